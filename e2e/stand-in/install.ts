import Module from 'node:module'
import { runInThisContext } from 'node:vm'
import { createElectron } from './electron'
import { connect, type FrameFacts, type MainCalls, type PageCalls } from './messages'
import { toApp } from './scheme-server'
import { electronEvent } from './strict'

const ask = connect<MainCalls, PageCalls>(process, {
  contentsEvent: ({ window, event, details }) => {
    const happened = electronEvent({ ...details, ...(typeof details['url'] === 'string' ? { url: toApp(details['url']) } : {}) })
    const entry = standIn.windows.opened.get(window)
    // The second argument of the crash is its details; the navigation events carry theirs on the event.
    entry?.contents.emit(event, happened, event === 'render-process-gone' ? details : happened)
    return happened.defaultPrevented
  },
  windowOpen: ({ window, url }) => {
    const facts = standIn.windows.opened.get(window)?.facts
    const details = {
      url: toApp(url),
      frameName: '',
      features: '',
      disposition: 'foreground-tab',
      referrer: { url: '', policy: 'default' },
    } as const
    return facts?.windowOpen?.(details).action ?? 'allow'
  },
  invoke: ({ window, channel, args, frame }) => {
    const handler = standIn.invokeHandlers.get(channel)
    if (handler === undefined) throw new Error(`No handler registered for '${channel}'`)
    return handler(invokeEvent(window, frame), ...args)
  },
  download: ({ window, url, filename }) => {
    const event = electronEvent({})
    const item = { getURL: () => toApp(url), getFilename: () => filename }
    const contents = standIn.windows.opened.get(window)?.contents
    contents?.session.emit('will-download', event, item, contents)
    return event.defaultPrevented
  },
  request: ({ window, url }) =>
    standIn.partitions.of(standIn.windows.opened.get(window)?.facts.partition ?? '').facts.blocks(url),
  pageClosed: ({ window }) => standIn.windows.opened.get(window)?.gone(),
  evaluate: ({ source, argument }) => {
    // Some compilers wrap named functions in a call of theirs.
    const act = runInThisContext(
      `(electron, argument) => { const __name = (f) => f; return (${source})(electron, argument) }`,
    ) as (electron: unknown, argument: unknown) => unknown
    return act(electron, argument)
  },
  quit: () => electron.app.quit(),
})

function invokeEvent(window: number, frame: FrameFacts): unknown {
  const { url, origin, isTop } = frame
  const senderFrame = {
    url: toApp(url),
    origin: toApp(origin),
    parent: isTop ? null : { url: 'app://yizhan/', origin: 'app://yizhan' },
  }
  return electronEvent({ sender: standIn.windows.opened.get(window)?.contents, senderFrame })
}

const { electron, standIn } = createElectron(ask)
globalThis.standIn = standIn
answerRequireOfElectron()
// The test is gone: nobody can see this process any more.
process.on('disconnect', () => electron.app.exit(1))
void standIn.partitions.of('').port.then(standIn.app.becomeReady)

/** `require('electron')` answers with the stand-in; the package's own index would fetch a binary. */
function answerRequireOfElectron(): void {
  const loader = Module as unknown as { _load(request: string, ...rest: unknown[]): unknown }
  const load = loader._load
  loader._load = (request, ...rest) => (request === 'electron' ? electron : Reflect.apply(load, loader, [request, ...rest]))
}
