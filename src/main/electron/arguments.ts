import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { z } from 'zod'

const argumentsSchema = z.object({
  data: z.string().min(1).optional(),
  hub: z.url({ protocol: /^https?$/ }).optional(),
  mode: z.enum(['desk', 'kiosk']).optional(),
  'plain-secrets': z.boolean().optional(),
})

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
 * Throws where one of ours has a value that cannot be meant.
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
  if (!parsed.success) throw new Error('reading the command line', { cause: parsed.error })
  const { data, hub, mode, 'plain-secrets': plainSecrets = false } = parsed.data
  return {
    ...(data === undefined ? {} : { dataDir: resolve(data) }),
    ...(hub === undefined ? {} : { hub }),
    ...(mode === undefined ? {} : { mode }),
    plainSecrets,
  }
}
