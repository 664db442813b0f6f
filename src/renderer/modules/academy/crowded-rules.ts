import { bookedOf, roomFor } from './booking-rules'
import type { Booking, Session } from './schema'

export type CrowdedDay = { day: string; left: number }

/**
 * The days of a session on which its teaching point (现场教学点) has fewer seats left beside what others booked there than the session
 * has places; a session without a limit wants at least one.
 */
export function crowdedDays(
  session: Pick<Session, 'days' | 'startsAt' | 'endsAt'> & { seats: number },
  capacity: number,
  bookings: readonly Booking[],
): CrowdedDay[] {
  const { startsAt, endsAt, seats } = session
  const { standing } = bookedOf(bookings, capacity)
  return session.days.flatMap((day) => {
    const { left } = roomFor({ day, startsAt, endsAt }, standing, capacity)
    return left < seats && left < capacity ? [{ day, left }] : []
  })
}
