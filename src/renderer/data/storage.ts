import { getPrimaryFieldOfPrimaryKey, type RxStorage } from 'rxdb'
import { type DexieState, leanDexie, readChanged, removeTombstones } from './dexie-rows'

/** The store of the page: IndexedDB through Dexie. A cache of what the center and the journal hold. `settings` are Dexie's, for tests. */
export function browserStorage(settings: object = {}): RxStorage<unknown, unknown> {
  const storage = leanDexie(settings)
  return {
    name: storage.name,
    rxdbVersion: storage.rxdbVersion,
    async createStorageInstance(params) {
      const instance = await storage.createStorageInstance(params)
      // RxDB's own books have keys of other names.
      if (getPrimaryFieldOfPrimaryKey(params.schema.primaryKey as never) !== 'id') return instance
      const state = async () => (await instance.internals) as unknown as DexieState
      instance.getChangedDocumentsSince = async (limit, checkpoint) =>
        readChanged(await state(), limit, checkpoint as never) as never
      instance.cleanup = async (olderThanMs) => {
        await removeTombstones(await state(), olderThanMs)
        return true
      }
      return instance
    },
  }
}
