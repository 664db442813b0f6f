import Dexie from 'dexie'

/** RxDB keeps each collection in a database of its own; its records lie in the table `docs`. */
async function openRaw(): Promise<Dexie> {
  const names = (await indexedDB.databases()).map(({ name = '' }) => name)
  const name = names.find((each) => /--residents$/.test(each))
  if (!name) throw new Error(`no residents among ${names.join(', ')}`)
  return new Dexie(name).open()
}

/** Milliseconds from opening the database to the first 50 records, and to all of them, without RxDB. */
export async function timeRawReads(): Promise<{ first: number; all: number; count: number }> {
  const start = performance.now()
  const database = await openRaw()
  await database.table('docs').limit(50).toArray()
  const first = performance.now() - start
  const { length: count } = await database.table('docs').toArray()
  database.close()
  return { first, all: performance.now() - start, count }
}
