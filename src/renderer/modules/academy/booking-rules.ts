import { isPhone } from '../../lib/national/phone'
import { isDay } from '../../lib/time'
import type { Booking, TeachingPoint } from './schema'

/** Characters and numbers, as the schema has them. */
export const longestOfPoint = {
  title: 120,
  body: 2000,
  place: 120,
  category: 60,
  name: 60,
  organisation: 120,
  reason: 300,
} as const
export const mostSeats = 10_000

type Placed = Pick<Booking, 'id' | 'day' | 'startsAt' | 'endsAt' | 'seats' | 'stamps'> & { void?: boolean | undefined }
type Span = Pick<Booking, 'day' | 'startsAt' | 'endsAt'>

/** Since when a booking asks for its seats: it was made, or taken up again after it was cancelled. Hybrid clock, then device. */
const since = ({ stamps, id }: Placed): string => `${stamps['void'] ?? stamps['born'] ?? ''} ${id}`

export const overlaps = (a: Span, b: Span): boolean => a.day === b.day && a.startsAt < b.endsAt && b.startsAt < a.endsAt

/** Seats that are free within hours of a day, and from when to when no more are. */
export type Room = { left: number; startsAt: string; endsAt: string }

/**
 * The narrowest moment of some hours: how many seats are left there beside `others`, and how long it lasts. Two bookings one after the
 * other take the same seats; only what overlaps adds up. Never below 0.
 */
export function roomFor(span: Span, others: readonly Placed[], capacity: number): Room {
  const beside = others.filter((other) => overlaps(span, other))
  const edges = [...new Set(beside.flatMap(({ startsAt, endsAt }) => [startsAt, endsAt]))].filter(
    (at) => at > span.startsAt && at < span.endsAt,
  )
  const marks = [span.startsAt, ...edges.sort(), span.endsAt]
  let narrowest: Room = { left: Number.POSITIVE_INFINITY, startsAt: span.startsAt, endsAt: span.endsAt }
  for (const [index, startsAt] of marks.slice(0, -1).entries()) {
    const endsAt = marks[index + 1] ?? span.endsAt
    const taken = beside.reduce(
      (sum, other) => (other.startsAt <= startsAt && other.endsAt >= endsAt ? sum + other.seats : sum),
      0,
    )
    const left = Math.max(0, capacity - taken)
    if (left < narrowest.left) narrowest = { left, startsAt, endsAt }
    else if (left === narrowest.left && narrowest.endsAt === startsAt) narrowest = { ...narrowest, endsAt }
  }
  return narrowest
}

export type Bookings<B> = {
  /** Those that have their seats, by day and hour. */
  standing: B[]
  /** Made while nobody could know that the seats were gone, with what is left of them; by day and hour. */
  displaced: { booking: B; room: Room }[]
}

const byHour = (a: Placed, b: Placed): number => (`${a.day} ${a.startsAt} ${a.id}` < `${b.day} ${b.startsAt} ${b.id}` ? -1 : 1)

/**
 * Which bookings of a teaching point stand: in the order in which they were made each takes its seats where they are left. The order is
 * a total one of what the records say, so that two desks that overbooked apart come to the same answer. Without a capacity all stand.
 */
export function bookedOf<B extends Placed>(bookings: readonly B[], capacity: number | undefined): Bookings<B> {
  const asking = bookings.filter((booking) => !booking.void).sort((a, b) => (since(a) < since(b) ? -1 : 1))
  if (capacity === undefined) return { standing: asking.sort(byHour), displaced: [] }
  const standing: B[] = []
  const without: B[] = []
  const ofDay = new Map<string, B[]>()
  for (const booking of asking) {
    const others = ofDay.get(booking.day) ?? []
    if (roomFor(booking, others, capacity).left < booking.seats) without.push(booking)
    else {
      standing.push(booking)
      ofDay.set(booking.day, [...others, booking])
    }
  }
  return {
    standing: standing.sort(byHour),
    displaced: without
      .sort(byHour)
      .map((booking) => ({ booking, room: roomFor(booking, ofDay.get(booking.day) ?? [], capacity) })),
  }
}

/** A day with the most seats taken at one time on it. */
export type BookedDay<B> = { day: string; peak: number; bookings: B[] }

/** The days of a month (`YYYY-MM`) on which something is booked, in order. */
export function daysOfMonth<B extends Placed>(standing: readonly B[], month: string): BookedDay<B>[] {
  const days = new Map<string, B[]>()
  for (const booking of standing) {
    if (!booking.day.startsWith(month)) continue
    days.set(booking.day, [...(days.get(booking.day) ?? []), booking])
  }
  return [...days]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([day, bookings]) => {
      const peak = mostSeats * 100 - roomFor({ day, startsAt: '00:00', endsAt: '24:00' }, bookings, mostSeats * 100).left
      return { day, peak, bookings: bookings.sort(byHour) }
    })
}

/** What a form fills in of a booking. */
export type BookingInput = Pick<Booking, 'day' | 'startsAt' | 'endsAt' | 'seats' | 'title'> &
  Partial<Pick<Booking, 'organisation' | 'name' | 'phone' | 'note'>>
export type BookingField = 'title' | 'day' | 'startsAt' | 'endsAt' | 'seats' | 'organisation' | 'name' | 'phone'
export type FieldFault<F extends string> = {
  field: F
  code: 'missing' | 'too-long' | 'day-form' | 'day-past' | 'time-form' | 'ends-before' | 'seats-form' | 'phone-form'
}
export type BookingFault = FieldFault<BookingField>

const line = (text: string | undefined): string | undefined => text?.normalize('NFKC').replace(/\s+/g, ' ').trim() || undefined

export const tidyBooking = (input: BookingInput) => ({
  title: line(input.title) ?? '',
  day: input.day.trim(),
  startsAt: input.startsAt.trim(),
  endsAt: input.endsAt.trim(),
  seats: input.seats,
  organisation: line(input.organisation),
  name: line(input.name),
  phone: line(input.phone)?.replace(/\s/g, ''),
  note: input.note?.trim() || undefined,
})

const isTime = (text: string): boolean => /^([01]\d|2[0-3]):[0-5]\d$/.test(text)
const isSeats = (seats: number): boolean => Number.isInteger(seats) && seats >= 1 && seats <= mostSeats

/** What is wrong with a booking that was tidied, in the form's order. */
export function faultsOfBooking(booking: ReturnType<typeof tidyBooking>, today: string): BookingFault[] {
  const faults: BookingFault[] = []
  const fault = (isFaulty: boolean, field: BookingField, code: BookingFault['code']) => {
    if (isFaulty && !faults.some((known) => known.field === field)) faults.push({ field, code })
  }
  const { title, day, startsAt, endsAt, seats, phone } = booking
  fault(title === '', 'title', 'missing')
  fault(!isDay(day), 'day', 'day-form')
  fault(day < today, 'day', 'day-past')
  fault(!isTime(startsAt), 'startsAt', 'time-form')
  fault(!isTime(endsAt), 'endsAt', 'time-form')
  fault(isTime(startsAt) && endsAt <= startsAt, 'endsAt', 'ends-before')
  fault(!isSeats(seats), 'seats', 'seats-form')
  for (const field of ['title', 'organisation', 'name'] as const)
    fault((booking[field] ?? '').length > longestOfPoint[field], field, 'too-long')
  fault(phone !== undefined && !isPhone(phone), 'phone', 'phone-form')
  return faults
}

export type BookingRefusal =
  | { code: 'not-allowed' | 'gone' | 'closed' | 'exists' }
  | { code: 'faulty'; faults: BookingFault[] }
  /** The whole point has fewer seats. */
  | { code: 'too-many'; capacity: number }
  | { code: 'full'; room: Room; day: string }

/** Whether a point takes a booking beside those that are there. */
export function refuseBooking(
  point: Pick<TeachingPoint, 'active' | 'quota'> | null,
  booking: Span & { seats: number },
  others: readonly Placed[],
): BookingRefusal | null {
  if (!point) return { code: 'gone' }
  if (!point.active) return { code: 'closed' }
  if (point.quota === undefined) return null
  if (booking.seats > point.quota) return { code: 'too-many', capacity: point.quota }
  const room = roomFor(booking, bookedOf(others, point.quota).standing, point.quota)
  return room.left < booking.seats ? { code: 'full', room, day: booking.day } : null
}

/** The month (`YYYY-MM`) so many months on. */
export function monthAfter(month: string, months: number): string {
  const count = Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1 + months
  return `${Math.floor(count / 12)}-${String((count % 12) + 1).padStart(2, '0')}`
}
