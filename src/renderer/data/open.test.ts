import { defaultConflictHandler } from 'rxdb'
import { getRxStorageMemory } from 'rxdb/plugins/storage-memory'
import { afterEach, describe, expect, it } from 'vitest'
import type { CollectionDefinition } from './collections'
import { createContext } from './create-context'
import { type MigrationProgress, mostCollections, openStore, type Store } from './open'
import { record } from './record'

const visitSchema = (version: number) =>
  record({
    version,
    properties: { purpose: { type: 'string', maxLength: 60 }, kind: { type: 'string', maxLength: 20 } },
    required: [],
  })

let open: Store[] = []
afterEach(async () => {
  for (const store of open) await store.close()
  open = []
})

async function openWith(
  storage: ReturnType<typeof getRxStorageMemory>,
  collections: Record<string, CollectionDefinition>,
  onMigration?: (progress: MigrationProgress) => void,
): Promise<Store> {
  const store = await openStore({
    name: 'yizhan-420106012003',
    storage: storage as never,
    collections,
    conflictHandler: defaultConflictHandler,
    onMigration,
  })
  open.push(store)
  return store
}

const contextOf = (store: Store) =>
  createContext({
    store,
    station: { deviceId: '7k2m9qxa', centerCode: '420106012003', citySalt: 'a salt for tests only' },
    actor: { id: 'worker-1', name: '周敏' },
    may: () => true,
  })

describe('the store', () => {
  it('keeps its records and the clock over a restart', async () => {
    const disk = getRxStorageMemory()
    const first = await openWith(disk, { visits: { schema: visitSchema(0) } })
    const record = await contextOf(first).write('visits' as never, { id: 'v1', purpose: '探访' } as never)
    await first.close()
    open = []
    const second = await openWith(disk, { visits: { schema: visitSchema(0) } })
    const stored = await second.database.collections.visits?.findOne('v1').exec()
    expect(stored?.toMutableJSON()).toEqual(record)
    const stamp = second.stamps.clockFor('7k2m9qxa', () => 0).stamp()
    expect(stamp > ((record as { stamps: { born: string } }).stamps.born ?? '')).toBe(true)
  })

  it(`takes ${mostCollections} collections and not one more`, async () => {
    const names = Array.from({ length: mostCollections + 1 }, (_, index) => `c${index}`)
    const collections = Object.fromEntries(names.map((name) => [name, { schema: visitSchema(0) }]))
    await expect(openWith(getRxStorageMemory(), collections)).rejects.toThrow('at most 13 collections')
  })

  it('brings records of an older version up to date and tells how far it is', async () => {
    const disk = getRxStorageMemory()
    const old = await openWith(disk, { visits: { schema: visitSchema(0) } })
    const drafts = Array.from({ length: 50 }, (_, index) => ({ id: `v${index}`, purpose: '探访' }))
    await contextOf(old).writeMany('visits' as never, drafts as never)
    await old.close()
    open = []
    const seen: MigrationProgress[] = []
    const migrations = {
      1: (visit: Record<string, unknown>) => ({ ...visit, kind: visit.purpose === '探访' ? 'homeVisit' : 'other' }),
    }
    const now = await openWith(disk, { visits: { schema: visitSchema(1), migrations } }, (progress) => seen.push(progress))
    const visits = await now.database.collections.visits?.find({ selector: { kind: 'homeVisit' } }).exec()
    expect(visits).toHaveLength(50)
    expect(seen.at(-1)).toEqual({ collection: 'visits', done: 50, total: 50 })
  })

  it('removes every record from this machine', async () => {
    const disk = getRxStorageMemory()
    const store = await openWith(disk, { visits: { schema: visitSchema(0) } })
    await contextOf(store).write('visits' as never, { id: 'v1' } as never)
    await store.remove()
    open = []
    const again = await openWith(disk, { visits: { schema: visitSchema(0) } })
    expect(await again.database.collections.visits?.count().exec()).toBe(0)
  })

  it('lets no broken record in, whoever writes it, and stores the rest of the same write', async () => {
    const store = await openWith(getRxStorageMemory(), { visits: { schema: visitSchema(0) } })
    const { storageInstance } = store.database.collections.visits!
    const stamps = { born: '0mwsk6n40-0000|7k2m9qxa' }
    const row = (id: string, more: object) => ({
      document: {
        id,
        createdAt: '',
        createdBy: '',
        updatedAt: '',
        updatedBy: '',
        stamps,
        _deleted: false,
        _attachments: {},
        _meta: { lwt: 1 },
        _rev: '',
        ...more,
      },
    })
    const { error } = await storageInstance.bulkWrite([row('good', {}), row('bad', { purpose: 7 })] as never, 'a pull')
    expect(error.map(({ documentId, status }) => [documentId, status])).toEqual([['bad', 422]])
    expect(await store.database.collections.visits?.count().exec()).toBe(1)
  })

  it('counts the moment of a write onward, though the wall clock is a day behind the newest record (E8)', async () => {
    const disk = getRxStorageMemory()
    const store = await openWith(disk, { visits: { schema: visitSchema(0) } })
    const context = contextOf(store)
    await context.write('visits' as never, { id: 'v1' } as never)
    await store.close()
    open = []
    const tomorrow = Date.now() + 24 * 3_600_000
    for (const state of disk.collectionStates.values()) {
      const kept = state.documents.get('v1') as { _meta: { lwt: number } } | undefined
      if (kept) kept._meta.lwt = tomorrow
    }
    const again = await openWith(disk, { visits: { schema: visitSchema(0) } })
    const later = contextOf(again)
    await later.write('visits' as never, { id: 'v2' } as never)
    await later.write('visits' as never, { id: 'a3' } as never)
    const documents = await again.database.collections.visits!.storageInstance.findDocumentsById(['v1', 'v2', 'a3'], false)
    const moments = new Map(documents.map((document) => [(document as { id: string }).id, document._meta.lwt]))
    expect(moments.get('v2')).toBeGreaterThan(tomorrow)
    expect(moments.get('a3')).toBeGreaterThan(moments.get('v2') ?? 0)
  })
})
