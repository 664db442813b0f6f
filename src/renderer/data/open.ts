import { addRxPlugin, createRxDatabase, type RxCollection, type RxConflictHandler, type RxDatabase, type RxStorage } from 'rxdb'
import { RxDBLocalDocumentsPlugin } from 'rxdb/plugins/local-documents'
import { RxDBMigrationSchemaPlugin } from 'rxdb/plugins/migration-schema'
import { assert } from '../lib/assert'
import type { CollectionDefinition, Data } from './collections'
import { guardedStorage } from './guarded-storage'
import { openStamps, type StampKeeper } from './stamps'
import { compileValidator, type FaultOf } from './validate'
import type { Vault } from './vault'

addRxPlugin(RxDBLocalDocumentsPlugin)
addRxPlugin(RxDBMigrationSchemaPlugin)

/** RxDB (free) refuses to have more open in one JavaScript realm (COL23). */
export const mostCollections = 13

/** Records a migration moves at a time: four times as fast as RxDB's default on Dexie storage. */
const migrationBatch = 1000

export type Store = {
  readonly name: string
  readonly data: Data
  readonly database: RxDatabase
  readonly stamps: StampKeeper
  /** What the records are sealed with at rest; a page posts it to workers that read them. null where nothing is sealed. */
  readonly key: CryptoKey | null
  /** By collection: what is wrong with a record, asked before anything foreign is let in. */
  readonly faultOf: Record<string, FaultOf>
  /** Writes what is pending and closes; the records stay. */
  close: () => Promise<void>
  /** Closes and deletes every record of this store from this machine. */
  remove: () => Promise<void>
}

export type MigrationProgress = { collection: string; done: number; total: number }

type OpenOptions = {
  name: string
  /** Where the records are kept, guarded here; or a vault (or the page's end of one), which guards them itself. */
  storage: RxStorage<unknown, unknown> | { vault: Pick<Vault, 'storage' | 'key'> }
  collections: Record<string, CollectionDefinition>
  // biome-ignore lint/suspicious/noExplicitAny: RxDB's own handler type is invariant in the record, ours merges any record
  conflictHandler: RxConflictHandler<any>
  /** Called while records of an older version are rewritten, which may take a minute. */
  onMigration?: (progress: MigrationProgress) => void
}

function guarded(storage: RxStorage<unknown, unknown>, collections: Record<string, CollectionDefinition>) {
  const rules = Object.entries(collections).map(([key, { schema }]) => [
    key,
    { version: schema.json.version, faultOf: compileValidator(schema) },
  ])
  return guardedStorage(storage, Object.fromEntries(rules))
}

async function migrate(collection: RxCollection, onMigration: OpenOptions['onMigration']): Promise<void> {
  if (!(await collection.migrationNeeded())) return
  const state = collection.getMigrationState()
  const watching = state.$.subscribe(({ count }) =>
    onMigration?.({ collection: collection.name, done: count.handled, total: count.total }),
  )
  try {
    await state.migratePromise(migrationBatch)
  } catch (cause) {
    throw new Error(`bringing the records of ${collection.name} to version ${collection.schema.version}`, { cause })
  } finally {
    watching.unsubscribe()
  }
}

/**
 * Opens the store of a station with one collection for each definition, and brings records of older versions up to
 * date. Throws where the storage cannot be opened or a migration fails; nothing is lost then, the old version stays.
 */
export async function openStore({ name, storage, collections, conflictHandler, onMigration }: OpenOptions): Promise<Store> {
  const defined = Object.entries(collections)
  assert(defined.length <= mostCollections, `at most ${mostCollections} collections are open at once`)
  const faultOf = Object.fromEntries(defined.map(([key, { schema }]) => [key, compileValidator(schema)]))
  const creators = defined.map(([key, { schema, migrations = {} }]) => [
    key,
    { schema: schema.json, migrationStrategies: migrations, autoMigrate: false, conflictHandler },
  ])
  const database: RxDatabase = await createRxDatabase({
    name,
    storage: 'vault' in storage ? storage.vault.storage : guarded(storage, collections),
    multiInstance: false,
    localDocuments: true,
    eventReduce: true,
  })
  try {
    await database.addCollections(Object.fromEntries(creators))
    for (const collection of Object.values(database.collections)) await migrate(collection, onMigration)
    const stamps = await openStamps(database)
    const leave = async (how: 'close' | 'remove') => {
      await stamps.save()
      await database[how]()
    }
    const data = database.collections as unknown as Data
    const key = 'vault' in storage ? storage.vault.key : null
    return { name, data, database, stamps, key, faultOf, close: () => leave('close'), remove: () => leave('remove') }
  } catch (cause) {
    await database.close()
    throw new Error(`opening the store ${name}`, { cause })
  }
}
