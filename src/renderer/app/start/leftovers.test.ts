import { IDBFactory } from 'fake-indexeddb'
import { expect, test } from 'vitest'
import { deleteDatabases } from './leftovers'

const open = (factory: IDBFactory, name: string) =>
  new Promise<IDBDatabase>((resolve, reject) => {
    const asked = factory.open(name, 1)
    asked.onsuccess = () => resolve(asked.result)
    asked.onerror = () => reject(asked.error)
  })

test('every database of the sample goes, that of a real center stays', async () => {
  const factory = new IDBFactory()
  for (const name of ['rxdb-dexie-yizhan-demo-1--0--places', 'roster-cache-yizhan-demo-1', 'rxdb-dexie-yizhan-1--0--places']) {
    ;(await open(factory, name)).close()
  }
  await deleteDatabases('yizhan-demo-1', factory)
  expect((await factory.databases()).map(({ name }) => name)).toEqual(['rxdb-dexie-yizhan-1--0--places'])
})
