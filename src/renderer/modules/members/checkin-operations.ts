import type { Context } from '../../data/context'
import { done, type Result, refused } from '../../lib/result'
import { dayOf, instantOf } from '../../lib/time'
import { checkInsAt } from './checkin-queries'
import {
  type CheckInRefusal,
  type CorrectionRefusal,
  counts,
  dayOfInstant,
  faultOfEntry,
  instantAt,
  type LateRefusal,
  type Occasion,
  quotaOf,
  refuseCheckIn,
} from './checkin-rules'
import { checkInId, registrationId } from './ids'
import { type CheckIn, type Registration, registrationKinds } from './schema'

async function occasionOf(context: Context, id: string): Promise<Occasion | null> {
  const found = (await context.data.catalogue.findOne(id).exec())?.toMutableJSON()
  return found && (found.kind === 'activity' || found.kind === 'duty') ? (found as Occasion) : null
}

/** The registrations of a member with this community, looked up by their ids; null where there is no such member. */
async function registrationsOf(context: Context, memberId: string): Promise<Registration[] | null> {
  const member = await context.data.members.findOne(memberId).exec()
  if (member?.kind !== 'member') return null
  const communityCode = context.centerCode
  const ids = registrationKinds.map((registrationKind) =>
    registrationId(context.keyOf, { memberId, registrationKind, communityCode }),
  )
  const found = await context.data.members.findByIds(ids).exec()
  return [...found.values()].map((registration) => registration.toMutableJSON() as Registration)
}

const checkInOf = async (context: Context, id: string): Promise<CheckIn | null> =>
  (await context.data.checkins.findOne(id).exec())?.toMutableJSON() ?? null

type Entered = Pick<CheckIn, 'memberId' | 'activityId' | 'day' | 'arrivedAt' | 'station'> & {
  hours?: number
  lateReason?: string
}

/** How many others have checked in; asked only where places can run out. */
async function othersHere(context: Context, occasion: Occasion | null, { activityId, day, memberId }: Entered) {
  if (!occasion || quotaOf(occasion) === undefined) return undefined
  const here = await checkInsAt(context.data, activityId, day).exec()
  return here.filter((found) => found.memberId !== memberId && counts(found)).length
}

/** Writes it under the one id it can have; what was voided there is taken up again. */
async function enter(context: Context, input: Entered): Promise<Result<CheckIn, CheckInRefusal>> {
  const { memberId, activityId, day } = input
  const id = checkInId(context.keyOf, day, activityId, memberId)
  const there = await checkInOf(context, id)
  const occasion = await occasionOf(context, activityId)
  const registrations = await registrationsOf(context, memberId)
  const others =
    input.station === 'desk' && input.lateReason === undefined ? await othersHere(context, occasion, input) : undefined
  const refusal = refuseCheckIn({ day, today: dayOf(context.clock()), occasion, registrations, there, others })
  if (refusal) return refused(refusal)
  const { arrivedAt, station, hours = occasion?.hours, lateReason } = input
  if (there) {
    const fresh = { arrivedAt, station, hours, lateReason, correctedReason: undefined, voidReason: undefined }
    return done(await context.change('checkins', id, fresh))
  }
  const draft = { id, memberId, activityId, day, arrivedAt, station, ...(hours !== undefined && { hours }) }
  const [alive] = await context.writeMany('checkins', [{ ...draft, ...(lateReason !== undefined && { lateReason }) }])
  const stands = await checkInOf(context, id)
  if (!stands) throw new Error('reading the check-in that was written')
  return alive ? refused({ code: 'already', at: stands.arrivedAt }) : done(stands)
}

/**
 * 签到: now at the desk, or as a kiosk handed it in (`arrivedAt` an ISO instant; its day is the Chinese one). A second tap on that
 * day is refused as `already`, with the time of the first.
 */
export async function checkIn(
  context: Context,
  input: { memberId: string; activityId: string; arrivedAt?: string; station?: CheckIn['station'] },
): Promise<Result<CheckIn, CheckInRefusal>> {
  if (!context.may('members.write')) return refused({ code: 'not-allowed' })
  const { memberId, activityId, arrivedAt = instantOf(context.clock()), station = 'desk' } = input
  return enter(context, { memberId, activityId, day: dayOfInstant(arrivedAt), arrivedAt, station })
}

/** 补登: somebody was there and did not check in. `time` is `HH:mm`, Chinese time; without `hours` the activity's count. */
export async function enterLate(
  context: Context,
  input: { memberId: string; activityId: string; day: string; time: string; hours?: number; reason: string },
): Promise<Result<CheckIn, LateRefusal>> {
  if (!context.may('members.write')) return refused({ code: 'not-allowed' })
  const fault = faultOfEntry(input)
  if (fault) return refused(fault)
  const { memberId, activityId, day, hours } = input
  const arrivedAt = instantAt(day, input.time)
  if (Date.parse(arrivedAt) > context.clock()) return refused({ code: 'future' })
  return enter(context, { memberId, activityId, day, arrivedAt, station: 'desk', hours, lateReason: input.reason.trim() })
}

/** 更正: another time of that day, other hours, and why. */
export async function correctCheckIn(
  context: Context,
  input: { id: string; time?: string; hours?: number; reason: string },
): Promise<Result<CheckIn, CorrectionRefusal>> {
  if (!context.may('members.write')) return refused({ code: 'not-allowed' })
  const before = await checkInOf(context, input.id)
  if (!before) return refused({ code: 'gone' })
  if (!counts(before)) return refused({ code: 'voided' })
  const fault = faultOfEntry({ ...input, day: before.day })
  if (fault) return refused(fault)
  const { time, hours, reason } = input
  const arrivedAt = time === undefined ? before.arrivedAt : instantAt(before.day, time)
  if (Date.parse(arrivedAt) > context.clock()) return refused({ code: 'future' })
  const patch = { arrivedAt, ...(hours !== undefined && { hours }), correctedReason: reason.trim() }
  return done(await context.change('checkins', before.id, patch))
}

/** 作废, also the undo of a tap on the wrong name: it stays to be seen with its reason and counts no more. */
export async function voidCheckIn(
  context: Context,
  input: { id: string; reason: string },
): Promise<Result<CheckIn, CorrectionRefusal>> {
  if (!context.may('members.write')) return refused({ code: 'not-allowed' })
  const before = await checkInOf(context, input.id)
  if (!before) return refused({ code: 'gone' })
  if (!counts(before)) return refused({ code: 'voided' })
  if (input.reason.trim() === '') return refused({ code: 'reason-missing' })
  return done(await context.change('checkins', before.id, { voidReason: input.reason.trim() }))
}
