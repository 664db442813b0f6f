import { Dexie } from 'dexie'

/** What we know of the insides of RxDB's Dexie storage. */
type Table = {
  count: () => PromiseLike<number>
  bulkGet: (ids: string[]) => PromiseLike<unknown[]>
  bulkPut: (documents: { id: string }[]) => PromiseLike<unknown>
}

/**
 * RxDB looks every id up before it writes it, one request of IndexedDB each: in a first sync as many as there are records,
 * all in vain. A table that began empty is known by what was written since, and ids that never were are not asked for. Only
 * for tables that nobody else writes to while they are open (the store's worker holds them alone).
 */
export async function skipVainLookUps(instance: { internals: unknown }): Promise<void> {
  const { dexieTable } = (await instance.internals) as { dexieTable?: Table }
  if (!dexieTable || (await dexieTable.count()) > 0) return
  const written = new Set<string>()
  const bulkGet = dexieTable.bulkGet.bind(dexieTable)
  const bulkPut = dexieTable.bulkPut.bind(dexieTable)
  dexieTable.bulkGet = (ids) =>
    // Dexie's own promise: a foreign one would end the transaction it is waited for in.
    ids.some((id) => written.has(id)) ? bulkGet(ids) : Dexie.Promise.resolve(ids.map(() => undefined))
  dexieTable.bulkPut = (documents) => {
    for (const { id } of documents) written.add(id)
    return bulkPut(documents)
  }
}
