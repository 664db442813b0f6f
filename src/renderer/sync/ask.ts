import { type FaultCode, SyncFault } from './fault'
import type { Timers } from './timers'

export type Fetch = (path: string, init: RequestInit) => Promise<Response>

/** Asks the center through the host: `path` below the collection (`_changes?since=0`), `body` sent as JSON by POST. */
export type Ask = (path: string, body?: unknown) => Promise<unknown>

/** The embedded hub and CouchDB answer within seconds; a server that does not within this will not. */
export const requestTimeoutMs = 30_000

const byStatus: Record<number, FaultCode> = {
  401: 'unauthorised',
  403: 'forbidden',
  404: 'missing',
  409: 'missing',
  413: 'too-large',
  429: 'busy',
  503: 'busy',
}

/** The host's own words (HostError) for a center that is not there. */
const byWord: Record<string, FaultCode> = { unreachable: 'unreachable', timeout: 'timeout', portal: 'portal' }

const wordOf = (body: unknown): string =>
  typeof body === 'object' && body !== null && 'error' in body && typeof body.error === 'string' ? body.error : ''

function faultOf(response: Response, body: unknown): SyncFault {
  const word = wordOf(body)
  const code = byWord[word] ?? byStatus[response.status] ?? 'server'
  const seconds = Number(response.headers.get('retry-after') ?? 0)
  const retryAfterMs = Number.isFinite(seconds) && seconds > 0 ? seconds * 1000 : 0
  return new SyncFault(code, `the center answered ${response.status} ${word}`.trim(), { retryAfterMs })
}

/** Rejects when the signal ends: a fetch that does not heed its signal must not hold a round up for ever. */
function ended(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    const end = () => reject(signal.reason)
    if (signal.aborted) end()
    else signal.addEventListener('abort', end, { once: true })
  })
}

/** A body that breaks off is a lost link; one that is whole and no JSON is somebody else's page. */
async function readJson(response: Response): Promise<unknown> {
  const text = await response.text()
  try {
    return JSON.parse(text)
  } catch (cause) {
    if (response.status === 429 || response.status >= 500) throw faultOf(response, null)
    throw new SyncFault('portal', 'something that is no JSON came where the center was to answer', { cause })
  }
}

/**
 * Makes the one way to the center: a time-out over the whole answer, every failing status a SyncFault, an answer that
 * is no JSON too. `signal` ends what is under way (AbortError, which no one reports).
 */
export function createAsk(options: { fetch: Fetch; base: string; signal: AbortSignal; timers: Timers; timeoutMs?: number }): Ask {
  const { fetch, base, signal, timers, timeoutMs = requestTimeoutMs } = options
  return async (path, body) => {
    const limit = new AbortController()
    const cancel = timers.after(timeoutMs, () => limit.abort())
    const both = AbortSignal.any([signal, limit.signal])
    const init: RequestInit = { signal: both, cache: 'no-store' }
    if (body !== undefined) {
      init.method = 'POST'
      init.headers = { 'content-type': 'application/json' }
      init.body = JSON.stringify(body)
    }
    const exchange = async () => {
      const response = await fetch(`${base}/${path}`, init)
      const answer = await readJson(response)
      if (!response.ok) throw faultOf(response, answer)
      return answer
    }
    try {
      return await Promise.race([exchange(), ended(both)])
    } catch (cause) {
      if (cause instanceof SyncFault || signal.aborted) throw cause
      if (limit.signal.aborted) throw new SyncFault('timeout', `no answer within ${timeoutMs} ms`, { cause })
      throw new SyncFault('unreachable', 'the host or the link failed', { cause })
    } finally {
      cancel()
    }
  }
}
