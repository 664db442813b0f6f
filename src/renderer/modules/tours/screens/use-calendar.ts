import { useMemo } from 'react'
import { useLocation, useSearch } from 'wouter'
import { useContextOfStore } from '../../../data/provider'
import { dayOf, isDay } from '../../../lib/time'
import { type Booking, type Clash, clashesOf } from '../clash-rules'
import { addDays, addMonths, type Days, monthOf, weekOf, weeksOfMonth } from '../days'
import { type Stop, stopsIn } from '../rules'
import type { Clashing } from './Clashes'
import type { Tours } from './use-tours'

export const views = ['month', 'week', 'list'] as const
export type View = (typeof views)[number]

/** Which days the calendar shows, kept in the address so that the way back from a sitting leads here again. */
export type Window = {
  view: View
  /** A day in the month or week that is shown. */
  day: string
  today: string
  /** The days that are on the screen; in the month's view whole weeks. */
  shown: Days
  /** The month or week itself: what is exported and printed. */
  range: Days
  show: (change: { view?: View; day?: string }) => void
  turn: (by: 1 | -1) => void
}

export function useWindow(): Window {
  const { clock } = useContextOfStore()
  const [, navigate] = useLocation()
  const params = new URLSearchParams(useSearch())
  const today = dayOf(clock())
  const asked = params.get('day') ?? ''
  const day = isDay(asked) ? asked : today
  const view = views.find((known) => known === params.get('view')) ?? 'month'
  const range = view === 'week' ? weekOf(day) : monthOf(day.slice(0, 7))
  const show = (change: { view?: View; day?: string }) =>
    navigate(`/tours?${new URLSearchParams({ view, day, ...change })}`, { replace: true })
  return {
    view,
    day,
    today,
    range,
    shown: view === 'month' ? weeksOfMonth(day.slice(0, 7)) : range,
    show,
    turn: (by) => show({ day: view === 'week' ? addDays(day, by * 7) : `${addMonths(day.slice(0, 7), by)}-01` }),
  }
}

/** A sitting with what is booked twice of it. */
export type Shown = { stop: Stop; clashes: Clash[] }

const takesPlace = ({ stopStatus }: Stop): boolean => stopStatus !== 'cancelled'

/** The sittings of some days, and what of them is booked twice: each pair once, what is past left out. */
export function useShown(tours: Tours | null, { from, to }: Days, today: string): { shown: Shown[]; clashing: Clashing[] } {
  return useMemo(() => {
    if (!tours) return { shown: [], clashing: [] }
    const stops = stopsIn(tours, { from, to })
    const shifts = tours.shifts.filter(({ day }) => day >= from && day <= to)
    const bookings = stops.filter(takesPlace).map(tours.bookingOf)
    const clashes = clashesOf([...bookings, ...shifts])
    const told = new Set<string>()
    const once = (booking: Booking, { other }: Clash) => {
      const pair = [booking.id, other.id].sort().join(' ')
      return !told.has(pair) && told.add(pair)
    }
    const clashing = bookings
      .filter(({ day }) => day >= today)
      .flatMap((booking) =>
        (clashes.get(booking.id) ?? []).flatMap((clash) => (once(booking, clash) ? [{ booking, clash }] : [])),
      )
    return { shown: stops.map((stop) => ({ stop, clashes: clashes.get(stop.id) ?? [] })), clashing }
  }, [tours, from, to, today])
}
