// long because: one center is one state; its five endpoints are its five ways in, each under 60 lines
import { isDesign } from '../../couch'

/** A document as it is sent to a CouchDB. */
export type Doc = Record<string, unknown> & { _id: string; _rev?: string; _deleted?: boolean }

export type Answer = { status: number; body: unknown }

export type FakeCenter = {
  /** `path` below the database with its query. A long poll is answered when something changed. */
  ask: (method: string, path: string, body?: string) => Promise<Answer>
  /** What stands under an id, tombstones too. */
  find: (id: string) => Doc | null
  all: () => Doc[]
  /** Whether a tombstone ever stood under an id. */
  wasErased: (id: string) => boolean
  /** Another program writes: no revision is asked for. */
  put: (doc: Doc) => void
  /** Calls back after every change. */
  watch: (changed: () => void) => () => void
}

export type FakeCenterOptions = {
  /**
   * `numbers`: one row of numbers and order of writing, as PouchDB counts. `cluster`: shards that each count for
   * themselves, rows of several shards in any order, places as opaque texts, `pending` told: as CouchDB's cluster does.
   */
  sequences: 'numbers' | 'cluster'
  /** 0 … 1; mixes the shards' rows. */
  random: () => number
}

type Revision = { rev: string; doc: Doc }
type Entry = { id: string; shard: number; seq: number; history: Revision[] }

const failure = (status: number, error: string, reason: string): Answer => ({ status, body: { error, reason } })

const hash = (text: string) => {
  let value = 2166136261
  for (let at = 0; at < text.length; at += 1) value = Math.imul(value ^ text.charCodeAt(at), 16777619)
  return value >>> 0
}

const generationOf = (rev: string) => Number.parseInt(rev, 10)

/** What a document may carry of CouchDB's own when it is sent. */
const known = new Set(['_id', '_rev', '_deleted'])

function checked(docs: unknown): Doc[] | null {
  if (!Array.isArray(docs)) return null
  for (const doc of docs as Doc[]) {
    if (typeof doc?._id !== 'string' || doc._id === '') return null
    for (const key of Object.keys(doc)) if (key.startsWith('_') && !known.has(key)) return null
  }
  return docs as Doc[]
}

const isTrue = (value: unknown) => value === 'true' || value === true

/** The rows of one database and what may be written over what. */
function createRows() {
  const entries = new Map<string, Entry>()
  let count = 0
  const newest = ({ history }: Entry): Revision => {
    const last = history.at(-1)
    if (!last) throw new Error('a document without a revision')
    return last
  }
  const append = (doc: Doc, shards: number): string => {
    const entry = entries.get(doc._id)
    const generation = entry ? generationOf(newest(entry).rev) + 1 : 1
    count += 1
    const rev = `${generation}-${hash(`${doc._id}/${count}`).toString(16).padStart(32, '0')}`
    const { _rev, _deleted, ...fields } = doc
    const stored: Doc = { ...fields, _id: doc._id, _rev: rev, ...(_deleted ? { _deleted: true } : {}) }
    const history = [...(entry?.history ?? []), { rev, doc: stored }]
    entries.set(doc._id, { id: doc._id, shard: hash(doc._id) % shards, seq: count, history })
    return rev
  }
  /** CouchDB's rule for an edit: on top of what stands; over a tombstone also without a revision, unless it deletes again. */
  const mayFollow = (doc: Doc): boolean => {
    const entry = entries.get(doc._id)
    if (!entry) return doc._rev === undefined
    const { rev, doc: current } = newest(entry)
    if (doc._rev !== undefined) return doc._rev === rev
    return current._deleted === true && !doc._deleted
  }
  return { entries, newest, append, mayFollow, count: () => count }
}

type Rows = ReturnType<typeof createRows>

function allDocs({ entries, newest }: Rows, query: URLSearchParams, body: { keys?: unknown; include_docs?: unknown }): Answer {
  const keys = body.keys ?? JSON.parse(query.get('keys') ?? 'null')
  if (!Array.isArray(keys) || !keys.every((key) => typeof key === 'string'))
    return failure(400, 'bad_request', '`keys` must be an array of strings')
  const withDocs = isTrue(query.get('include_docs')) || isTrue(body.include_docs)
  const rows = keys.map((key: string) => {
    const entry = entries.get(key)
    if (!entry) return { key, error: 'not_found' }
    const { rev, doc } = newest(entry)
    const deleted = doc._deleted === true
    const row = { id: key, key, value: deleted ? { rev, deleted } : { rev } }
    if (!withDocs) return row
    return { ...row, doc: deleted ? null : doc }
  })
  return { status: 200, body: { total_rows: entries.size, offset: 0, rows } }
}

function bulkGet({ entries, newest }: Rows, body: { docs?: { id: string; rev?: string }[] }): Answer {
  if (!Array.isArray(body.docs)) return failure(400, 'bad_request', "Missing JSON list of 'docs'.")
  const results = body.docs.map(({ id, rev }) => {
    const entry = entries.get(id)
    const found = entry && (rev ? entry.history.find((one) => one.rev === rev) : newest(entry))
    const missing = { error: { id, rev: rev ?? 'undefined', error: 'not_found', reason: 'missing' } }
    return { id, docs: [found ? { ok: found.doc } : missing] }
  })
  return { status: 200, body: { results } }
}

/** The places of a database: how far a reader came, in each shard. */
function createPlaces({ sequences, random }: FakeCenterOptions, { entries, newest, count }: Rows) {
  const shards = sequences === 'cluster' ? 3 : 1
  const write = (place: number[]): number | string =>
    sequences === 'numbers'
      ? (place[0] ?? 0)
      : `${place.reduce((sum, at) => sum + at, 0)}-${Buffer.from(JSON.stringify(place)).toString('base64url')}`
  const read = (since: string): number[] | null => {
    if (since === 'now') return Array.from({ length: shards }, () => count())
    if (since === '0' || since === '') return Array.from({ length: shards }, () => 0)
    if (sequences === 'numbers') return /^\d+$/.test(since) ? [Number(since)] : null
    try {
      return JSON.parse(Buffer.from(since.split('-')[1] ?? '', 'base64url').toString()) as number[]
    } catch {
      return null
    }
  }
  const page = (since: number[], limit: number, withDocs: boolean) => {
    const left = Array.from({ length: shards }, (_, shard) =>
      [...entries.values()]
        .filter((entry) => entry.shard === shard && entry.seq > (since[shard] ?? 0))
        .sort((a, b) => a.seq - b.seq),
    )
    const place = [...since]
    const results: unknown[] = []
    while (results.length < limit) {
      const open = left.filter((rows) => rows.length > 0)
      const entry = open[Math.floor(random() * open.length)]?.shift()
      if (!entry) break
      place[entry.shard] = entry.seq
      const { rev, doc } = newest(entry)
      const row = { seq: write(place), id: entry.id, changes: [{ rev }], ...(doc._deleted ? { deleted: true } : {}) }
      results.push(withDocs ? { ...row, doc } : row)
    }
    const pending = left.reduce((sum, rows) => sum + rows.length, 0)
    const answer = { results, last_seq: write(place) }
    return sequences === 'cluster' ? { ...answer, pending } : answer
  }
  return { shards, read, write, page }
}

const changesQuery = new Set(['style', 'feed', 'since', 'include_docs', 'heartbeat', 'timeout', 'limit', 'seq_interval'])

function writeAll(rows: Rows, shards: number, body: { docs?: unknown; new_edits?: unknown }): Answer {
  const docs = checked(body.docs)
  if (!docs || body.new_edits !== undefined) return failure(400, 'bad_request', 'not a list of documents to be edited')
  const answers = docs.map((doc) =>
    rows.mayFollow(doc)
      ? { ok: true, id: doc._id, rev: rows.append(doc, shards) }
      : { id: doc._id, error: 'conflict', reason: 'Document update conflict.' },
  )
  return { status: 201, body: answers }
}

const once = (watch: FakeCenter['watch']) =>
  new Promise<void>((resolve) => {
    const end = watch(() => {
      end()
      resolve()
    })
  })

async function changes(
  places: ReturnType<typeof createPlaces>,
  watch: FakeCenter['watch'],
  query: URLSearchParams,
): Promise<Answer> {
  for (const key of query.keys()) if (!changesQuery.has(key)) return failure(400, 'query_parse_error', key)
  const since = places.read(query.get('since') ?? '0')
  if (!since) return failure(400, 'bad_request', 'Malformed sequence supplied in since parameter')
  const limit = Number(query.get('limit') ?? Number.POSITIVE_INFINITY)
  const read = () => places.page(since, limit, isTrue(query.get('include_docs')))
  let page = read()
  while (page.results.length === 0 && query.get('feed') === 'longpoll') {
    await once(watch)
    page = read()
  }
  return { status: 200, body: page }
}

/**
 * A CouchDB as small as a test needs and as strict as CouchDB is: one database, in memory, without a clock of its own.
 * What nobody of ours should ask is refused loudly. fake-center.test.ts holds it against the embedded hub.
 */
export function createFakeCenter(options: FakeCenterOptions): FakeCenter {
  const rows = createRows()
  const places = createPlaces(options, rows)
  const watchers = new Set<() => void>()
  const told = () => {
    for (const watcher of [...watchers]) watcher()
  }
  const watch = (changed: () => void) => {
    watchers.add(changed)
    return () => void watchers.delete(changed)
  }
  const bulkDocs = (body: { docs?: unknown; new_edits?: unknown }): Answer => {
    const answer = writeAll(rows, places.shards, body)
    told()
    return answer
  }
  const one = (id: string): Answer => {
    const entry = rows.entries.get(id)
    const doc = entry && rows.newest(entry).doc
    return doc && !doc._deleted ? { status: 200, body: doc } : failure(404, 'not_found', doc ? 'deleted' : 'missing')
  }
  const living = () => [...rows.entries.values()].filter((entry) => !rows.newest(entry).doc._deleted)
  const info = (): Answer => ({
    status: 200,
    body: {
      db_name: 'fake',
      doc_count: living().length,
      update_seq: places.write(Array.from({ length: places.shards }, () => rows.count())),
    },
  })

  return {
    watch,
    async ask(method, path, body = '{}') {
      const { pathname, searchParams } = new URL(path, 'http://center/')
      const endpoint = decodeURIComponent(pathname.slice(1))
      const isPost = method === 'POST'
      if (endpoint === '_changes' && method === 'GET') return changes(places, watch, searchParams)
      if (endpoint === '_all_docs') return allDocs(rows, searchParams, isPost ? JSON.parse(body) : {})
      if (endpoint === '_bulk_docs' && isPost) return bulkDocs(JSON.parse(body))
      if (endpoint === '_bulk_get' && isPost) return bulkGet(rows, JSON.parse(body))
      if (method === 'GET' && endpoint === '') return info()
      if (method === 'GET' && (isDesign(endpoint) || !endpoint.startsWith('_'))) return one(endpoint)
      return failure(405, 'method_not_allowed', `${method} ${path}`)
    },
    find: (id) => {
      const entry = rows.entries.get(id)
      return entry ? rows.newest(entry).doc : null
    },
    wasErased: (id) => rows.entries.get(id)?.history.some(({ doc }) => doc._deleted === true) === true,
    all: () => [...rows.entries.values()].map((entry) => rows.newest(entry).doc),
    put: (doc) => {
      rows.append(doc, places.shards)
      told()
    },
  }
}
