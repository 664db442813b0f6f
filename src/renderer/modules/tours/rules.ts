import { addMonths, type Days, dayAt, dayNumber, daysInMonth, mondayAt, weekdayAt } from './days'
import type { Holiday, Tour, TourStop } from './schema'

type KeyOf = (...parts: string[]) => string

/** A round is one for a center, its name, place, days and hour, so that two stations that enter it offline make one. */
export const tourId = (keyOf: KeyOf, centerCode: string, tour: Partial<Pick<Tour, Told>> & Pick<Tour, 'title'>): string => {
  const { title, estateId = '', place = '', recurrence = '', weekday = '', nth = '', startsAt = '' } = tour
  return `tour-${keyOf('tour', centerCode, title, estateId, place, recurrence, String(weekday), String(nth), startsAt)}`
}
type Told = 'title' | 'estateId' | 'place' | 'recurrence' | 'weekday' | 'nth' | 'startsAt'

/** One sitting of a tour for each of its days; a sitting that was moved keeps the id of the day it had. */
export const stopId = (ofTour: string, day: string): string => `stop-${ofTour.slice('tour-'.length)}-${day}`

/** The tour and the day an id of a sitting was made of; null of any other id. */
export function readStopId(id: string): { tourId: string; day: string } | null {
  const [, key, day] = /^stop-([0-9a-z]{26})-(\d{4}-\d{2}-\d{2})$/.exec(id) ?? []
  return key && day ? { tourId: `tour-${key}`, day } : null
}

/** One for a sitting and a person: the resident, or who is not in the roster by name and phone. */
export const visitorId = (keyOf: KeyOf, stop: string, who: { residentId?: string; name: string; phone?: string }): string =>
  who.residentId
    ? `visitor-${keyOf('visitor', stop, who.residentId)}`
    : `visitor-${keyOf('visitor', stop, who.name, who.phone ?? '')}`

/** One tick for a visitor and an item, wherever it was ticked. */
export const servedId = (keyOf: KeyOf, visitor: string, item: string): string => `served-${keyOf('served', visitor, item)}`

/** One for a day. */
export const holidayId = (day: string): string => `holiday-${day}`

/** A sitting as the calendar shows it: what its tour says, and over it what was written of this one. */
export type Stop = Pick<
  TourStop,
  | 'title'
  | 'body'
  | 'day'
  | 'startsAt'
  | 'endsAt'
  | 'estateId'
  | 'place'
  | 'items'
  | 'quota'
  | 'teamId'
  | 'teamMemberIds'
  | 'stopStatus'
  | 'reason'
  | 'note'
> & {
  id: string
  tourId?: string
  /** Something was written of this one: somebody signed up, or it was moved, changed, held, cancelled. */
  isRecorded: boolean
  /** The name of the holiday it falls on, where that is why it is not held. */
  holiday?: string
}

/** Fields a sitting has from its tour. */
export const planFields = [
  'title',
  'body',
  'teamId',
  'teamMemberIds',
  'estateId',
  'place',
  'items',
  'quota',
  'startsAt',
  'endsAt',
  'note',
] as const

type Rule = Pick<Tour, 'recurrence' | 'startsOn'> & Partial<Pick<Tour, 'weekday' | 'nth' | 'endsOn' | 'active'>>

function weeksApart(rule: Rule, first: number, from: number, to: number, weeks: number): number[] {
  const start = mondayAt(first) + (rule.weekday ?? weekdayAt(first)) - 1
  const step = weeks * 7
  const days: number[] = []
  for (let day = start + Math.max(0, Math.ceil((from - start) / step)) * step; day <= to; day += step) days.push(day)
  return days
}

/** Of `monthlyByWeekday` the fifth is the last one there is; a month too short for a day has its last day instead. */
function dayOfMonth({ recurrence, weekday = 1, nth = 1 }: Rule, month: string): number {
  const first = dayNumber(`${month}-01`)
  const length = daysInMonth(Number(month.slice(0, 4)), Number(month.slice(5, 7)))
  if (recurrence === 'monthlyByDay') return first + Math.min(nth, length) - 1
  const offset = (weekday - weekdayAt(first) + 7) % 7
  const nthDay = offset + (nth - 1) * 7
  return first + (nthDay < length ? nthDay : nthDay - 7)
}

function monthApart(rule: Rule, from: number, to: number): number[] {
  const days: number[] = []
  const last = dayAt(to).slice(0, 7)
  for (let month = dayAt(from).slice(0, 7); month <= last; month = addMonths(month, 1)) {
    const day = dayOfMonth(rule, month)
    if (day >= from && day <= to) days.push(day)
  }
  return days
}

/** The days (as numbers) on which a tour's rule puts a sitting, holidays included, within a range and the tour's own. */
export function daysOf(rule: Rule, from: number, to: number): number[] {
  // A tour that was ended keeps what it had until its last day.
  if (rule.active === false && !rule.endsOn) return []
  const first = dayNumber(rule.startsOn)
  const start = Math.max(from, first)
  const end = rule.endsOn ? Math.min(to, dayNumber(rule.endsOn)) : to
  if (end < start) return []
  switch (rule.recurrence) {
    case 'once':
      return first >= start && first <= end ? [first] : []
    case 'weekly':
      return weeksApart(rule, first, start, end, 1)
    case 'fortnightly':
      return weeksApart(rule, first, start, end, 2)
    case 'monthlyByDay':
    case 'monthlyByWeekday':
      return monthApart(rule, start, end)
  }
}

type TourPlan = Pick<Tour, 'id' | (typeof planFields)[number]> & Rule

const planOf = (tour: Partial<Pick<Tour, (typeof planFields)[number]>> & Pick<Tour, 'title'>) => {
  const { title, body, teamId, teamMemberIds, estateId, place, items, quota, startsAt, endsAt, note } = tour
  return { title, body, teamId, teamMemberIds, estateId, place, items, quota, startsAt, endsAt, note }
}

const orderOf = ({ day, startsAt = '', title, id }: Stop): string => `${day} ${startsAt} ${title} ${id}`

export type Calendar = {
  tours: readonly TourPlan[]
  /** What was written of single sittings. */
  stops: readonly TourStop[]
  holidays: readonly Pick<Holiday, 'day' | 'title' | 'worked'>[]
}

/**
 * The sittings of a range of days (both included), by day and hour: those the tours' rules put there, each as it was written down
 * where it was. On a holiday a sitting is not held unless somebody wrote otherwise; it stays visible, with the holiday's name.
 */
export function stopsIn({ tours, stops, holidays }: Calendar, { from, to }: Days): Stop[] {
  const written = new Set(stops.map(({ id }) => id))
  const free = new Map(holidays.flatMap(({ day, title, worked }) => (worked ? [] : [[day, title]])))
  const keyed: { key: string; stop: Stop }[] = []
  const add = (stop: Stop) => keyed.push({ key: orderOf(stop), stop })
  const [first, last] = [dayNumber(from), dayNumber(to)]
  for (const tour of tours) {
    const plan = planOf(tour)
    for (const number of daysOf(tour, first, last)) {
      const day = dayAt(number)
      const id = stopId(tour.id, day)
      if (written.has(id)) continue
      const holiday = free.get(day)
      const status = { stopStatus: holiday === undefined ? 'planned' : 'cancelled', holiday } as const
      add({ ...plan, id, tourId: tour.id, day, isRecorded: false, ...status })
    }
  }
  for (const stop of stops) {
    if (stop.day < from || stop.day > to) continue
    const { id, tourId: of, day, stopStatus, reason } = stop
    add({ ...planOf(stop), id, tourId: of, day, stopStatus, reason, isRecorded: true })
  }
  return keyed.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0)).map(({ stop }) => stop)
}

/** The sitting of an id as its tour's rule has it; null where that tour is not on that day. */
export function stopOfRule(tour: TourPlan, id: string): Stop | null {
  const day = readStopId(id)?.day
  if (!day || stopId(tour.id, day) !== id) return null
  return stopsIn({ tours: [tour], stops: [], holidays: [] }, { from: day, to: day })[0] ?? null
}

/** The sitting of an id in a calendar; null where it is not there. */
export function stopOf({ tours, stops, holidays }: Calendar, id: string): Stop | null {
  const written = stops.find((stop) => stop.id === id)
  if (written) return stopsIn({ tours: [], stops: [written], holidays: [] }, { from: written.day, to: written.day })[0] ?? null
  const made = readStopId(id)
  const tour = tours.find((known) => known.id === made?.tourId)
  if (!made || !tour) return null
  const found = stopsIn({ tours: [tour], stops: [], holidays }, { from: made.day, to: made.day })
  return found.find((stop) => stop.id === id) ?? null
}
