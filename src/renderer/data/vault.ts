import { fillWithDefaultSettings, type RxJsonSchema, type RxStorage } from 'rxdb'
import { assert } from '../lib/assert'
import { guardedStorage } from './guarded-storage'
import { createNotes, type Notes, notesCollection, notesSchema } from './notes'
import type { Outbox } from './outbox'
import type { Instance } from './sealed-instance'
import type { Document, Sealer } from './sealed-record'
import { compileValidator, type FaultOf } from './validate'
import { type Damage, sealedStorage, sealerOf, sharedStorage, type VaultOptions } from './vault-storage'

export type Vault = {
  /** For the page's database, or for whoever exposes it to a page. Its instances are those of `instance`. */
  storage: RxStorage<unknown, unknown>
  key: CryptoKey | null
  outbox: Outbox
  notes: Notes
  collections: string[]
  /** The records of a collection, as the sync works on them. */
  instance: (collection: string) => Promise<Instance>
  /** The same below the seal: for snapshots, counting and comparing stamps. Never written to. */
  raw: (collection: string) => Promise<Instance>
  sealer: (collection: string) => Sealer
  /** What is wrong with a record of a collection, asked before anything foreign is let in. */
  faultOf: (collection: string) => FaultOf
  /** What was found damaged so far and is not made good. */
  damaged: () => Damage[]
  /** Calls back at each reading of a damaged record. Answers the unsubscribe. */
  onDamage: (told: (found: Damage) => void) => () => void
  /** Something whole stands there again. */
  madeGood: (found: Damage) => void
  /** Closes what was opened by `instance`, `raw` and `notes`; the page's database closes its own. */
  close: () => Promise<void>
}

/** Remembers what was made for each key. */
function once<T>(make: (key: string) => Promise<T>): (key: string) => Promise<T> {
  const made = new Map<string, Promise<T>>()
  return (key) => {
    const value = made.get(key) ?? make(key)
    made.set(key, value)
    return value
  }
}

/**
 * The store of a device, from the outside in: checked against its schemas, told to the outbox, written to the host's
 * journal, sealed, stored. Everything in it is sealed but ids, envelopes, and the fields that are indexed or open.
 * A write the journal does not take fails with a SaveFault and changes nothing.
 */
export function createVault(options: VaultOptions): Vault {
  const { name, storage, key, definitions, outbox } = options
  const damages = new Map<string, Damage>()
  const damageListeners = new Set<(found: Damage) => void>()
  const keyOf = ({ collection, id }: Damage) => `${collection} ${id}`
  const damaged = (found: Damage) => {
    damages.set(keyOf(found), found)
    for (const told of damageListeners) told(found)
  }
  const opened: Instance[] = []
  const rules = Object.fromEntries(
    Object.entries(definitions).map(([collection, definition]) => [
      collection,
      { version: definition.json.version, faultOf: compileValidator(definition) },
    ]),
  )
  const sealed = sealedStorage(options, damaged)
  const whole = sharedStorage(guardedStorage(sealed, rules), options)

  async function open(from: typeof storage, collectionName: string, schema: RxJsonSchema<Document>): Promise<Instance> {
    const databaseInstanceToken = `vault-${name}`
    const parts = { databaseName: name, collectionName, schema: schema as never, databaseInstanceToken }
    const instance = await from.createStorageInstance({ ...parts, options: {}, multiInstance: false, devMode: false })
    opened.push(instance as unknown as Instance)
    return instance as unknown as Instance
  }
  const schemaOf = (collection: string): RxJsonSchema<Document> => {
    const definition = definitions[collection]
    assert(definition, `the vault knows the collection ${collection}`)
    return fillWithDefaultSettings(definition.json) as unknown as RxJsonSchema<Document>
  }
  const book = once(async (collection) => createNotes(await open(whole, collection, notesSchema)))
  return {
    storage: whole,
    key,
    outbox,
    notes: {
      read: async (note) => (await book(notesCollection)).read(note),
      write: async (note, value) => (await book(notesCollection)).write(note, value),
      remove: async (note) => (await book(notesCollection)).remove(note),
    },
    collections: Object.keys(definitions),
    instance: once((collection) => open(whole, collection, schemaOf(collection))),
    raw: once((collection) => open(storage, collection, schemaOf(collection))),
    sealer: (collection) => sealerOf(options, collection, schemaOf(collection)),
    faultOf: (collection) => rules[collection]?.faultOf ?? (() => null),
    damaged: () => [...damages.values()],
    onDamage(told) {
      damageListeners.add(told)
      return () => {
        damageListeners.delete(told)
      }
    },
    madeGood: (found) => void damages.delete(keyOf(found)),
    async close() {
      for (const instance of opened.splice(0)) await instance.close()
    },
  }
}
