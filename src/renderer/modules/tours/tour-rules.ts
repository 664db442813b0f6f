import { isDay } from '../../lib/time'
import type { Holiday, Tour } from './schema'

/** What a form fills in of a tour; what is empty is left out (tidyTour). */
export type TourInput = Pick<Tour, 'title' | 'recurrence' | 'startsOn'> &
  Partial<
    Pick<
      Tour,
      | 'body'
      | 'teamId'
      | 'teamMemberIds'
      | 'estateId'
      | 'place'
      | 'items'
      | 'quota'
      | 'startsAt'
      | 'endsAt'
      | 'note'
      | 'weekday'
      | 'nth'
      | 'endsOn'
    >
  >

export type TourField = 'title' | 'startsOn' | 'endsOn' | 'startsAt' | 'endsAt' | 'quota' | 'items' | 'nth'
export type TourFaultCode =
  | 'missing'
  | 'too-long'
  | 'day-form'
  | 'time-form'
  | 'ends-before'
  | 'quota-form'
  | 'nth-form'
  | 'too-many'
export type TourFault = { field: TourField; code: TourFaultCode }

export type TourRefusal =
  | { code: 'not-allowed' }
  | { code: 'gone' }
  /** The same name, place, days and hour stand already. */
  | { code: 'exists' }
  | { code: 'faulty'; faults: TourFault[] }

/** Characters, as the schema has them. */
export const longest = { title: 120, place: 120, item: 40, items: 30, body: 2000, note: 1000, reason: 300 } as const

const tidy = (text: string | undefined): string | undefined => text?.normalize('NFKC').replace(/\s+/g, ' ').trim() || undefined

/** Blanks away, nothing empty, and of a rule only what its kind has. */
export function tidyTour(input: TourInput): TourInput {
  const { recurrence } = input
  const byWeekday = recurrence === 'weekly' || recurrence === 'fortnightly' || recurrence === 'monthlyByWeekday'
  const byNth = recurrence === 'monthlyByWeekday' || recurrence === 'monthlyByDay'
  const items = [...new Set((input.items ?? []).flatMap((item) => tidy(item) ?? []))]
  const found: { [F in keyof TourInput]: TourInput[F] | undefined } = {
    ...input,
    title: tidy(input.title) ?? '',
    body: input.body?.trim() || undefined,
    place: tidy(input.place),
    note: input.note?.trim() || undefined,
    teamId: input.teamId || undefined,
    estateId: input.estateId || undefined,
    startsAt: input.startsAt || undefined,
    endsAt: input.endsAt || undefined,
    endsOn: recurrence === 'once' ? undefined : input.endsOn || undefined,
    items: items.length > 0 ? items : undefined,
    teamMemberIds: input.teamMemberIds && input.teamMemberIds.length > 0 ? input.teamMemberIds : undefined,
    weekday: byWeekday ? input.weekday : undefined,
    nth: byNth ? input.nth : undefined,
  }
  return Object.fromEntries(Object.entries(found).filter(([, value]) => value !== undefined)) as TourInput
}

const isTime = (text: string): boolean => /^([01]\d|2[0-3]):[0-5]\d$/.test(text)
const isWhole = (number: number, least: number, most: number): boolean =>
  Number.isInteger(number) && number >= least && number <= most

/** What is wrong with a tour that was tidied, in the form's order. */
export function faultsOfTour(tour: TourInput): TourFault[] {
  const faults: TourFault[] = []
  const fault = (isFaulty: boolean, field: TourField, code: TourFaultCode) => {
    if (isFaulty && !faults.some((known) => known.field === field)) faults.push({ field, code })
  }
  const { title, items = [], startsOn, endsOn, startsAt, endsAt, quota, nth, recurrence } = tour
  fault(title === '', 'title', 'missing')
  fault(title.length > longest.title, 'title', 'too-long')
  fault(!startsOn, 'startsOn', 'missing')
  fault(!isDay(startsOn), 'startsOn', 'day-form')
  fault(endsOn !== undefined && !isDay(endsOn), 'endsOn', 'day-form')
  fault(endsOn !== undefined && endsOn < startsOn, 'endsOn', 'ends-before')
  fault(recurrence === 'monthlyByDay' && !isWhole(nth ?? 0, 1, 31), 'nth', 'nth-form')
  fault(recurrence === 'monthlyByWeekday' && !isWhole(nth ?? 0, 1, 5), 'nth', 'nth-form')
  fault(startsAt !== undefined && !isTime(startsAt), 'startsAt', 'time-form')
  fault(endsAt !== undefined && !isTime(endsAt), 'endsAt', 'time-form')
  fault(endsAt !== undefined && startsAt === undefined, 'startsAt', 'missing')
  fault(startsAt !== undefined && endsAt !== undefined && endsAt <= startsAt, 'endsAt', 'ends-before')
  fault(quota !== undefined && !isWhole(quota, 1, 10_000), 'quota', 'quota-form')
  fault(items.length > longest.items, 'items', 'too-many')
  fault(
    items.some((item) => item.length > longest.item),
    'items',
    'too-long',
  )
  return faults
}

export type StopRefusal =
  | { code: 'not-allowed' }
  | { code: 'unknown' }
  | { code: 'reason-missing' }
  | { code: 'not-yet' }
  | { code: 'faulty'; faults: TourFault[] }

export type HolidayInput = { title: string; from: string; to: string; worked: boolean }
export type HolidayFault = 'title-missing' | 'day-form' | 'ends-before' | 'too-long'
export type HolidayRefusal = { code: 'not-allowed' } | { code: HolidayFault }

/** No holiday of China is longer; whoever types a year by mistake is asked again. */
export const mostHolidays = 31

export function refuseHoliday({ title, from, to }: HolidayInput, days: (range: { from: string; to: string }) => number) {
  if (title.trim() === '') return { code: 'title-missing' as const }
  if (!isDay(from) || !isDay(to)) return { code: 'day-form' as const }
  if (to < from) return { code: 'ends-before' as const }
  return days({ from, to }) > mostHolidays ? { code: 'too-long' as const } : null
}

/** Days in a row of one name and one kind are one line: 国庆节 10-01 to 10-07. */
export type HolidaySpan = { title: string; worked: boolean; from: string; to: string; ids: string[] }

export function spansOf(
  holidays: readonly Pick<Holiday, 'id' | 'day' | 'title' | 'worked'>[],
  next: (day: string) => string,
): HolidaySpan[] {
  const spans: HolidaySpan[] = []
  for (const { id, day, title, worked } of [...holidays].sort((a, b) => (a.day < b.day ? -1 : 1))) {
    const last = spans.at(-1)
    if (last && last.title === title && last.worked === worked && next(last.to) === day) {
      last.to = day
      last.ids.push(id)
    } else spans.push({ title, worked, from: day, to: day, ids: [id] })
  }
  return spans
}
