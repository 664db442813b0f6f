import 'fake-indexeddb/auto'
import { defaultConflictHandler } from 'rxdb'
import { getRxStorageMemory } from 'rxdb/plugins/storage-memory'
import { afterEach, expect, test } from 'vitest'
import { createContext } from '../../../data/create-context'
import { openStore, type Store } from '../../../data/open'
import { openReader } from '../../../data/reader'
import { type Place, placeSchema, type Resident, residentSchema } from '../schema'
import { openCache } from './cache'
import { createRosterCore } from './core'
import { createKeeper } from './keeper'

const storage = getRxStorageMemory() as never
const closing: (() => unknown)[] = []
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close()
})

let stores = 0

async function openStation(): Promise<{ store: Store; context: ReturnType<typeof createContext> }> {
  stores += 1
  const store = await openStore({
    name: `keeper-${stores}`,
    storage,
    collections: { residents: { schema: residentSchema }, places: { schema: placeSchema } },
    conflictHandler: defaultConflictHandler,
  })
  closing.push(store.close)
  const station = { deviceId: 'testtest', centerCode: '420106012003', citySalt: 'a salt for tests only' }
  return { store, context: createContext({ store, station, actor: { id: 'w', name: '周敏' }, may: () => true }) }
}

async function openKeeper(store: Store) {
  let core = createRosterCore({ today: () => '2026-11-23' })
  const residents = await openReader<Resident>({
    databaseName: store.name,
    collection: 'residents',
    schema: residentSchema,
    storage,
  })
  const places = await openReader<Place>({ databaseName: store.name, collection: 'places', schema: placeSchema, storage })
  const cache = openCache(store.name)
  closing.push(() => cache.close())
  const renew = () => {
    core = createRosterCore({ today: () => '2026-11-23' })
  }
  const keeper = createKeeper({ core: () => core, renew, residents, places, cache })
  const found = (text: string) => core.query({ text, sort: 'relevance' }, 0, 99).rows.map(({ name }) => name)
  return { keeper, cache, found, lose: (id: string) => core.changePeople({ put: [], gone: [id] }) }
}

const resident = (name: string, namePinyin: string) =>
  ({
    id: `resident-${namePinyin}`,
    name,
    namePinyin,
    sex: '1',
    presence: 'present',
    verification: 'verified',
    dwellingId: 'd',
  }) as const

test('the first start reads the store, the next one the cache and what came since', async () => {
  const { store, context } = await openStation()
  await context.write('places', { id: 'd', kind: 'dwelling', name: '501' })
  await context.writeMany('residents', [resident('王芳', 'wang fang'), resident('李强', 'li qiang')])
  const first = await openKeeper(store)
  expect(await first.keeper.fill()).toBe('store')
  expect(first.found('501')).toEqual(['李强', '王芳'])
  await first.keeper.save()

  await context.erase('residents', 'resident-wang fang')
  await context.change('residents', 'resident-li qiang', { name: '李小强', namePinyin: 'li xiao qiang' })
  await context.write('residents', resident('赵敏', 'zhao min'))
  const second = await openKeeper(store)
  expect(await second.keeper.fill()).toBe('cache')
  expect(second.found('501')).toEqual(['李小强', '赵敏'])
  expect(await second.keeper.verify()).toBe(false)
})

test('an index that lacks somebody is found out and made anew', async () => {
  const { store, context } = await openStation()
  await context.writeMany('residents', [resident('王芳', 'wang fang'), resident('李强', 'li qiang')])
  const { keeper, found, lose } = await openKeeper(store)
  await keeper.fill()
  lose('resident-li qiang')
  expect(found('li')).toEqual([])
  expect(await keeper.verify()).toBe(true)
  expect(found('li')).toEqual(['李强'])
})

test('what was written after the filling is not taken for a fault', async () => {
  const { store, context } = await openStation()
  const { keeper, found } = await openKeeper(store)
  await keeper.fill()
  await context.write('residents', resident('王芳', 'wang fang'))
  expect(await keeper.verify()).toBe(false)
  expect(found('wf')).toEqual(['王芳'])
  expect(await keeper.catchUp()).toBe(0)
})

test('a cache that cannot be read counts as none', async () => {
  const { store, context } = await openStation()
  await context.write('residents', resident('王芳', 'wang fang'))
  const { keeper, cache, found } = await openKeeper(store)
  const broken = { version: 1, rows: 5, chunks: [['a']] }
  await cache.save({ people: broken, places: broken, peopleCheckpoint: { id: 'z', lwt: 9e15 }, placesCheckpoint: undefined })
  expect(await keeper.fill()).toBe('store')
  expect(found('wf')).toEqual(['王芳'])
})
