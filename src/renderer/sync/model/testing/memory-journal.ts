import type { JournalEntry } from '../../../../shared/journal'
import type { Dice } from './dice'
import type { VirtualTime } from './virtual-time'

/** The host's journal as the engine knows it: what is written in it is there, whatever becomes of the store. */
export type MemoryJournal = {
  write: (entries: JournalEntry[]) => Promise<void>
  acknowledged: (entries: { id: string; stamp: string }[]) => void
  /** Written and not acknowledged, oldest first. */
  pending: () => JournalEntry[]
}

export function createMemoryJournal(time: VirtualTime, dice: Dice): MemoryJournal {
  let entries: JournalEntry[] = []
  return {
    async write(more) {
      await time.wait(dice.between(0, 3))
      entries.push(...more)
      await time.wait(dice.between(0, 3))
    },
    acknowledged(taken) {
      const newest = new Map<string, string>()
      for (const { id, stamp } of taken) if (stamp > (newest.get(id) ?? '')) newest.set(id, stamp)
      entries = entries.filter(({ id, stamp }) => stamp > (newest.get(id) ?? ''))
    },
    pending: () => entries,
  }
}
