import { createJournalClient, type JournalFetch } from '../../data/journal-client'
import { createSealer, type Document } from '../../data/sealed-record'
import type { Mergeable } from '../../sync/merge'
import { type HistoryLine, historyOf, type Version } from './history-lines'

/** What was found of a record's history. `missing`: sources that could not be read now, so that lines may be lacking. */
export type History = { lines: HistoryLine[]; missing: ('journal' | 'center')[] }

/** A center that does not answer within this is left out: somebody waits before the page. Milliseconds. */
const patienceMs = 8_000

type Found = { versions: Version[]; acknowledged: string[] }

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** A record without what the store or CouchDB adds to it; null where it has no envelope. */
function recordOf(document: unknown, id: string): Mergeable | null {
  if (!isRecord(document) || !isRecord(document['stamps'])) return null
  const own = Object.entries(document).filter(([field]) => !field.startsWith('_') && field !== 'id')
  return { ...Object.fromEntries(own), id, _deleted: document['_deleted'] === true } as unknown as Mergeable
}

/** What this computer wrote and saw, from the host's journal; it is unsealed here, the host cannot read it. */
export async function readJournal(
  fetch: JournalFetch,
  key: CryptoKey | null,
  { collection, id }: { collection: string; id: string },
): Promise<Found> {
  const entries = await createJournalClient(fetch).history(collection, id)
  const sealer = createSealer({ key, collection, primary: 'id', open: [] })
  const found: Found = { versions: [], acknowledged: [] }
  for (const entry of entries) {
    if (entry.kind === 'acknowledged') {
      found.acknowledged.push(entry.stamp)
      continue
    }
    const record = recordOf(await sealer.open(JSON.parse(entry.sealed) as Document), id)
    if (record) found.versions.push({ record, from: entry.kind === 'wrote' ? 'wrote' : 'center' })
  }
  return found
}

/** Null where the center has no such record (or it was erased there). Throws where it does not answer. */
async function ask(fetch: JournalFetch, path: string, body?: unknown): Promise<unknown> {
  const headers = { 'content-type': 'application/json' }
  const post = body === undefined ? {} : { method: 'POST', headers, body: JSON.stringify(body) }
  const answer = await fetch(path, { ...post, cache: 'no-store', signal: AbortSignal.timeout(patienceMs) })
  if (answer.status === 404) return null
  if (!answer.ok) throw new Error(`asking the center for older versions: status ${answer.status}`)
  return answer.json()
}

/** The revisions the center still holds; after its compaction that is only the newest. */
export async function readCenter(fetch: JournalFetch, collection: string, id: string): Promise<Found> {
  const base = `/sync/${collection}`
  const newest = await ask(fetch, `${base}/${encodeURIComponent(id)}?revs=true`)
  if (!isRecord(newest)) return { versions: [], acknowledged: [] }
  const revisions = isRecord(newest['_revisions']) ? newest['_revisions'] : {}
  const start = Number(revisions['start'] ?? 0)
  const ids = Array.isArray(revisions['ids']) ? revisions['ids'] : []
  const docs = ids.slice(1).map((hash, index) => ({ id, rev: `${start - 1 - index}-${String(hash)}` }))
  const older = docs.length > 0 ? await ask(fetch, `${base}/_bulk_get?revs=true`, { docs }) : { results: [] }
  const results = isRecord(older) && Array.isArray(older['results']) ? older['results'] : []
  const held = results.flatMap((result: unknown) => {
    const rows = isRecord(result) && Array.isArray(result['docs']) ? result['docs'] : []
    return rows.flatMap((row: unknown) => (isRecord(row) && row['ok'] ? [row['ok']] : []))
  })
  const versions = [newest, ...held].flatMap((document): Version[] => {
    const record = recordOf(document, id)
    return record ? [{ record, from: 'center' }] : []
  })
  return { versions, acknowledged: [] }
}

/** Everything that is known of what happened to a record. `current` is how it stands in the store, null where it is gone. */
export async function readHistory(options: {
  fetch: JournalFetch
  /** What the records are sealed with at rest. */
  key: CryptoKey | null
  collection: string
  id: string
  current: Mergeable | null
}): Promise<History> {
  const { fetch, key, collection, id, current } = options
  const [journal, center] = await Promise.allSettled([
    readJournal(fetch, key, { collection, id }),
    readCenter(fetch, collection, id),
  ])
  const found = [journal, center].flatMap((part) => (part.status === 'fulfilled' ? [part.value] : []))
  const here: Version[] = current ? [{ record: current, from: 'here' }] : []
  const versions = [...here, ...found.flatMap((part) => part.versions)]
  const acknowledged = found.flatMap((part) => part.acknowledged)
  const missing: History['missing'] = []
  if (journal.status === 'rejected') missing.push('journal')
  if (center.status === 'rejected') missing.push('center')
  return { lines: historyOf(versions, acknowledged), missing }
}
