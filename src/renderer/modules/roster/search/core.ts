import { createAddresses } from './addresses'
import { createTree, type Tally, type Tree, tally } from './facets'
import { type Found, find, type Index } from './find'
import { createOrders } from './orders'
import { createPeople } from './people'
import type { Changes, Person, Spot } from './person'
import { foundIn, type PreparedTerms } from './scoring'
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
  count: () => { people: number; places: number }
}

/** Makes an empty index. `today` answers the day ages are counted from, `YYYY-MM-DD`. */
export function createRosterCore({ today }: { today: () => string }): RosterCore {
  const spots = new Map<string, Spot>()
  const people = createPeople()
  const none = createAddresses(spots)
  const index: Index = { people, addresses: none, orders: createOrders(people, none) }
  let placesChanged = false
  let found: Found | null = null
  let counted: { day: string; tally: Tally; tree: Tree } | null = null

  const settle = () => {
    if (!placesChanged) return
    placesChanged = false
    index.addresses = createAddresses(spots)
    people.settle(index.addresses)
    index.orders.settle(index.addresses)
  }

  const forget = () => {
    found = null
    counted = null
  }

  const search = (query: RosterQuery): Found => {
    if (found && JSON.stringify(found.query) === JSON.stringify(query)) return found
    settle()
    found = find(index, query, found, today())
    return found
  }

  const count = () => {
    settle()
    const day = today()
    if (counted?.day === day) return counted
    const sums = tally(people, spots, day)
    counted = { day, tally: sums, tree: createTree(spots, index.addresses, sums) }
    return counted
  }

  return {
    changePeople({ put, gone }) {
      for (const person of put) index.orders.touch(people.put(person))
      for (const id of gone) {
        const ordinal = people.drop(id)
        if (ordinal !== undefined) index.orders.touch(ordinal)
      }
      forget()
    },
    changePlaces({ put, gone }) {
      for (const spot of put) spots.set(spot.id, spot)
      for (const id of gone) spots.delete(id)
      placesChanged ||= put.length > 0 || gone.length > 0
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
    facets: () => count().tally.facets,
    placesBelow: (parentId) => count().tree.below(parentId),
    pathOf: (placeId) => count().tree.path(placeId),
    people: () => people.persons.filter((person) => person !== null),
    places: () => spots.values(),
    count: () => ({ people: people.count(), places: spots.size }),
  }
}

function rowOf({ people, addresses }: Index, ordinal: number, terms: PreparedTerms): RosterRow {
  const person = people.persons[ordinal]
  if (!person) throw new Error('Broken promise: who was found is there')
  const part = foundIn(people, ordinal, terms)
  return {
    id: person.id,
    name: person.name,
    sex: person.sex,
    birthDate: person.birthDate ?? '',
    citizenNumber: person.citizenNumber ?? '',
    phone: person.phones?.[0] ?? '',
    address: addresses.all[people.dwellings[ordinal] ?? -1]?.label ?? '',
    dwellingId: person.dwellingId ?? '',
    householdId: person.householdId ?? '',
    relationToHead: person.relationToHead ?? '',
    careTags: person.careTags ?? [],
    presence: person.presence,
    verification: person.verification,
    ...(part ? { found: part } : {}),
  }
}
