import { IDBFactory, IDBKeyRange } from 'fake-indexeddb'
import { fillWithDefaultSettings, getChangedDocumentsSince } from 'rxdb'
import { expect, it } from 'vitest'
import type { Instance } from './sealed-instance'
import { browserStorage } from './storage'
import { writeNewStraight } from './straight-writes'

const schema = fillWithDefaultSettings({
  version: 0,
  primaryKey: 'id',
  type: 'object',
  properties: { id: { type: 'string', maxLength: 20 }, name: { type: 'string' }, open: { type: 'boolean' } },
  required: ['open'],
  indexes: ['open'],
} as never)

const indexedDB = new IDBFactory()
let opened = 0
async function open({ straight }: { straight: boolean }, databaseName = `straight-${++opened}`) {
  const instance = (await browserStorage({ indexedDB, IDBKeyRange }).createStorageInstance({
    databaseInstanceToken: `token-${++opened}`,
    databaseName,
    collectionName: 'people',
    schema: schema as never,
    options: {},
    multiInstance: false,
    devMode: false,
  })) as unknown as Instance
  if (straight) await writeNewStraight(instance)
  const told: unknown[] = []
  instance.changeStream().subscribe(({ events, checkpoint, context }) => told.push({ events, checkpoint, context }))
  return { instance, told, databaseName }
}

const person = (id: string, name: string, lwt: number, more: object = {}) =>
  ({ id, name, open: true, _deleted: false, _attachments: {}, _rev: `${lwt}-a`, _meta: { lwt }, ...more }) as never
const rows = [
  { document: person('a', '王芳', 1) },
  { document: person('b', '李强', 1, { open: false }) },
  { document: person('c', '', 1, { _deleted: true }) },
]

/** The rows as they lie in IndexedDB. */
async function lying(instance: Instance): Promise<unknown[]> {
  const { dexieTable } = (await instance.internals) as unknown as { dexieTable: { toArray: () => Promise<unknown[]> } }
  return dexieTable.toArray()
}

it('new records lie as RxDB would have written them, and are told as RxDB would have told them', async () => {
  const [ordinary, straight] = [await open({ straight: false }), await open({ straight: true })]
  for (const { instance } of [ordinary, straight]) {
    expect(await instance.bulkWrite(structuredClone(rows), 'a test')).toEqual({ error: [] })
    expect(await instance.bulkWrite([{ document: person('d', '', 2, { _deleted: true }) }], 'a test')).toEqual({ error: [] })
  }
  expect(await lying(straight.instance)).toEqual(await lying(ordinary.instance))
  expect(await lying(straight.instance)).toHaveLength(4)
  expect(straight.told).toEqual(ordinary.told)
  expect(straight.told).toHaveLength(1)
})

it('what is there already is a conflict and stays, and the new records beside it are written', async () => {
  const { instance, told } = await open({ straight: true })
  await instance.bulkWrite([{ document: person('a', '王芳', 1) }], 'a test')
  const { error } = await instance.bulkWrite(
    [{ document: person('b', '李强', 2) }, { document: person('a', '王芳芳', 2) }],
    'a test',
  )
  expect(error).toMatchObject([{ status: 409, documentId: 'a', documentInDb: { name: '王芳', _deleted: false } }])
  const found = await instance.findDocumentsById(['a', 'b'], true)
  expect(found.map(({ name }) => name)).toEqual(['王芳', '李强'])
  expect(told).toHaveLength(2)
})

it('one record given twice in a call is written as ever', async () => {
  const [ordinary, straight] = [await open({ straight: false }), await open({ straight: true })]
  for (const { instance } of [ordinary, straight])
    await instance.bulkWrite([{ document: person('a', '王芳', 1) }, { document: person('a', '王芳芳', 2) }], 'a test')
  expect(await lying(straight.instance)).toEqual(await lying(ordinary.instance))
})

it('a record that cannot be stored leaves none of those it came with behind', async () => {
  const { instance, told } = await open({ straight: true })
  const wrong = person('b', (() => '李强') as never, 1)
  await expect(instance.bulkWrite([{ document: person('a', '王芳', 1) }, { document: wrong }], 'a test')).rejects.toThrow()
  expect(await lying(instance)).toEqual([])
  expect(told).toEqual([])
})

it('what was written after a place is read in the order of writing, page by page, as RxDB reads it', async () => {
  const { instance } = await open({ straight: true })
  await instance.bulkWrite(rows, 'a test')
  await instance.bulkWrite([{ document: person('0', '周敏', 7) }, { document: person('e', '吴磊', 7) }], 'a test')
  const read = async (limit: number, checkpoint: unknown) => instance.getChangedDocumentsSince?.(limit, checkpoint as never)
  const own = instance.getChangedDocumentsSince
  const pages = [await read(4, undefined)]
  pages.push(await read(4, pages[0]?.checkpoint), await read(4, { id: 'e', lwt: 7 }), await read(4, { id: '\uffff', lwt: 1 }))
  delete (instance as { getChangedDocumentsSince?: unknown }).getChangedDocumentsSince
  const places = [undefined, pages[0]?.checkpoint, { id: 'e', lwt: 7 }, { id: '\uffff', lwt: 1 }]
  expect(own).toBeDefined()
  expect(pages).toEqual(await Promise.all(places.map((place) => getChangedDocumentsSince(instance, 4, place))))
  expect(pages.map((page) => page?.documents.map(({ id }) => id))).toEqual([['a', 'b', 'c', '0'], ['e'], [], ['0', 'e']])
})

it('a store that was closed answers a write with its fault', async () => {
  const { instance } = await open({ straight: true })
  await instance.close()
  await expect(instance.bulkWrite(rows, 'a test')).rejects.toThrow('is closed')
})

it('the newest write and old tombstones are found without an index of their own', async () => {
  const { instance } = await open({ straight: true })
  await instance.bulkWrite(rows, 'a test')
  await instance.bulkWrite([{ document: person('d', '周敏', 7) }], 'a test')
  const { dexieTable } = (await instance.internals) as unknown as {
    dexieTable: { schema: { indexes: { name: string }[] }; orderBy: (index: string) => { last: () => Promise<{ id: string }> } }
  }
  expect(dexieTable.schema.indexes.map(({ name }) => name)).not.toContain('_meta.lwt')
  expect(await dexieTable.orderBy('_meta.lwt').last()).toMatchObject({ id: 'd' })
  await instance.cleanup(0)
  expect((await lying(instance)).map((row) => (row as { id: string }).id)).toEqual(['a', 'b', 'd'])
})
