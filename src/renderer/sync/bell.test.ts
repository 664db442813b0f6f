import { afterEach, describe, expect, it, vi } from 'vitest'
import type { BellEvent } from '../../shared/bell'
import type { Fetch } from './ask'
import { bellSilenceMs, createBell } from './bell'
import { realTimers } from './timers'

const encoder = new TextEncoder()

/** A host whose wake-up streams the test holds in its hands, one for each connection. */
function host() {
  const streams: { send: (text: string) => void; end: () => void; signal: AbortSignal }[] = []
  const fetch: Fetch = async (_path, { signal }) => {
    if (!signal) throw new Error('a stream without an end')
    const body = new ReadableStream<Uint8Array>({
      start(controller) {
        signal.addEventListener('abort', () => controller.error(new Error('gone')))
        streams.push({ send: (text) => controller.enqueue(encoder.encode(text)), end: () => controller.close(), signal })
      },
    })
    return new Response(body)
  }
  return { fetch, streams }
}

const stops: (() => void)[] = []
function listen(fetch: Fetch): BellEvent[] {
  const heard: BellEvent[] = []
  const bell = createBell({ fetch, timers: realTimers, random: () => 0, rang: (event) => heard.push(event) })
  stops.push(bell.stop)
  return heard
}

afterEach(() => {
  for (const stop of stops.splice(0)) stop()
  vi.useRealTimers()
})

describe('the wake-up stream', () => {
  it('is understood however it is cut into pieces, comments and foreign lines left out', async () => {
    const { fetch, streams } = host()
    const heard = listen(fetch)
    await vi.waitFor(() => expect(streams).toHaveLength(1))
    for (const piece of [
      'retry: 2000\n\n: still here\n\ndata: {"kind":"reach',
      'able","reachable":true}\n',
      '\ndata: nonsense\n\n',
      'data: {"kind":"other"}\n\n',
    ])
      streams[0]?.send(piece)
    streams[0]?.send(
      'data: {"kind":"changed","collection":"residents"}\r\n\r\ndata: {"kind":"changed","collection":"places"}\n\n',
    )
    await vi.waitFor(() => expect(heard).toHaveLength(3))
    expect(heard).toEqual([
      { kind: 'reachable', reachable: true },
      { kind: 'changed', collection: 'residents' },
      { kind: 'changed', collection: 'places' },
    ])
  })

  it('is listened to again when it ends, after a pause', async () => {
    vi.useFakeTimers()
    const { fetch, streams } = host()
    listen(fetch)
    await vi.advanceTimersByTimeAsync(0)
    streams[0]?.end()
    await vi.advanceTimersByTimeAsync(400)
    expect(streams).toHaveLength(1)
    await vi.advanceTimersByTimeAsync(200)
    expect(streams).toHaveLength(2)
  })

  it('is given up when it is silent for too long, and connected anew', async () => {
    vi.useFakeTimers()
    const { fetch, streams } = host()
    listen(fetch)
    await vi.advanceTimersByTimeAsync(bellSilenceMs - 1)
    streams[0]?.send(': still here\n\n')
    await vi.advanceTimersByTimeAsync(bellSilenceMs - 1)
    expect(streams).toHaveLength(1)
    await vi.advanceTimersByTimeAsync(1000)
    expect(streams[0]?.signal.aborted).toBe(true)
    expect(streams).toHaveLength(2)
  })

  it('pauses longer and longer while it cannot be had', async () => {
    vi.useFakeTimers()
    const moments: number[] = []
    listen(() => {
      moments.push(Date.now())
      return Promise.resolve(new Response('{}', { status: 502 }))
    })
    await vi.advanceTimersByTimeAsync(60_000)
    const pauses = moments.slice(1).map((moment, index) => moment - (moments[index] ?? 0))
    expect(pauses).toEqual([500, 1000, 2000, 4000, 8000, 16_000])
  })

  it('ends with the page', async () => {
    const { fetch, streams } = host()
    listen(fetch)
    await vi.waitFor(() => expect(streams).toHaveLength(1))
    stops[0]?.()
    expect(streams[0]?.signal.aborted).toBe(true)
  })
})
