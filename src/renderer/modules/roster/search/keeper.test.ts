import 'fake-indexeddb/auto'
import Dexie from 'dexie'
import { defaultConflictHandler } from 'rxdb'
import { getRxStorageMemory } from 'rxdb/plugins/storage-memory'
import { afterEach, describe, expect, test } from 'vitest'
import { createContext } from '../../../data/create-context'
import { openStore, type Store } from '../../../data/open'
import { openReader } from '../../../data/reader'
import { importKey } from '../../../lib/seal'
import { type Place, placeSchema, type Resident, residentSchema } from '../schema'
import { cacheName, openCache } from './cache'
import { createRosterCore } from './core'
import { createKeeper } from './keeper'
import { personOf } from './person'

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

async function openKeeper(store: Store, key: CryptoKey | null = null) {
  let core = createRosterCore({ today: () => '2026-11-23' })
  const residents = await openReader<Resident>({
    databaseName: store.name,
    collection: 'residents',
    schema: residentSchema,
    storage,
  })
  const places = await openReader<Place>({ databaseName: store.name, collection: 'places', schema: placeSchema, storage })
  const cache = openCache(store.name, key)
  closing.push(() => cache.close())
  const renew = (kept?: Uint8Array<ArrayBuffer>) => {
    core = createRosterCore({ today: () => '2026-11-23', ...(kept ? { kept } : {}) })
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

const noCheckpoints = { people: undefined, places: undefined }

test('a cache that cannot be read counts as none', async () => {
  const { store, context } = await openStation()
  await context.write('residents', resident('王芳', 'wang fang'))
  const { keeper, cache, found } = await openKeeper(store)
  const core = new TextEncoder().encode('this is no index')
  await cache.save({ core, checkpoints: { ...noCheckpoints, people: { id: 'z', lwt: 9e15 } } })
  expect(await keeper.fill()).toBe('store')
  expect(found('wf')).toEqual(['王芳'])
})

describe('sealed', () => {
  const keyOf = (first: number) => importKey(Uint8Array.from({ length: 32 }, (_, index) => first + index))

  async function sealedStation() {
    const { store, context } = await openStation()
    await context.write('residents', resident('王芳', 'wang fang'))
    const key = await keyOf(1)
    const { keeper, cache } = await openKeeper(store, key)
    await keeper.fill()
    await keeper.save()
    return { store, key, cache }
  }

  test('the cache opens under its key', async () => {
    const { store, key } = await sealedStation()
    const { keeper, found } = await openKeeper(store, key)
    expect(await keeper.fill()).toBe('cache')
    expect(found('wf')).toEqual(['王芳'])
  })

  test('no name lies open in it', async () => {
    const { store } = await sealedStation()
    const row = await new Dexie(cacheName(store.name)).open().then((database) => database.table('index').get('kept'))
    const bytes = Buffer.from(row.bytes)
    expect([row.sealed, bytes.includes('王芳'), bytes.includes('wang')]).toEqual([true, false, false])
  })

  test.each(['another key', 'no key'])('under %s it is as none', async (which) => {
    const { store } = await sealedStation()
    const { keeper, found } = await openKeeper(store, which === 'no key' ? null : await keyOf(2))
    expect(await keeper.fill()).toBe('store')
    expect(found('wf')).toEqual(['王芳'])
  })

  test('under other checkpoints it is as none', async () => {
    const { store, key } = await sealedStation()
    const database = await new Dexie(cacheName(store.name)).open()
    const row = await database.table('index').get('kept')
    await database.table('index').put({ ...row, checkpoints: { ...row.checkpoints, people: { id: 'z', lwt: 9e15 } } })
    database.close()
    const { keeper } = await openKeeper(store, key)
    expect(await keeper.fill()).toBe('store')
  })
})

test('what is told while an older batch is on its way stands after it', async () => {
  const { store, context } = await openStation()
  await context.write('residents', resident('王芳', 'wang fang'))
  const { keeper, found } = await openKeeper(store)
  const reading = keeper.fill()
  keeper.takePeople({ put: [personOf({ ...(await resultOf(store)), name: '王芬', namePinyin: 'wang fen' })], gone: [] })
  await reading
  expect(found('wang')).toEqual(['王芬'])
})

const resultOf = async ({ data }: Store) => {
  const found = await data.residents.findOne().exec(true)
  return found.toMutableJSON()
}
