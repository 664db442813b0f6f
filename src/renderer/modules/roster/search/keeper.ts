import type { Reader, ReaderCheckpoint } from '../../../data/reader'
import type { Place, Resident } from '../schema'
import type { Cache, Checkpoints } from './cache'
import { KeptError } from './columns'
import type { RosterCore } from './core'
import { type Changes, type Person, personOf, type Spot, spotOf } from './person'

const batchSize = 2000

export type Keeper = {
  /** Fills the index from the cache and then from the store's history since; tells whether the cache could be used. */
  fill: () => Promise<'cache' | 'store'>
  /**
   * Reads what the store took in since the last reading, of each collection not much more than `most`. Answers how many
   * records that were.
   */
  catchUp: (most?: number) => Promise<number>
  /** Takes changes somebody else has read already. */
  takePeople: (changes: Changes<Person>) => void
  takePlaces: (changes: Changes<Spot>) => void
  /** Compares with the store's counts; where they differ, fills the index from the store alone. Answers whether it had to. */
  verify: () => Promise<boolean>
  save: () => Promise<void>
}

function changesOf<T extends { id: string }, R>(documents: (T & { _deleted: boolean })[], of: (record: T) => R): Changes<R> {
  return {
    put: documents.flatMap((document) => (document._deleted ? [] : [of(document)])),
    gone: documents.flatMap((document) => (document._deleted ? [document.id] : [])),
  }
}

/** Lets one reading run at a time; whoever asks meanwhile waits for one that begins afterwards. */
function oneAtATime<A extends unknown[], T>(run: (...given: A) => Promise<T>): (...given: A) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve()
  return (...given) => {
    const begin = () => run(...given)
    const next = last.then(begin, begin)
    last = next.catch(() => undefined)
    return next
  }
}

/** Reads one collection on from a checkpoint, a batch at a time, until one is not full: asking once more would only find what is being written. */
async function follow<T extends { id: string }>(
  reader: Reader<T>,
  from: ReaderCheckpoint | undefined,
  most: number,
  take: (documents: (T & { _deleted: boolean })[]) => void,
): Promise<{ checkpoint: ReaderCheckpoint | undefined; read: number }> {
  const limit = Math.min(batchSize, most)
  let checkpoint = from
  let read = 0
  for (;;) {
    const { documents, checkpoint: next } = await reader.changedSince(checkpoint, limit)
    take(documents)
    checkpoint = next
    read += documents.length
    if (documents.length < limit || read >= most) return { checkpoint, read }
  }
}

/**
 * Keeps an index equal to a store. `renew` puts an empty index, or one made of what was kept, in the place of `core`; a wrong
 * one is made anew. It throws KeptError where what was kept does not add up.
 */
export function createKeeper(options: {
  core: () => RosterCore
  renew: (kept?: Uint8Array<ArrayBuffer>) => void
  residents: Reader<Resident>
  places: Reader<Place>
  cache: Cache
}): Keeper {
  const { core, renew, residents, places, cache } = options
  let checkpoints: Checkpoints = { people: undefined, places: undefined }
  let isReading = false
  /** Told while a batch was on its way, which may hold what stood before: taken once more after it. */
  const told: (() => void)[] = []

  const take = (change: () => void) => {
    change()
    if (isReading) told.push(change)
  }

  const readOn = async (most = Number.POSITIVE_INFINITY): Promise<number> => {
    const taken = (change: () => void) => {
      change()
      for (const again of told) again()
    }
    isReading = true
    try {
      const spots = await follow(places, checkpoints.places, most, (documents) =>
        taken(() => core().changePlaces(changesOf(documents, spotOf))),
      )
      const people = await follow(residents, checkpoints.people, most, (documents) =>
        taken(() => core().changePeople(changesOf(documents, personOf))),
      )
      checkpoints = { people: people.checkpoint, places: spots.checkpoint }
      return spots.read + people.read
    } finally {
      isReading = false
      told.length = 0
    }
  }

  const catchUp = oneAtATime(readOn)

  const fromCache = async (): Promise<boolean> => {
    // Whatever is wrong with the cache, the store has everything that was in it.
    const kept = await cache.load().catch(() => null)
    if (!kept) return false
    try {
      renew(kept.core)
    } catch (error) {
      if (error instanceof KeptError) return false
      throw error
    }
    checkpoints = kept.checkpoints
    return true
  }

  return {
    async fill() {
      isReading = true
      const cached = await fromCache()
      for (const again of told) again()
      await catchUp()
      return cached ? 'cache' : 'store'
    },
    catchUp,
    takePeople: (changes) => take(() => core().changePeople(changes)),
    takePlaces: (changes) => take(() => core().changePlaces(changes)),
    async verify() {
      const stored = { people: await residents.count(), places: await places.count() }
      const known = core().count()
      if (stored.people === known.people && stored.places === known.places) return false
      // Something may have been written while it was counted: only what is still missing in a store at rest is a fault.
      if ((await catchUp()) > 0) return false
      const again = core().count()
      if (stored.people === again.people && stored.places === again.places) return false
      renew()
      checkpoints = { people: undefined, places: undefined }
      await catchUp()
      return true
    },
    save: () => cache.save({ core: core().keep(), checkpoints }),
  }
}
