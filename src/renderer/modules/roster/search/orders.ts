import type { Addresses } from './addresses'
import { nobody } from './codes'
import type { ColumnReader, ColumnWriter } from './columns'
import type { People } from './people'
import type { Person } from './person'

const orderNames = ['name', 'address', 'age'] as const
export type OrderName = (typeof orderNames)[number]

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
  keep: (columns: ColumnWriter) => void
}

/** With more changes than this, sorting anew is quicker than putting each in its place. */
const manyChanges = 500

const text = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

function comparisons(people: People, addresses: () => Addresses): Record<OrderName, Compare> {
  const { dwellings, births } = people
  const rankOf = (ordinal: number): number => addresses().ranks[dwellings[ordinal] ?? -1] ?? Number.MAX_SAFE_INTEGER
  /** Compares by parts of a person, the first that differs. */
  const by =
    (...parts: ((person: Person | null) => string)[]): Compare =>
    (a, b) => {
      const [one, other] = [people.at(a), people.at(b)]
      for (const part of parts) {
        const order = text(part(one), part(other))
        if (order !== 0) return order
      }
      return 0
    }
  const pinyin = [(person: Person | null) => person?.namePinyin ?? '', (person: Person | null) => person?.name ?? '']
  const inHome = by(
    (person) => person?.householdId ?? '~',
    (person) => person?.relationToHead ?? '~',
    ...pinyin,
    (person) => person?.id ?? '',
  )
  const name = by(...pinyin)
  const address: Compare = (a, b) => rankOf(a) - rankOf(b) || inHome(a, b)
  return {
    address,
    name: (a, b) => name(a, b) || address(a, b),
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

/** `before` are the columns of an earlier run, which `people` and `first` came from too. */
export function createOrders(people: People, first: Addresses, before?: ColumnReader): Orders {
  let addresses = first
  const compare = comparisons(people, () => addresses)
  const kept = new Map<OrderName, Order & { touched: Set<number> }>()

  const keep = (name: OrderName, sorted: number[]): Order => {
    const position = new Int32Array(people.codes.length)
    sorted.forEach((ordinal, at) => {
      position[ordinal] = at
    })
    const order = { sorted, position, touched: new Set<number>() }
    kept.set(name, order)
    return order
  }
  if (before) for (const name of orderNames) keep(name, before.numbers(`order ${name}`, people.count()))

  const alive = (ordinal: number): boolean => (people.codes[ordinal] ?? nobody) !== nobody

  const inOrder = (name: OrderName): Order => {
    const order = kept.get(name)
    if (!order || order.touched.size > manyChanges) {
      return keep(name, [...people.codes.keys()].filter(alive).sort(compare[name]))
    }
    if (order.touched.size === 0) return order
    const sorted = order.sorted.filter((ordinal) => !order.touched.has(ordinal))
    for (const ordinal of order.touched) if (alive(ordinal)) insert(sorted, ordinal, compare[name])
    return keep(name, sorted)
  }

  return {
    in: inOrder,
    touch(ordinal) {
      for (const order of kept.values()) order.touched.add(ordinal)
    },
    settle(next) {
      addresses = next
      kept.clear()
    },
    keep(columns) {
      for (const name of orderNames) columns.numbers(`order ${name}`, inOrder(name).sorted)
    },
  }
}
