import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { z } from 'zod'
import { StartError } from '../refusal'

const argumentsSchema = z.object({
  data: z.string().min(1).optional(),
  hub: z.string().min(1).optional(),
  mode: z.enum(['desk', 'kiosk']).optional(),
  'plain-secrets': z.boolean().optional(),
})

const wrongFlag =
  '启动选项不对:--data 和 --hub 后面要写内容,--mode 只能是 desk 或 kiosk。\n' +
  'Wrong option: --data and --hub need a value, --mode is desk or kiosk.'

export type BootArguments = {
  /** Absolute folder that replaces the user's own application folder. */
  dataDir?: string
  hub?: string
  mode?: 'desk' | 'kiosk'
  /** Somebody decided that this machine, which has no keyring, may keep its passwords in a file of mode 0600. */
  plainSecrets: boolean
}

/**
 * Reads `--data DIR --hub URL --mode desk|kiosk --plain-secrets`; what Chromium and Electron add is passed over.
 * Throws a StartError where one of ours has a value that cannot be meant; what is behind `--hub` is judged by the station.
 */
export function readArguments(argv: readonly string[]): BootArguments {
  const { values } = parseArgs({
    args: [...argv],
    options: {
      data: { type: 'string' },
      hub: { type: 'string' },
      mode: { type: 'string' },
      'plain-secrets': { type: 'boolean' },
    },
    strict: false,
  })
  const parsed = argumentsSchema.safeParse(values)
  if (!parsed.success) throw new StartError('bad-flag', wrongFlag, { cause: parsed.error })
  const { data, hub, mode, 'plain-secrets': plainSecrets = false } = parsed.data
  return {
    ...(data === undefined ? {} : { dataDir: resolve(data) }),
    ...(hub === undefined ? {} : { hub }),
    ...(mode === undefined ? {} : { mode }),
    plainSecrets,
  }
}
