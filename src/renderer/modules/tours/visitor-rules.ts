import type { Served, Visitor } from './schema'

/** Somebody at a sitting. Two stations may have written the same resident twice; here they are one. */
export type Person = Visitor & {
  /** Every record of this person at this sitting, this one included. */
  ids: string[]
}

export type Attendance = {
  /** Who was here, by arrival. */
  arrived: Person[]
  /** Who has a place and has not come yet, in the order of the places. */
  expected: Person[]
  /** 候补, in the order in which they move up. */
  waiting: Person[]
  /** Places nobody has; null where as many come as like. Never below 0. */
  left: number | null
}

const before = (left: string, right: string): number => (left < right ? -1 : left > right ? 1 : 0)
const lineKey = ({ signedUpAt, createdAt, id }: Visitor): string => `${signedUpAt ?? createdAt} ${id}`
/** Since when somebody asks for a place; a total order, the same on every station. */
const inLine = (a: Visitor, b: Visitor): number => before(lineKey(a), lineKey(b))
const asTheyCame = (a: Visitor, b: Visitor): number => before(`${a.arrivedAt} ${a.id}`, `${b.arrivedAt} ${b.id}`)

/** The visitors who have not withdrawn, one for a person. */
export function peopleOf(visitors: readonly Visitor[]): Person[] {
  const people = new Map<string, Person>()
  const arrivedFirst = [...visitors]
    .filter(({ visitorStatus }) => visitorStatus !== 'withdrawn')
    .sort((a, b) => Number(b.visitorStatus === 'arrived') - Number(a.visitorStatus === 'arrived') || inLine(a, b))
  for (const visitor of arrivedFirst) {
    const key = visitor.residentId ?? visitor.id
    const known = people.get(key)
    if (known) known.ids.push(visitor.id)
    else people.set(key, { ...visitor, ids: [visitor.id] })
  }
  return [...people.values()]
}

/** Who has come, who has a place, who waits: whoever is here keeps a place, the others have theirs in the order of signing up. */
export function attendanceOf(visitors: readonly Visitor[], quota: number | undefined): Attendance {
  const people = peopleOf(visitors)
  const arrived = people.filter(({ visitorStatus }) => visitorStatus === 'arrived').sort(asTheyCame)
  const line = people.filter(({ visitorStatus }) => visitorStatus !== 'arrived').sort(inLine)
  const free = quota === undefined ? line.length : Math.max(0, quota - arrived.length)
  const expected = line.slice(0, free)
  const taken = arrived.length + expected.length
  return { arrived, expected, waiting: line.slice(free), left: quota === undefined ? null : Math.max(0, quota - taken) }
}

/** Somebody has to be told: `lost`, that they wait though they were promised a place; `won`, that a place fell free for them. */
export type VisitorNotice = { code: 'lost' | 'won'; person: Person }

/** Whom a desk has to tell something. It follows from the records; being told is what the status says. */
export const noticesOf = ({ expected, waiting }: Attendance): VisitorNotice[] => [
  ...waiting.flatMap((person) => (person.visitorStatus === 'signedUp' ? [{ code: 'lost' as const, person }] : [])),
  ...expected.flatMap((person) => (person.visitorStatus === 'waiting' ? [{ code: 'won' as const, person }] : [])),
]

/** Which items stand ticked of whom: `<person> <item>`; a tick taken back, or of somebody who withdrew, does not count. */
export function ticksOf(people: readonly Person[], served: readonly Served[]): ReadonlySet<string> {
  const personOf = new Map(people.flatMap(({ id, ids }) => ids.map((own) => [own, id])))
  const ticks = new Set<string>()
  for (const { visitorId, item, void: isVoid } of served) {
    const person = personOf.get(visitorId)
    if (person && !isVoid) ticks.add(tickOf(person, item))
  }
  return ticks
}
export const tickOf = (person: string, item: string): string => `${person} ${item}`

export type Totals = {
  /** Who had or has a place or waits, those who came included. */
  signedUp: number
  arrived: number
  /** In the order of the sitting's items; one that was ticked and is on its list no more comes last. */
  items: { item: string; count: number }[]
  /** All ticks together. */
  served: number
}

/** The figures of a sitting, counted from its records and nothing else. */
export function totalsOf(items: readonly string[], visitors: readonly Visitor[], served: readonly Served[]): Totals {
  const people = peopleOf(visitors)
  const ticks = [...ticksOf(people, served)].map((tick) => tick.slice(tick.indexOf(' ') + 1))
  const known = [...new Set([...items, ...ticks])]
  return {
    signedUp: people.length,
    arrived: people.filter(({ visitorStatus }) => visitorStatus === 'arrived').length,
    items: known.map((item) => ({ item, count: ticks.filter((tick) => tick === item).length })),
    served: ticks.length,
  }
}

export type Who = { residentId?: string | undefined; name: string; phones?: readonly string[] }

const bare = (text: string): string => text.normalize('NFKC').replace(/\s/g, '')

/**
 * The visitor somebody already is at this sitting: the same resident, or one signed up by name (at a kiosk, nobody asks for more)
 * whose phone is one of theirs or was not given. Null where there is none, or where two could be meant.
 */
export function sameVisitor<V extends Visitor>(visitors: readonly V[], who: Who): V | null {
  const resident = visitors.find(({ residentId }) => residentId !== undefined && residentId === who.residentId)
  if (resident) return resident
  const named = visitors.filter(
    ({ residentId, name, phone }) =>
      bare(name) === bare(who.name) &&
      (residentId === undefined || who.residentId === undefined) &&
      (!phone || !who.phones || who.phones.length === 0 || who.phones.includes(phone)),
  )
  return named.length === 1 ? (named[0] ?? null) : null
}

export type ComingRefusal =
  | { code: 'not-allowed' }
  /** The tour or the sitting is not known here. */
  | { code: 'unknown' }
  | { code: 'cancelled' }
  /** Its day is past: nobody signs up any more. */
  | { code: 'over' }
  /** Its day has not come: nobody is here yet. */
  | { code: 'not-yet' }
  | { code: 'name-missing' }
  /** Since when: an ISO instant. */
  | { code: 'already'; at: string }
  | { code: 'already-signed-up' }
export type TickRefusal = { code: 'not-allowed' | 'unknown' | 'item-unknown' }
export type LeaveRefusal = { code: 'not-allowed' | 'unknown' | 'has-items' }
