import 'fake-indexeddb/auto'
import { fillWithDefaultSettings } from 'rxdb'
import { getRxStorageDexie } from 'rxdb/plugins/storage-dexie'
import { expect, it } from 'vitest'
import { skipVainLookUps } from './new-ids'

const schema = fillWithDefaultSettings({
  version: 0,
  primaryKey: 'id',
  type: 'object',
  properties: { id: { type: 'string', maxLength: 20 }, name: { type: 'string' } },
} as never)

let opened = 0
const open = (databaseName: string) =>
  getRxStorageDexie().createStorageInstance<{ id: string; name: string }>({
    databaseInstanceToken: `token-${++opened}`,
    databaseName,
    collectionName: 'people',
    schema: schema as never,
    options: {},
    multiInstance: false,
    devMode: false,
  })

type Instance = Awaited<ReturnType<typeof open>>
const person = (id: string, name: string, lwt: number) =>
  ({ id, name, _deleted: false, _attachments: {}, _rev: `${lwt}-a`, _meta: { lwt } }) as never

/** Counts what is asked of IndexedDB from here on. */
async function lookUps(instance: Instance) {
  const { dexieTable } = (await instance.internals) as unknown as { dexieTable: { bulkGet: (ids: string[]) => unknown } }
  const asked: string[] = []
  const bulkGet = dexieTable.bulkGet.bind(dexieTable)
  dexieTable.bulkGet = (ids) => {
    asked.push(...ids)
    return bulkGet(ids)
  }
  return asked
}

it('ids that were never written to a table which began empty are not looked up; those that were are, and conflicts are found', async () => {
  const instance = await open('new-ids-1')
  const asked = await lookUps(instance)
  await skipVainLookUps(instance)
  const first = await instance.bulkWrite([{ document: person('a', '王芳', 1) }, { document: person('b', '李强', 1) }], 'test')
  expect({ errors: first.error, asked }).toEqual({ errors: [], asked: [] })
  const again = await instance.bulkWrite([{ document: person('a', '王芳芳', 2) }], 'test')
  expect(again.error.map(({ status, documentId }) => ({ status, documentId }))).toEqual([{ status: 409, documentId: 'a' }])
  expect(asked).toEqual(['a'])
  const found = await instance.findDocumentsById(['a', 'b', 'c'], true)
  expect(found.map(({ name }) => name)).toEqual(['王芳', '李强'])
  await instance.close()
})

it('a table that held something is asked as ever', async () => {
  const before = await open('new-ids-2')
  await before.bulkWrite([{ document: person('a', '王芳', 1) }], 'test')
  await before.close()
  const instance = await open('new-ids-2')
  const asked = await lookUps(instance)
  await skipVainLookUps(instance)
  const { error } = await instance.bulkWrite([{ document: person('a', '李强', 2) }, { document: person('b', '周敏', 2) }], 'test')
  expect(error.map(({ status }) => status)).toEqual([409])
  expect(asked).toEqual(['a', 'b'])
  await instance.close()
})
