import type { RxCollection, RxDatabase } from 'rxdb'
import type { Station } from '../../shared/station'
import { keyOf } from '../lib/id'
import { instantOf } from '../lib/time'
import type { CollectionName } from './collections'
import type { Actor, Context, LocalNotes } from './context'
import type { Store } from './open'
import { nextTurn } from './turn'
import { type Stored, writeRecords } from './write'

/** Records to one transaction: as large as keeps a page's block under 50 ms (measured, see bench). */
const batchSize = 200

/** The stamps of the envelope of a record that is born now; a tombstone's erasure is kept, so that the new life is later. */
const stampsOfBirth = (current: Stored | undefined, stamp: (after: string) => string): Record<string, string> => {
  const erased = current?.stamps.erased
  const latest = Object.values(current?.stamps ?? {}).reduce((a, b) => (a > b ? a : b), '')
  return erased ? { born: stamp(latest), erased } : { born: stamp(latest) }
}

const isSame = (a: unknown, b: unknown): boolean =>
  a === b || (Array.isArray(a) && Array.isArray(b) && a.length === b.length && a.every((item, index) => item === b[index]))

const localNotes = (database: RxDatabase): LocalNotes => ({
  async read<T>(key: string) {
    const note = await database.getLocal<{ value: T }>(`note-${key}`)
    return note ? ((note.toJSON() as unknown as { data: { value: T } }).data.value ?? null) : null
  },
  async write(key, value) {
    await database.upsertLocal(`note-${key}`, { value })
  },
  async remove(key) {
    await (await database.getLocal(`note-${key}`))?.remove()
  },
})

/**
 * The context operations write through. Every verb stamps what it writes with the store's one hybrid clock, so several
 * contexts (one after another sign in) never make the same stamp.
 */
export function createContext(options: {
  store: Store
  station: Pick<Station, 'deviceId' | 'centerCode' | 'citySalt'>
  actor: Actor
  may: (right: string) => boolean
  clock?: () => number
}): Context {
  const { store, station, actor, may, clock = Date.now } = options
  const ticking = store.stamps.clockFor(station.deviceId, clock)
  const collectionOf = (name: CollectionName) => store.data[name] as unknown as RxCollection
  const now = () => ({ at: instantOf(clock()), by: actor.id })

  const born = (draft: { id: string }, current: Stored | undefined): Stored => {
    const { at, by } = now()
    const stamps = stampsOfBirth(current, ticking.stamp)
    const fields = Object.fromEntries(Object.entries(draft).filter(([, value]) => value !== undefined))
    return { ...fields, id: draft.id, createdAt: at, createdBy: by, updatedAt: at, updatedBy: by, stamps, _deleted: false }
  }

  const changed = (current: Stored, patch: Record<string, unknown>): Stored | null => {
    const fields = Object.keys(patch).filter((field) => !isSame(current[field], patch[field]))
    if (fields.length === 0) return null
    const { at, by } = now()
    const record: Stored = { ...current, updatedAt: at, updatedBy: by, stamps: { ...current.stamps } }
    for (const field of fields) {
      const stamp = ticking.stamp(current.stamps[field] ?? current.stamps.born)
      record.stamps[field] = stamp
      if (patch[field] === undefined) delete record[field]
      else record[field] = patch[field]
    }
    return record
  }

  const bare = ({ _deleted, ...record }: Stored) => record as never

  return {
    data: store.data,
    actor,
    may,
    device: station.deviceId,
    centerCode: station.centerCode,
    clock,
    keyOf: (...parts) => keyOf(station.citySalt, ...parts),
    local: localNotes(store.database),

    async write(name, draft) {
      const written = await writeRecords(collectionOf(name), [draft.id], (_, current) =>
        current && !current._deleted ? null : born(draft, current),
      )
      const record = written.get(draft.id)
      if (!record) throw new Error(`Broken promise: no record of ${name} has this id yet`)
      return bare(record)
    },

    async writeMany(name, drafts) {
      const alive: string[] = []
      for (let from = 0; from < drafts.length; from += batchSize) {
        const byId = new Map(drafts.slice(from, from + batchSize).map((draft) => [draft.id, draft]))
        const ids = [...byId.keys()]
        const written = await writeRecords(collectionOf(name), ids, (id, current) =>
          current && !current._deleted ? null : born(byId.get(id)!, current),
        )
        alive.push(...ids.filter((id) => !written.has(id)))
        await nextTurn()
      }
      return alive
    },

    async change(name, id, patch) {
      let stands: Stored | undefined
      await writeRecords(collectionOf(name), [id], (_, current) => {
        if (!current || current._deleted) throw new Error(`Broken promise: the record of ${name} to change is there`)
        const record = changed(current, patch as Record<string, unknown>)
        stands = record ?? current
        return record
      })
      return bare(stands!)
    },

    async erase(name, id) {
      await writeRecords(collectionOf(name), [id], (_, current) => {
        if (!current || current._deleted) return null
        const { at, by } = now()
        const { createdAt, createdBy, stamps } = current
        const latest = Object.values(stamps).reduce((a, b) => (a > b ? a : b), '')
        return {
          id,
          createdAt,
          createdBy,
          updatedAt: at,
          updatedBy: by,
          stamps: { erased: ticking.stamp(latest) },
          _deleted: true,
        }
      })
    },
  }
}
