import type { Context, Patch } from '../../data/context'
import { done, type Result, refused } from '../../lib/result'
import { dayOf } from '../../lib/time'
import { calendarOf } from './calendar-of'
import { addDays, eachDay } from './days'
import { calendarRecords } from './queries'
import { holidayId, planFields, readStopId, type Stop, stopOfRule, tourId } from './rules'
import type { Holiday, Tour, TourStop } from './schema'
import {
  faultsOfTour,
  type HolidayInput,
  type HolidayRefusal,
  longest,
  refuseHoliday,
  type StopRefusal,
  type TourInput,
  type TourRefusal,
  tidyTour,
} from './tour-rules'

type StopDraft = Omit<TourStop, 'createdAt' | 'createdBy' | 'updatedAt' | 'updatedBy' | 'stamps' | 'lost'>

async function tourOf(context: Context, id: string): Promise<Tour | null> {
  const found = (await context.data.tours.findOne(id).exec())?.toMutableJSON()
  return found?.kind === 'tour' ? (found as Tour) : null
}

/** A sitting as it stands: as it was written down, else as its tour's rule has it. Null where neither is here. */
export async function stopById(context: Context, id: string): Promise<Stop | null> {
  const found = (await context.data.tours.findOne(id).exec())?.toMutableJSON()
  if (found?.kind === 'tourStop') return { ...(found as TourStop), isRecorded: true }
  const made = readStopId(id)
  const tour = made ? await tourOf(context, made.tourId) : null
  const stop = tour && stopOfRule(tour, id)
  if (!stop) return null
  const holiday = (await context.data.tours.findOne(holidayId(stop.day)).exec())?.toMutableJSON() as Holiday | undefined
  return holiday && !holiday.worked ? { ...stop, stopStatus: 'cancelled', holiday: holiday.title } : stop
}

/**
 * Writes a sitting down as it is, so that what its tour becomes later leaves alone what people signed up for. Two stations that do so
 * write the same record.
 */
export async function recordStop(context: Context, stop: Stop): Promise<void> {
  if (stop.isRecorded) return
  const { isRecorded, holiday, ...plan } = stop
  const draft = { ...plan, kind: 'tourStop' as const }
  const known = Object.fromEntries(Object.entries(draft).filter(([, value]) => value !== undefined))
  await context.writeMany('tours', [known as StopDraft])
}

/** A new round. */
export async function addTour(context: Context, input: TourInput): Promise<Result<Tour, TourRefusal>> {
  if (!context.may('teams.write')) return refused({ code: 'not-allowed' })
  const tour = tidyTour(input)
  const faults = faultsOfTour(tour)
  if (faults.length > 0) return refused({ code: 'faulty', faults })
  const id = tourId(context.keyOf, context.centerCode, tour)
  if (await tourOf(context, id)) return refused({ code: 'exists' })
  return done((await context.write('tours', { ...tour, id, kind: 'tour', active: true })) as Tour)
}

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b)

/** Changes a round from today on: sittings somebody signed up for follow it in what they had from it; what is past stays. */
export async function editTour(context: Context, input: { id: string; tour: TourInput }): Promise<Result<Tour, TourRefusal>> {
  if (!context.may('teams.write')) return refused({ code: 'not-allowed' })
  const before = await tourOf(context, input.id)
  if (!before) return refused({ code: 'gone' })
  const tour = tidyTour(input.tour)
  const faults = faultsOfTour(tour)
  if (faults.length > 0) return refused({ code: 'faulty', faults })
  const { recurrence, weekday, nth, startsOn, endsOn } = tour
  const plan: Patch<'tours'> = Object.fromEntries(planFields.map((field) => [field, tour[field]]))
  const changed = await context.change('tours', before.id, { ...plan, recurrence, weekday, nth, startsOn, endsOn })
  const written = await context.data.tours.find({ selector: { kind: 'tourStop', tourId: before.id } }).exec()
  const today = dayOf(context.clock())
  const coming = written.filter(({ day = '', stopStatus }) => day >= today && stopStatus === 'planned').map(({ id }) => id)
  await context.changeMany('tours', coming, (stop) =>
    Object.fromEntries(planFields.flatMap((field) => (same(stop[field], before[field]) ? [[field, plan[field]]] : []))),
  )
  return done(changed as Tour)
}

/** Ends a round with yesterday: what took place stays in the calendar. A round that ended goes on with `active`. */
export async function setTourActive(
  context: Context,
  input: { id: string; active: boolean },
): Promise<Result<Tour, { code: 'not-allowed' | 'gone' }>> {
  if (!context.may('teams.write')) return refused({ code: 'not-allowed' })
  const before = await tourOf(context, input.id)
  if (!before) return refused({ code: 'gone' })
  if (input.active) return done((await context.change('tours', before.id, { active: true, endsOn: undefined })) as Tour)
  const yesterday = addDays(dayOf(context.clock()), -1)
  const endsOn = before.endsOn && before.endsOn < yesterday ? before.endsOn : yesterday
  return done((await context.change('tours', before.id, { active: false, endsOn })) as Tour)
}

/** What may be changed of one sitting; its round stays as it is. */
export type StopChange = Pick<TourInput, 'title'> &
  Partial<Pick<TourInput, 'place' | 'startsAt' | 'endsAt' | 'quota' | 'items' | 'teamMemberIds' | 'note'>> & { day: string }

export async function editStop(
  context: Context,
  input: { id: string; change: StopChange },
): Promise<Result<TourStop, StopRefusal>> {
  if (!context.may('teams.write')) return refused({ code: 'not-allowed' })
  const stop = await stopById(context, input.id)
  if (!stop) return refused({ code: 'unknown' })
  const { day, ...plan } = input.change
  const tidied = tidyTour({ ...plan, startsOn: day, recurrence: 'once' })
  const faults = faultsOfTour(tidied)
  if (faults.length > 0) return refused({ code: 'faulty', faults })
  await recordStop(context, stop)
  const { title, place, startsAt, endsAt, quota, items, teamMemberIds, note } = tidied
  const patch = { day: tidied.startsOn, title, place, startsAt, endsAt, quota, items, teamMemberIds, note }
  return done((await context.change('tours', stop.id, patch)) as TourStop)
}

/** 已举办, 取消 with a reason for those who ask, or planned again (also on a holiday that would cancel it). */
export async function setStopStatus(
  context: Context,
  input: { id: string; status: TourStop['stopStatus']; reason?: string },
): Promise<Result<TourStop, StopRefusal>> {
  if (!context.may('teams.write')) return refused({ code: 'not-allowed' })
  const stop = await stopById(context, input.id)
  if (!stop) return refused({ code: 'unknown' })
  const reason = input.reason?.trim().slice(0, longest.reason) || undefined
  if (input.status === 'cancelled' && !reason) return refused({ code: 'reason-missing' })
  if (input.status === 'held' && stop.day > dayOf(context.clock())) return refused({ code: 'not-yet' })
  await recordStop(context, stop)
  return done((await context.change('tours', stop.id, { stopStatus: input.status, reason })) as TourStop)
}

/** 节假日 or 调休, a record for each day; a day that has one already is changed. Answers how many days. */
export async function addHolidays(context: Context, input: HolidayInput): Promise<Result<number, HolidayRefusal>> {
  if (!context.may('teams.write')) return refused({ code: 'not-allowed' })
  const refusal = refuseHoliday(input, (range) => eachDay(range).length)
  if (refusal) return refused(refusal)
  const { worked } = input
  const title = input.title.trim().slice(0, longest.title)
  const days = eachDay(input)
  const drafts = days.map((day) => ({ id: holidayId(day), kind: 'holiday' as const, day, title, worked }))
  const alive = await context.writeMany('tours', drafts)
  await context.changeMany('tours', alive, () => ({ title, worked }))
  return done(days.length)
}

export async function removeHolidays(
  context: Context,
  input: { ids: string[] },
): Promise<Result<number, { code: 'not-allowed' }>> {
  if (!context.may('teams.write')) return refused({ code: 'not-allowed' })
  return done((await context.eraseMany('tours', input.ids, ({ kind }) => kind === 'holiday')).length)
}

/** The calendar's records, read once. */
export async function readCalendar(context: Context) {
  const found = await calendarRecords(context.data).exec()
  return calendarOf(found.map((record) => record.toMutableJSON()))
}
