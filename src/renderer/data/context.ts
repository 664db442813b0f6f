import type { CollectionName, Collections, Data } from './collections'
import type { Envelope } from './record'

/** Who is writing. `id` is a worker's record id. */
export type Actor = { id: string; name: string }

/** The fields of a record a caller may set: all but the envelope. */
export type Draft<K extends CollectionName> = Omit<Collections[K], keyof Envelope> & { id: string }

export type Patch<K extends CollectionName> = {
  [F in keyof Omit<Collections[K], keyof Envelope>]?: Collections[K][F] | undefined
}

/**
 * Everything an operation may touch: the store, the clock, who acts, on which device, and the few verbs that write.
 * Operations are the only callers of the verbs; every verb stamps what it writes (see record.ts, Envelope).
 */
export type Context = {
  readonly data: Data
  readonly actor: Actor
  /** Whether the actor's role has a right, for example `roster.write` (modules/workers/rights.ts). */
  readonly may: (right: string) => boolean
  readonly device: string
  /** What the records are sealed with at rest, for workers that read the store beside the page; null where nothing is. */
  readonly key: CryptoKey | null
  /** The 12-digit code of the community whose center this is. */
  readonly centerCode: string
  /** What the center is called, for what it puts its name to on paper; empty where nobody has named it. */
  readonly centerName: string
  /** Milliseconds since 1970, UTC. Injected, so that tests stand still. */
  readonly clock: () => number
  /** A key for a document id: equal parts give equal keys on every station of the city (lib/id.ts). */
  readonly keyOf: (...parts: string[]) => string
  /** Adds a new record. Throws where the id is already alive: the operation's refusal comes first. */
  readonly write: <K extends CollectionName>(collection: K, draft: Draft<K>) => Promise<Collections[K]>
  /** Adds many at once; answers the ids that were not written because they are alive already. */
  readonly writeMany: <K extends CollectionName>(collection: K, drafts: Draft<K>[]) => Promise<string[]>
  /** Changes fields; `undefined` clears an optional one. Unchanged values get no new stamp. Answers the record as it stands after. */
  readonly change: <K extends CollectionName>(collection: K, id: string, patch: Patch<K>) => Promise<Collections[K]>
  /**
   * Changes many at once, each by what `patchOf` makes of the record as it stands (null leaves it; it may be asked again where
   * another write came between). Answers the ids that were changed; those that are not there are left out.
   */
  readonly changeMany: <K extends CollectionName>(
    collection: K,
    ids: string[],
    patchOf: (record: Collections[K]) => Patch<K> | null,
  ) => Promise<string[]>
  /**
   * Settles a lost value of a record (Envelope, `lost`): `use` makes it the field's value again, else what stands stays. Does nothing
   * where it is settled already or the record is gone.
   */
  readonly settle: <K extends CollectionName>(collection: K, id: string, choice: { key: string; use: boolean }) => Promise<void>
  /** Leaves a tombstone: the id, who, when and the stamps, nothing of what it held. */
  readonly erase: <K extends CollectionName>(collection: K, id: string) => Promise<void>
  /** Erases many at once, of those that are there and for which `mayGo` holds. Answers the ids that were erased. */
  readonly eraseMany: <K extends CollectionName>(
    collection: K,
    ids: string[],
    mayGo: (record: Collections[K]) => boolean,
  ) => Promise<string[]>
  /** Device-local notes that are never synced, for example the learned column names. */
  readonly local: LocalNotes
}

export type LocalNotes = {
  read: <T>(key: string) => Promise<T | null>
  write: <T extends object>(key: string, value: T) => Promise<void>
  remove: (key: string) => Promise<void>
}
