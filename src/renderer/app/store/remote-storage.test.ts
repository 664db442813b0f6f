import { fillWithDefaultSettings, type RxStorage } from 'rxdb'
import { getRxStorageMemory } from 'rxdb/plugins/storage-memory'
import { expect, onTestFinished, test } from 'vitest'
import { SaveFault } from '../../data/save-fault'
import { residentSchema } from '../../modules/roster/schema'
import { connectStorage, serveStorage } from './remote-storage'

let opened = 0

/** A storage in a worker, and what makes it fail as a browser's database does. */
async function openRemote() {
  const trouble: { with: Error | null } = { with: null }
  const memory = getRxStorageMemory()
  const disk = {
    ...memory,
    async createStorageInstance(params: never) {
      const instance = (await memory.createStorageInstance(params)) as object
      const failing = (method: 'bulkWrite' | 'findDocumentsById') => {
        const good = (instance as Record<string, (...given: unknown[]) => Promise<unknown>>)[method]
        return async (...given: unknown[]) => {
          if (trouble.with) throw trouble.with
          return good?.apply(instance, given)
        }
      }
      return Object.assign(instance, { bulkWrite: failing('bulkWrite'), findDocumentsById: failing('findDocumentsById') })
    },
  }
  const { port1, port2 } = new MessageChannel()
  onTestFinished(() => port1.close())
  serveStorage(port2, disk as unknown as RxStorage<unknown, unknown>)
  let broken = 0
  const storage = connectStorage(port1, () => (broken += 1))
  opened += 1
  const instance = await storage.createStorageInstance({
    databaseInstanceToken: `remote-${opened}`,
    databaseName: `remote-${opened}`,
    collectionName: 'residents',
    schema: fillWithDefaultSettings(residentSchema.json) as never,
    options: {},
    multiInstance: false,
    devMode: false,
  })
  return { instance, trouble, broken: () => broken }
}

const row = { document: { id: 'r', name: '王秀芳', _deleted: false, _attachments: {}, _rev: '1-a', _meta: { lwt: 1 } } }
const faultOf = (work: Promise<unknown>) =>
  work.then(
    () => null,
    (fault: unknown) => fault as Error,
  )

test.each([
  [
    'in the write the disk was full for',
    Object.assign(new Error('docs.bulkPut(): 1 of 1 operations failed. Errors: AbortError: The transaction was aborted'), {
      name: 'BulkError',
    }),
  ],
  ['while its disk is full', new DOMException('Connection is closing because of: IO error: NO_SPACE', 'UnknownError')],
  ['after there is room again', new DOMException('The database connection is closing.', 'InvalidStateError')],
  ['once Dexie has given up', Object.assign(new Error('Database has been closed'), { name: 'DatabaseClosedError' })],
])('a database the browser has closed is noticed at a write, %s, and quotes nobody', async (_when, cause) => {
  const { instance, trouble, broken } = await openRemote()
  trouble.with = cause
  const fault = await faultOf(instance.bulkWrite([row] as never, 'a test'))
  expect(fault).toBeInstanceOf(SaveFault)
  expect(fault).toMatchObject({ code: 'store-closed' })
  expect(String(fault?.message) + String((fault?.cause as Error | undefined)?.message)).not.toContain('王秀芳')
  expect(broken()).toBe(1)
})

test('it is noticed at a read, with which every write begins; what is wrong with one request is no closed database', async () => {
  const { instance, trouble, broken } = await openRemote()
  trouble.with = new DOMException('The database connection is closing.', 'InvalidStateError')
  expect(await faultOf(instance.findDocumentsById(['r'], true))).toMatchObject({ code: 'store-closed' })
  expect(broken()).toBe(1)
  trouble.with = new TypeError('no such index')
  expect(await faultOf(instance.bulkWrite([row] as never, 'a test'))).not.toBeInstanceOf(SaveFault)
  trouble.with = new SaveFault('disk-full')
  expect(await faultOf(instance.bulkWrite([row] as never, 'a test'))).toMatchObject({ code: 'disk-full' })
  expect(broken()).toBe(1)
})
