import type { BulkWriteRow, RxStorage, RxStorageInstance, RxStorageWriteError } from 'rxdb'
import type { FaultOf } from './validate'

type Instance = RxStorageInstance<unknown, unknown, unknown>
/** `isFit`: whoever writes it has asked already whether it fits its schema. */
export type CheckedRow = BulkWriteRow<unknown> & { isFit?: boolean }
type Rows = CheckedRow[]
type Stored = { id: string; _meta: { lwt: number } }

/** What we know of the insides of the two storages in use: Dexie's table, the memory storage's map. */
type Internals = {
  dexieTable?: { orderBy: (index: string) => { last: () => Promise<Stored | undefined> } }
  documents?: Map<string, Stored>
}

/** The moment of the newest write a storage instance holds, or 0. */
async function newestWrite(instance: Instance): Promise<number> {
  const { dexieTable, documents } = (await instance.internals) as Internals
  // RxDB's query would walk all of Dexie's index for a descending sort; the table itself knows its end.
  if (dexieTable) return (await dexieTable.orderBy('_meta.lwt').last())?._meta.lwt ?? 0
  let newest = 0
  for (const document of documents?.values() ?? []) newest = Math.max(newest, document._meta.lwt)
  return newest
}

function refuse(row: Rows[number], fault: string, instance: Instance, context: string): RxStorageWriteError<unknown> {
  return {
    status: 422,
    isError: true,
    documentId: (row.document as unknown as Stored).id,
    validationErrors: [{ field: fault, message: fault }],
    schema: instance.schema,
    writeRow: row,
    context,
  } as unknown as RxStorageWriteError<unknown>
}

async function guard(instance: Instance, faultOf: FaultOf): Promise<Instance> {
  const bulkWrite = instance.bulkWrite.bind(instance)
  let newest = await newestWrite(instance)
  instance.bulkWrite = async (rows: Rows, context) => {
    const errors: RxStorageWriteError<unknown>[] = []
    const good: Rows = []
    // Two decimals, as RxDB counts.
    const raised = Math.round(newest * 100 + 1) / 100
    for (const row of rows) {
      const fault = row.isFit ? null : faultOf(row.document as object)
      if (fault) {
        errors.push(refuse(row, fault, instance, context))
        continue
      }
      const { _meta: meta } = row.document as unknown as Stored
      if (meta.lwt <= newest) meta.lwt = raised
      good.push(row)
    }
    for (const row of good) newest = Math.max(newest, (row.document as unknown as Stored)._meta.lwt)
    const result = good.length > 0 ? await bulkWrite(good, context) : { error: [] }
    result.error.push(...(errors as never[]))
    return result
  }
  return instance
}

/**
 * Two promises below RxDB's collections, for every storage:
 * - no document that breaks its schema is stored, whether typed here or pulled (RxDB's own validators would also
 *   demand required fields of a tombstone, and the fastest of them makes code at run time);
 * - `_meta.lwt` always rises. It is the checkpoint of the push: under a clock set back one day RxDB would not push
 *   what is written until the clock has caught up.
 */
export function guardedStorage(
  storage: RxStorage<unknown, unknown>,
  guarded: Record<string, { version: number; faultOf: FaultOf }>,
): RxStorage<unknown, unknown> {
  return {
    name: `guarded-${storage.name}`,
    rxdbVersion: storage.rxdbVersion,
    async createStorageInstance(params) {
      const instance = await storage.createStorageInstance(params)
      const rule = guarded[params.collectionName]
      // The store of an older version is only read, by its migration.
      if (!rule || params.schema.version !== rule.version) return instance
      return (await guard(instance as unknown as Instance, rule.faultOf)) as never
    },
  }
}
