import Dexie from 'dexie'
import PouchIndexedDb from 'pouchdb-adapter-indexeddb'
import PouchDB from 'pouchdb-browser'
import { createRxDatabase } from 'rxdb'
import { replicateCouchDB } from 'rxdb/plugins/replication-couchdb'
import { getRxStorageDexie } from 'rxdb/plugins/storage-dexie'
import type { RecordSchema } from '../../src/renderer/data/record'
import { placeSchema, residentSchema } from '../../src/renderer/modules/roster/schema'
import { workerSchema } from '../../src/renderer/modules/workers/schema'
import { watchLongest } from './blocks'

/** What one way took: milliseconds until everything was there, how many records, and how long the page was held at longest. */
export type Taken = { ms: number; records: number; longestBlock: number }

const schemas: Record<string, RecordSchema> = { workers: workerSchema, places: placeSchema, residents: residentSchema }
const collections = Object.keys(schemas)
const pageSize = 1000

/** The center's databases as the bench's own server passes them on, without a host between. */
const databaseUrl = (collection: string) => `${location.origin}/db/${collection}`

type Row = { id: string; seq: string | number; deleted?: boolean; doc: Record<string, unknown> }

async function timed(run: () => Promise<number>): Promise<Taken> {
  const blocks = watchLongest()
  const start = performance.now()
  const records = await run()
  const ms = performance.now() - start
  // The last task is told after it ended.
  await new Promise((resolve) => setTimeout(resolve, 200))
  blocks.stop()
  return { ms, records, longestBlock: blocks.longest() }
}

/** Every page of a collection's `_changes`, the next one on its way while this one is used. */
async function eachPage(collection: string, use: (rows: Row[]) => Promise<unknown>): Promise<void> {
  const ask = async (since: string | number) =>
    (await fetch(`${databaseUrl(collection)}/_changes?include_docs=true&limit=${pageSize}&since=${since}`)).json()
  for (let page = await ask(0); page.results.length > 0; ) {
    const next = ask(page.last_seq)
    await use(page.results.filter(({ id }: Row) => !id.startsWith('_design/')))
    page = await next
  }
}

/** Fetched and parsed, nothing kept. */
export const fetchOnly = (): Promise<Taken> =>
  timed(async () => {
    let records = 0
    await Promise.all(
      collections.map((collection) =>
        eachPage(collection, async (rows) => {
          records += rows.length
        }),
      ),
    )
    return records
  })

/** The same, written by Dexie alone into a table with three indexes, one write under way for each collection. */
export const dexieFloor = (): Promise<Taken> =>
  timed(async () => {
    const database = new Dexie('floor')
    const stores = collections.map((collection) => [collection, '_id, updatedAt, createdAt, name'])
    database.version(1).stores(Object.fromEntries(stores))
    await database.open()
    let records = 0
    await Promise.all(
      collections.map((collection) =>
        eachPage(collection, async (rows) => {
          await database.table(collection).bulkPut(rows.map(({ doc }) => doc))
          records += rows.length
        }),
      ),
    )
    database.close()
    return records
  })

/** RxDB's own plugin as it is shipped, on its Dexie storage: pull and push, until both say they are in step. */
export const stock = (): Promise<Taken> =>
  timed(async () => {
    const database = await createRxDatabase({ name: 'stock', storage: getRxStorageDexie(), multiInstance: false })
    await database.addCollections(
      Object.fromEntries(Object.entries(schemas).map(([name, { json }]) => [name, { schema: json as never }])),
    )
    const replications = Object.values(database.collections).map((collection) =>
      replicateCouchDB({
        replicationIdentifier: `stock-${collection.name}`,
        collection,
        url: `${databaseUrl(collection.name)}/`,
        live: true,
        waitForLeadership: false,
        pull: { batchSize: pageSize },
        push: { batchSize: pageSize },
      }),
    )
    await Promise.all(replications.map((replication) => replication.awaitInSync()))
    await Promise.all(replications.map((replication) => replication.cancel()))
    const counts = await Promise.all(Object.values(database.collections).map((collection) => collection.count().exec()))
    await database.close()
    return counts.reduce((sum, count) => sum + count, 0)
  })

PouchDB.plugin(PouchIndexedDb)

/** PouchDB, which pulls alone here: pushing is one more request for it. */
export const pouch = (adapter: 'idb' | 'indexeddb'): Promise<Taken> =>
  timed(async () => {
    const pulled = await Promise.all(
      collections.map(async (collection) => {
        const local = new PouchDB(`pouch-${collection}`, { adapter, auto_compaction: true })
        const pulling = local.replicate.from(databaseUrl(collection), { batch_size: pageSize })
        const { docs_written } = await pulling.catch((cause: unknown) => {
          // Its errors are no Errors and would not say what they are.
          throw new Error(`PouchDB could not pull ${collection}: ${JSON.stringify(cause)}`, { cause })
        })
        await local.close()
        return docs_written
      }),
    )
    return pulled.reduce((sum, count) => sum + count, 0)
  })
