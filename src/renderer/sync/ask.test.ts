import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createAsk } from './ask'
import { backOff } from './back-off'
import { realTimers } from './timers'

const askOf = (answer: (init: RequestInit) => Promise<Response>, timeoutMs = 1000, signal = new AbortController().signal) =>
  createAsk({ fetch: (_path, init) => answer(init), base: '/sync/residents', signal, timers: realTimers, timeoutMs })

const hostError = (status: number, error: string, headers = {}) => Response.json({ error, reason: 'r' }, { status, headers })

describe('asking the center', () => {
  it.each<[string, () => Promise<Response>, string]>([
    ['the host says the center cannot be reached', async () => hostError(502, 'unreachable'), 'unreachable'],
    ['the host waited in vain', async () => hostError(504, 'timeout'), 'timeout'],
    ['the host met a portal', async () => hostError(502, 'portal'), 'portal'],
    ['the station is not known', async () => hostError(409, 'not-set-up'), 'missing'],
    ['the host itself is gone', () => Promise.reject(new TypeError('Failed to fetch')), 'unreachable'],
    ['credentials are refused', async () => hostError(401, 'unauthorized'), 'unauthorised'],
    ['the database is not there', async () => hostError(404, 'not_found'), 'missing'],
    ['the request is too large', async () => hostError(413, 'too_large'), 'too-large'],
    ['a gateway shows a page', async () => new Response('<h1>Bad gateway</h1>', { status: 502 }), 'server'],
    ['a portal shows its page', async () => new Response('<html>', { status: 200 }), 'portal'],
    ['the answer is empty', async () => new Response('', { status: 200 }), 'portal'],
  ])('where %s', async (_, answer, code) => {
    await expect(askOf(answer)('_changes')).rejects.toMatchObject({ name: 'SyncFault', code })
  })

  it('a center that asks for time is given it', async () => {
    const busy = askOf(async () => hostError(429, 'slow', { 'retry-after': '7' }))
    await expect(busy('_changes')).rejects.toMatchObject({ code: 'busy', retryAfterMs: 7000 })
  })

  it('an answer that stops in the middle is given up when the time is over', async () => {
    const stuck = askOf(async ({ signal }) => {
      const body = new ReadableStream<Uint8Array>({
        start(controller) {
          controller.enqueue(new TextEncoder().encode('{"results":['))
          signal?.addEventListener('abort', () => controller.error(signal.reason))
        },
      })
      return new Response(body)
    }, 50)
    await expect(stuck('_changes')).rejects.toMatchObject({ code: 'timeout' })
  })

  it('a fetch that does not heed its end is left behind when the time is over', async () => {
    await expect(askOf(() => new Promise<Response>(() => undefined), 50)('_changes')).rejects.toMatchObject({ code: 'timeout' })
  })

  it('a faulty answer is told by its status alone: no record gets into a message', async () => {
    const failing = askOf(async () => hostError(500, 'x', {}))
    await expect(failing('_bulk_docs', { docs: [{ name: '王秀芳' }] })).rejects.toThrow('the center answered 500 x')
  })
})

describe('pauses after failures', () => {
  it('double from a second to five minutes', () => {
    const seconds = [0, 1, 2, 3, 5, 9, 10, 30].map((failures) => backOff(failures, () => 0.5) / 1000)
    expect(seconds).toEqual([1, 1, 2, 4, 16, 256, 300, 300])
  })

  it('differ from station to station, and are never longer than five minutes', () => {
    fc.assert(
      fc.property(fc.nat(100), fc.double({ min: 0, max: 1, noNaN: true }), (failures, random) => {
        const pause = backOff(failures, () => random)
        expect(pause).toBeGreaterThanOrEqual(500)
        expect(pause).toBeLessThanOrEqual(300_000)
      }),
    )
  })
})
