import type { Context, Draft } from '../../data/context'
import { done, type Result, refused } from '../../lib/result'
import { dayOf } from '../../lib/time'
import { bookingsOf } from './booking-queries'
import {
  type BookingInput,
  type BookingRefusal,
  faultsOfBooking,
  longestOfPoint,
  refuseBooking,
  tidyBooking,
} from './booking-rules'
import type { Booking, Feedback } from './schema'
import { bookingId, feedbackId } from './teaching-ids'
import { pointOf } from './teaching-operations'

export const readBookings = async (context: Context, teachingPointId: string): Promise<Booking[]> =>
  (await bookingsOf(context.data, teachingPointId).exec()).map((found) => found.toMutableJSON() as Booking)

async function bookingOf(context: Context, id: string): Promise<Booking | null> {
  const found = (await context.data.sessions.findOne(id).exec())?.toMutableJSON()
  return found?.kind === 'booking' ? (found as Booking) : null
}

const filled = <T extends object>(fields: T): T =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as T

/**
 * Books seats at a teaching point, as far as this station knows they are left; two that cannot hear each other may both give them away,
 * and `bookedOf` says whose they are. A booking that was cancelled and is made again takes its seats at the end of the line.
 */
export async function book(
  context: Context,
  input: { teachingPointId: string; booking: BookingInput },
): Promise<Result<Booking, BookingRefusal>> {
  if (!context.may('academy.write')) return refused({ code: 'not-allowed' })
  const { teachingPointId } = input
  const point = await pointOf(context, teachingPointId)
  const booking = tidyBooking(input.booking)
  const faults = faultsOfBooking(booking, dayOf(context.clock()))
  if (faults.length > 0) return refused({ code: 'faulty', faults })
  const id = bookingId(context.keyOf, { teachingPointId, ...booking })
  const bookings = await readBookings(context, teachingPointId)
  const before = bookings.find((known) => known.id === id)
  if (before && !before.void) return refused({ code: 'exists' })
  const refusal = refuseBooking(point, booking, bookings)
  if (refusal) return refused(refusal)
  if (before) return done((await context.change('sessions', id, { ...booking, void: false, reason: undefined })) as Booking)
  const draft = filled({ ...booking, id, kind: 'booking' as const, teachingPointId })
  return done((await context.write('sessions', draft as Draft<'sessions'>)) as Booking)
}

export type CancelRefusal = { code: 'not-allowed' | 'gone' | 'reason-missing' | 'cancelled' }

/** Cancels a booking, with a reason whoever booked is told. */
export async function cancelBooking(
  context: Context,
  input: { id: string; reason: string },
): Promise<Result<Booking, CancelRefusal>> {
  if (!context.may('academy.write')) return refused({ code: 'not-allowed' })
  const booking = await bookingOf(context, input.id)
  if (!booking) return refused({ code: 'gone' })
  if (booking.void) return refused({ code: 'cancelled' })
  const reason = input.reason.trim().slice(0, longestOfPoint.reason)
  if (reason === '') return refused({ code: 'reason-missing' })
  return done((await context.change('sessions', booking.id, { void: true, reason })) as Booking)
}

export type FeedbackRefusal = { code: 'not-allowed' | 'gone' | 'not-yet' | 'cancelled' | 'stars-missing' }

/** What those who came say of it, from the day itself on; said again it takes the place of what was said. */
export async function giveFeedback(
  context: Context,
  input: { bookingId: string; stars: number; body?: string },
): Promise<Result<Feedback, FeedbackRefusal>> {
  if (!context.may('academy.write')) return refused({ code: 'not-allowed' })
  const booking = await bookingOf(context, input.bookingId)
  if (!booking) return refused({ code: 'gone' })
  if (booking.void) return refused({ code: 'cancelled' })
  const day = dayOf(context.clock())
  if (booking.day > day) return refused({ code: 'not-yet' })
  const { stars } = input
  if (!Number.isInteger(stars) || stars < 1 || stars > 5) return refused({ code: 'stars-missing' })
  const body = input.body?.trim().slice(0, longestOfPoint.body) || undefined
  const id = feedbackId(context.keyOf, booking.id)
  const known = await context.data.sessions.findOne(id).exec()
  if (known) return done((await context.change('sessions', id, { stars, body, day })) as Feedback)
  const { teachingPointId } = booking
  const draft = filled({ id, kind: 'feedback' as const, bookingId: booking.id, teachingPointId, stars, day, body })
  return done((await context.write('sessions', draft as Draft<'sessions'>)) as Feedback)
}
