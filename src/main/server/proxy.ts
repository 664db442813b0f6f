import { Refusal } from '../refusal'
import type { CenterLink } from './center'
import { readJsonText } from './guard'
import { findPassage, refuseForks } from './proxy-rules'
import { askUpstream } from './upstream'

/** The largest push: 1,000 records of 32 kB. */
const bodyLimit = 32 * 1024 * 1024

export const proxyTimeouts = { round: 30_000, longpoll: 75_000 }

/**
 * `/sync/<collection>/<endpoint>`: the same request at the center, with the terminal's credentials.
 * The page names a collection, never a database, so it cannot reach another center's.
 */
export async function passToCenter(request: Request, link: CenterLink, timeouts = proxyTimeouts): Promise<Response> {
  const url = new URL(request.url)
  const [, collection = '', rest = ''] = /^\/sync\/([^/]*)\/?(.*)$/.exec(url.pathname) ?? []
  const database = link.collections().includes(collection) ? link.database(collection) : null
  if (!database) throw new Refusal(404, 'unknown-collection', 'This station has no such collection')
  const passage = findPassage(request.method, rest, url.search)
  const body = passage.body === 'none' ? undefined : await readJsonText(request, bodyLimit)
  if (passage.body === 'writes' && body !== undefined) refuseForks(body)
  return askUpstream({
    url: `${database}${passage.path}`,
    method: request.method,
    authorization: await link.authorization(),
    body,
    timeout: passage.longpoll ? { ms: timeouts.longpoll, kind: 'total' } : { ms: timeouts.round, kind: 'silence' },
    signal: request.signal,
  })
}

/** Whether the center answers now, as one that speaks its protocol. `navigator.onLine` knows only of the cable. */
export async function probeCenter(
  link: CenterLink,
  signal: AbortSignal,
  ms = 5_000,
): Promise<{ reachable: boolean; latencyMs: number; why?: 'portal' | 'unreachable' }> {
  const begun = performance.now()
  const latencyMs = () => Math.round(performance.now() - begun)
  try {
    const answer = await askUpstream({
      url: `${link.root}/`,
      authorization: await link.authorization(),
      timeout: { ms, kind: 'total' },
      signal,
    })
    const body: unknown = await answer.json()
    return { reachable: typeof body === 'object' && body !== null, latencyMs: latencyMs() }
  } catch (fault) {
    // Whatever the reason, the center cannot be worked with now; only a portal is something somebody can do about.
    const why = fault instanceof Refusal && fault.code === 'portal' ? 'portal' : 'unreachable'
    return { reachable: false, latencyMs: latencyMs(), why }
  }
}
