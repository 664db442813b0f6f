import Dexie, { type Table } from 'dexie'
import type { ReaderCheckpoint } from '../../../data/reader'
import { openBytes, SealError, sealBytes } from '../../../lib/seal'

/** How far in the store's history an index reaches. */
export type Checkpoints = { people: ReaderCheckpoint | undefined; places: ReaderCheckpoint | undefined }

/** The index as it stood: `core` is RosterCore's `keep`. */
export type Kept = { core: Uint8Array<ArrayBuffer>; checkpoints: Checkpoints }

export type Cache = {
  /** Null where nothing is kept, or nothing this key opens. */
  load: () => Promise<Kept | null>
  save: (kept: Kept) => Promise<void>
  /** Forgets what was kept. */
  clear: () => Promise<void>
  close: () => void
}

type Row = { key: 'kept'; checkpoints: Checkpoints; sealed: boolean; bytes: Uint8Array<ArrayBuffer> }

export const cacheName = (databaseName: string): string => `${databaseName}-roster-index`

/** Bytes of one index do not open under the checkpoints of another. */
const contextOf = (checkpoints: Checkpoints): string => `roster-index ${JSON.stringify(checkpoints)}`

/**
 * What the index keeps between two starts, in an IndexedDB of its own, sealed where there is a key. It holds nothing that the
 * store does not hold: where it is missing, damaged or under another key, the index is read from the store again.
 */
export function openCache(databaseName: string, key: CryptoKey | null): Cache {
  const database = new Dexie(cacheName(databaseName))
  database.version(1).stores({ index: 'key' })
  const table = database.table('index') as Table<Row, string>
  return {
    async load() {
      const row = await table.get('kept')
      if (!row?.bytes || row.sealed !== (key !== null)) return null
      const { bytes, checkpoints } = row
      if (!key) return { core: bytes, checkpoints }
      try {
        return { core: await openBytes(key, contextOf(checkpoints), bytes), checkpoints }
      } catch (error) {
        if (error instanceof SealError) return null
        throw error
      }
    },
    async save({ core, checkpoints }) {
      const bytes = key ? await sealBytes(key, contextOf(checkpoints), core) : core
      await table.put({ key: 'kept', checkpoints, sealed: key !== null, bytes })
    },
    clear: () => table.clear(),
    close: () => database.close(),
  }
}
