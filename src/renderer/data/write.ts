import type { RxCollection, RxDocumentData, RxStorageWriteError } from 'rxdb'
import type { Envelope } from './record'

/** A record as the storage holds it; a tombstone has `_deleted`. */
export type Stored = Envelope & { _deleted: boolean } & Record<string, unknown>

/** What is to stand under an id, made from what stands there (a tombstone too), or null to leave it. */
export type Maker = (id: string, current: Stored | undefined) => Stored | null

type Data = RxDocumentData<Stored>

const clean = ({ _meta, _rev, _attachments, ...record }: Data): Stored => record as unknown as Stored

function faultOf(collection: RxCollection, error: RxStorageWriteError<unknown>): Error {
  if (error.status !== 422)
    return new Error(`writing to ${collection.name}: the store answered ${error.status}`, { cause: error })
  const reasons = error.validationErrors.map(({ message }) => message).join(', ')
  return new Error(`Broken promise: a record of ${collection.name} fits its schema: ${reasons}`)
}

/**
 * Writes records in one transaction of the storage, each made from what stands there now. Where another write came
 * between reading and writing, the record is made anew from the newer state. Answers what was written, by id.
 *
 * It goes to the storage and not through RxDB's documents, because only the storage shows tombstones (whose erasure
 * stamp a new life keeps) and only there can a tombstone be written without the fields it held.
 * Throws where a record breaks its schema (nothing else of the same call is held back by it) or the storage fails.
 */
export async function writeRecords(collection: RxCollection, ids: string[], make: Maker): Promise<Map<string, Stored>> {
  const { storageInstance } = collection
  const written = new Map<string, Stored>()
  let fault: Error | null = null
  let open = ids
  while (open.length > 0) {
    const found = (await storageInstance.findDocumentsById(open, true)) as Data[]
    const current = new Map(found.map((document) => [document.id, document]))
    const rows: { previous?: Data; document: Data }[] = []
    for (const id of open) {
      const previous = current.get(id)
      const record = make(id, previous && clean(previous))
      if (!record) continue
      const { _meta = { lwt: 0 }, _rev = '' } = previous ?? {}
      rows.push({ previous, document: { ...record, _attachments: {}, _meta, _rev } as Data })
    }
    if (rows.length === 0) break
    const { error } = await storageInstance.bulkWrite(rows as never, 'yizhan-write')
    const failed = new Set(error.map(({ documentId }) => documentId))
    for (const { document } of rows) if (!failed.has(document.id)) written.set(document.id, clean(document))
    open = error.filter(({ status }) => status === 409).map(({ documentId }) => documentId)
    const worse = error.find(({ status }) => status !== 409)
    if (worse) fault ??= faultOf(collection, worse)
  }
  if (fault) throw fault
  return written
}
