import { getRxStorageMemory } from 'rxdb/plugins/storage-memory'
import type { CollectionDefinition } from '../../data/collections'
import type { Context } from '../../data/context'
import { createContext } from '../../data/create-context'
import { openStore, type Store } from '../../data/open'
import { placeSchema, residentSchema } from '../../modules/roster/schema'
import { conflictHandler } from '../merge'
import { startSync } from '../start'
import { realTimers } from '../timers'
import type { Sync, SyncSettings } from '../types'
import { type Center, openCenter } from './open-center'
import { partsOf } from './store-parts'
import type { Weather } from './weather'

const rosterCollections = { residents: { schema: residentSchema }, places: { schema: placeSchema } }

export type TestStation = { store: Store; context: Context; sync: Sync; stop: () => Promise<void> }

type StationOptions = { weather?: Weather; name?: string; disk?: Disk } & Partial<SyncSettings>

export type Place = {
  center: Center
  /** A station of this center; the same name and disk again is the same station after a restart. */
  station: (options?: StationOptions) => Promise<TestStation>
  close: () => Promise<void>
}

type Disk = ReturnType<typeof getRxStorageMemory>
export const newDisk = (): Disk => getRxStorageMemory()

/** A disk that fails the first write of a kind (the beginning of RxDB's context) and is well from then on. */
export function flakyDisk(context: string): { disk: Disk; failed: () => number } {
  const disk = newDisk()
  let failures = 0
  const create = disk.createStorageInstance.bind(disk)
  disk.createStorageInstance = async (params) => {
    const instance = await create(params)
    const bulkWrite = instance.bulkWrite.bind(instance)
    instance.bulkWrite = (rows, given) => {
      if (failures > 0 || !given.startsWith(context)) return bulkWrite(rows, given)
      failures += 1
      return Promise.reject(new Error('the disk failed'))
    }
    return instance
  }
  return { disk, failed: () => failures }
}

let named = 0

/** A center with as many stations as a test asks for, all of one community, with the roster or with other collections. */
export async function openPlace(collections: Record<string, CollectionDefinition> = rosterCollections): Promise<Place> {
  const center = await openCenter(Object.keys(collections))
  const running: TestStation[] = []
  return {
    center,
    async station({ weather, name = `station${++named}`, disk = newDisk(), ...settings } = {}) {
      const store = await openStore({ name, storage: disk as never, collections, conflictHandler: conflictHandler as never })
      const context = createContext({
        store,
        station: { deviceId: name.padStart(8, '0').slice(-8), centerCode: '420106012003', citySalt: 'a salt for tests only' },
        actor: { id: `worker-${name}`, name: '周敏' },
        may: () => true,
      })
      const sync = startSync({
        ...partsOf(store),
        fetch: center.station(weather),
        gatherMs: 20,
        clock: Date.now,
        random: () => 0,
        timers: realTimers,
        ...settings,
      })
      const opened: TestStation = {
        store,
        context,
        sync,
        async stop() {
          running.splice(running.indexOf(opened), 1)
          await sync.stop()
          await store.close()
        },
      }
      running.push(opened)
      return opened
    },
    async close() {
      for (const one of [...running]) await one.stop()
      await center.close()
    },
  }
}

export const wang = {
  id: 'resident-wang',
  name: '王秀芳',
  namePinyin: 'wang xiu fang',
  sex: '2',
  presence: 'present',
  verification: 'verified',
} as const

/** A resident as the station's own store holds it, or null. */
export const residentAt = async ({ context }: TestStation, id: string = wang.id) =>
  (await context.data.residents.findOne(id).exec())?.toMutableJSON() ?? null

export const others = (count: number) =>
  Array.from({ length: count }, (_, index) => ({ ...wang, id: `resident-${index}`, name: `居民${index}` }))

/** By hand, one station after the other. */
export async function syncAll(...stations: TestStation[]): Promise<void> {
  for (const { sync } of stations) await sync.syncNow()
}
