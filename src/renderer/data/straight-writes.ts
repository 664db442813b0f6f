import type { BulkWriteRow, EventBulk, RxStorageBulkWriteResponse, RxStorageChangeEvent } from 'rxdb'
import type { Subject } from 'rxjs'
import { type DexieState, rowOf } from './dexie-rows'
import type { Instance } from './sealed-instance'
import type { Document, Fields } from './sealed-record'

type Rows = BulkWriteRow<Fields>[]
type Bulk = EventBulk<RxStorageChangeEvent<Document>, unknown>

let bulks = 0

/** Writes all or none. `add` refuses what is there, which costs a look for each row; `put` does not look. */
function writeAll(database: IDBDatabase, table: string, verb: 'add' | 'put', rows: readonly object[]): Promise<void> {
  return new Promise((resolve, reject) => {
    const transaction = database.transaction(table, 'readwrite', { durability: 'relaxed' })
    const objects = transaction.objectStore(table)
    transaction.oncomplete = () => resolve()
    transaction.onabort = () => reject(transaction.error ?? new Error('the transaction was given up'))
    try {
      for (const row of rows) objects[verb](row)
      transaction.commit()
    } catch {
      // What was written before would stay.
      transaction.abort()
    }
  })
}

const isLiving = ({ _deleted }: Document) => !_deleted

/** What RxDB's storage tells of rows it has inserted. */
function bulkOf(rows: Rows, context: string): Bulk | null {
  const documents = rows.map(({ document }) => document as Document)
  const last = documents.at(-1)
  const living = documents.filter(isLiving)
  if (!last || living.length === 0) return null
  bulks += 1
  return {
    id: `straight-${bulks}-${last._rev}`,
    events: living.map((document) => ({ operation: 'INSERT', documentId: document.id as string, documentData: document })),
    checkpoint: { id: last.id, lwt: last._meta.lwt },
    context,
  } as unknown as Bulk
}

/** The ids a table has, as far as that is known without asking: those written since it was seen to be empty; null where it was not. */
async function idsOf({ count }: { count: () => Promise<number> }): Promise<Set<string> | null> {
  return (await count()) === 0 ? new Set() : null
}

/**
 * Lets writes of nothing but new records past what RxDB's Dexie storage and Dexie do for each row: RxDB looks every id up
 * and compares before it writes, in a first sync 50,000 times in vain. Here IndexedDB itself refuses what is there
 * already; then, as after any other refusal, the write takes the ordinary way, which answers conflicts and faults. In a
 * table that began empty even IndexedDB need not look, but for ids that were written since. Rows, events and checkpoints
 * are those of RxDB's storage. Replaces `bulkWrite` of the instance it is given, whose table nobody else may write to.
 */
export async function writeNewStraight(instance: Instance): Promise<void> {
  const { dexieTable, dexieDb, booleanIndexes } = (await instance.internals) as Partial<DexieState>
  // A field inside a field would have to be set in a copy of its own.
  if (!dexieTable || !dexieDb || !booleanIndexes || booleanIndexes.some((field) => field.includes('.'))) return
  const known = await idsOf({ count: () => dexieTable.count() })
  const { changes$ } = instance as unknown as { changes$: Subject<Bulk> }
  const bulkWrite = instance.bulkWrite.bind(instance)
  /** Also keeps in mind what is about to be there: whatever comes of it, IndexedDB is asked the next time. */
  const isNew = (rows: Rows): boolean => {
    if (!known) return false
    const before = known.size
    const isKnown = rows.some(({ document }) => known.has(document.id as string))
    for (const { document } of rows) known.add(document.id as string)
    return !isKnown && known.size === before + rows.length
  }
  instance.bulkWrite = async (rows: Rows, context): Promise<RxStorageBulkWriteResponse<Fields>> => {
    const verb = isNew(rows) ? 'put' : 'add'
    const database = dexieDb.backendDB()
    if (!database || rows.some(({ previous }) => previous)) return bulkWrite(rows, context)
    try {
      const documents = rows.map(({ document }) => rowOf(document as Document, booleanIndexes))
      await writeAll(database, dexieTable.name, verb, documents)
    } catch {
      return bulkWrite(rows, context)
    }
    const bulk = bulkOf(rows, context)
    if (bulk) changes$.next(bulk)
    return { error: [] }
  }
}
