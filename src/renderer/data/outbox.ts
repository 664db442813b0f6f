import type { BulkWriteRow, RxStorageInstance } from 'rxdb'
import type { Stored } from './write'

/** The context of the sync engine's own writes: what it stores came from the center and is nobody's local edit. */
export const syncContext = 'yizhan-sync'

/**
 * What the sync keeps in a record's `_meta`.
 * `from`: absent where the record was written here; `center` where it is exactly what the center holds; `emptied` where
 * it was taken away to be fetched anew (a tombstone that nobody erased).
 * `base`: of what was written here, for each changed field its stamp as the center last knew it ('' for none); an empty
 * one says that the center never knew the record.
 */
export type SyncMeta = { from?: 'center' | 'emptied'; base?: Record<string, string> }

/** The unsent records of one collection. */
export type CollectionOutbox = {
  has: (id: string) => boolean
  size: () => number
  ids: () => string[]
  /** Changes with every write of the id: what was sent settles it only where nothing was written meanwhile. 0 where it is not unsent. */
  tick: (id: string) => number
  /** Told before a local write reaches the storage; what is answered is called when the storage has taken or refused it. */
  writing: (ids: readonly string[]) => () => void
  add: (ids: readonly string[]) => void
  /** The center holds what was read at this tick. */
  settle: (id: string, tick: number) => void
  /** Calls back after every local write. Answers the unsubscribe. */
  subscribe: (wrote: () => void) => () => void
}

/** By collection, the records written on this device that the center has not acknowledged. In memory; rebuilt by the sync at opening. */
export type Outbox = { of: (collection: string) => CollectionOutbox }

type Waiting = { tick: number; writing: number }

function createCollectionOutbox(): CollectionOutbox {
  const waiting = new Map<string, Waiting>()
  const listeners = new Set<() => void>()
  let ticks = 0
  const mark = (ids: readonly string[], writing: number) => {
    ticks += 1
    for (const id of ids) waiting.set(id, { tick: ticks, writing: (waiting.get(id)?.writing ?? 0) + writing })
  }
  return {
    has: (id) => waiting.has(id),
    size: () => waiting.size,
    ids: () => [...waiting.keys()],
    tick: (id) => waiting.get(id)?.tick ?? 0,
    writing(ids) {
      mark(ids, 1)
      return () => {
        mark(ids, -1)
        for (const listener of listeners) listener()
      }
    },
    add: (ids) => mark(ids, 0),
    settle(id, tick) {
      const entry = waiting.get(id)
      if (entry && entry.tick === tick && entry.writing === 0) waiting.delete(id)
    },
    subscribe(wrote) {
      listeners.add(wrote)
      return () => {
        listeners.delete(wrote)
      }
    },
  }
}

export function createOutbox(): Outbox {
  const collections = new Map<string, CollectionOutbox>()
  return {
    of(collection) {
      const outbox = collections.get(collection) ?? createCollectionOutbox()
      collections.set(collection, outbox)
      return outbox
    },
  }
}

const stampOf = (record: Stored, field: string): string =>
  record.stamps[field] ?? (record[field] === undefined ? '' : (record.stamps.born ?? ''))

/** The fields whose stamps differ between what the center knows and what stands now, with the stamps the center knows. */
export function baseBetween(known: Stored, next: Stored): Record<string, string> {
  const base: Record<string, string> = {}
  const fields = new Set([...Object.keys(next.stamps), ...Object.keys(known.stamps)])
  for (const field of fields)
    if (field !== 'born' && field !== 'erased' && stampOf(known, field) !== stampOf(next, field))
      base[field] = stampOf(known, field)
  return base
}

/**
 * The base of a record after a local write. `isUnsent`: whether the center does not know `previous` itself, so that its
 * own base goes on. undefined where nothing stamped has changed since the center knew it.
 */
export function baseAfter(
  previous: (Stored & { _meta?: SyncMeta }) | undefined,
  next: Stored,
  isUnsent: boolean,
): SyncMeta['base'] {
  if (!previous || previous._deleted) return {}
  const changed = baseBetween(previous, next)
  if (!isUnsent) return Object.keys(changed).length > 0 ? changed : undefined
  const base = previous._meta?.base
  if (!base) return Object.keys(changed).length > 0 ? changed : undefined
  return Object.keys(base).length > 0 ? { ...changed, ...base } : {}
}

// biome-ignore lint/suspicious/noExplicitAny: any instance of any storage
type AnyInstance = RxStorageInstance<any, any, any>

/**
 * Tells the outbox of every write of the instance that is not the sync's own, and gives what is written its `_meta`:
 * no longer the center's, with its base. Replaces `bulkWrite` of the instance it is given.
 */
export function outboxed<I extends AnyInstance>(instance: I, outbox: CollectionOutbox): I {
  const bulkWrite = instance.bulkWrite.bind(instance)
  instance.bulkWrite = async (rows: BulkWriteRow<Stored>[], context: string) => {
    if (context === syncContext) return bulkWrite(rows, context)
    for (const { previous, document } of rows) {
      const { from, base: _, ...meta } = document._meta as typeof document._meta & SyncMeta
      const base = baseAfter(previous as never, document, outbox.has(document.id) && from !== 'center')
      // A new object: RxDB gives all inserts of one call the same one.
      document._meta = (base ? { ...meta, base } : meta) as typeof document._meta
    }
    const landed = outbox.writing(rows.map(({ document }) => document.id))
    try {
      return await bulkWrite(rows, context)
    } finally {
      landed()
    }
  }
  return instance
}
