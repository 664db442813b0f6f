import type { RxStorage } from 'rxdb'
import { getRxStorageDexie } from 'rxdb/plugins/storage-dexie'

/** The store of the page: IndexedDB through Dexie. A cache of what the center (and later the journal) holds. */
export const browserStorage = (): RxStorage<unknown, unknown> => getRxStorageDexie() as unknown as RxStorage<unknown, unknown>
