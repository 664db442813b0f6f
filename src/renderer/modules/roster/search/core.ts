import { createAddresses, keptAddresses } from './addresses'
import { readColumns, writeColumns } from './columns'
import { createCounts } from './counts'
import { type Found, find, type Index } from './find'
import { createOrders } from './orders'
import { createPeople } from './people'
import type { Changes, Person, Spot } from './person'
import { foundIn, type PreparedTerms } from './scoring'
import { createSpots } from './spots'
import type { PlaceNode, RosterAnswer, RosterFacets, RosterQuery, RosterRow } from './types'

/** The index itself, without worker, store or clock: what it is given is what it finds. */
export type RosterCore = {
  changePeople: (changes: Changes<Person>) => void
  changePlaces: (changes: Changes<Spot>) => void
  query: (query: RosterQuery, from: number, count: number) => RosterAnswer
  facets: () => RosterFacets
  placesBelow: (parentId: string | null) => PlaceNode[]
  pathOf: (placeId: string) => PlaceNode[]
  people: () => Iterable<Person>
  places: () => Iterable<Spot>
  /** Everything as bytes, for `kept` of the next run. */
  keep: () => Uint8Array<ArrayBuffer>
  count: () => { people: number; places: number }
}

/**
 * Makes an index, empty or as an earlier run kept it. `today` answers the day ages are counted from, `YYYY-MM-DD`.
 * Throws KeptError where `kept` is damaged or of another version.
 */
export function createRosterCore({ today, kept }: { today: () => string; kept?: Uint8Array<ArrayBuffer> }): RosterCore {
  const columns = kept && readColumns(kept)
  const spots = createSpots(columns)
  const first = columns ? keptAddresses(columns) : createAddresses(spots.all())
  const people = createPeople(first, columns)
  const index: Index = { people, addresses: first, orders: createOrders(people, first, columns) }
  let placesChanged = false
  let found: Found | null = null

  const settle = () => {
    if (!placesChanged) return
    placesChanged = false
    index.addresses = createAddresses(spots.all())
    people.settle(index.addresses)
    index.orders.settle(index.addresses)
  }

  const counts = createCounts({ people, spots, addresses: () => index.addresses, today, kept: columns })

  const forget = () => {
    found = null
    counts.forget()
  }

  const search = (query: RosterQuery): Found => {
    if (found && JSON.stringify(found.query) === JSON.stringify(query)) return found
    settle()
    found = find(index, query, found, today())
    return found
  }

  const settled = () => {
    settle()
    return counts
  }

  return {
    changePeople({ put, gone }) {
      if (put.length === 0 && gone.length === 0) return
      for (const person of put) index.orders.touch(people.put(person))
      for (const id of gone) {
        const ordinal = people.drop(id)
        if (ordinal !== undefined) index.orders.touch(ordinal)
      }
      forget()
    },
    changePlaces({ put, gone }) {
      if (put.length === 0 && gone.length === 0) return
      spots.change({ put, gone })
      placesChanged = true
      forget()
    },
    query(query, from, size) {
      const { sorted, prepared } = search(query)
      return {
        total: sorted.length,
        from,
        rows: sorted.slice(from, from + size).map((ordinal) => rowOf(index, ordinal, prepared)),
      }
    },
    facets: () => settled().facets(),
    placesBelow: (parentId) => settled().tree().below(parentId),
    pathOf: (placeId) => settled().tree().path(placeId),
    people: () => people.codes.flatMap((_, ordinal) => people.at(ordinal) ?? []),
    places: () => spots.all().values(),
    keep() {
      const into = writeColumns()
      settled().keep(into)
      spots.keep(into)
      index.addresses.keep(into)
      people.keep(into)
      index.orders.keep(into)
      return into.finish()
    },
    count: () => ({ people: people.count(), places: spots.count() }),
  }
}

function rowOf({ people, addresses }: Index, ordinal: number, terms: PreparedTerms): RosterRow {
  const person = people.at(ordinal)
  if (!person) throw new Error('Broken promise: who was found is there')
  const part = foundIn(people, ordinal, terms)
  return {
    id: person.id,
    name: person.name,
    sex: person.sex,
    birthDate: person.birthDate ?? '',
    citizenNumber: person.citizenNumber ?? '',
    phone: person.phones?.[0] ?? '',
    address: addresses.labels[people.dwellings[ordinal] ?? -1] ?? '',
    dwellingId: person.dwellingId ?? '',
    householdId: person.householdId ?? '',
    relationToHead: person.relationToHead ?? '',
    careTags: person.careTags ?? [],
    presence: person.presence,
    verification: person.verification,
    ...(part ? { found: part } : {}),
  }
}
