import { getRxStorageMemory } from 'rxdb/plugins/storage-memory'
import { afterEach, describe, expect, it } from 'vitest'
import type { Context } from '../data/context'
import { createContext } from '../data/create-context'
import { openStore, type Store } from '../data/open'
import { placeSchema, residentSchema } from '../modules/roster/schema'
import { conflictHandler } from './merge'
import { type Sync, startSync } from './start'
import { type Center, openCenter, type Weather } from './testing/open-center'

const collections = { residents: { schema: residentSchema }, places: { schema: placeSchema } }
const wang = {
  id: 'resident-wang',
  name: '王秀芳',
  namePinyin: 'wang xiu fang',
  sex: '2',
  presence: 'present',
  verification: 'verified',
} as const

const closing: (() => Promise<unknown>)[] = []
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close()
})

let names = 0
type Station = { store: Store; context: Context; sync: Sync }

async function center(): Promise<Center> {
  const opened = await openCenter(Object.keys(collections))
  closing.push(opened.close)
  return opened
}

async function station(
  at: Center,
  weather?: Weather,
  name = `station-${++names}`,
  storage = getRxStorageMemory(),
): Promise<Station> {
  const store = await openStore({ name, storage: storage as never, collections, conflictHandler: conflictHandler as never })
  const deviceId = name
    .replace(/[^0-9a-z]/g, '')
    .padEnd(8, '0')
    .slice(-8)
  const context = createContext({
    store,
    station: { deviceId, centerCode: '420106012003', citySalt: 'a salt for tests only' },
    actor: { id: `worker-${name}`, name: '周敏' },
    may: () => true,
  })
  const sync = startSync({ store, fetch: at.station(weather), gatherMs: 20 })
  closing.push(async () => {
    await sync.stop()
    await store.close()
  })
  return { store, context, sync }
}

const person = async ({ context }: Station, id: string = wang.id) =>
  (await context.data.residents.findOne(id).exec())?.toMutableJSON() ?? null

describe('two stations of one center', () => {
  it('what one writes appears on the other', async () => {
    const hub = await center()
    const [a, b] = [await station(hub), await station(hub)]
    const written = await a.context.write('residents', wang)
    expect(a.sync.status()).toMatchObject({ unsent: 1 })
    expect(a.sync.status().state).not.toBe('synced')
    await a.sync.syncNow()
    expect(a.sync.status()).toMatchObject({ state: 'synced', unsent: 0, problems: [] })
    await b.sync.syncNow()
    expect(await person(b)).toEqual(written)
  })
})
