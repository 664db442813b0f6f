import { addRxPlugin, createRxDatabase } from 'rxdb'
import { RxDBLeaderElectionPlugin } from 'rxdb/plugins/leader-election'
import { getFetchWithCouchDBAuthorization, replicateCouchDB } from 'rxdb/plugins/replication-couchdb'
import { getRxStorageMemory } from 'rxdb/plugins/storage-memory'
import { type Client, type ClientOptions, fieldsOf, newName, type Paper, paperSchema } from './client'
import { collection as collectionName } from './endpoint'
import { shiftWrites } from './shifted-writes'

addRxPlugin(RxDBLeaderElectionPlugin)

/** The plugin waits so long after a fault; as shipped 5 s. */
export const stockRetryMs = 150

/** What has not come after so many of its tries does not come. */
export const stockPatienceMs = 6 * stockRetryMs

let ticks = 0
const stampBy = (device: string) => `0mfa1b2c3-${(++ticks).toString(36).padStart(4, '0')}|${device}`

/** RxDB's CouchDB replication as shipped, on its memory storage: default conflict handler, live, its own fetch. */
export async function openStockClient(options: ClientOptions): Promise<Client> {
  const { center, proxy, disk = getRxStorageMemory(), name = newName(), direction = 'both', clockOffMs = 0 } = options
  const database = await createRxDatabase({ name, storage: disk as never, multiInstance: false })
  await database.addCollections({ [collectionName]: { schema: paperSchema.json as never } })
  const papers = database.collections[collectionName]
  if (!papers) throw new Error('the collection was not opened')
  shiftWrites(papers, () => clockOffMs)
  const replication = replicateCouchDB<Paper>({
    replicationIdentifier: 'stock',
    collection: papers,
    url: `${proxy.root}/${center.database}/`,
    fetch: getFetchWithCouchDBAuthorization(center.terminal.name, center.terminal.password) as never,
    live: true,
    waitForLeadership: false,
    retryTime: stockRetryMs,
    pull: {},
    push: direction === 'both' ? {} : undefined,
  })
  const told: string[] = []
  replication.error$.subscribe((error) => told.push(error.message))
  const at = () => new Date().toISOString()
  return {
    engine: 'stock',
    proxy,
    async insert(...drafts) {
      const envelope = () => ({
        createdAt: at(),
        createdBy: name,
        updatedAt: at(),
        updatedBy: name,
        stamps: { born: stampBy(name) },
      })
      await papers.bulkInsert(drafts.map((draft) => ({ ...draft, ...envelope() })))
    },
    async change(id, patch) {
      await (await papers.findOne(id).exec(true)).incrementalPatch({ ...patch, updatedAt: at() })
    },
    async erase(id) {
      const found = await papers.findOne(id).exec(true)
      await found.incrementalModify((data: Paper & { _deleted: boolean }) => ({
        ...data,
        stamps: { ...data.stamps, erased: stampBy(name) },
        _deleted: true,
      }))
    },
    read: async (id) => {
      const found = await papers.findOne(id).exec()
      return found ? fieldsOf(found.toJSON() as Paper) : null
    },
    ids: async () => (await papers.find().exec()).map(({ primary }) => primary as string).sort(),
    told: () => told,
    isPaused: () => false,
    pushAll: async () => undefined,
    sync: async () => undefined,
    async stop() {
      await database.close()
    },
  }
}
