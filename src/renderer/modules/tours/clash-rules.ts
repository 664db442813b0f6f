import { timesMeet } from '../teams/rules'

/** Something that takes people and a room for some hours of a day: a sitting of a tour, a shift of a team. */
export type Booking = {
  id: string
  title: string
  day: string
  startsAt?: string
  endsAt?: string
  /** Whoever comes, each by one id, in whichever team. */
  people: readonly string[]
  /** Estate and place as one text; empty where nobody said. */
  room: string
}

/** Two bookings at one time that want the same people or the same room. */
export type Clash = { other: Booking; people: string[]; room: boolean }

/** What two bookings want at once; null where they do not meet. */
export function clashBetween(one: Booking, other: Booking): Clash | null {
  if (one.id === other.id || !timesMeet(one, other)) return null
  const people = one.people.filter((person) => other.people.includes(person))
  const room = one.room !== '' && one.room === other.room
  return people.length > 0 || room ? { other, people, room } : null
}

/** Everything booked twice, by the id of either booking. Only bookings of one day are compared: a year of 2,000 takes no time. */
export function clashesOf(bookings: readonly Booking[]): Map<string, Clash[]> {
  const days = new Map<string, Booking[]>()
  for (const booking of bookings) {
    const same = days.get(booking.day)
    if (same) same.push(booking)
    else days.set(booking.day, [booking])
  }
  const found = new Map<string, Clash[]>()
  for (const day of days.values())
    for (const one of day)
      for (const other of day) {
        const clash = clashBetween(one, other)
        if (clash) found.set(one.id, [...(found.get(one.id) ?? []), clash])
      }
  return found
}
