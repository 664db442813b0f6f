import { Refusal } from '../refusal'

/** What may pass to the center, and how: only what the replication of records needs. */
export type Passage = {
  /** Below the database, with its query: `/_changes?since=0`. */
  path: string
  /** Waits for a change; has a longer time-out. */
  longpoll: boolean
  body: 'none' | 'json' | 'writes'
}

/** `at`: where the endpoint lies below the database, if not under its own name. */
export type Endpoint = { methods: Record<string, Passage['body']>; query: readonly string[]; at?: string }

const keys = ['key', 'keys', 'startkey', 'endkey', 'start_key', 'end_key', 'inclusive_end', 'limit', 'skip', 'descending']

/** Also what the proxy in front of a cluster lets through: deploy/nginx/allowed.conf is made of it. */
export const endpoints: Readonly<Record<string, Endpoint>> = {
  '': { methods: { GET: 'none' }, query: [] },
  _changes: {
    methods: { GET: 'none' },
    query: ['style', 'feed', 'since', 'include_docs', 'heartbeat', 'timeout', 'limit', 'seq_interval'],
  },
  _all_docs: { methods: { GET: 'none', POST: 'json' }, query: ['include_docs', 'conflicts', 'update_seq', 'deleted', ...keys] },
  _bulk_docs: { methods: { POST: 'writes' }, query: [] },
  _bulk_get: { methods: { POST: 'json' }, query: ['revs', 'latest'] },
  // Which life of the database this is (SYNC.md, S1): the only design document a terminal reads, under a name of ours.
  _epoch: { methods: { GET: 'none' }, query: [], at: '_design/epoch' },
}

export const oneDocument: Endpoint = { methods: { GET: 'none' }, query: ['rev', 'revs', 'conflicts', 'deleted_conflicts'] }

function findEndpoint(name: string): Endpoint {
  const endpoint = Object.hasOwn(endpoints, name) ? endpoints[name] : undefined
  if (endpoint) return endpoint
  if (name.startsWith('_')) throw new Refusal(403, 'endpoint', 'The terminal has no business there')
  return oneDocument
}

/** `rest` is what follows the collection in the address, still encoded; `search` its query. Throws a Refusal. */
export function findPassage(method: string, rest: string, search: string): Passage {
  let name: string
  try {
    name = decodeURIComponent(rest)
  } catch (cause) {
    throw new Refusal(400, 'bad-path', 'The address is not well formed', { cause })
  }
  // One segment only: a database name must not be reached through `..`.
  if (rest.includes('/') || name === '.' || name === '..')
    throw new Refusal(403, 'endpoint', 'The terminal has no business there')
  const endpoint = findEndpoint(name)
  const body = Object.hasOwn(endpoint.methods, method) ? endpoint.methods[method] : undefined
  if (!body) throw new Refusal(405, 'method', `${method} is not answered here`)
  const query = new URLSearchParams(search)
  for (const key of query.keys()) {
    if (!endpoint.query.includes(key)) throw new Refusal(400, 'bad-query', `The parameter ${key} is not passed on`)
  }
  const feed = query.get('feed') ?? 'normal'
  if (feed !== 'normal' && feed !== 'longpoll')
    throw new Refusal(400, 'bad-query', 'Only the feeds normal and longpoll are passed on')
  const asked = query.size > 0 ? `?${query}` : ''
  return { path: `/${endpoint.at ?? encodeURIComponent(name)}${asked}`, longpoll: feed === 'longpoll', body }
}

/**
 * `new_edits: false` forks a document past the checks of the center (SYNC.md, S3); nothing of ours sends it.
 * A large push is not parsed for it: without the word in it, or an escape that could spell the word, it cannot be there.
 */
export function refuseForks(text: string): void {
  if (!/new_edits|\\u/.test(text)) return
  let body: unknown
  try {
    body = JSON.parse(text)
  } catch (cause) {
    throw new Refusal(400, 'bad-json', 'The body is not JSON', { cause })
  }
  if (typeof body === 'object' && body !== null && 'new_edits' in body) {
    throw new Refusal(403, 'new-edits', 'new_edits is not passed on')
  }
}
