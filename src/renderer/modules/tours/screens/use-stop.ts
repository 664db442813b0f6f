import { useMemo } from 'react'
import { useLive } from '../../../data/live'
import { useContextOfStore } from '../../../data/provider'
import { dayOf, formatInstant } from '../../../lib/time'
import { servedAt, visitorsAt } from '../queries'
import { type Stop, stopOf } from '../rules'
import type { Served, Visitor } from '../schema'
import { type Attendance, attendanceOf, type Person, peopleOf, type Totals, ticksOf, totalsOf } from '../visitor-rules'
import { type Tours, useTours } from './use-tours'

/** 09:12 of an ISO instant. */
export const timeOf = (instant: string | undefined): string => (instant ? formatInstant(instant).slice(11) : '')

export type Sitting = {
  stop: Stop
  tours: Tours
  visitors: Visitor[]
  served: Served[]
  people: Person[]
  attendance: Attendance
  ticks: ReadonlySet<string>
  totals: Totals
  /** Its day has not come: people sign up; else they sign in. */
  isAhead: boolean
}

/** A sitting with everyone at it, kept up to date. Null while the store is asked; `gone` where there is none of this id. */
export function useSitting(id: string): Sitting | 'gone' | null {
  const { clock } = useContextOfStore()
  const tours = useTours()
  const [coming, done] = [useLive((data) => visitorsAt(data, id), [id]), useLive((data) => servedAt(data, id), [id])]
  const today = dayOf(clock())
  return useMemo(() => {
    if (!tours || coming.loading || done.loading) return null
    const stop = stopOf(tours, id)
    if (!stop) return 'gone'
    const visitors = coming.value.map((found) => found.toMutableJSON() as Visitor)
    const served = done.value.map((found) => found.toMutableJSON() as Served)
    const people = peopleOf(visitors)
    return {
      stop,
      tours,
      visitors,
      served,
      people,
      attendance: attendanceOf(visitors, stop.quota),
      ticks: ticksOf(people, served),
      totals: totalsOf(stop.items ?? [], visitors, served),
      isAhead: stop.day > today,
    }
  }, [tours, coming, done, id, today])
}
