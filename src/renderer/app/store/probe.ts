/** The database of one collection as it is found before anything else touches it. `count`: its rows, tombstones too; null where there is none. */
export type Found = { count: number | null; wasWiped: boolean }

/** The name RxDB's Dexie storage gives the database of a collection, and the one table in it that counts. */
export const databaseNameOf = (store: string, collection: string, version: number): string =>
  `rxdb-dexie-${store}--${version}--${collection}`
const table = 'docs'

const countRows = (database: IDBDatabase): Promise<number> =>
  new Promise((resolve, reject) => {
    const asked = database.transaction(table, 'readonly').objectStore(table).count()
    asked.onsuccess = () => resolve(asked.result)
    asked.onerror = () => reject(new Error(`counting ${database.name}`, { cause: asked.error }))
  })

/**
 * Opens a database as it lies on the disk, without making one where there is none. Must be the first to open it in this
 * run: Chromium says once, to whoever comes first, that it found the files broken and wiped them (`dataLoss: 'total'`).
 */
export async function probe(name: string, factory: IDBFactory = indexedDB): Promise<Found> {
  let wasWiped = false
  const database = await new Promise<IDBDatabase | null>((resolve, reject) => {
    const asked = factory.open(name)
    asked.onupgradeneeded = (event) => {
      wasWiped = (event as IDBVersionChangeEvent & { dataLoss?: string }).dataLoss === 'total'
      // Nothing was there: what this opening made is taken back.
      asked.transaction?.abort()
    }
    asked.onsuccess = () => resolve(asked.result)
    asked.onerror = (event) => {
      event.preventDefault()
      if (asked.error?.name === 'AbortError') resolve(null)
      else reject(new Error(`opening ${name}`, { cause: asked.error }))
    }
  })
  if (!database) return { count: null, wasWiped }
  try {
    return { count: database.objectStoreNames.contains(table) ? await countRows(database) : 0, wasWiped }
  } finally {
    database.close()
  }
}

/** A collection as it lies on the disk. After an update of the app its records are still in the database of an older version, to be migrated. */
export async function probeCollection(
  store: string,
  collection: string,
  version: number,
  look: (name: string) => Promise<Found> = probe,
): Promise<Found> {
  let found = await look(databaseNameOf(store, collection, version))
  for (let older = version - 1; older >= 0 && found.count === null; older -= 1) {
    const { count, wasWiped } = await look(databaseNameOf(store, collection, older))
    found = { count, wasWiped: found.wasWiped || wasWiped }
  }
  return found
}

/** How much of each collection is left. `before`: null where the host never heard a count. */
export type Loss = { wasWiped: boolean; collections: { name: string; before: number | null; now: number }[] }

const enough = 0.9

/**
 * Compares what was found with what the host remembers. Null where nothing is lost: every collection holds at least nine
 * tenths of what it held, and the browser wiped nothing.
 */
export function lossOf(found: Record<string, Found>, before: Record<string, number> | null): Loss | null {
  const collections = Object.entries(found).map(([name, { count }]) => ({
    name,
    before: before?.[name] ?? null,
    now: count ?? 0,
  }))
  const wasWiped = Object.values(found).some((one) => one.wasWiped)
  const isLost = collections.some(({ before: known, now }) => known !== null && now < known * enough)
  return isLost || wasWiped ? { wasWiped, collections } : null
}
