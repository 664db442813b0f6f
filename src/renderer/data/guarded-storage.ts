import type { BulkWriteRow, RxStorage, RxStorageInstance, RxStorageWriteError } from 'rxdb'
import type { RecordSchema } from './record'
import { compileValidator } from './validate'

type Rows = BulkWriteRow<unknown>[]
type Stored = { id: string; _meta: { lwt: number } }

/** The moment of the newest write a storage instance holds, or 0. */
async function newestWrite(instance: RxStorageInstance<unknown, unknown, unknown>): Promise<number> {
  // Dexie storage walks everything for a descending sort (no reverse cursor): ask its table for the end of the index instead.
  const internals = (await instance.internals) as {
    dexieTable?: { orderBy(index: string): { last(): Promise<Stored | undefined> } }
  }
  if (internals.dexieTable) return (await internals.dexieTable.orderBy('_meta.lwt').last())?._meta.lwt ?? 0
  const documents = (internals as { documents?: Map<string, Stored> }).documents
  let newest = 0
  for (const document of documents?.values() ?? []) newest = Math.max(newest, document._meta.lwt)
  return newest
}

/**
 * Two promises below RxDB's collections, for every storage:
 * - no document that breaks its schema is stored, whether typed here or pulled (RxDB's own validators would also
 *   demand required fields of a tombstone, or make code at run time);
 * - `_meta.lwt` never goes back. It is the checkpoint of the push: under a clock set back one day RxDB would
 *   never push what is written until the clock has caught up.
 */
export function guardedStorage(
  storage: RxStorage<unknown, unknown>,
  schemas: Record<string, RecordSchema>,
): RxStorage<unknown, unknown> {
  const guard = async (instance: RxStorageInstance<unknown, unknown, unknown>, schema: RecordSchema) => {
    const faultOf = compileValidator(schema)
    const bulkWrite = instance.bulkWrite.bind(instance)
    let newest = await newestWrite(instance)
    instance.bulkWrite = async (rows: Rows, context) => {
      const errors: RxStorageWriteError<unknown>[] = []
      const good: Rows = []
      for (const row of rows) {
        const fault = faultOf(row.document)
        const { id, _meta: meta } = row.document as unknown as Stored
        if (fault) {
          const validationErrors = [{ field: fault, message: fault }] as never
          errors.push({
            status: 422,
            isError: true,
            documentId: id,
            validationErrors,
            schema: instance.schema,
            writeRow: row,
            context,
          } as never)
          continue
        }
        if (meta.lwt < newest) meta.lwt = newest
        newest = meta.lwt
        good.push(row)
      }
      const result = good.length > 0 ? await bulkWrite(good, context) : { error: [] }
      result.error.push(...(errors as never[]))
      return result
    }
    return instance
  }
  return {
    ...storage,
    name: `guarded-${storage.name}`,
    rxdbVersion: storage.rxdbVersion,
    async createStorageInstance(params) {
      const instance = await storage.createStorageInstance(params)
      const schema = schemas[params.collectionName]
      // An older version's store is read by its migration only.
      if (!schema || params.schema.version !== schema.json.version) return instance
      return (await guard(instance as never, schema)) as never
    },
  }
}
