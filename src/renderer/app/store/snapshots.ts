import { getChangedDocumentsSince } from 'rxdb'
import type { SnapshotHead, SnapshotInfo } from '../../../shared/journal'
import type { JournalClient } from '../../data/journal-client'
import type { SyncMeta } from '../../data/outbox'
import { rowText } from '../../data/sealed-row'
import type { Vault } from '../../data/vault'
import type { Owner } from './recover'

const page = 1000
const everyMs = 60 * 60_000
/** The first minutes after a start belong to whoever waits for the roster. */
const restMs = 2 * 60_000

/** A copy of the store as a file, straight from the sealed rows: a head, then a row to a line. Nothing is unsealed. */
export async function copyOf(vault: Vault, owner: Owner, at: string): Promise<Blob> {
  // Blobs are kept outside the JavaScript heap, and a request cannot be streamed over HTTP/1.1 by a browser.
  const parts: Blob[] = []
  const records: Record<string, number> = {}
  for (const collection of vault.collections) {
    const raw = await vault.raw(collection)
    let checkpoint: unknown
    let count = 0
    for (;;) {
      const { documents, checkpoint: next } = await getChangedDocumentsSince(raw, page, checkpoint)
      const kept = documents.filter(({ _meta }) => (_meta as SyncMeta).from !== 'emptied')
      const lines = kept.map((document) => `${JSON.stringify({ collection, sealed: rowText(document, raw.schema.version) })}\n`)
      count += lines.length
      parts.push(new Blob([lines.join('')]))
      checkpoint = next
      if (documents.length < page) break
    }
    records[collection] = count
  }
  const head: SnapshotHead = { version: 1, at, ...owner, records }
  return new Blob([`${JSON.stringify(head)}\n`, ...parts])
}

export type Snapshots = {
  /** Makes one now. Throws where the host declines it or is gone. */
  take: () => Promise<void>
  stop: () => void
}

/**
 * Keeps a copy of the store at the host every hour, where anything has changed since the last. A copy that fails is tried
 * again an hour later; the journal holds what it would have held.
 */
export function keepSnapshots(options: {
  vault: Vault
  journal: Pick<JournalClient, 'putSnapshot'>
  owner: Owner
  newestAt: SnapshotInfo['at'] | null
  clock: () => number
  /** Whether anything was written since it was last asked. */
  hasChanged: () => boolean
}): Snapshots {
  const { vault, journal, owner, newestAt, clock, hasChanged } = options
  let timer: ReturnType<typeof setTimeout> | undefined
  const take = async () => journal.putSnapshot(await copyOf(vault, owner, new Date(clock()).toISOString()))
  const arm = (ms: number) => {
    timer = setTimeout(async () => {
      try {
        if (hasChanged()) await take()
      } catch {
        // Tried again in an hour.
      }
      arm(everyMs)
    }, ms)
  }
  const age = newestAt === null ? everyMs : clock() - Date.parse(newestAt)
  arm(Math.max(restMs, everyMs - age))
  return { take, stop: () => clearTimeout(timer) }
}
