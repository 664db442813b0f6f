import type { RxStorage } from 'rxdb'
import { getRxStorageDexie } from 'rxdb/plugins/storage-dexie'
import type { Document } from './sealed-record'

/** What we know of the insides of RxDB's Dexie storage. */
export type DexieState = {
  dexieTable: {
    name: string
    count: () => Promise<number>
    schema: { indexes: { name: string }[] }
    where: (index: string) => {
      between: (lower: number, upper: number) => { toArray: () => Promise<{ id: string; _deleted: string }[]> }
    }
    bulkDelete: (ids: string[]) => Promise<void>
  }
  dexieDb: { backendDB: () => IDBDatabase | null; _options: { IDBKeyRange?: typeof IDBKeyRange } }
  /** Fields it keeps as '1' and '0', for IndexedDB indexes no truth values. `_deleted` is always among them. */
  booleanIndexes: string[]
}

type Row = Record<string, unknown>
type Checkpoint = { id: string; lwt: number }

/** A document as RxDB's Dexie storage keeps it, for records of ours: no key of them begins with a bar. */
export function rowOf(document: Document, booleanIndexes: readonly string[]): Row {
  const row: Row = { ...document }
  for (const field of booleanIndexes) row[field] = document[field] ? '1' : '0'
  return row
}

function documentOf(row: Row, booleanIndexes: readonly string[]): Document {
  for (const field of booleanIndexes) row[field] = row[field] === '1'
  return row as Document
}

const answerOf = <T>(asked: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    asked.onsuccess = () => resolve(asked.result)
    asked.onerror = () => reject(asked.error)
  })

/** In the order of writing. One request for all: RxDB's own reading walks a cursor, which asks for each row and holds writes up as long. */
export async function readChanged({ dexieDb, dexieTable, booleanIndexes }: DexieState, limit: number, checkpoint?: Checkpoint) {
  const database = dexieDb.backendDB()
  if (!database) throw Object.assign(new Error('the store is closed'), { name: 'DatabaseClosedError' })
  const ranges = dexieDb._options.IDBKeyRange ?? IDBKeyRange
  const after = ranges.lowerBound([checkpoint?.lwt ?? 0, checkpoint?.id ?? ''], true)
  const index = database.transaction(dexieTable.name).objectStore(dexieTable.name).index('[_meta.lwt+id]')
  const documents = (await answerOf<Row[]>(index.getAll(after, limit))).map((row) => documentOf(row, booleanIndexes))
  const last = documents.at(-1)
  return { documents, checkpoint: last ? { id: last.id as string, lwt: last._meta.lwt } : (checkpoint ?? { id: '', lwt: 0 }) }
}

/** What RxDB indexes besides, only to delete old tombstones. Dexie answers it from `[_meta.lwt+id]` just as well. */
const spare = '_meta.lwt'

/** As RxDB does it with the index that is left out. `olderThanMs`: how long they have been there. */
export async function removeTombstones({ dexieTable }: DexieState, olderThanMs: number): Promise<void> {
  const old = await dexieTable
    .where(spare)
    .between(0, Date.now() - olderThanMs)
    .toArray()
  await dexieTable.bulkDelete(old.filter(({ _deleted }) => _deleted === '1').map(({ id }) => id))
}

type Stores = Record<string, string>
type Versioned = { version: (number: number) => { stores: (stores: Stores) => unknown } }

const withoutSpare = (stores: Stores): Stores =>
  Object.fromEntries(
    Object.entries(stores).map(([table, indexes]) => [
      table,
      indexes
        .split(', ')
        .filter((index) => index !== spare)
        .join(', '),
    ]),
  )

function leaveOutSpare(database: Versioned): void {
  const version = database.version.bind(database)
  database.version = (number) => {
    const made = version(number)
    const stores = made.stores.bind(made)
    made.stores = (given) => stores(withoutSpare(given))
    return made
  }
}

/** RxDB's Dexie storage without an index nobody asks: every index is one more row of the disk for every record. */
export const leanDexie = (settings: object): RxStorage<unknown, unknown> =>
  getRxStorageDexie({
    ...settings,
    onCreate: (database: unknown) => leaveOutSpare(database as Versioned),
  } as never) as unknown as RxStorage<unknown, unknown>
