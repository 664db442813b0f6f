import type { BellEvent } from '../../shared/bell'
import { Refusal } from '../refusal'
import { type WatchPace, watchCollection, watchPace } from './bell-watch'
import type { CenterLink } from './center'

export type Bell = {
  /** `text/event-stream` of BellEvents. The first is `reachable`; what changes after it rings. */
  listen(signal: AbortSignal): Response
  /** Ends every stream and every watch. A page that still lives asks again, and then for the collections of that moment. */
  stop(): void
}

export type BellOptions = { link: CenterLink; pace?: WatchPace; random?: () => number; commentMs?: number }

type Listener = { send: (text: string) => void; close: () => void }

const encoder = new TextEncoder()
const frame = (event: BellEvent) => `data: ${JSON.stringify(event)}\n\n`

/**
 * One wake-up stream a window instead of one long poll a collection: a page has six connections to a host, Node has no
 * such limit. While someone listens the host watches every collection at the center; when the last one leaves it stops.
 */
export function createBell({ link, pace = watchPace, random = Math.random, commentMs = 25_000 }: BellOptions): Bell {
  const listeners = new Set<Listener>()
  let watching: AbortController | null = null
  let reachable: boolean | null = null

  const ring = (event: BellEvent) => {
    for (const listener of listeners) listener.send(frame(event))
  }

  const watch = () => {
    const controller = new AbortController()
    watching = controller
    const collections = link.collections()
    const down = new Set<string>()
    let unready = collections.length
    let known = false
    // `reachable` is told when every place is fixed, so that a round begun at it misses nothing that rings later.
    const tell = () => {
      if (controller.signal.aborted || (unready > 0 && down.size === 0)) return
      const now = down.size === 0
      if (known && reachable === now) return
      known = true
      reachable = now
      ring({ kind: 'reachable', reachable: now })
    }
    for (const collection of collections) {
      let answered = false
      void watchCollection({
        link,
        collection,
        pace,
        random,
        signal: controller.signal,
        ready: () => {
          if (!answered) unready -= 1
          answered = true
        },
        changed: () => ring({ kind: 'changed', collection }),
        reached: (ok) => {
          // A database that refuses the terminal must not keep the others from being told.
          if (ok && !answered) unready -= 1
          if (ok) answered = true
          if (ok) down.delete(collection)
          else down.add(collection)
          tell()
        },
      })
    }
  }

  const leave = (listener: Listener) => {
    if (!listeners.delete(listener) || listeners.size > 0) return
    watching?.abort()
    watching = null
    reachable = null
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
        listeners.add(listener)
        send('retry: 2000\n\n')
        if (signal.aborted) return close()
        signal.addEventListener('abort', close, { once: true })
        if (!watching) watch()
        else if (reachable !== null) send(frame({ kind: 'reachable', reachable }))
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
