import { useMemo } from 'react'
import { useLive } from '../../../data/live'
import { useContextOfStore } from '../../../data/provider'
import { dayOf } from '../../../lib/time'
import { allBookings, bookingsOf, feedbackOf, teachingPointById } from '../booking-queries'
import { type Bookings, bookedOf } from '../booking-rules'
import { teachingPointsOf } from '../queries'
import type { Booking, Feedback, TeachingPoint } from '../schema'

export type Point = TeachingPoint & {
  /** Bookings that have their seats from today on. */
  coming: number
  /** Bookings from today on that have none, because two desks could not hear each other. */
  withoutSeats: number
}

const collator = new Intl.Collator('zh-CN', { numeric: true })

/** Every teaching point by name, those in use first, with what is to come. Null while the store is asked. */
export function useTeachingPoints(): Point[] | null {
  const { clock } = useContextOfStore()
  const today = dayOf(clock())
  const found = useLive(teachingPointsOf, [])
  const booked = useLive(allBookings, [])
  return useMemo(() => {
    if (found.loading || booked.loading) return null
    const bookings = booked.value.map((one) => one.toMutableJSON() as Booking)
    const points = found.value.map((one) => one.toMutableJSON() as TeachingPoint)
    return points
      .map((point) => {
        const own = bookings.filter(({ teachingPointId }) => teachingPointId === point.id)
        const { standing, displaced } = bookedOf(own, point.quota)
        const coming = standing.filter(({ day }) => day >= today).length
        return { ...point, coming, withoutSeats: displaced.filter(({ booking }) => booking.day >= today).length }
      })
      .sort((a, b) => Number(b.active) - Number(a.active) || collator.compare(a.title, b.title))
  }, [found, booked, today])
}

export type PointPage = Bookings<Booking> & {
  point: TeachingPoint
  bookings: Booking[]
  cancelled: Booking[]
  /** By booking. */
  feedback: ReadonlyMap<string, Feedback>
  today: string
}

/** One point with its bookings, kept up to date. Null while the store is asked; `gone` where there is none of this id. */
export function useTeachingPoint(id: string): PointPage | 'gone' | null {
  const { clock } = useContextOfStore()
  const today = dayOf(clock())
  const found = useLive((data) => teachingPointById(data, id), [id])
  const booked = useLive((data) => bookingsOf(data, id), [id])
  const said = useLive((data) => feedbackOf(data, id), [id])
  return useMemo(() => {
    if (found.loading || booked.loading || said.loading) return null
    if (!found.value) return 'gone'
    const point = found.value.toMutableJSON() as TeachingPoint
    const bookings = booked.value.map((one) => one.toMutableJSON() as Booking)
    const feedback = said.value.map((one) => one.toMutableJSON() as Feedback)
    return {
      ...bookedOf(bookings, point.quota),
      point,
      bookings,
      cancelled: bookings.filter((booking) => booking.void),
      feedback: new Map(feedback.flatMap((one) => (one.bookingId ? [[one.bookingId, one] as const] : []))),
      today,
    }
  }, [found, booked, said, today])
}
