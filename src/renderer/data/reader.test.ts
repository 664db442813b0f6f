import 'fake-indexeddb/auto'
import { defaultConflictHandler } from 'rxdb'
import { getRxStorageDexie } from 'rxdb/plugins/storage-dexie'
import { getRxStorageMemory } from 'rxdb/plugins/storage-memory'
import { afterEach, describe, expect, it } from 'vitest'
import { type Resident, residentSchema } from '../modules/roster/schema'
import { createContext } from './create-context'
import { openStore } from './open'
import { openReader, type ReaderCheckpoint } from './reader'

const closing: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const close of closing.splice(0)) await close()
})

const wang = { name: '王秀芳', namePinyin: 'wang xiu fang', sex: '2', presence: 'present', verification: 'verified' } as const

describe.each([
  ['memory', getRxStorageMemory()],
  ['IndexedDB', getRxStorageDexie({ indexedDB, IDBKeyRange })],
])('a reader beside an open store, on %s', (kind, storage) => {
  it('reads every record once, in the order of writing, and then only what changed', async () => {
    const databaseName = `reader-${kind.toLowerCase()}`
    const store = await openStore({
      name: databaseName,
      storage: storage as never,
      collections: { residents: { schema: residentSchema } },
      conflictHandler: defaultConflictHandler,
    })
    const context = createContext({
      store,
      station: { deviceId: '7k2m9qxa', centerCode: '420106012003', citySalt: 'a salt for tests only' },
      actor: { id: 'worker-1', name: '周敏' },
      may: () => true,
    })
    const reader = await openReader<Resident>({
      databaseName,
      collection: 'residents',
      schema: residentSchema,
      storage: storage as never,
    })
    closing.push(reader.close, store.close)
    const drafts = Array.from({ length: 450 }, (_, index) => ({ ...wang, id: `resident-${String(index).padStart(3, '0')}` }))
    await context.writeMany('residents', drafts)

    const ids: string[] = []
    let checkpoint: ReaderCheckpoint | undefined
    for (;;) {
      const page = await reader.changedSince(checkpoint, 200)
      if (page.documents.length === 0) break
      ids.push(...page.documents.map(({ id }) => id))
      checkpoint = page.checkpoint
    }
    expect(ids).toEqual(drafts.map(({ id }) => id))

    const changed = await context.change('residents', 'resident-007', { note: '改过' })
    await context.erase('residents', 'resident-008')
    const page = await reader.changedSince(checkpoint, 200)
    expect(page.documents.map(({ id, _deleted }) => [id, _deleted])).toEqual([
      ['resident-007', false],
      ['resident-008', true],
    ])
    expect(page.documents[0]).toEqual({ ...changed, _deleted: false })
    expect(await reader.changedSince(page.checkpoint, 200)).toEqual({ documents: [], checkpoint: page.checkpoint })
  })
})
