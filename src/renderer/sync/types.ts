import type { RxStorageInstance } from 'rxdb'
import type { LocalNotes } from '../data/context'
import type { CollectionOutbox } from '../data/outbox'
import type { FaultOf } from '../data/validate'
import type { Fetch } from './ask'
import type { Mergeable } from './merge'
import type { Timers } from './timers'

export type { Timers } from './timers'

export type SyncState = 'synced' | 'waiting' | 'syncing' | 'offline' | 'attention'

export type SyncProblem = { collection: string; at: string; code: string; detail: string }

/** Why nothing moves although the center may be there; null where it may. */
export type Pause =
  /** Outside the hours of the schedule; `until` is when the next begins. */
  | { why: 'window'; until: string }
  /** 计流量: only by hand, until the link is free again. */
  | { why: 'metered' }
  /** The center is another than the one this device knew (restored, emptied, made anew): somebody must choose. */
  | { why: 'epoch'; what: 'restored' | 'recreated' | 'emptied'; since: string }

/** What the badge and the sync page show. Never `synced` while a record is unsent. */
export type SyncStatus = {
  state: SyncState
  /** Records written on this device that the center has not acknowledged. */
  unsent: number
  /** Records moved and to be moved in the rounds under way; null where nothing moves. `perSecond` and `secondsLeft` once they can be told. */
  progress: { done: number; total: number; perSecond: number | null; secondsLeft: number | null } | null
  lastSuccessAt: string | null
  nextTryAt: string | null
  problems: SyncProblem[]
  pause: Pause | null
  /** Why nobody is reached, while `offline`: nothing answers, or a captive portal does. */
  offline: 'unreachable' | 'portal' | null
  /** Same-field edits of two people that nobody has looked at yet: fields, not records. */
  conflicts: number
  /** Records found damaged on this device in this run, and how many of them stand whole again. */
  damage: { found: number; restored: number }
  /** By collection, for the sync page. */
  collections: { name: string; unsent: number; refused: number; lastSuccessAt: string | null }[]
}

/** 定时 of the rounds. Times of day are `HH:MM` in Asia/Shanghai. */
export type ScheduleSettings = {
  everyMinutes: number
  /** Rounds by the clock only within these; empty: all day. What was written here is sent within them, too. */
  windows: { from: string; to: string }[]
  /** 计流量的网络: only by hand and on exit. */
  metered: boolean
}

/** A record of this device that was not taken, or one of the center that was not let in. */
export type RefusedRecord = { collection: string; id: string; code: string; detail: string; at: string; unsent: boolean }

/** One thing that was done; no personal value is in it. */
export type SyncLogLine = {
  at: string
  collection: string
  kind: 'round' | 'sent' | 'received' | 'fault'
  count: number
  code: string | null
}

/** A version the center acknowledged: the line of the proof (传送凭证). */
export type SentLine = { at: string; collection: string; id: string; rev: string; stamp: string }

/** What a comparison of everything found, and mended. */
export type CheckReport = { collection: string; here: number; atCenter: number; pulled: number; sent: number }

/**
 * A record on its way by courier (U 盘传送): whole, with its stamps; of an erased one its tombstone. `base`: what the center knew of
 * the fields that were changed (SyncMeta), so that an edit of somebody else's that did not know of it is noticed where it arrives.
 */
export type CarriedRecord = { collection: string; record: Mergeable; base?: Record<string, string> }

/** What `takeIn` made of one collection. `refused` did not fit the schema and was left out; `why` names no value. */
export type TakenIn = {
  collection: string
  added: number
  changed: number
  same: number
  refused: { id: string; why: string }[]
}

export type Sync = {
  status: () => SyncStatus
  /** Calls back after every change of the status. Answers the unsubscribe. */
  subscribe: (listener: () => void) => () => void
  /** Tries everything now, whatever the schedule, what the center refused included. Resolves when it was tried. */
  syncNow: () => Promise<void>
  settings: () => Promise<ScheduleSettings>
  changeSettings: (settings: ScheduleSettings) => Promise<void>
  refused: () => Promise<RefusedRecord[]>
  /** Records that hold an unsettled conflict. */
  conflicts: () => Promise<{ collection: string; id: string }[]>
  /** Newest first, at most `count`. */
  log: (count: number) => Promise<SyncLogLine[]>
  /** What the center acknowledged, newest first, at most `count`. */
  sent: (count: number) => Promise<SentLine[]>
  /** Compares every record with the center's and mends what differs (the answer to a store or a center that lost some). */
  check: (told: (done: number, total: number) => void, signal?: AbortSignal) => Promise<CheckReport[]>
  /** Ends a pause of `epoch`. */
  chooseAfterEpoch: (choice: 'push-all' | 'take-theirs') => Promise<void>
  /** Every record that is unsent as it stands now, tombstones and refused ones too; for the courier. */
  unsent: () => Promise<CarriedRecord[]>
  /**
   * Merges records another terminal carried here, as if they had been written here: validated, merged by stamp, unsent where that
   * changed anything, so that they go to the center from here. A second time changes nothing. Throws where the store fails.
   */
  takeIn: (records: CarriedRecord[]) => Promise<TakenIn[]>
  /** Sends what waits, as far as that goes within the time; for the way out. Milliseconds. */
  flush: (withinMs: number) => Promise<void>
  stop: () => Promise<void>
}

/** Told of what the center took and of what came from it; the journal keeps both. */
export type SyncWitness = {
  /** The newest stamp of what was pulled: the hybrid clock must not fall behind it. */
  stamp: (stamps: Record<string, string>) => void
  acknowledged: (entries: SentLine[]) => void
  /** Versions that changed a record that was here. */
  seen: (collection: string, records: readonly { id: string; stamps: Record<string, string> }[]) => void
}

/** Device-local notes that are never synced. */
export type Notes = LocalNotes

/**
 * One collection the sync keeps in step. `instance` is the storage itself (the vault's outermost, plain records): its
 * bulkWrite takes complete rows, its change stream tells of every write. `outbox` is told of every local write by whoever
 * stands before the storage (data/outbox.ts, `outboxed`).
 */
export type SyncedCollection = {
  name: string
  // biome-ignore lint/suspicious/noExplicitAny: any storage's instance of any record
  instance: RxStorageInstance<any, any, any>
  faultOf: FaultOf
  outbox: CollectionOutbox
  damage?: CollectionDamage
}

/** The damaged records of one collection: what the store cannot open any more. */
export type CollectionDamage = {
  /** Those the center is to be asked for. */
  ids: () => string[]
  /** The center was asked, and what it has is stored. */
  asked: (ids: readonly string[]) => Promise<void>
  count: () => SyncStatus['damage']
}

export type SyncSettings = {
  /** The page's or worker's own `fetch`; paths are relative to the host. */
  fetch: Fetch
  /** Milliseconds since 1970. */
  clock: () => number
  /** 0 … 1 */
  random: () => number
  timers: Timers
  witness: SyncWitness
  /** Keeps a copy of the store before `take-theirs` empties it; where it fails, nothing is emptied. */
  snapshot?: () => Promise<void>
  /** How long local writes are gathered before they are sent together, milliseconds. */
  gatherMs?: number
  timeoutMs?: number
}

export type SyncOptions = SyncSettings & { collections: SyncedCollection[]; notes: Notes }
