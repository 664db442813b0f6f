import { basic } from '../../../main/server/upstream'
import type { Fetch } from '../ask'
import type { TestCenter } from './endpoint'
import type { LinkProxy } from './proxy'

/** The bell of a host that has nothing to say, until it is hung up. */
function silentBell(signal: AbortSignal | null | undefined): Response {
  const stream = new ReadableStream({
    start: (controller) => signal?.addEventListener('abort', () => controller.error(new Error('gone'))),
  })
  return new Response(stream, { headers: { 'content-type': 'text/event-stream' } })
}

async function probe(root: string, headers: Record<string, string>, signal: AbortSignal | null | undefined): Promise<Response> {
  try {
    const answer = await fetch(`${root}/`, { headers, signal })
    const body = (await answer.json()) as { couchdb?: string }
    return Response.json({ reachable: body.couchdb === 'Welcome', latencyMs: 1 })
  } catch {
    return Response.json({ reachable: false, latencyMs: 0 })
  }
}

/** What a host does with the page's requests, without its own time-outs: credentials added, the database named. */
export function hostFetch({ database, terminal }: TestCenter, proxy: LinkProxy): Fetch {
  const headers = { authorization: basic(terminal) }
  return async (path, init) => {
    const { pathname, search } = new URL(path, 'http://host')
    const [, , what = '', rest = ''] = pathname.split('/')
    if (what === 'bell') return silentBell(init.signal)
    if (what === 'probe') return probe(proxy.root, headers, init.signal)
    if (what === 'heartbeat') return Response.json({ restored: false })
    const endpoint = rest === '_epoch' ? '_design/epoch' : rest
    return fetch(`${proxy.root}/${database}/${endpoint}${search}`, { ...init, headers: { ...init.headers, ...headers } })
  }
}
