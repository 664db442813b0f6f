import type { JournalEntry } from '../../../shared/journal'
import { type SnapshotHead, snapshotHeadSchema, snapshotRowSchema } from '../../../shared/journal'
import type { JournalClient } from '../../data/journal-client'
import type { SyncMeta } from '../../data/outbox'
import { readRow } from '../../data/sealed-row'
import type { Vault } from '../../data/vault'
import { linesOf } from '../../lib/lines'
import { type Ground, nothingPutBack, type PutBack, plusPutBack, putBack, type SealedRow } from './put-back'

const together = 500

export type RecoveryStep = 'snapshot' | 'journal'
/** `total`: null where nobody knows how many there are. */
export type RecoveryProgress = { step: RecoveryStep; done: number; total: number | null }
export type Told = (progress: RecoveryProgress) => void

/** Whose store it is: a snapshot of another center or under another key is not replayed. */
export type Owner = { centerCode: string; keyId: string }

/** `none`: there is no snapshot; `foreign`: of another center or key; `broken`: it cannot be read. */
export type SnapshotOutcome = { at: string; rows: PutBack } | 'none' | 'foreign' | 'broken'
export type Recovered = { snapshot: SnapshotOutcome; journal: PutBack }

/** Merges a stream of rows a portion at a time. */
async function replay<T extends SealedRow>(
  ground: Ground,
  rows: AsyncIterable<T>,
  told: (done: number) => void,
  signal: AbortSignal,
) {
  let result: PutBack = nothingPutBack
  let portion: T[] = []
  const flush = async () => {
    result = plusPutBack(result, await putBack(ground, portion))
    portion = []
    told(result.read)
  }
  for await (const row of rows) {
    signal.throwIfAborted()
    portion.push(row)
    if (portion.length >= together) await flush()
  }
  if (portion.length > 0) await flush()
  return result
}

async function* rowsOf(lines: AsyncGenerator<string>): AsyncGenerator<SealedRow> {
  for await (const line of lines) yield snapshotRowSchema.parse(JSON.parse(line))
}

async function headOf(lines: AsyncGenerator<string>): Promise<SnapshotHead | null> {
  const { value } = await lines.next()
  try {
    return snapshotHeadSchema.parse(JSON.parse(value ?? ''))
  } catch {
    // What does not begin as a snapshot is none, whatever else it is.
    return null
  }
}

/**
 * Merges one snapshot into the store. What was merged before a fault or the abort stays; doing it again changes nothing.
 * Throws where the store fails or the stream breaks off in the middle.
 */
export async function replaySnapshot(
  ground: Ground,
  stream: ReadableStream<Uint8Array>,
  owner: Owner,
  told: Told,
  signal: AbortSignal,
): Promise<SnapshotOutcome> {
  const lines = linesOf(stream)
  const head = await headOf(lines)
  if (!head || head.centerCode !== owner.centerCode || head.keyId !== owner.keyId) {
    await lines.return(undefined)
    return head ? 'foreign' : 'broken'
  }
  const total = Object.values(head.records).reduce((sum, count) => sum + count, 0)
  const rows = await replay(ground, rowsOf(lines), (done) => told({ step: 'snapshot', done, total }), signal)
  return { at: head.at, rows }
}

/** The newest snapshot of this store that can be read to its end; an older one where the newest is broken. */
async function replayNewest(ground: Ground, journal: JournalClient, owner: Owner, told: Told, signal: AbortSignal) {
  const snapshots = (await journal.snapshots()).sort((a, b) => (a.at < b.at ? 1 : -1))
  let outcome: SnapshotOutcome = 'none'
  for (const { name } of snapshots) {
    try {
      const found = await replaySnapshot(ground, await journal.readSnapshot(name), owner, told, signal)
      if (typeof found === 'object') return found
      if (outcome === 'none') outcome = found
    } catch (fault) {
      signal.throwIfAborted()
      // A file that breaks off is passed over for an older one; a store that fails will fail again there and be told.
      if (name === snapshots.at(-1)?.name) throw fault
      outcome = 'broken'
    }
  }
  return outcome
}

/** Whether the store holds every stamp of a version; then it holds what the version says. Nothing is unsealed for it. */
const isHeld = (held: Record<string, string>, stamps: Record<string, string>): boolean =>
  Object.entries(stamps).every(([field, stamp]) => (held[field] ?? '') >= stamp)

async function missing(vault: Vault, entries: JournalEntry[]): Promise<JournalEntry[]> {
  const found: JournalEntry[] = []
  for (const collection of vault.collections) {
    const own = entries.filter((entry) => entry.collection === collection)
    if (own.length === 0) continue
    const rows = await (await vault.raw(collection)).findDocumentsById([...new Set(own.map(({ id }) => id))], true)
    const alive = rows.filter(({ _meta }) => (_meta as SyncMeta).from !== 'emptied')
    const stamps = new Map(alive.map((row) => [row.id as string, row.stamps as Record<string, string>]))
    for (const entry of own) {
      const version = readRow(entry.sealed)?.stamps as Record<string, string> | undefined
      if (!isHeld(stamps.get(entry.id) ?? {}, version ?? { unknown: '~' })) found.push(entry)
    }
  }
  return found
}

/**
 * Merges what was written here, is not acknowledged by the center, and is missing in the store. Cheap where nothing is
 * missing: only stamps are compared.
 */
export async function replayPending(ground: Ground, journal: JournalClient, told: Told, signal: AbortSignal): Promise<PutBack> {
  let result: PutBack = nothingPutBack
  let read = 0
  let portion: JournalEntry[] = []
  const flush = async () => {
    read += portion.length
    result = plusPutBack(result, await putBack(ground, await missing(ground.vault, portion)))
    portion = []
    told({ step: 'journal', done: read, total: null })
  }
  for await (const entry of journal.pending()) {
    signal.throwIfAborted()
    portion.push(entry)
    if (portion.length >= together) await flush()
  }
  if (portion.length > 0) await flush()
  return { ...result, read }
}

/** Everything this machine still has of a lost store: the newest snapshot, then the journal. The center's part is the sync's. */
export async function recover(
  ground: Ground,
  journal: JournalClient,
  owner: Owner,
  told: Told,
  signal: AbortSignal,
): Promise<Recovered> {
  const snapshot = await replayNewest(ground, journal, owner, told, signal)
  return { snapshot, journal: await replayPending(ground, journal, told, signal) }
}
