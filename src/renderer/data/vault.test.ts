import 'fake-indexeddb/auto'
import { prepareQuery } from 'rxdb'
import { getRxStorageDexie } from 'rxdb/plugins/storage-dexie'
import { getRxStorageMemory } from 'rxdb/plugins/storage-memory'
import { afterEach, describe, expect, it } from 'vitest'
import { placeSchema, type Resident, residentSchema } from '../modules/roster/schema'
import { syncContext } from './outbox'
import { openReader } from './reader'
import { SaveFault } from './save-fault'
import type { Document } from './sealed-record'
import { openTestVault, type TestVault, testKey } from './testing/open-test-vault'

const collections = { residents: { schema: residentSchema }, places: { schema: placeSchema } }
const wang = {
  id: 'resident-wang',
  name: '王秀芳',
  namePinyin: 'wang xiu fang',
  sex: '2',
  presence: 'present',
  verification: 'verified',
} as const

const closing: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const close of closing.splice(0)) await close()
})

let named = 0
async function open(storage: unknown, name = `vault-${++named}`): Promise<TestVault & { name: string }> {
  const opened = await openTestVault({ name, storage: storage as never, collections })
  closing.push(opened.close)
  return { ...opened, name }
}

const rawRow = async ({ vault }: TestVault, id: string): Promise<Document> => {
  const [row] = await (await vault.raw('residents')).findDocumentsById([id], true)
  if (!row) throw new Error('nothing is stored')
  return row
}

/** Writes below the seal, as a damaged disk would. */
async function tamper(opened: TestVault, id: string, change: (row: Document) => object): Promise<void> {
  const raw = await opened.vault.raw('residents')
  const previous = await rawRow(opened, id)
  const document = { ...previous, ...change(previous), _rev: `${Number.parseInt(previous._rev, 10) + 1}-tampered` }
  const { error } = await raw.bulkWrite([{ previous, document } as never], 'tamper')
  expect(error).toEqual([])
}

const flip = (text: string) => `${text.slice(0, 40)}${text[40] === 'A' ? 'B' : 'A'}${text.slice(41)}`
/** Whoever can be read, from the storage itself: RxDB's documents would remember what they once showed. */
const names = async ({ vault }: TestVault) => {
  const page = await (await vault.instance('residents')).getChangedDocumentsSince?.(100, undefined)
  return page?.documents.map(({ name }) => name)
}

describe.each([
  ['memory', () => getRxStorageMemory()],
  ['IndexedDB', () => getRxStorageDexie({ indexedDB, IDBKeyRange })],
])('a vault on %s', (_, makeStorage) => {
  it('gives back what it took, and holds in the clear only what says nothing of the person', async () => {
    const opened = await open(makeStorage())
    const record = await opened.context.write('residents', { ...wang, phones: ['13800001234'] })
    expect((await opened.context.data.residents.findOne(wang.id).exec())?.toMutableJSON()).toEqual(record)
    expect(Object.keys(await rawRow(opened, wang.id)).sort()).toEqual(
      [
        '_attachments',
        '_deleted',
        '_meta',
        '_rev',
        'createdAt',
        'createdBy',
        'id',
        'sealed',
        'stamps',
        'updatedAt',
        'updatedBy',
      ].sort(),
    )
  })

  it('answers questions about sealed fields: matched, sorted, cut, counted', async () => {
    const { context, vault } = await open(makeStorage())
    const people = ['丁', '丙', '乙', '甲'].map((name, at) => ({
      ...wang,
      id: `resident-${at}`,
      name,
      note: at % 2 ? '单' : '双',
    }))
    await context.writeMany('residents', people)
    await context.erase('residents', 'resident-3')
    const { residents } = context.data
    const found = await residents.find({ selector: { note: '双' }, sort: [{ name: 'asc' }], limit: 1 }).exec()
    expect(found.map(({ name }) => name)).toEqual(['丁'])
    const either = await residents.find({ selector: { $or: [{ name: '乙' }, { id: 'resident-1' }] } }).exec()
    expect(either.map(({ id }) => id).sort()).toEqual(['resident-1', 'resident-2'])
    const odd = { selector: { _deleted: { $eq: false }, note: { $eq: '单' } }, sort: [{ id: 'asc' as const }], skip: 0 }
    const records = await vault.instance('residents')
    expect((await records.count(prepareQuery(records.schema, odd as never))).count).toBe(1)
    expect(await residents.count().exec()).toBe(3)
    expect(
      (await residents.find({ selector: { id: { $gt: 'resident-0' } }, sort: [{ id: 'asc' }], limit: 1 }).exec())[0]?.name,
    ).toBe('丙')
  })

  it('tells what changes in the clear, before the write is answered', async () => {
    const { context } = await open(makeStorage())
    const seen: unknown[] = []
    const watching = context.data.residents.eventBulks$.subscribe(({ events }) => {
      for (const { operation, documentData, previousDocumentData } of events)
        seen.push([operation, documentData.note, (previousDocumentData as Resident | undefined)?.note])
    })
    await context.write('residents', { ...wang, note: '一' })
    await context.change('residents', wang.id, { note: '二' })
    await context.erase('residents', wang.id)
    expect(seen).toEqual([
      ['INSERT', '一', undefined],
      ['UPDATE', '二', '一'],
      ['DELETE', undefined, '二'],
    ])
    watching.unsubscribe()
  })

  it('answers a conflict with what stands, in the clear', async () => {
    const opened = await open(makeStorage())
    await opened.context.write('residents', wang)
    const records = await opened.vault.instance('residents')
    const [stands] = await records.findDocumentsById([wang.id], true)
    const document = { ...(stands as Document), name: '别人', _rev: '1-other' }
    const { error } = await records.bulkWrite([{ document } as never], syncContext)
    expect(error.map((one) => [one.status, one.status === 409 && one.documentInDb.name])).toEqual([[409, wang.name]])
    expect(opened.journal.entries).toHaveLength(1)
  })

  it('refuses a flipped byte and two swapped seals, and shows everyone else', async () => {
    const opened = await open(makeStorage())
    const ids = ['resident-0', 'resident-1', 'resident-2', 'resident-3']
    await opened.context.writeMany(
      'residents',
      ids.map((id, at) => ({ ...wang, id, name: `居民${at}` })),
    )
    await tamper(opened, 'resident-0', ({ sealed }) => ({ sealed: flip(sealed as string) }))
    const [one, two] = [await rawRow(opened, 'resident-1'), await rawRow(opened, 'resident-2')]
    await tamper(opened, 'resident-1', () => ({ sealed: two.sealed }))
    await tamper(opened, 'resident-2', () => ({ sealed: one.sealed }))
    expect(await names(opened)).toEqual(['居民3'])
    expect(
      opened.vault
        .damaged()
        .map(({ id }) => id)
        .sort(),
    ).toEqual(ids.slice(0, 3))
    const records = await opened.vault.instance('residents')
    const page = await records.getChangedDocumentsSince?.(1, undefined)
    expect(page?.documents.map(({ name }) => name)).toEqual(['居民3'])
  })

  it('lets what the center sends take the place of a damaged record, and what is typed too', async () => {
    const opened = await open(makeStorage())
    const record = await opened.context.write('residents', wang)
    const records = await opened.vault.instance('residents')
    for (const write of [syncContext, 'yizhan-write']) {
      await tamper(opened, wang.id, ({ sealed }) => ({ sealed: flip(sealed as string) }))
      expect(await names(opened)).toEqual([])
      const document = { ...record, _deleted: false, _meta: { lwt: 1 }, _rev: `1-${write}`, _attachments: {} }
      expect((await records.bulkWrite([{ document } as never], write)).error).toEqual([])
      expect(await names(opened)).toEqual([wang.name])
    }
  })

  it('keeps notes of this device, sealed', async () => {
    const opened = await open(makeStorage())
    await opened.context.local.write('columns', { 姓名: 'name' })
    await opened.vault.notes.write('pull-residents', { since: '7-abc' })
    await opened.vault.notes.write('pull-residents', { since: '8-abc' })
    await opened.vault.notes.write('gone', {})
    await opened.vault.notes.remove('gone')
    expect(await opened.context.local.read('columns')).toEqual({ 姓名: 'name' })
    expect(await opened.vault.notes.read('pull-residents')).toEqual({ since: '8-abc' })
    expect(await opened.vault.notes.read('gone')).toBeNull()
  })

  it('is read by a reader with the key, and by nobody without', async () => {
    const storage = makeStorage()
    const opened = await open(storage)
    const record = await opened.context.write('residents', wang)
    const options = { databaseName: opened.name, collection: 'residents', schema: residentSchema, storage: storage as never }
    const reader = await openReader<Resident>({ ...options, key: await testKey() })
    closing.push(reader.close)
    expect((await reader.changedSince(undefined, 10)).documents).toEqual([{ ...record, _deleted: false }])
    expect(await reader.count()).toBe(1)
    const blind = await openReader<Resident>(options)
    closing.push(blind.close)
    expect(JSON.stringify(await blind.changedSince(undefined, 10))).not.toContain(wang.name)
  })

  it('keeps everything over a restart', async () => {
    const storage = makeStorage()
    const first = await open(storage)
    const record = await first.context.write('residents', wang)
    await closing.pop()?.()
    const again = await open(storage, first.name)
    expect((await again.context.data.residents.findOne(wang.id).exec())?.toMutableJSON()).toEqual(record)
  })
})

describe('the journal before the store', () => {
  it('has every local write, sealed, before the store has it', async () => {
    const opened = await open(getRxStorageMemory())
    const record = await opened.context.write('residents', wang)
    await opened.context.erase('residents', wang.id)
    expect(opened.journal.entries.map(({ sealed, ...entry }) => entry)).toEqual([
      { collection: 'residents', id: wang.id, stamp: record.stamps.born },
      { collection: 'residents', id: wang.id, stamp: expect.any(String), erased: true },
    ])
    expect(JSON.stringify(opened.journal.entries)).not.toContain(wang.name)
  })

  it('leaves the store as it was where it declines, and the fault says why', async () => {
    const opened = await open(getRxStorageMemory())
    await opened.context.write('residents', wang)
    opened.journal.failWith(new SaveFault('disk-full'))
    await expect(opened.context.change('residents', wang.id, { note: '腿脚不便' })).rejects.toMatchObject({ code: 'disk-full' })
    await expect(opened.context.write('residents', { ...wang, id: 'resident-li' })).rejects.toThrow(SaveFault)
    const all = await opened.context.data.residents.find().exec()
    expect(all.map(({ id, note }) => [id, note])).toEqual([[wang.id, undefined]])
    opened.journal.failWith(null)
    await opened.context.change('residents', wang.id, { note: '腿脚不便' })
    expect((await opened.context.data.residents.findOne(wang.id).exec())?.note).toBe('腿脚不便')
  })

  it('has no part in what comes from the center, whatever state it is in', async () => {
    const opened = await open(getRxStorageMemory())
    opened.journal.failWith(new SaveFault('read-only'))
    const records = await opened.vault.instance('residents')
    const stamps = { born: '0mwsk6n40-0000|7k2m9qxa' }
    const envelope = { createdAt: '', createdBy: '', updatedAt: '', updatedBy: '', stamps }
    const document = { ...wang, ...envelope, _deleted: false, _meta: { lwt: 1, from: 'center' }, _rev: '1-a', _attachments: {} }
    expect((await records.bulkWrite([{ document } as never], syncContext)).error).toEqual([])
    expect(await names(opened)).toEqual([wang.name])
    expect(opened.journal.requests()).toBe(0)
  })

  it('is asked once for writes that come together', async () => {
    const { context, journal } = await open(getRxStorageMemory())
    const drafts = Array.from({ length: 40 }, (_, at) => ({ ...wang, id: `resident-${at}` }))
    await Promise.all(drafts.map((draft) => context.write('residents', draft)))
    expect(journal.entries).toHaveLength(40)
    expect(journal.requests()).toBeLessThanOrEqual(2)
    await Promise.all([
      context.change('residents', 'resident-1', { note: '一' }),
      context.change('residents', 'resident-1', { name: '二' }),
    ])
    const record = await context.data.residents.findOne('resident-1').exec()
    expect([record?.note, record?.name]).toEqual(['一', '二'])
  })
})
