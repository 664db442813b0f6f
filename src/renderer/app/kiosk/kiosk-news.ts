import { type KioskEvent, kioskEventSchema } from '../../../shared/kiosk'
import { linesOf } from '../../lib/lines'
import type { Fetch } from '../start/host'

/** The host sends a comment every 25 s; a stream silent for three times that is dead. */
export const newsSilenceMs = 75_000
const pauseMs = 5000

function eventOf(line: string): KioskEvent | null {
  if (!line.startsWith('data:')) return null
  try {
    return kioskEventSchema.safeParse(JSON.parse(line.slice('data:'.length))).data ?? null
  } catch {
    // Half a line: the next connection begins with how things stand.
    return null
  }
}

async function follow(fetch: Fetch, ending: AbortSignal, told: (event: KioskEvent) => void): Promise<void> {
  const silence = new AbortController()
  const listen = () => setTimeout(() => silence.abort(), newsSilenceMs)
  let deaf = listen()
  try {
    const response = await fetch('/kiosk/events', { signal: AbortSignal.any([ending, silence.signal]), cache: 'no-store' })
    if (!response.ok || !response.body) return
    for await (const line of linesOf(response.body)) {
      clearTimeout(deaf)
      deaf = listen()
      const event = eventOf(line)
      if (event) told(event)
    }
  } catch {
    // The host is away or starts again: it is asked once more below, and tells everything anew.
  } finally {
    clearTimeout(deaf)
  }
}

/** Listens to `GET /kiosk/events` until the answered function is called, connecting again after 5 s. */
export function listenToHost(fetch: Fetch, told: (event: KioskEvent) => void): () => void {
  const ending = new AbortController()
  let waiting: ReturnType<typeof setTimeout> | undefined
  const listen = async (): Promise<void> => {
    await follow(fetch, ending.signal, told)
    if (!ending.signal.aborted) waiting = setTimeout(() => void listen(), pauseMs)
  }
  void listen()
  return () => {
    ending.abort()
    clearTimeout(waiting)
  }
}
