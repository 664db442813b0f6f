import type { RxCollection, RxDatabase } from 'rxdb'
import type { Station } from '../../shared/station'
import { assert } from '../lib/assert'
import { keyOf } from '../lib/id'
import { instantOf } from '../lib/time'
import type { CollectionName } from './collections'
import type { Actor, Context, LocalNotes } from './context'
import { bornFrom, changedFrom, erasedFrom, settledFrom } from './next-state'
import type { Store } from './open'
import { nextTurn } from './turn'
import { type Stored, writeRecords } from './write'

/** Records to one transaction of the verbs for many: as many as keep a page's block under 50 ms. */
const batchSize = 200

const noteId = (key: string) => `note-${key}`

const localNotes = (database: RxDatabase): LocalNotes => ({
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
})

const bare = ({ _deleted, ...record }: Stored) => record as never

type ContextOptions = {
  store: Store
  station: Pick<Station, 'deviceId' | 'centerCode' | 'citySalt'> & Partial<Pick<Station, 'centerName'>>
  actor: Actor
  may: (right: string) => boolean
  clock?: () => number
}

/**
 * The context operations write through. Every verb stamps what it writes with the store's one hybrid clock, so several
 * contexts (one after another sign in) never make the same stamp.
 */
export function createContext(options: ContextOptions): Context {
  const { store, station, actor, may, clock = Date.now } = options
  const { stamp, witness } = store.stamps.clockFor(station.deviceId, clock)
  const collectionOf = (name: CollectionName) => store.data[name] as unknown as RxCollection
  const pen = () => ({ at: instantOf(clock()), by: actor.id, stamp, witness })

  /** Writes those whose id is free (never used, or erased); answers what was written, by id. */
  const writeNew = (name: CollectionName, drafts: Map<string, { id: string }>) =>
    writeRecords(collectionOf(name), [...drafts.keys()], (id, current) => {
      const draft = drafts.get(id)
      return draft && (!current || current._deleted) ? bornFrom(draft, current, pen()) : null
    })

  /** Writes what `next` makes of the living records, a batch to a transaction; answers the ids that were written. */
  const writeLiving = async (name: CollectionName, ids: string[], next: (current: Stored) => Stored | null) => {
    const done: string[] = []
    for (let from = 0; from < ids.length; from += batchSize) {
      const batch = ids.slice(from, from + batchSize)
      const living = (_: string, current: Stored | undefined) => (current && !current._deleted ? next(current) : null)
      done.push(...(await writeRecords(collectionOf(name), batch, living)).keys())
      await nextTurn()
    }
    return done
  }

  return {
    data: store.data,
    actor,
    may,
    device: station.deviceId,
    key: store.key,
    centerCode: station.centerCode,
    centerName: station.centerName ?? '',
    clock,
    keyOf: (...parts) => keyOf(station.citySalt, ...parts),
    local: localNotes(store.database),

    async write(name, draft) {
      const record = (await writeNew(name, new Map([[draft.id, draft]]))).get(draft.id)
      assert(record, `no record of ${name} has this id yet`)
      return bare(record)
    },

    async writeMany(name, drafts) {
      const alive: string[] = []
      for (let from = 0; from < drafts.length; from += batchSize) {
        const batch = new Map(drafts.slice(from, from + batchSize).map((draft) => [draft.id, draft]))
        const written = await writeNew(name, batch)
        for (const id of batch.keys()) if (!written.has(id)) alive.push(id)
        await nextTurn()
      }
      return alive
    },

    async change(name, id, patch) {
      let stands: Stored | undefined
      await writeRecords(collectionOf(name), [id], (_, current) => {
        assert(current && !current._deleted, `the record of ${name} to change is there`)
        const next = changedFrom(current, patch as Record<string, unknown>, pen())
        stands = next ?? current
        return next
      })
      assert(stands, `the record of ${name} to change was read`)
      return bare(stands)
    },

    changeMany: (name, ids, patchOf) =>
      writeLiving(name, ids, (current) => {
        const patch = patchOf(bare(current))
        return patch && changedFrom(current, patch as Record<string, unknown>, pen())
      }),

    async settle(name, id, choice) {
      await writeLiving(name, [id], (current) => settledFrom(current, choice, pen()))
    },

    eraseMany: (name, ids, mayGo) =>
      writeLiving(name, ids, (current) => (mayGo(bare(current)) ? erasedFrom(current, pen()) : null)),

    async erase(name, id) {
      await writeRecords(collectionOf(name), [id], (_, current) =>
        current && !current._deleted ? erasedFrom(current, pen()) : null,
      )
    },
  }
}
