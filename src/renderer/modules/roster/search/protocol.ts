import type { Changes, Person, Spot } from './person'
import type { PlaceNode, RosterAnswer, RosterFigures, RosterQuery } from './types'

/** What the page asks of the worker; `id` comes back with the answer. */
export type Request =
  /** `key` opens the records of the store and the cache; null where they lie open, in tests. */
  | { id: number; ask: 'open'; databaseName: string; key: CryptoKey | null }
  | { id: number; ask: 'query'; query: RosterQuery; from: number; count: number }
  | { id: number; ask: 'facets' }
  | { id: number; ask: 'placesBelow'; parentId: string | null }
  | { id: number; ask: 'pathOf'; placeId: string }

/** What the page tells the worker, without an answer. `behind`: so much was written that the worker reads it in the store itself. */
export type Notice =
  | { tell: 'people'; changes: Changes<Person> }
  | { tell: 'places'; changes: Changes<Spot> }
  | { tell: 'behind' }

export type Answers = {
  open: null
  query: RosterAnswer
  facets: RosterFigures
  placesBelow: PlaceNode[]
  pathOf: PlaceNode[]
}

export type Reply =
  | { id: number; ok: true; answer: Answers[keyof Answers] }
  | { id: number; ok: false; message: string }
  /** The index is not as it was: whoever shows a part of it asks again. */
  | { changed: true }
