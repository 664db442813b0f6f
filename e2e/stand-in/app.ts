import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { homedir, tmpdir } from 'node:os'
import { join } from 'node:path'
import type { App, CommandLine } from 'electron'
import { electronEvent, emitterOf, strict } from './strict'

const events = [
  'ready',
  'second-instance',
  'web-contents-created',
  'window-all-closed',
  'before-quit',
  'will-quit',
  'quit',
  'certificate-error',
  'select-client-certificate',
] as const

const weakening = [
  'ignore-certificate-errors',
  'disable-web-security',
  'no-sandbox',
  'remote-debugging-port',
  'disable-site-isolation-trials',
]

/** What the rest of the stand-in must know of the app. */
export type AppFacts = {
  app: App
  isReady(): boolean
  requireReady(what: string): void
  requireNotReady(what: string): void
  isSandboxed(): boolean
  switches: ReadonlyMap<string, string>
  becomeReady(): void
}

export type WindowsOfApp = {
  /** Closes every window as `app.quit()` does, and answers whether all of them went. */
  closeAll(): boolean
  /** When the pages of the closed windows are closed too. */
  gone(): Promise<unknown>
}

export function createApp(windows: WindowsOfApp): AppFacts {
  const emitter = emitterOf('app', events)
  const paths = new Map<string, string>([
    ['userData', join(process.env['XDG_CONFIG_HOME'] ?? join(homedir(), '.config'), 'yizhan')],
  ])
  paths.set('temp', tmpdir())
  const switches = new Map<string, string>()
  let ready = false
  let sandboxed = false
  const requireNotReady = (what: string) => {
    if (ready) throw new Error(`${what} must be called before the app is ready`)
  }
  const leave = (code: number) => {
    emitter.emit('quit', electronEvent({}), code)
    // Under Electron the pages are gone before the process is; here they are in another one.
    void windows.gone().finally(() => process.exit(code))
  }
  const quit = () => {
    const before = electronEvent({})
    emitter.emit('before-quit', before)
    if (before.defaultPrevented || !windows.closeAll()) return
    const will = electronEvent({})
    emitter.emit('will-quit', will)
    if (!will.defaultPrevented) leave(0)
  }
  const commandLine = strict('app.commandLine', {
    appendSwitch: (name: string, value = '') => {
      requireNotReady('app.commandLine.appendSwitch')
      if (weakening.includes(name)) throw new Error(`the stand-in refuses the switch ${name}: it takes a protection away`)
      switches.set(name, value)
    },
    hasSwitch: (name: string) =>
      switches.has(name) || process.argv.some((word) => word === `--${name}` || word.startsWith(`--${name}=`)),
  } satisfies Pick<CommandLine, 'appendSwitch' | 'hasSwitch'>)
  const whenReady = new Promise<void>((resolve) => emitter.once('ready', () => resolve()))
  const methods = {
    isPackaged: process.env['STAND_IN_PACKAGED'] === '1',
    enableSandbox: () => {
      requireNotReady('app.enableSandbox')
      sandboxed = true
    },
    getPath: (name: string) =>
      paths.get(name) ?? (name === 'sessionData' ? (paths.get('userData') as string) : unknownPath(name)),
    setPath: (name: string, path: string) => {
      requireNotReady('app.setPath')
      if (!existsSync(path)) throw new Error(`app.setPath: ${path} does not exist`)
      paths.set(name, path)
    },
    getLocale: () => 'zh-CN',
    isReady: () => ready,
    requestSingleInstanceLock: () =>
      lockFolder(paths.get('userData') as string, () => emitter.emit('second-instance', electronEvent({}), [], '', null)),
    whenReady: () => whenReady,
    quit: () => setImmediate(quit) as unknown as undefined,
    exit: (code = 0) => leave(code),
  } satisfies Partial<App>
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, quit)
  const app = strict('app', Object.assign(emitter, methods, { commandLine })) as unknown as App
  return {
    app,
    isReady: () => ready,
    requireReady: (what) => {
      if (!ready) throw new Error(`${what} needs the app to be ready`)
    },
    requireNotReady,
    isSandboxed: () => sandboxed,
    switches,
    becomeReady: () => {
      ready = true
      emitter.emit('ready', electronEvent({}), {})
    },
  }
}

function unknownPath(name: string): never {
  throw new Error(`the stand-in does not know app.getPath('${name}')`)
}

/** True for the first process on a folder; a later one rings the first with a signal, as Chromium does over a socket. */
function lockFolder(folder: string, onSecond: () => void): boolean {
  const file = join(folder, 'stand-in.lock')
  const holder = existsSync(file) ? Number(readFileSync(file, 'utf8')) : Number.NaN
  if (holder !== process.pid && isAlive(holder)) {
    process.kill(holder, 'SIGUSR2')
    return false
  }
  writeFileSync(file, String(process.pid))
  process.on('SIGUSR2', onSecond)
  process.on('exit', () => rmSync(file, { force: true }))
  return true
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch {
    // Nobody has that number: the lock was left by a process that was killed.
    return false
  }
}
