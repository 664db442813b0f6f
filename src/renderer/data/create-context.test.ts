import { afterEach, describe, expect, it } from 'vitest'
import { readStamp } from '../lib/hlc'
import { placeSchema, residentSchema } from '../modules/roster/schema'
import type { Context } from './context'
import type { Store } from './open'
import { openTestContext } from './testing/open-test-context'

const collections = { residents: { schema: residentSchema }, places: { schema: placeSchema } }
const start = Date.UTC(2026, 10, 23, 1)
let close: () => Promise<void> = () => Promise.resolve()

async function open(clock?: () => number): Promise<{ context: Context; store: Store }> {
  const opened = await openTestContext({ collections, clock })
  close = opened.close
  return opened
}

afterEach(() => close())

const wang = {
  id: 'resident-wang',
  name: '王秀芳',
  namePinyin: 'wang xiu fang',
  sex: '2',
  presence: 'present',
  verification: 'verified',
} as const

const stored = async ({ store }: { store: Store }, id: string) => {
  const [document] = await store.data.residents.storageInstance.findDocumentsById([id], true)
  if (!document) throw new Error('nothing is stored')
  const { _meta, _rev, _attachments, ...record } = document
  return record as Record<string, unknown> & { stamps: Record<string, string> }
}

describe('the verbs that write', () => {
  it('a new record carries its envelope and one stamp, that of its birth', async () => {
    const { context } = await open()
    const record = await context.write('residents', { ...wang, note: undefined })
    expect(record).toEqual({
      ...wang,
      createdAt: '2026-11-23T01:00:00.000Z',
      createdBy: 'worker-test',
      updatedAt: '2026-11-23T01:00:00.000Z',
      updatedBy: 'worker-test',
      stamps: { born: expect.stringMatching(/\|testtest$/) },
    })
    expect(readStamp(record.stamps.born ?? '')?.time).toBe(start)
    expect((await context.data.residents.findOne(wang.id).exec())?.toMutableJSON()).toEqual(record)
  })

  it('a record that is alive is not written over', async () => {
    const { context } = await open()
    await context.write('residents', wang)
    await expect(context.write('residents', { ...wang, name: '王二' })).rejects.toThrow('Broken promise')
    expect((await context.data.residents.findOne(wang.id).exec())?.name).toBe('王秀芳')
  })

  it('a change stamps only the fields whose values differ, each later than the one before', async () => {
    const { context } = await open()
    const before = await context.write('residents', { ...wang, phones: ['13800001234'] })
    const once = await context.change('residents', wang.id, { name: '王秀芳', phones: ['13800001234'], note: '腿脚不便' })
    expect(Object.keys(once.stamps).sort()).toEqual(['born', 'note'])
    expect((once.stamps.note ?? '') > (before.stamps.born ?? '')).toBe(true)
    const twice = await context.change('residents', wang.id, { note: '已康复' })
    expect((twice.stamps.note ?? '') > (once.stamps.note ?? '')).toBe(true)
  })

  it('many are changed each by what stands, and the ones that stay as they are keep their stamps', async () => {
    const { context } = await open()
    await context.write('residents', wang)
    await context.write('residents', { ...wang, id: 'resident-li', name: '李明', note: '已核对' })
    const ids = [wang.id, 'resident-li', 'resident-nobody']
    const changed = await context.changeMany('residents', ids, ({ note }) => (note ? null : { note: '待回访' }))
    expect(changed).toEqual([wang.id])
    const people = await context.data.residents.findByIds(ids).exec()
    expect([...people.values()].map(({ name, note, stamps }) => [name, note, Object.keys(stamps)])).toEqual([
      ['王秀芳', '待回访', ['born', 'note']],
      ['李明', '已核对', ['born']],
    ])
  })

  it('many are erased, but not those that may not go', async () => {
    const { context, store } = await open()
    await context.write('residents', wang)
    await context.write('residents', { ...wang, id: 'resident-li', name: '李明', note: '留下' })
    const erased = await context.eraseMany('residents', [wang.id, 'resident-li', 'resident-nobody'], ({ note }) => !note)
    expect(erased).toEqual([wang.id])
    expect(await stored({ store }, wang.id)).toMatchObject({ _deleted: true, stamps: { erased: expect.any(String) } })
    expect(await stored({ store }, 'resident-li')).toMatchObject({ name: '李明', _deleted: false })
  })

  it('a change of nothing writes nothing', async () => {
    const { context } = await open()
    const before = await context.write('residents', wang)
    expect(await context.change('residents', wang.id, { name: wang.name })).toEqual(before)
  })

  it('a field set to nothing is removed, and its stamp says when', async () => {
    const { context } = await open()
    await context.write('residents', { ...wang, note: '腿脚不便' })
    const after = await context.change('residents', wang.id, { note: undefined })
    expect('note' in after).toBe(false)
    expect(Object.keys(after.stamps).sort()).toEqual(['born', 'note'])
  })

  it('two changes of one record at the same time both stand', async () => {
    const { context } = await open()
    await context.write('residents', wang)
    await Promise.all([
      context.change('residents', wang.id, { note: '腿脚不便' }),
      context.change('residents', wang.id, { workplace: '粮道街小学' }),
    ])
    const record = await context.data.residents.findOne(wang.id).exec()
    expect([record?.note, record?.workplace]).toEqual(['腿脚不便', '粮道街小学'])
  })

  it('an erased record leaves its id, who and when, and nothing of the person', async () => {
    const opened = await open()
    await opened.context.write('residents', { ...wang, phones: ['13800001234'], note: '腿脚不便' })
    await opened.context.change('residents', wang.id, { note: '已康复' })
    await opened.context.erase('residents', wang.id)
    expect(await stored(opened, wang.id)).toEqual({
      id: wang.id,
      createdAt: '2026-11-23T01:00:00.000Z',
      createdBy: 'worker-test',
      updatedAt: '2026-11-23T01:00:00.000Z',
      updatedBy: 'worker-test',
      stamps: { born: expect.any(String), erased: expect.any(String) },
      _deleted: true,
    })
    expect(await opened.context.data.residents.findOne(wang.id).exec()).toBeNull()
  })

  it('an id that was erased can be written again: a new life, later than the erasure it remembers', async () => {
    const opened = await open()
    await opened.context.write('residents', { ...wang, note: '腿脚不便' })
    await opened.context.erase('residents', wang.id)
    const { erased = '' } = (await stored(opened, wang.id)).stamps
    const again = await opened.context.write('residents', wang)
    expect(again.stamps).toEqual({ born: expect.any(String), erased })
    expect((again.stamps.born ?? '') > erased).toBe(true)
    expect('note' in again).toBe(false)
  })

  it('many are written at once; those already alive are named and left as they are', async () => {
    const { context } = await open()
    await context.write('residents', wang)
    const drafts = Array.from({ length: 1000 }, (_, index) => ({ ...wang, id: `resident-${index}`, name: `居民${index}` }))
    const alive = await context.writeMany('residents', [...drafts, { ...wang, name: '王二' }])
    expect(alive).toEqual([wang.id])
    expect(await context.data.residents.count().exec()).toBe(1001)
    expect((await context.data.residents.findOne(wang.id).exec())?.name).toBe('王秀芳')
    expect(await context.writeMany('residents', drafts)).toHaveLength(1000)
  })

  it('a record that breaks its schema is not stored, and the fault does not quote it', async () => {
    const { context } = await open()
    await expect(context.write('residents', { ...wang, sex: '男' as never })).rejects.toThrow('sex is none of the known words')
    await expect(context.write('residents', { ...wang, phone: '13800001234' } as never)).rejects.not.toThrow('13800001234')
    expect(await context.data.residents.count().exec()).toBe(0)
  })

  it('stamps go on from the last run when the wall clock was set back a day meanwhile', async () => {
    let now = start
    const { context, store } = await open(() => now)
    const before = await context.write('residents', wang)
    now -= 24 * 60 * 60 * 1000
    const after = await context.change('residents', wang.id, { note: '昨天' })
    expect((after.stamps.note ?? '') > (before.stamps.born ?? '')).toBe(true)
    await store.stamps.save()
    // Whose stamp it was does not matter to the clock.
    const kept = (await store.database.getLocal<{ newest: string }>('clock'))?.get('newest') ?? ''
    expect(kept.split('|')[0]).toBe(after.stamps.note?.split('|')[0])
  })

  it('notes of this device are kept, changed and removed', async () => {
    const { context } = await open()
    expect(await context.local.read('columns')).toBeNull()
    await context.local.write('columns', { 姓名: 'name' })
    await context.local.write('columns', { 姓名: 'name', 电话: 'phones' })
    expect(await context.local.read('columns')).toEqual({ 姓名: 'name', 电话: 'phones' })
    await context.local.remove('columns')
    expect(await context.local.read('columns')).toBeNull()
  })
})
