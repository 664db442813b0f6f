import { serialize } from 'node:v8'
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb'
import { getRxStorageDexie } from 'rxdb/plugins/storage-dexie'
import { expect, it } from 'vitest'
import { placeSchema, residentSchema } from '../modules/roster/schema'
import { openTestVault } from './testing/open-test-vault'

const collections = { residents: { schema: residentSchema }, places: { schema: placeSchema } }
const digits = (at: number) => String(10_000 + at)

/** Somebody who occurs nowhere else: whatever of them is found was left behind by the store. */
const canary = (at: number) => ({
  id: `resident-${at}`,
  name: `金丝雀${digits(at)}`,
  namePinyin: `jin si que ${digits(at)}`,
  sex: '2' as const,
  presence: 'present' as const,
  verification: 'verified' as const,
  documentNumber: `4201061990${digits(at)}001`,
  phones: [`139${digits(at)}777`],
  note: `糖尿病${digits(at)}`,
})
const planted = Array.from({ length: 200 }, (_, at) => {
  const { name, namePinyin, documentNumber, phones, note } = canary(at)
  return [name, namePinyin, documentNumber, phones[0] as string, note]
}).flat()

/** Every value and key of every object store of every database, in the bytes structured cloning makes of them, as on a disk. */
async function dump(databases: IDBFactory): Promise<{ bytes: Buffer; rows: number }> {
  const values: unknown[] = []
  for (const { name = '' } of await databases.databases()) {
    const database = await new Promise<IDBDatabase>((resolve) => {
      const asked = databases.open(name)
      asked.onsuccess = () => resolve(asked.result as never)
    })
    for (const store of database.objectStoreNames) {
      const table = database.transaction(store).objectStore(store)
      const read = (request: IDBRequest) =>
        new Promise<unknown[]>((resolve) => {
          request.onsuccess = () => resolve(request.result as unknown[])
        })
      values.push(...(await read(table.getAll())), ...(await read(table.getAllKeys())))
    }
    database.close()
  }
  return { bytes: serialize(values), rows: values.length }
}

const scan = (bytes: Buffer): string[] =>
  planted.filter((text) => bytes.includes(Buffer.from(text, 'utf8')) || bytes.includes(Buffer.from(text, 'utf16le')))

it('of 200 planted people no name, number, phone or note is on the disk or in the journal, in any encoding', async () => {
  const databases = new IDBFactory()
  const storage = getRxStorageDexie({ indexedDB: databases, IDBKeyRange } as never)
  const opened = await openTestVault({ name: 'canary', storage: storage as never, collections })
  await opened.context.writeMany(
    'residents',
    Array.from({ length: 200 }, (_, at) => canary(at)),
  )
  await opened.context.changeMany('residents', ['resident-1', 'resident-2'], ({ note }) => ({ note: `${note}，又改` }))
  await opened.context.eraseMany('residents', ['resident-3'], () => true)
  await opened.context.local.write('undo', { before: canary(5) })
  await opened.vault.notes.write('sync-refused-residents', { rows: canary(6) })
  const found = await opened.context.data.residents.find({ selector: { name: canary(7).name } }).exec()
  expect(found.map(({ phones }) => phones)).toEqual([canary(7).phones])
  await opened.close()

  const { bytes, rows } = await dump(databases)
  expect(rows).toBeGreaterThan(400)
  expect(scan(bytes)).toEqual([])
  expect(scan(Buffer.from(JSON.stringify(opened.journal.entries)))).toEqual([])
  // The scan finds what is there.
  expect(bytes.includes('resident-199')).toBe(true)
  expect(scan(serialize([canary(9)]))).toHaveLength(5)
})
