import { expect, test } from 'vitest'
import { crowdedDays } from './crowded-rules'
import type { Booking } from './schema'

const booking = (day: string, seats: number, fields: Partial<Booking> = {}) =>
  ({ id: `${day}-${seats}`, day, startsAt: '09:00', endsAt: '11:00', seats, stamps: { born: day }, ...fields }) as Booking
const session = { days: ['2026-12-01', '2026-12-02', '2026-12-03'], startsAt: '10:00', endsAt: '12:00', seats: 20 }

test('a session is told of the days on which its teaching point is booked too far, at its own hours', () => {
  const bookings = [
    booking('2026-12-01', 15),
    booking('2026-12-02', 10),
    booking('2026-12-03', 25, { endsAt: '10:00' }),
    booking('2026-12-03', 30, { void: true }),
  ]
  expect(crowdedDays(session, 30, bookings)).toEqual([{ day: '2026-12-01', left: 15 }])
  expect(crowdedDays({ ...session, seats: 1 }, 30, bookings)).toEqual([])
  expect(crowdedDays({ ...session, seats: 40 }, 30, [])).toEqual([])
})
