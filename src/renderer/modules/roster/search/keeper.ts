import type { Reader, ReaderCheckpoint } from '../../../data/reader'
import type { Place, Resident } from '../schema'
import type { Cache } from './cache'
import type { RosterCore } from './core'
import { type Changes, personOf, spotOf } from './person'
import { packPeople, packSpots, unpackPeople, unpackSpots } from './snapshot'

const batchSize = 2000

type Checkpoints = { people: ReaderCheckpoint | undefined; places: ReaderCheckpoint | undefined }

export type Keeper = {
  /** Fills the index from the cache and then from the store's history since; tells whether the cache could be used. */
  fill: () => Promise<'cache' | 'store'>
  /** Reads what the store took in since the last reading. Answers how many records that were. */
  catchUp: () => Promise<number>
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

/** Keeps an index equal to a store: `core` is emptied and filled through `renew`, because a wrong index is made anew. */
export function createKeeper(options: {
  core: () => RosterCore
  renew: () => void
  residents: Reader<Resident>
  places: Reader<Place>
  cache: Cache
}): Keeper {
  const { core, renew, residents, places, cache } = options
  let checkpoints: Checkpoints = { people: undefined, places: undefined }

  async function follow<T extends { id: string }>(
    reader: Reader<T>,
    from: ReaderCheckpoint | undefined,
    take: (documents: (T & { _deleted: boolean })[]) => void,
  ): Promise<{ checkpoint: ReaderCheckpoint | undefined; read: number }> {
    let checkpoint = from
    let read = 0
    for (;;) {
      const { documents, checkpoint: next } = await reader.changedSince(checkpoint, batchSize)
      if (documents.length === 0) return { checkpoint, read }
      take(documents)
      checkpoint = next
      read += documents.length
    }
  }

  const catchUp = async (): Promise<number> => {
    const spots = await follow(places, checkpoints.places, (documents) => core().changePlaces(changesOf(documents, spotOf)))
    const people = await follow(residents, checkpoints.people, (documents) => core().changePeople(changesOf(documents, personOf)))
    checkpoints = { people: people.checkpoint, places: spots.checkpoint }
    return spots.read + people.read
  }

  const fromCache = async (): Promise<boolean> => {
    const kept = await cache.load()
    const people = kept && unpackPeople(kept.people)
    const spots = kept && unpackSpots(kept.places)
    if (!kept || !people || !spots) return false
    core().changePlaces({ put: spots, gone: [] })
    core().changePeople({ put: people, gone: [] })
    checkpoints = { people: kept.peopleCheckpoint, places: kept.placesCheckpoint }
    return true
  }

  const save = async (): Promise<void> => {
    await cache.save({
      people: packPeople([...core().people()]),
      places: packSpots([...core().places()]),
      peopleCheckpoint: checkpoints.people,
      placesCheckpoint: checkpoints.places,
    })
  }

  return {
    async fill() {
      const cached = await fromCache()
      await catchUp()
      return cached ? 'cache' : 'store'
    },
    catchUp,
    async verify() {
      const stored = { people: await residents.count(), places: await places.count() }
      const known = core().count()
      if (stored.people === known.people && stored.places === known.places) return false
      // Something may have been written while it was counted: only what is still missing after a look is a fault.
      await catchUp()
      const again = core().count()
      if (stored.people === again.people && stored.places === again.places) return false
      renew()
      checkpoints = { people: undefined, places: undefined }
      await catchUp()
      return true
    },
    save,
  }
}
