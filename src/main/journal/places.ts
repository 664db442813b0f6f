import { newerBelieved } from '../../shared/stamp'
import type { NoteHead } from './note'
import { type Place, segmentOf } from './place'
import { createWaiting, type Pending } from './waiting'

export type Places = {
  /** A note now stands at `place`. Notes come in order. */
  add(head: NoteHead, place: Place): void
  of(collection: string, id: string): readonly Place[]
  has(head: NoteHead, place: Place): boolean
  /** The versions nobody acknowledged, in order of writing. */
  pending(): Pending[]
  pendingCount(): number
  /** The newest stamp of all notes that ever came by, of those that were credible then (shared/stamp.ts); empty before the first. */
  newestStamp(): string
  /** Notes known, of all kinds. */
  size(): number
  /** Segments that hold bytes of notes that are forgotten. */
  stale(): ReadonlySet<number>
  /** A segment was rewritten: each of its places is another now, or none. */
  moved(segment: number, moves: ReadonlyMap<Place, Place>): void
  /** Forgets a note that nobody waits for; its segment is stale from then on. Pending ones stay. */
  drop(head: NoteHead, place: Place): void
  clear(): void
}

const keyOf = (collection: string, id: string) => `${collection} ${id}`

/**
 * The index of the journal, in memory. An erasure forgets every earlier note of its record, also what was pending:
 * it beats every edit. A version stamped later is a new life (docs/decisions/0004) and stays.
 */
export function createPlaces(): Places {
  const places = new Map<string, Place[]>()
  const waiting = createWaiting()
  const stale = new Set<number>()
  let count = 0
  let newest = ''

  /** Keeps of a record's places those that `keep` names. */
  const narrow = (key: string, keep: (place: Place) => boolean) => {
    const known = places.get(key) ?? []
    const kept = known.filter(keep)
    for (const place of known) if (!keep(place)) stale.add(segmentOf(place))
    count -= known.length - kept.length
    if (kept.length > 0) places.set(key, kept)
    else places.delete(key)
  }

  const isOpen = (key: string, place: Place) => waiting.of(key).some((one) => one.place === place)

  return {
    add: (head, place) => {
      const { collection, id, stamp, at } = head
      if (stamp > newest) newest = newerBelieved(newest, stamp, Date.parse(at))
      const key = keyOf(collection, id)
      const erased = head.kind !== 'acknowledged' && head.erased === true
      if (erased || head.kind === 'acknowledged') waiting.settle(key, stamp)
      if (erased) narrow(key, (known) => isOpen(key, known))
      const known = places.get(key)
      if (known) known.push(place)
      else places.set(key, [place])
      count += 1
      if (head.kind === 'wrote') waiting.add(key, { collection, id, stamp, place })
    },
    of: (collection, id) => places.get(keyOf(collection, id)) ?? [],
    has: ({ collection, id }, place) => places.get(keyOf(collection, id))?.includes(place) ?? false,
    pending: waiting.all,
    pendingCount: waiting.count,
    newestStamp: () => newest,
    size: () => count,
    stale: () => stale,
    moved: (segment, moves) => {
      const to = (place: Place) => (segmentOf(place) === segment ? (moves.get(place) ?? -1) : place)
      for (const [key, known] of places) {
        if (!known.some((place) => segmentOf(place) === segment)) continue
        const next = known.map(to)
        places.set(key, next)
        if (next.includes(-1)) narrow(key, (place) => place >= 0)
      }
      waiting.move(to)
      stale.delete(segment)
      stale.delete(segmentOf(-1))
    },
    drop: ({ collection, id }, place) => {
      const key = keyOf(collection, id)
      if (places.get(key)?.includes(place) && !isOpen(key, place)) narrow(key, (known) => known !== place)
    },
    clear: () => {
      waiting.clear()
      places.clear()
      stale.clear()
      newest = ''
      count = 0
    },
  }
}
