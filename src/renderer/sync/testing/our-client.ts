import { getRxStorageMemory } from 'rxdb/plugins/storage-memory'
import { createContext } from '../../data/create-context'
import { openStore } from '../../data/open'
import { conflictHandler } from '../merge'
import { startSync } from '../start'
import { realTimers } from '../timers'
import { type Client, type ClientOptions, fieldsOf, newName, type Paper, paperSchema } from './client'
import { collection } from './endpoint'
import { hostFetch } from './host-fetch'
import { shiftWrites } from './shifted-writes'
import { partsOf } from './store-parts'

/** Long enough for the embedded hub on a busy machine. */
export const ourTimeoutMs = 1_500

/** A terminal of ours as the product puts it together, on memory storage, its host in the same process. */
export async function openOurClient(options: ClientOptions): Promise<Client> {
  const { center, proxy, disk = getRxStorageMemory(), name = newName(), clockOffMs = 0 } = options
  const clock = () => Date.now() + clockOffMs
  const store = await openStore({
    name,
    storage: disk as never,
    collections: { [collection]: { schema: paperSchema } },
    conflictHandler: conflictHandler as never,
  })
  const records = store.database.collections[collection]
  if (!records) throw new Error('the collection was not opened')
  shiftWrites(records, () => clockOffMs)
  const context = createContext({
    store,
    station: { deviceId: name.padStart(8, '0').slice(-8), centerCode: center.centerCode, citySalt: 'a salt for tests only' },
    actor: { id: name, name: '周敏' },
    may: () => true,
    clock,
  })
  const sync = startSync({
    ...partsOf(store),
    timers: realTimers,
    fetch: hostFetch(center, proxy),
    clock,
    gatherMs: 20,
    timeoutMs: ourTimeoutMs,
    random: () => 0,
  })
  const told: string[] = []
  const unsubscribe = sync.subscribe(() => {
    const { problems, state } = sync.status()
    told.push(...problems.map(({ code }) => code), ...(state === 'offline' ? [state] : []))
  })
  // The fault table has one small record of its own under the name of a collection of the product.
  const papers = context as unknown as {
    writeMany: (name: string, drafts: object[]) => Promise<string[]>
    change: (name: string, id: string, patch: object) => Promise<Paper>
    erase: (name: string, id: string) => Promise<void>
  }
  return {
    engine: 'ours',
    proxy,
    insert: async (...drafts) => void (await papers.writeMany(collection, drafts)),
    change: async (id, patch) => void (await papers.change(collection, id, patch)),
    erase: (id) => papers.erase(collection, id),
    read: async (id) => {
      const found = await records.findOne(id).exec()
      return found ? fieldsOf(found.toJSON() as Paper) : null
    },
    ids: async () => (await records.find().exec()).map(({ primary }) => primary as string).sort(),
    told: () => told,
    isPaused: () => sync.status().pause?.why === 'epoch',
    pushAll: () => sync.chooseAfterEpoch('push-all'),
    sync: () => sync.syncNow(),
    async stop() {
      unsubscribe()
      await sync.stop()
      await store.close()
    },
  }
}
