import { fillWithDefaultSettings, getChangedDocumentsSince, prepareQuery, type RxStorage } from 'rxdb'
import type { Envelope, RecordSchema } from './record'
import { browserStorage } from './storage'
import { readingInstance } from './vault-storage'

/** Where a reader stands: the moment of the last write it has seen and the id of its record. */
export type ReaderCheckpoint = { id: string; lwt: number }

export type Reader<T> = {
  /** The next records written after the checkpoint, oldest write first, tombstones among them; empty at the end. */
  changedSince: (
    checkpoint: ReaderCheckpoint | undefined,
    limit: number,
  ) => Promise<{ documents: (T & { _deleted: boolean })[]; checkpoint: ReaderCheckpoint | undefined }>
  /** How many records are alive. Takes half a second on 30,000. */
  count: () => Promise<number>
  close: () => Promise<void>
}

/**
 * Reads one collection of an open store from elsewhere, for example a web worker, on the same database of the browser.
 * It never writes. Records whose seal is broken are left out. `storage` is given by tests; a page's store and its readers
 * must use the same.
 */
export async function openReader<T extends Envelope>(options: {
  databaseName: string
  collection: string
  schema: RecordSchema
  /** What the store is sealed with; null (and where none is given) for a store in the clear. */
  key?: CryptoKey | null
  storage?: RxStorage<unknown, unknown>
}): Promise<Reader<T>> {
  const { databaseName, collection, schema, key = null, storage = browserStorage() } = options
  const inner = await storage.createStorageInstance<T>({
    databaseInstanceToken: `reader-${collection}`,
    databaseName,
    collectionName: collection,
    schema: fillWithDefaultSettings(schema.json) as never,
    options: {},
    multiInstance: false,
    devMode: false,
  })
  const instance = readingInstance(inner as never, { key, definitions: { [collection]: schema } }, collection)
  return {
    async changedSince(checkpoint, limit) {
      const answer = await getChangedDocumentsSince(instance, limit, checkpoint)
      return {
        documents: answer.documents.map(
          ({ _meta, _rev, _attachments, ...record }) => record as unknown as T & { _deleted: boolean },
        ),
        checkpoint: (answer.checkpoint as ReaderCheckpoint | undefined) ?? checkpoint,
      }
    },
    async count() {
      const alive = { selector: { _deleted: { $eq: false } }, sort: [{ id: 'asc' as const }], skip: 0 }
      return (await instance.count(prepareQuery(instance.schema, alive as never))).count
    },
    close: () => instance.close(),
  }
}
