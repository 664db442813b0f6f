import type {
  BrowserWindow,
  BrowserWindowConstructorOptions,
  HandlerDetails,
  Rectangle,
  Session,
  WebContents,
  WindowOpenHandlerResponse,
} from 'electron'
import type { AppFacts } from './app'
import type { Asks, PageCalls } from './messages'
import type { Partition } from './partitions'
import { toPage } from './scheme-server'
import { electronEvent, emitterOf, strict } from './strict'

const windowEvents = ['close', 'closed', 'ready-to-show', 'show', 'page-title-updated', 'system-context-menu', 'focus']
const contentsEvents = [
  'will-navigate',
  'will-redirect',
  'will-frame-navigate',
  'will-attach-webview',
  'before-input-event',
  'render-process-gone',
  'did-fail-load',
  'did-finish-load',
  'destroyed',
]

/** What a window was made with and what was done to it, for the specs. */
export type WindowFacts = {
  id: number
  options: BrowserWindowConstructorOptions
  /** Empty for the default session. */
  partition: string
  shown: boolean
  alwaysOnTop: boolean
  zoomLimits: [number, number] | null
  printed: unknown[]
  windowOpen: ((details: HandlerDetails) => WindowOpenHandlerResponse) | null
}

export type Opened = { window: BrowserWindow; contents: WebContents; facts: WindowFacts; gone(): void }
export type Windows = {
  BrowserWindow: typeof BrowserWindow
  opened: Map<number, Opened>
  closeAll(): boolean
  gone(): Promise<unknown>
}

export type WindowsNeeds = { app: () => AppFacts; ask: Asks<PageCalls>; partition: (name: string) => Partition }
type Inner = WindowsNeeds & { closing: Promise<unknown>[] }

export function createWindows(needs: WindowsNeeds): Windows {
  const opened = new Map<number, Opened>()
  const closing: Promise<unknown>[] = []
  let next = 1
  function BrowserWindowStandIn(options: BrowserWindowConstructorOptions): BrowserWindow {
    needs.app().requireReady('new BrowserWindow')
    const entry = createWindow(next++, options, { ...needs, closing }, opened)
    opened.set(entry.facts.id, entry)
    needs.app().app.emit('web-contents-created', electronEvent({}), entry.contents)
    return entry.window
  }
  const statics = { getAllWindows: () => [...opened.values()].map((entry) => entry.window) } satisfies Partial<
    typeof BrowserWindow
  >
  return {
    BrowserWindow: strict('BrowserWindow', Object.assign(BrowserWindowStandIn, statics)) as unknown as typeof BrowserWindow,
    opened,
    closeAll: () => {
      for (const entry of [...opened.values()]) entry.window.close()
      return opened.size === 0
    },
    gone: () => Promise.all(closing),
  }
}

function createWindow(id: number, options: BrowserWindowConstructorOptions, needs: Inner, opened: Map<number, Opened>): Opened {
  const facts: WindowFacts = {
    id,
    options,
    partition: options.webPreferences?.partition ?? '',
    shown: options.show !== false,
    alwaysOnTop: false,
    zoomLimits: null,
    printed: [],
    windowOpen: null,
  }
  const emitter = emitterOf('BrowserWindow', windowEvents)
  const page = createPage(facts, needs, () => emitter.emit('ready-to-show', electronEvent({})))
  const contents = createContents(facts, page, needs.partition(facts.partition).session)
  const bounds: Rectangle = { x: options.x ?? 0, y: options.y ?? 0, width: options.width ?? 800, height: options.height ?? 600 }
  let destroyed = false
  let maximized = false
  let kiosk = options.kiosk === true
  const gone = () => {
    if (destroyed) return
    destroyed = true
    opened.delete(id)
    contents.emit('destroyed')
    emitter.emit('closed')
    if (opened.size === 0) needs.app().app.emit('window-all-closed')
  }
  const methods = {
    webContents: contents,
    loadURL: (url: string) => page.load(url, contents),
    show: () => {
      facts.shown = true
    },
    focus: () => void emitter.emit('focus'),
    restore: () => undefined,
    isMinimized: () => false,
    maximize: () => {
      maximized = true
    },
    isMaximized: () => maximized,
    isVisible: () => facts.shown,
    isDestroyed: () => destroyed,
    setKiosk: (on: boolean) => {
      kiosk = on
    },
    isKiosk: () => kiosk,
    setAlwaysOnTop: (on: boolean) => {
      facts.alwaysOnTop = on
    },
    getNormalBounds: () => ({ ...bounds }),
    setBounds: (wanted: Partial<Rectangle>) => void Object.assign(bounds, wanted),
    close: () => {
      const event = electronEvent({})
      emitter.emit('close', event)
      if (event.defaultPrevented || destroyed) return
      page.close()
      gone()
    },
    destroy: () => {
      if (destroyed) return
      page.close()
      gone()
    },
  } satisfies Partial<BrowserWindow>
  const window = strict('BrowserWindow', Object.assign(emitter, methods)) as unknown as BrowserWindow
  return { window, contents, facts, gone }
}

type Page = {
  url(): string
  load(url: string, contents: WebContents): Promise<void>
  reload(contents: WebContents): void
  crash(): void
  script(code: string): Promise<unknown>
  close(): void
}

/** The page in the test's process, opened with the first load. */
function createPage({ id: window, options, partition }: WindowFacts, needs: Inner, firstPainted: () => void): Page {
  let url = ''
  let isOpen = false
  let painted = false
  const settle = async (loading: Promise<unknown>, contents: WebContents) => {
    try {
      await loading
    } catch (cause) {
      if (contents.isDestroyed()) return
      contents.emit('did-fail-load', electronEvent({}), -2, String(cause), url, true, 0, 0)
      throw cause
    }
    if (!painted) firstPainted()
    painted = true
    contents.emit('did-finish-load')
  }
  return {
    url: () => url,
    load: async (address, contents) => {
      url = address
      if (!isOpen) {
        const { width = 800, height = 600, webPreferences } = options
        const profile = partition === '' ? needs.app().app.getPath('sessionData') : null
        const port = await needs.partition(partition).port
        await needs.ask('open', { window, port, profile, preload: webPreferences?.preload ?? '', width, height })
        isOpen = true
      }
      await settle(needs.ask('load', { window, url: toPage(address) }), contents)
    },
    reload: (contents) => void settle(needs.ask('reload', { window }), contents).catch(() => undefined),
    crash: () => void needs.ask('crash', { window }).catch(() => undefined),
    script: (code) => needs.ask('script', { window, code }),
    close: () => void needs.closing.push(needs.ask('close', { window }).catch(() => undefined)),
  }
}

function createContents(facts: WindowFacts, page: Page, session: Session): WebContents {
  const emitter = emitterOf('webContents', contentsEvents)
  let destroyed = false
  emitter.on('destroyed', () => {
    destroyed = true
  })
  const methods = {
    id: facts.id,
    session,
    isDestroyed: () => destroyed,
    getURL: () => page.url(),
    reload: () => page.reload(contents),
    forcefullyCrashRenderer: () => page.crash(),
    executeJavaScript: (code: string) => page.script(code),
    setWindowOpenHandler: (handler: (details: HandlerDetails) => WindowOpenHandlerResponse) => {
      facts.windowOpen = handler
    },
    setVisualZoomLevelLimits: async (least: number, most: number) => {
      facts.zoomLimits = [least, most]
    },
    print: (options: unknown, callback?: (success: boolean, reason: string) => void) => {
      facts.printed.push(options)
      setImmediate(() => callback?.(true, ''))
    },
    mainFrame: { url: 'app://yizhan/', origin: 'app://yizhan', parent: null },
  }
  const known = methods satisfies Partial<Omit<WebContents, 'mainFrame'>>
  const contents = strict('webContents', Object.assign(emitter, known)) as unknown as WebContents
  return contents
}
