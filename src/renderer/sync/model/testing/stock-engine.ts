import { addRxPlugin, createRxDatabase } from 'rxdb'
import { RxDBLeaderElectionPlugin } from 'rxdb/plugins/leader-election'
import { replicateCouchDB } from 'rxdb/plugins/replication-couchdb'
import { shiftWrites } from '../../testing/shifted-writes'
import type { Engine } from './engine'
import { collection, type ModelRecord, modelSchema } from './model-record'

addRxPlugin(RxDBLeaderElectionPlugin)

let runs = 0

/** The plugin as shipped, live, with its default conflict handler and its own ways of waiting. */
export const stockEngine: Engine = {
  name: 'stock',
  async start({ index, disk, link, clock, time }) {
    runs += 1
    const database = await createRxDatabase({ name: `stock${runs}`, storage: disk.storage() as never, multiInstance: false })
    await database.addCollections({ [collection]: { schema: modelSchema.json as never } })
    const papers = database.collections[collection]
    if (!papers) throw new Error('the collection was not opened')
    shiftWrites(papers, () => clock() - time.now())
    replicateCouchDB<ModelRecord>({
      replicationIdentifier: 'stock',
      collection: papers,
      url: 'http://center/papers/',
      fetch: ((url: string, init?: RequestInit) => link.request(url.slice('http://center/papers/'.length), init ?? {})) as never,
      live: true,
      waitForLeadership: false,
      pull: {},
      push: {},
    })
    let ticks = 0
    const stamp = () => `${clock().toString(36).padStart(9, '0')}-${(++ticks).toString(36).padStart(4, '0')}|device0${index}`
    const at = () => new Date(clock()).toISOString()
    const envelope = () => ({ createdAt: at(), createdBy: 'w', updatedAt: at(), updatedBy: 'w', stamps: { born: stamp() } })
    return {
      write: async (id, field, value) => {
        await (await papers.findOne(id).exec(true)).incrementalPatch({ [field]: value, updatedAt: at() })
      },
      create: async (ids, field, values) => {
        await papers.bulkInsert(ids.map((id, index) => ({ id, [field]: values[index], ...envelope() })))
      },
      erase: async (id) => void (await (await papers.findOne(id).exec(true)).incrementalRemove()),
      living: async () => (await papers.find().exec()).map((found) => found.toJSON() as ModelRecord),
      badge: () => null,
      sync: async () => undefined,
      choose: async () => undefined,
      stop: async () => void (await database.close()),
      bury: () => void papers.close().catch(() => undefined),
    }
  },
}
