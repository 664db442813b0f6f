import { getPrimaryFieldOfPrimaryKey, type RxJsonSchema, type RxStorage } from 'rxdb'
import type { JournalClient } from './journal-client'
import { notesCollection } from './notes'
import { type Outbox, outboxed, syncContext } from './outbox'
import type { RecordSchema } from './record'
import { type Instance, type Journaling, sealedInstance } from './sealed-instance'
import { createSealer, type Document, type Sealer } from './sealed-record'
import { rowOf } from './sealed-row'
import { writeNewStraight } from './straight-writes'

/** What the vault must know of a collection; can be posted to a worker. A RecordSchema is one. */
export type VaultDefinition = Pick<RecordSchema, 'json' | 'properties' | 'required' | 'open'>

/** A record whose seal is broken: not shown, and replaced by what the journal or the center holds of it. */
export type Damage = { collection: string; id: string }

export type VaultOptions = {
  /** The database's name, the same as that of the page. */
  name: string
  storage: RxStorage<unknown, unknown>
  /** null leaves everything in the clear: for a memory storage. */
  key: CryptoKey | null
  journal: Pick<JournalClient, 'write'> | null
  definitions: Record<string, VaultDefinition>
  outbox: Outbox
}

/** The context of records put back from the journal or a snapshot: the journal has them already. */
export const recoveryContext = 'yizhan-recovery'

/** RxDB's own book of which collections there are: schemas and tokens, nothing of a person. */
const internalCollection = '_rxdb_internal'

const envelope = ['createdAt', 'createdBy', 'updatedAt', 'updatedBy', 'stamps']

/** Records moved by RxDB itself, when a schema has a new version: nobody typed them. */
const isMoved = (context: string) => context.includes('migration') || context.includes('replication')

const isJournaled = (context: string) => context !== syncContext && context !== recoveryContext && !isMoved(context)

/** How a collection is sealed. What is none of our records (notes, RxDB's local documents) keeps only its key in the clear. */
export function sealerOf(
  { key, definitions }: Pick<VaultOptions, 'key' | 'definitions'>,
  collection: string,
  schema: RxJsonSchema<Document>,
): Sealer {
  const indexed = (schema.indexes ?? []).flat().map((path) => String(path).split('.')[0] as string)
  const definition = definitions[collection]
  const primary = getPrimaryFieldOfPrimaryKey(schema.primaryKey) as string
  return createSealer({ key, collection, primary, open: [...indexed, ...(definition ? [...envelope, ...definition.open] : [])] })
}

/** An instance that is only read, in the clear. */
export function readingInstance(
  inner: Instance,
  options: Pick<VaultOptions, 'key' | 'definitions'>,
  collection: string,
): Instance {
  const schema = inner.schema as RxJsonSchema<Document>
  const primary = getPrimaryFieldOfPrimaryKey(schema.primaryKey) as string
  const sealer = sealerOf(options, collection, schema)
  return sealedInstance({ inner, sealer, primary, journaling: null, onDamage: () => undefined })
}

function journalingOf(collection: string, { journal, definitions }: VaultOptions): Journaling | null {
  const definition = definitions[collection]
  if (!journal || !definition) return null
  const { version } = definition.json
  return {
    isJournaled,
    write: (rows) => journal.write(rows.map(({ document, sealed }) => rowOf(collection, document, sealed, version))),
  }
}

/** Every instance of the storage behind its seal; those of records with the outbox and the journal before it. */
export function sealedStorage(options: VaultOptions, damaged: (found: Damage) => void): RxStorage<unknown, unknown> {
  const { storage, definitions, outbox } = options
  return {
    name: `sealed-${storage.name}`,
    rxdbVersion: storage.rxdbVersion,
    async createStorageInstance(params) {
      const { collectionName: collection } = params
      const inner = (await storage.createStorageInstance(params)) as unknown as Instance
      if (collection === internalCollection) return inner as never
      if (definitions[collection]) await writeNewStraight(inner)
      const instance = sealedInstance({
        inner,
        sealer: sealerOf(options, collection, inner.schema as RxJsonSchema<Document>),
        primary: getPrimaryFieldOfPrimaryKey(inner.schema.primaryKey) as string,
        journaling: journalingOf(collection, options),
        onDamage: (id) => damaged({ collection, id }),
      })
      return (definitions[collection] ? outboxed(instance, outbox.of(collection)) : instance) as never
    },
  }
}

/**
 * Opens each instance of records and notes once, however many ask for it; the last to close it closes it. So the sync
 * and the page see each other's writes as changes of one instance.
 */
export function sharedStorage(storage: RxStorage<unknown, unknown>, { definitions }: VaultOptions): RxStorage<unknown, unknown> {
  const opened = new Map<string, { instance: Promise<Instance>; users: number }>()
  return {
    name: storage.name,
    rxdbVersion: storage.rxdbVersion,
    async createStorageInstance(params) {
      const open = () => storage.createStorageInstance(params) as unknown as Promise<Instance>
      if (!definitions[params.collectionName] && params.collectionName !== notesCollection) return (await open()) as never
      const key = [params.databaseName, params.collectionName, params.schema.version].join('|')
      const entry = opened.get(key) ?? { instance: open(), users: 0 }
      entry.users += 1
      opened.set(key, entry)
      const instance = await entry.instance.catch((fault) => {
        opened.delete(key)
        throw fault
      })
      let isClosed = false
      const close = async () => {
        if (isClosed) return
        isClosed = true
        entry.users -= 1
        if (entry.users > 0) return
        if (opened.get(key) === entry) opened.delete(key)
        await instance.close()
      }
      const remove = async () => {
        isClosed = true
        opened.delete(key)
        await instance.remove()
      }
      return { ...instance, close, remove } as never
    },
  }
}
