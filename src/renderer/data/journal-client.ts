import {
  type Acknowledgement,
  type HistoryLine,
  historySchema,
  type JournalEntry,
  type JournalHealth,
  journalEntrySchema,
  journalHealthSchema,
  type SnapshotInfo,
  snapshotsSchema,
} from '../../shared/journal'
import { hostErrorSchema } from '../../shared/station'
import { linesOf } from '../lib/lines'
import { createOutgoing } from './outgoing'
import { SaveFault } from './save-fault'

export type JournalFetch = (path: string, init?: RequestInit) => Promise<Response>

/** What the host's journal does for the store; see src/shared/journal.ts for the routes. */
export type JournalClient = {
  /** Resolves when all entries are on disk. Calls that come while one is under way go together in the next request. Throws SaveFault. */
  write: (entries: JournalEntry[]) => Promise<void>
  /** Noted in a moment and tried until it succeeds: neither is worth holding anything up. */
  acknowledged: (entries: Acknowledgement[]) => void
  seen: (entries: JournalEntry[]) => void
  /** Versions the center has not acknowledged, oldest first. */
  pending: () => AsyncGenerator<JournalEntry>
  history: (collection: string, id: string) => Promise<HistoryLine[]>
  health: () => Promise<JournalHealth>
  /** Tells how many records the store holds. */
  putRecords: (records: Record<string, number>) => Promise<void>
  putSnapshot: (rows: Blob) => Promise<void>
  snapshots: () => Promise<SnapshotInfo[]>
  readSnapshot: (name: string) => Promise<ReadableStream<Uint8Array>>
  /** Sends what waits; for the way out. */
  close: () => Promise<void>
}

const writeTimeoutMs = 30_000
/** The limits of one request: the contract's number of entries, and a size that a slow disk takes within a moment. */
const mostEntries = 2000
const mostCharacters = 4 * 1024 * 1024

const jsonRequest = (method: string, body: unknown): RequestInit => ({
  method,
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(body),
})

async function codeOf(response: Response): Promise<string> {
  const told = hostErrorSchema.safeParse(await response.json().catch(() => null))
  return told.success ? told.data.error : `status ${response.status}`
}

/** Cuts entries into requests the host accepts. */
export function* portionsOf(entries: JournalEntry[]): Generator<JournalEntry[]> {
  let portion: JournalEntry[] = []
  let size = 0
  for (const entry of entries) {
    if (portion.length === mostEntries || (portion.length > 0 && size + entry.sealed.length > mostCharacters)) {
      yield portion
      portion = []
      size = 0
    }
    portion.push(entry)
    size += entry.sealed.length
  }
  if (portion.length > 0) yield portion
}

async function writePortion(fetch: JournalFetch, entries: JournalEntry[]): Promise<void> {
  let response: Response
  try {
    const signal = AbortSignal.timeout(writeTimeoutMs)
    response = await fetch('/journal/entries', { ...jsonRequest('POST', { entries }), signal })
  } catch (cause) {
    throw new SaveFault('host-gone', { cause })
  }
  if (response.ok) return
  const code = await codeOf(response)
  if (response.status === 507) throw new SaveFault('disk-full', { cause: new Error(code) })
  if (response.status === 503) throw new SaveFault('read-only', { cause: new Error(code) })
  throw new SaveFault('host-gone', { cause: new Error(`the journal answered ${response.status}: ${code}`) })
}

type Waiting = { entries: JournalEntry[]; resolve: () => void; reject: (fault: unknown) => void }

/** While one request is on its way to the disk, everything that comes is gathered for the next. */
function createWriting(fetch: JournalFetch) {
  let waiting: Waiting[] = []
  let running = false
  async function run(): Promise<void> {
    running = true
    while (waiting.length > 0) {
      const together = waiting
      waiting = []
      try {
        for (const portion of portionsOf(together.flatMap(({ entries }) => entries))) await writePortion(fetch, portion)
        for (const { resolve } of together) resolve()
      } catch (fault) {
        for (const { reject } of together) reject(fault)
      }
    }
    running = false
  }
  return (entries: JournalEntry[]) =>
    new Promise<void>((resolve, reject) => {
      waiting.push({ entries, resolve, reject })
      if (!running) void run()
    })
}

/** The page's or worker's way to the journal. Every verb but `write` throws an Error where the host declines or is gone. */
export function createJournalClient(fetch: JournalFetch): JournalClient {
  async function ask(doing: string, path: string, init?: RequestInit): Promise<Response> {
    let response: Response
    try {
      response = await fetch(path, init)
    } catch (cause) {
      throw new Error(doing, { cause })
    }
    if (!response.ok) throw new Error(doing, { cause: new Error(await codeOf(response)) })
    return response
  }
  const post = (path: string) => async (entries: unknown[]) => {
    await ask(`telling the journal, ${path}`, path, jsonRequest('POST', { entries }))
  }
  const acknowledging = createOutgoing<Acknowledgement>(post('/journal/acknowledged'), (entries) => [entries])
  const seeing = createOutgoing<JournalEntry>(post('/journal/seen'), portionsOf)
  return {
    write: createWriting(fetch),
    acknowledged: acknowledging.add,
    seen: seeing.add,
    async *pending() {
      const { body } = await ask('reading what is pending', '/journal/pending')
      if (body) for await (const line of linesOf(body)) yield journalEntrySchema.parse(JSON.parse(line))
    },
    async history(collection, id) {
      const query = new URLSearchParams({ collection, id })
      return historySchema.parse(await (await ask('reading a history', `/journal/history?${query}`)).json()).entries
    },
    health: async () => journalHealthSchema.parse(await (await ask("asking for the journal's health", '/journal/health')).json()),
    async putRecords(records) {
      await ask('telling how many records there are', '/journal/records', jsonRequest('PUT', { records }))
    },
    async putSnapshot(rows) {
      const headers = { 'content-type': 'application/x-ndjson' }
      await ask('keeping a snapshot', '/journal/snapshot', { method: 'PUT', headers, body: rows })
    },
    snapshots: async () =>
      snapshotsSchema.parse(await (await ask('asking for the snapshots', '/journal/snapshots')).json()).snapshots,
    async readSnapshot(name) {
      const { body } = await ask('reading a snapshot', `/journal/snapshots/${encodeURIComponent(name)}`)
      if (!body) throw new Error('reading a snapshot: it is empty')
      return body
    },
    async close() {
      await Promise.all([acknowledging.close(), seeing.close()])
    },
  }
}
