import { type BellEvent, bellEventSchema } from '../../shared/bell'
import type { Fetch } from './ask'
import { backOff } from './back-off'
import { pause, type Timers } from './timers'

/** The host sends a comment every 25 s; a stream silent for three times that is dead. */
export const bellSilenceMs = 75_000

type Listener = (event: BellEvent) => void

/** The events of an event stream (WHATWG HTML, server-sent events), as far as they are ours: one `data:` line each. */
function readEvents(block: string, listener: Listener): void {
  for (const line of block.split(/\r?\n/)) {
    if (!line.startsWith('data:')) continue
    let data: unknown
    try {
      data = JSON.parse(line.slice('data:'.length))
    } catch {
      // Half a line or a foreign one: the next round finds what it may have told.
      continue
    }
    const event = bellEventSchema.safeParse(data)
    if (event.success) listener(event.data)
  }
}

/** Reads one connection to its end. Throws where it cannot be had or falls silent. */
async function follow(fetch: Fetch, timers: Timers, signal: AbortSignal, listener: Listener): Promise<void> {
  const silence = new AbortController()
  const listen = () => timers.after(bellSilenceMs, () => silence.abort())
  let deaf = listen()
  try {
    const both = AbortSignal.any([signal, silence.signal])
    const response = await fetch('/sync/bell', { signal: both, cache: 'no-store', headers: { accept: 'text/event-stream' } })
    if (!response.ok || !response.body) throw new Error(`the bell answered ${response.status}`)
    const reader = response.body.pipeThrough(new TextDecoderStream() as ReadableWritablePair<string, BufferSource>).getReader()
    let text = ''
    for (;;) {
      const { done, value } = await reader.read()
      if (done) return
      deaf()
      deaf = listen()
      text += value
      const blocks = text.split(/\r?\n\r?\n/)
      text = blocks.pop() ?? ''
      for (const block of blocks) readEvents(block, listener)
    }
  } finally {
    deaf()
  }
}

/**
 * Listens at the host's wake-up stream until `stop`, connecting again with growing pauses. The host begins each
 * connection with `reachable`, as soon as everything that changes from then on will ring: a round begun at it misses nothing.
 */
export function createBell(options: { fetch: Fetch; timers: Timers; random: () => number; rang: Listener }): {
  stop: () => void
} {
  const { fetch, timers, random, rang } = options
  const ending = new AbortController()
  const listen = async () => {
    let failures = 0
    while (!ending.signal.aborted) {
      let heard = false
      try {
        await follow(fetch, timers, ending.signal, (event) => {
          heard = true
          rang(event)
        })
      } catch {
        // Whether the center can be reached is the probe's to say; a bell that does not ring only makes us slower.
      }
      failures = heard ? 0 : failures + 1
      await pause(timers, backOff(failures, random), ending.signal)
    }
  }
  void listen()
  return { stop: () => ending.abort() }
}
