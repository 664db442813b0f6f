import type { Addresses } from './addresses'
import type { People } from './people'

export type OrderName = 'name' | 'address' | 'age'

type Compare = (a: number, b: number) => number

/** Everyone, first to last, and for each ordinal where it stands. */
export type Order = { readonly sorted: readonly number[]; readonly position: Int32Array }

/** Everyone in each order a list can have, kept while people change: a search only walks one of them. */
export type Orders = {
  in: (order: OrderName) => Order
  /** These people were added, changed or removed. */
  touch: (ordinal: number) => void
  /** The places were walked anew. */
  settle: (addresses: Addresses) => void
}

/** With more changes than this, sorting anew is quicker than putting each in its place. */
const manyChanges = 500

const text = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

function comparisons(people: People, addresses: () => Addresses): Record<OrderName, Compare> {
  const { persons, dwellings, births } = people
  const rankOf = (ordinal: number): number => addresses().all[dwellings[ordinal] ?? -1]?.rank ?? Number.MAX_SAFE_INTEGER
  const pinyin: Compare = (a, b) =>
    text(persons[a]?.namePinyin ?? '', persons[b]?.namePinyin ?? '') || text(persons[a]?.name ?? '', persons[b]?.name ?? '')
  const household: Compare = (a, b) => text(persons[a]?.householdId ?? '~', persons[b]?.householdId ?? '~')
  const relation: Compare = (a, b) => text(persons[a]?.relationToHead ?? '~', persons[b]?.relationToHead ?? '~')
  const id: Compare = (a, b) => text(persons[a]?.id ?? '', persons[b]?.id ?? '')
  const address: Compare = (a, b) => rankOf(a) - rankOf(b) || household(a, b) || relation(a, b) || pinyin(a, b) || id(a, b)
  return {
    address,
    name: (a, b) => pinyin(a, b) || address(a, b),
    // The youngest first: who was born last; an unknown birth date is 0 and stands at the end.
    age: (a, b) => (births[b] ?? 0) - (births[a] ?? 0) || address(a, b),
  }
}

function insert(order: number[], ordinal: number, compare: Compare): void {
  let [from, to] = [0, order.length]
  while (from < to) {
    const middle = (from + to) >> 1
    if (compare(order[middle] ?? 0, ordinal) < 0) from = middle + 1
    else to = middle
  }
  order.splice(from, 0, ordinal)
}

export function createOrders(people: People, first: Addresses): Orders {
  let addresses = first
  const compare = comparisons(people, () => addresses)
  const kept = new Map<OrderName, Order & { touched: Set<number> }>()

  const keep = (name: OrderName, sorted: number[]): Order => {
    const position = new Int32Array(people.persons.length)
    sorted.forEach((ordinal, at) => {
      position[ordinal] = at
    })
    const order = { sorted, position, touched: new Set<number>() }
    kept.set(name, order)
    return order
  }

  return {
    in(name) {
      const order = kept.get(name)
      const alive = (ordinal: number): boolean => people.persons[ordinal] != null
      if (!order || order.touched.size > manyChanges) {
        return keep(name, [...people.persons.keys()].filter(alive).sort(compare[name]))
      }
      if (order.touched.size === 0) return order
      const sorted = order.sorted.filter((ordinal) => !order.touched.has(ordinal))
      for (const ordinal of order.touched) if (alive(ordinal)) insert(sorted, ordinal, compare[name])
      return keep(name, sorted)
    },
    touch(ordinal) {
      for (const order of kept.values()) order.touched.add(ordinal)
    },
    settle(next) {
      addresses = next
      kept.clear()
    },
  }
}
