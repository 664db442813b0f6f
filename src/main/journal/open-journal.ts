import { join } from 'node:path'
import type { Secrets } from '../secrets'
import { createDataKey, type DataKey } from './data-key'
import { createDisk, type Disk, freeBytesOf } from './disk'
import { type JournalLog, openLog } from './log'
import type { ShelfOptions } from './shelf'
import { openSnapshots, type Snapshots } from './snapshots'
import { openState, type StateFile } from './state'

export type JournalOptions = Omit<ShelfOptions, 'now'> & {
  secrets: Secrets
  now?: () => number
  /** Bytes this user may still write to the folder's disk. Default: what the system says. */
  readFree?: () => Promise<number>
}

/** What the host keeps outside the browser's database: the notes, the snapshots, the key's name and the counts. */
export type Journal = {
  readonly log: JournalLog
  readonly snapshots: Snapshots
  readonly key: DataKey
  readonly disk: Disk
  readonly state: StateFile
  /** Removes notes, snapshots and counts; the key stays. For a station that is given up. */
  clear(): Promise<void>
  /** Finishes what was asked for and ends the housekeeping. Calling it twice is fine. */
  close(): Promise<void>
}

const hour = 3_600_000

/** Opens the journal in a folder, made where it is absent. Damage is reported; only a folder that cannot be read throws. */
export async function openJournal({ secrets, now = Date.now, readFree, ...options }: JournalOptions): Promise<Journal> {
  const { folder, report } = options
  const log = await openLog({ ...options, now })
  const snapshots = await openSnapshots(join(folder, 'snapshots'), now)
  const state = await openState(join(folder, 'state.json'), report)
  const disk = createDisk({ readFree: readFree ?? freeBytesOf(folder), report })
  const isEmpty = async () => log.isEmpty() && (await snapshots.list()).length === 0
  const tidy = () => log.tidy().catch((cause: unknown) => report(new Error('The housekeeping of the journal failed', { cause })))
  // Once at the start, for what was erased before the last one ended; nobody waits for it.
  let tidying = tidy()
  const timer = setInterval(() => {
    tidying = tidying.then(tidy)
  }, hour).unref()
  return {
    log,
    snapshots,
    disk,
    state,
    key: createDataKey({ secrets, state, isEmpty }),
    clear: async () => {
      await log.clear()
      await snapshots.clear()
      await state.change({ records: null })
    },
    close: async () => {
      clearInterval(timer)
      disk.close()
      await tidying
      await log.close()
      await state.settled()
    },
  }
}
