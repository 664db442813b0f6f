import { parseArgs } from 'node:util'
import { StartError } from '../refusal'

export type Flags = {
  data?: string
  port?: number
  hub?: string
  mode?: 'desk' | 'kiosk'
  open: boolean
  help: boolean
}

export const helpText = `驿站 Yizhan

用法：npm start -- [选项]

  --data DIR          数据文件夹（默认在系统的应用数据文件夹里）
  --port N            网页端口（默认第一次任选，以后不变）
  --hub URL           连到别的数据中心，如 http://用户:密码@主机:5984
  --mode desk|kiosk   工作台或自助机
  --no-open           只显示地址，不打开浏览器
  --help              显示这段说明

Usage: npm start -- [options]

  --data DIR          folder of the data (default: the system's folder for application data)
  --port N            port of the page (default: any free one the first time, then the same)
  --hub URL           sync with another machine's CouchDB, such as http://user:password@host:5984
  --mode desk|kiosk   desk or kiosk
  --no-open           print the address only
  --help              this text

按 Ctrl-C 停止。Ctrl-C stops it.
`

const bad = (what: string) => new StartError('bad-flag', `${what}\n用 --help 查看说明。See --help.`)

/** Reads the command line. Throws a StartError `bad-flag` with one sentence. */
export function readFlags(argv: string[]): Flags {
  const options = {
    data: { type: 'string' },
    port: { type: 'string' },
    hub: { type: 'string' },
    mode: { type: 'string' },
    'no-open': { type: 'boolean', default: false },
    help: { type: 'boolean', short: 'h', default: false },
  } as const
  let values: ReturnType<typeof parseArgs<{ options: typeof options }>>['values']
  try {
    values = parseArgs({ args: argv, options, strict: true, allowPositionals: false }).values
  } catch (cause) {
    throw bad(`选项不对。Wrong option: ${cause instanceof Error ? cause.message.split('. ')[0] : ''}`)
  }
  const port = values.port === undefined ? undefined : Number(values.port)
  if (port !== undefined && (!/^\d{1,5}$/.test(values.port ?? '') || port > 65_535))
    throw bad('--port 应为 0 到 65535 的数字。--port takes a number from 0 to 65535.')
  const { mode } = values
  if (mode !== undefined && mode !== 'desk' && mode !== 'kiosk')
    throw bad('--mode 只能是 desk 或 kiosk。--mode is desk or kiosk.')
  for (const name of ['data', 'hub'] as const)
    if (values[name] === '') throw bad(`--${name} 后面要写内容。--${name} needs a value.`)
  return { data: values.data, port, hub: values.hub, mode, open: !values['no-open'], help: values.help === true }
}
