import type { JournalEntry } from '../../../../shared/journal'
import { newerBelieved } from '../../../../shared/stamp'
import type { Dice } from './dice'
import type { VirtualTime } from './virtual-time'

/** The host's journal as the engine knows it: what is written in it is there, whatever becomes of the store. */
export type MemoryJournal = {
  write: (entries: JournalEntry[]) => Promise<void>
  acknowledged: (entries: { id: string; stamp: string }[]) => void
  /** The newest stamp it ever noted; empty before the first. */
  newestStamp: () => string
  /** Written and not acknowledged, oldest first. */
  pending: () => JournalEntry[]
}

export function createMemoryJournal(time: VirtualTime, dice: Dice, clock: () => number): MemoryJournal {
  let entries: JournalEntry[] = []
  let newest = ''
  return {
    async write(more) {
      await time.wait(dice.between(0, 3))
      entries.push(...more)
      for (const { stamp } of more) newest = newerBelieved(newest, stamp, clock())
      await time.wait(dice.between(0, 3))
    },
    acknowledged(taken) {
      const newest = new Map<string, string>()
      for (const { id, stamp } of taken) if (stamp > (newest.get(id) ?? '')) newest.set(id, stamp)
      entries = entries.filter(({ id, stamp }) => stamp > (newest.get(id) ?? ''))
    },
    newestStamp: () => newest,
    pending: () => entries,
  }
}
