import type { CheckOptions } from './check'
import type { Conflicts } from './conflicts'
import type { RowProblem } from './row-problems'
import type { Outcome } from './take-in'
import type { CarriedRecord, CheckReport, SyncedCollection, SyncStatus } from './types'

/** The center is another than the one this device knew; nothing was done. */
export const halted = Symbol('halted')

/** One collection of the store and its database at the center. */
export type CollectionSync = {
  name: string
  outbox: SyncedCollection['outbox']
  /** Whether the outbox holds what earlier runs left, too. */
  isCounted: () => boolean
  /** Reads what an earlier run left unsent or refused. */
  open: () => Promise<void>
  problems: () => ReadonlyMap<string, RowProblem>
  conflicts: () => Pick<Conflicts, 'ids' | 'size'>
  damage: () => SyncStatus['damage']
  /** Sends and fetches what there is; answers the fault that ended it, `halted`, or null. Never rejects. */
  round: () => Promise<unknown>
  /** Sends what waits, without asking for news; as `round` else. */
  settle: () => Promise<unknown>
  /** Whether `settle` would send anything. */
  isWaiting: () => boolean
  /** What was refused may be tried once more. */
  retryRefused: () => void
  /** Before anything else is done, the center is asked who it is. */
  doubt: () => void
  /** Compares everything. Throws a SyncFault. */
  check: (options: CheckOptions) => Promise<CheckReport>
  /** `push-all`: everything here is unsent. `take-theirs`: nothing is here. Whoever the center is, it is ours from then on. */
  begin: (how: 'push-all' | 'take-theirs') => Promise<void>
  /** Merges records that came by another way than from the center; they are unsent where they changed anything. */
  takeCarried: (records: readonly CarriedRecord[]) => Promise<Map<string, Outcome>>
  /** Writes down what is only in memory. */
  stop: () => Promise<void>
}
