import { setMaxListeners } from 'node:events'
import type { BellEvent } from '../../shared/bell'
import type { Disk } from '../journal/disk'
import { Refusal } from '../refusal'
import { type WatchPace, watchCollection, watchPace } from './bell-watch'
import type { CenterLink } from './center'

export type Bell = {
  /** `text/event-stream` of BellEvents. The first is `reachable`; what changes after it rings. */
  listen(signal: AbortSignal): Response
  /** Ends every stream and every watch. A page that still lives asks again, and then for the collections of that moment. */
  stop(): void
}

/** `disk`: tells its levels on the same stream. */
export type BellOptions = {
  link: CenterLink
  disk?: Pick<Disk, 'look' | 'watch'>
  pace?: WatchPace
  random?: () => number
  commentMs?: number
}

type Listener = { send: (text: string) => void; close: () => void }

const encoder = new TextEncoder()
const frame = (event: BellEvent) => `data: ${JSON.stringify(event)}\n\n`

/** Watches every collection until `signal` ends it; tells each ring, and whether the center can be reached. */
function watchAll(
  options: Required<Pick<BellOptions, 'link' | 'pace' | 'random'>>,
  signal: AbortSignal,
  tell: (event: BellEvent) => void,
) {
  const collections = options.link.collections()
  const down = new Set<string>()
  const settled = new Set<string>()
  let told: boolean | null = null
  const weigh = () => {
    const reachable = down.size === 0
    // "Reachable" is told when every place is fixed: a round begun at it misses nothing that rings later.
    if (told === reachable || (reachable && settled.size < collections.length)) return
    told = reachable
    tell({ kind: 'reachable', reachable })
  }
  for (const collection of collections) {
    void watchCollection({
      ...options,
      collection,
      signal,
      changed: () => tell({ kind: 'changed', collection }),
      reached: (reachable) => {
        // A database that refuses the terminal is settled too: it must not keep the others from being told.
        if (reachable) settled.add(collection)
        if (reachable) down.delete(collection)
        else down.add(collection)
        weigh()
      },
    })
  }
}

/**
 * One wake-up stream a window instead of one long poll a collection: a page has six connections to a host, Node has no
 * such limit. While someone listens the host watches every collection at the center; when the last one leaves it stops.
 */
export function createBell({ link, disk, pace = watchPace, random = Math.random, commentMs = 25_000 }: BellOptions): Bell {
  const listeners = new Set<Listener>()
  let watching: AbortController | null = null
  let reachability: BellEvent | null = null

  const tell = (event: BellEvent) => {
    if (event.kind === 'reachable') reachability = event
    for (const listener of listeners) listener.send(frame(event))
  }

  /** What a page needs to know of the disk when it comes; that there is room goes without saying. */
  const tellDisk = async (listener: Listener) => {
    const state = await disk?.look()
    if (state && state.level !== 'good' && listeners.has(listener)) listener.send(frame({ kind: 'disk', level: state.level }))
  }

  const join = (listener: Listener) => {
    listeners.add(listener)
    void tellDisk(listener)
    if (watching) return void (reachability && listener.send(frame(reachability)))
    watching = new AbortController()
    const { signal } = watching
    // Each watch listens once, and so does the disk: more than ten are no leak here.
    setMaxListeners(link.collections().length + 1, signal)
    const unwatch = disk?.watch((level) => tell({ kind: 'disk', level }))
    if (unwatch) signal.addEventListener('abort', unwatch, { once: true })
    watchAll({ link, pace, random }, signal, tell)
  }

  const leave = (listener: Listener) => {
    if (!listeners.delete(listener) || listeners.size > 0) return
    watching?.abort()
    watching = null
    reachability = null
  }

  const listen = (signal: AbortSignal): Response => {
    if (link.collections().length === 0) throw new Refusal(409, 'not-set-up', 'The station is not set up yet')
    let end: () => void = () => undefined
    const stream = new ReadableStream<Uint8Array>({
      start: (controller) => {
        const send = (text: string) => controller.enqueue(encoder.encode(text))
        const comment = setInterval(() => send(': still here\n\n'), commentMs)
        const close = () => {
          end()
          controller.close()
        }
        const listener: Listener = { send, close }
        end = () => {
          clearInterval(comment)
          signal.removeEventListener('abort', close)
          leave(listener)
        }
        send('retry: 2000\n\n')
        join(listener)
        if (signal.aborted) close()
        else signal.addEventListener('abort', close, { once: true })
      },
      // On `app://` a page that leaves cancels the body and not the request.
      cancel: () => end(),
    })
    return new Response(stream, { headers: { 'content-type': 'text/event-stream; charset=utf-8', 'cache-control': 'no-store' } })
  }

  return {
    listen,
    stop: () => {
      for (const listener of [...listeners]) listener.close()
    },
  }
}
