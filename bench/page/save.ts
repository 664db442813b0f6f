import Dexie from 'dexie'
import { createContext } from '../../src/renderer/data/create-context'
import { openAppStore } from './app-store'
import { storeName } from './records'

/** Milliseconds of `count` changes to people of the store, one after the other, each awaited as a screen does. */
export async function timeChanges(count: number, storeUrl: string): Promise<number[]> {
  const { store, link } = await openAppStore(storeUrl, await storeName())
  const context = createContext({
    store,
    station: { deviceId: 'bench000', centerCode: '420106012003', citySalt: 'only ids are made of it' },
    actor: { id: 'worker-bench', name: 'bench' },
    may: () => true,
  })
  const people = await store.data.residents.find({ limit: count + 5 }).exec()
  const samples: number[] = []
  for (const [index, { id }] of people.entries()) {
    const start = performance.now()
    await context.change('residents', id, { note: `bench ${index} ${Date.now()}` })
    samples.push(performance.now() - start)
  }
  await link.quiet()
  await store.close()
  await link.close()
  return samples.slice(5)
}

/** The same with Dexie alone: one read and one put of a record of that size in a transaction, no RxDB, no stamps. */
export async function timePuts(count: number): Promise<number[]> {
  const database = new Dexie('bench-puts')
  database.version(1).stores({ docs: 'id' })
  const record = { name: '王芳', namePinyin: 'wang fang', note: 'n'.repeat(400) }
  await database.table('docs').bulkPut(Array.from({ length: count }, (_, index) => ({ id: `resident-${index}`, ...record })))
  const samples: number[] = []
  for (let index = 0; index < count; index += 1) {
    const id = `resident-${index}`
    const start = performance.now()
    await database.transaction('rw', 'docs', async () => {
      const current: object = await database.table('docs').get(id)
      await database.table('docs').put({ ...current, note: `bench ${index}` })
    })
    samples.push(performance.now() - start)
  }
  await database.delete()
  return samples
}
