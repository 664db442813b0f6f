import Dexie, { type Table } from 'dexie'
import type { ReaderCheckpoint } from '../../../data/reader'
import { type Snapshot, snapshotVersion } from './snapshot'

/** The index as it stood: both tables and how far in the store's history they reach. */
export type Kept = {
  people: Snapshot
  places: Snapshot
  peopleCheckpoint: ReaderCheckpoint | undefined
  placesCheckpoint: ReaderCheckpoint | undefined
}

export type Cache = {
  load: () => Promise<Kept | null>
  save: (kept: Kept) => Promise<void>
  /** Forgets what was kept. */
  clear: () => Promise<void>
  close: () => void
}

type Row = { key: 'kept'; version: number; kept: Kept }

export const cacheName = (databaseName: string): string => `${databaseName}-roster-index`

/**
 * What the index keeps between two starts, in an IndexedDB of its own. It holds nothing that the store does not hold:
 * where it is missing, damaged or of another version, the index is read from the store again.
 */
export function openCache(databaseName: string): Cache {
  const database = new Dexie(cacheName(databaseName))
  database.version(1).stores({ index: 'key' })
  const table = database.table('index') as Table<Row, string>
  return {
    async load() {
      const row = await table.get('kept')
      return row?.version === snapshotVersion ? row.kept : null
    },
    async save(kept) {
      await table.put({ key: 'kept', version: snapshotVersion, kept })
    },
    clear: () => table.clear(),
    close: () => database.close(),
  }
}
