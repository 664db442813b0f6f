import { isDay } from '../../lib/time'
import { isRunning, type NotAllowed } from './rules'
import type { ServiceTeam, Shift } from './schema'

const dayMs = 24 * 60 * 60 * 1000

/** A day some days after another; negative: before. */
export const dayAfter = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * dayMs).toISOString().slice(0, 10)

/** 1 Monday … 7 Sunday */
export const weekdayOf = (day: string): number => new Date(`${day}T00:00:00Z`).getUTCDay() || 7

/** The Monday of the week a day lies in. */
export const mondayOf = (day: string): string => dayAfter(day, 1 - weekdayOf(day))

export const daysOfWeek = (monday: string): string[] => Array.from({ length: 7 }, (_, at) => dayAfter(monday, at))

/** `2026-11` and those before it, the oldest first. */
export function monthsUntil(day: string, count: number): string[] {
  const last = Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1
  return Array.from({ length: count }, (_, at) => {
    const month = last - count + 1 + at
    return `${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}`
  })
}

export const monthAfter = (month: string, months: number): string => {
  const at = Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1 + months
  return `${Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}`
}

export const daysOfMonth = (month: string): string[] => {
  const days: string[] = []
  for (let day = `${month}-01`; day.startsWith(month); day = dayAfter(day, 1)) days.push(day)
  return days
}

/** By day and time; those of one time by the name of who serves. */
export const byTime =
  (nameOf: (teamMemberId: string) => string) =>
  (a: Shift, b: Shift): number => {
    const [left, right] = [a, b].map(({ day, startsAt = '', teamMemberId, id }) =>
      [day, startsAt, nameOf(teamMemberId), id].join(' '),
    ) as [string, string]
    return left < right ? -1 : left > right ? 1 : 0
  }

const isTime = (text: string): boolean => /^([01]\d|2[0-3]):[0-5]\d$/.test(text)
const minutesOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5))

/** Hours of a shift in quarters, rounded to the nearest. */
export const hoursBetween = (startsAt: string, endsAt: string): number =>
  Math.round((minutesOf(endsAt) - minutesOf(startsAt)) / 15) / 4

/**
 * Hours that count: those of a shift that was served. One that a second station marked as missed may still carry the hours of the
 * first, since records merge field by field.
 */
export const countedHours = ({ shiftStatus, hours }: Pick<Shift, 'shiftStatus' | 'hours'>): number =>
  shiftStatus === 'served' ? (hours ?? 0) : 0

/** How often and how long; hours in quarters of an hour, so that sums are exact. */
export type ShiftSum = { served: number; missed: number; planned: number; hours: number }

export function sumOf(shifts: readonly Pick<Shift, 'shiftStatus' | 'hours'>[]): ShiftSum {
  const sum = { served: 0, missed: 0, planned: 0, hours: 0 }
  for (const shift of shifts) {
    sum[shift.shiftStatus] += 1
    sum.hours += countedHours(shift)
  }
  return sum
}

export type PlanInput = {
  teamId: string
  teamMemberIds: string[]
  /** `YYYY-MM-DD`, the first of them. */
  day: string
  /** How many weeks running, this one included. */
  weeks: number
  startsAt: string
  endsAt: string
  estateId?: string
  place?: string
  note?: string
}

/** Half a year: longer plans are made anew. */
export const mostWeeks = 26

export const tidyPlan = (input: PlanInput): PlanInput => ({
  ...input,
  teamMemberIds: [...new Set(input.teamMemberIds)],
  day: input.day.trim(),
  startsAt: input.startsAt.trim().slice(0, 5),
  endsAt: input.endsAt.trim().slice(0, 5),
  estateId: input.estateId || undefined,
  place: input.place?.trim() || undefined,
  note: input.note?.trim() || undefined,
})

export type PlanRefusal =
  | NotAllowed
  | { code: 'team-gone' }
  | { code: 'team-ended' }
  | { code: 'nobody' }
  | { code: 'day-form' }
  | { code: 'time-form' }
  | { code: 'times-order' }
  | { code: 'weeks-form' }

/** What is wrong with a plan as typed (after `tidyPlan`). */
export function refusePlan(team: ServiceTeam | null, plan: PlanInput): PlanRefusal | null {
  if (!team) return { code: 'team-gone' }
  if (!isRunning(team)) return { code: 'team-ended' }
  if (plan.teamMemberIds.length === 0) return { code: 'nobody' }
  if (!isDay(plan.day)) return { code: 'day-form' }
  if (!isTime(plan.startsAt) || !isTime(plan.endsAt)) return { code: 'time-form' }
  if (hoursBetween(plan.startsAt, plan.endsAt) <= 0) return { code: 'times-order' }
  return Number.isInteger(plan.weeks) && plan.weeks >= 1 && plan.weeks <= mostWeeks ? null : { code: 'weeks-form' }
}

export const daysOfPlan = ({ day, weeks }: Pick<PlanInput, 'day' | 'weeks'>): string[] =>
  Array.from({ length: weeks }, (_, week) => dayAfter(day, week * 7))

export type TickRefusal =
  | NotAllowed
  | { code: 'shift-gone' }
  /** Nobody has served or missed what is still to come. */
  | { code: 'day-future' }
  | { code: 'hours-form' }

export type TickInput = {
  id: string
  as: Shift['shiftStatus']
  /** Of a served one; absent: from its times. */
  hours?: number
  reason?: string
}

export function refuseTick(shift: Shift | null, { as, hours }: TickInput, today: string): TickRefusal | null {
  if (!shift) return { code: 'shift-gone' }
  if (as !== 'planned' && shift.day > today) return { code: 'day-future' }
  const fits = hours === undefined || (hours >= 0 && hours <= 24 && Number.isInteger(hours * 4))
  return fits ? null : { code: 'hours-form' }
}

/** What a tick writes: hours where it was served, a reason where it was missed, neither where it is planned again. */
export const tickOf = (
  shift: Pick<Shift, 'startsAt' | 'endsAt'>,
  { as, hours, reason }: Omit<TickInput, 'id'>,
): { shiftStatus: Shift['shiftStatus']; hours: number | undefined; reason: string | undefined } => ({
  shiftStatus: as,
  hours: as === 'served' ? (hours ?? Math.max(0, hoursBetween(shift.startsAt ?? '00:00', shift.endsAt ?? '00:00'))) : undefined,
  reason: as === 'missed' ? reason?.trim() || undefined : undefined,
})
