import { readFileSync } from 'node:fs'

/** The binding that carries `ipcRenderer.invoke` to the main process. The page never sees it. */
export const bindingName = '__standInInvoke'

/**
 * A script that runs the built preload before the page's own, in the top frame alone, with `contextBridge` and `ipcRenderer`
 * as a sandboxed preload has them, strict. What is exposed is frozen, as what crosses Electron's bridge is.
 */
export function preloadScript(file: string): string {
  const source = file === '' ? '' : readFileSync(file, 'utf8')
  // Some compilers wrap named functions in a call of theirs, which no page has.
  return `{ const __name = (f) => f;\n(${wrap.toString()})(${JSON.stringify(bindingName)}, (require, module, exports, process) => {\n${source}\n}) }`
}

type Invoke = (channel: string, args: unknown[]) => Promise<unknown>
type Preload = (require: (name: string) => unknown, module: { exports: object }, exports: object, process: object) => void

/** Runs in the page: it may use nothing from this file. */
function wrap(binding: string, preload: Preload): void {
  const page = globalThis as unknown as Record<string, unknown> & Window
  const invoke = page[binding] as Invoke
  delete page[binding]
  if (page.top !== page.self) return
  const strict = (path: string, known: object): object =>
    new Proxy(known, {
      get(target, key) {
        if (key in target || typeof key === 'symbol') return Reflect.get(target, key)
        throw new Error(`the stand-in does not know ${path}.${key} in a preload`)
      },
    })
  const freeze = (value: unknown): unknown => {
    if (typeof value === 'function') return (...args: unknown[]) => Reflect.apply(value, undefined, args)
    if (typeof value !== 'object' || value === null) return value
    return Object.freeze(Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, freeze(inner)])))
  }
  const electron = strict('electron', {
    contextBridge: strict('contextBridge', {
      exposeInMainWorld: (name: string, api: unknown) =>
        Object.defineProperty(page, name, { value: freeze(api), enumerable: true, writable: false, configurable: false }),
    }),
    ipcRenderer: strict('ipcRenderer', { invoke: (channel: string, ...args: unknown[]) => invoke(channel, args) }),
  })
  const require = (name: string) => {
    if (name !== 'electron') throw new Error(`module not found: ${name} (a sandboxed preload has electron alone)`)
    return electron
  }
  const module = { exports: {} }
  preload(require, module, module.exports, { contextIsolated: true, sandboxed: true, type: 'renderer' })
}
