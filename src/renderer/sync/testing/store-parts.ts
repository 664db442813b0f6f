import type { Store } from '../../data/open'
import { createOutbox, outboxed } from '../../data/outbox'
import type { Notes, SyncedCollection, SyncWitness } from '../types'

const noteId = (key: string) => `note-${key}`

/** What the engine is given where the store stands in the same realm: its storage instances, and notes in its local documents. */
export function partsOf({ database, faultOf, stamps }: Store): {
  collections: SyncedCollection[]
  notes: Notes
  witness: SyncWitness
} {
  const outbox = createOutbox()
  const collections = Object.values(database.collections).map((collection) => {
    const { name, internalStorageInstance } = collection
    const own = outbox.of(name)
    // Below RxDB's own wrapper, which would write over a tombstone unasked; its change stream hears of everything here.
    return { name, instance: outboxed(internalStorageInstance, own), faultOf: faultOf[name] ?? (() => null), outbox: own }
  })
  return {
    collections,
    notes: {
      async read<T>(key: string) {
        const note = await database.getLocal<{ value: T }>(noteId(key))
        return (note?.get('value') as T | undefined) ?? null
      },
      async write(key, value) {
        await database.upsertLocal(noteId(key), { value })
      },
      async remove(key) {
        await (await database.getLocal(noteId(key)))?.remove()
      },
    },
    witness: { stamp: stamps.witness, acknowledged: () => undefined, seen: () => undefined },
  }
}
