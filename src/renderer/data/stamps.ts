import type { RxDatabase } from 'rxdb'
import { createHybridClock, type HybridClock } from '../lib/hlc'

const note = 'clock'
const saveAfterMs = 500

/**
 * One clock for a store, whoever writes: it starts from the newest stamp the store remembers, learns of stamps made
 * elsewhere, and remembers its own, so that a wall clock set back between two runs makes no older stamps.
 * (A record's own stamps are minded besides, at every write: see write.ts.)
 */
export type StampKeeper = {
  /** The clock of this store for a device. `now` is the wall clock, milliseconds since 1970. */
  clockFor: (device: string, now: () => number) => HybridClock
  /** Learns of the stamps of a record that came from the center. */
  witness: (stamps: Record<string, string>) => void
  /** Goes on from what the host's journal believes to be the newest stamp of this store, though the wall clock was set back since. */
  goOnFrom: (newest: string) => void
  /** Writes what is not yet remembered. */
  save: () => Promise<void>
}

/** Reads the note of the last run. The note is written at most every half second: see `save`. */
export async function openStamps(database: RxDatabase): Promise<StampKeeper> {
  const kept = await database.getLocal<{ newest: string }>(note)
  let newest: string = kept?.get('newest') ?? ''
  let saved = newest
  let wall: () => number = Date.now
  let timer: ReturnType<typeof setTimeout> | undefined
  let ticking = createHybridClock('any', () => wall(), newest)

  const save = async () => {
    clearTimeout(timer)
    timer = undefined
    if (newest === saved) return
    const saving = newest
    await database.upsertLocal(note, { newest: saving })
    saved = saving
  }
  const remember = () => {
    if (ticking.newest() <= newest) return
    newest = ticking.newest()
    // A note that could not be written is tried again with the next stamp; the record's own stamps guard meanwhile.
    timer ??= setTimeout(() => void save().catch(() => undefined), saveAfterMs)
  }
  return {
    clockFor(device, now) {
      wall = now
      return {
        stamp(after) {
          // Only the time and the counter are the clock's; the device is whose stamp it is.
          const stamp = `${ticking.stamp(after).split('|')[0]}|${device}`
          remember()
          return stamp
        },
        witness: (stamp) => ticking.witness(stamp),
        newest: () => ticking.newest(),
      }
    },
    witness(stamps) {
      for (const stamp of Object.values(stamps)) ticking.witness(stamp)
      remember()
    },
    goOnFrom(stamp) {
      if (stamp <= ticking.newest()) return
      ticking = createHybridClock('any', () => wall(), stamp)
      remember()
    },
    save,
  }
}
