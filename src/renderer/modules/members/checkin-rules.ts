import { dayOf, isDay } from '../../lib/time'
import { isHours, isWithinDays } from '../catalogue/rules'
import type { Activity, Duty } from '../catalogue/schema'
import type { CheckIn, Registration } from './schema'

/** What a member checks in to. */
export type Occasion = Activity | Duty

export type CheckInRefusal =
  | { code: 'not-allowed' }
  | { code: 'unknown-member' }
  | { code: 'unknown-activity' }
  /** No registration (报到) with this community stood on that day. */
  | { code: 'not-registered' }
  /** The activity is on other days. */
  | { code: 'other-day' }
  | { code: 'closed' }
  | { code: 'future' }
  /** As many are here as there are places. */
  | { code: 'full'; quota: number }
  /** Since when: an ISO instant. */
  | { code: 'already'; at: string }

export type CheckInFault = { code: 'reason-missing' | 'time-form' | 'hours-form' | 'day-form' }
export type LateRefusal = CheckInRefusal | CheckInFault
export type CorrectionRefusal = CheckInFault | { code: 'not-allowed' | 'gone' | 'voided' | 'future' }

/** Whether a registration stood on a day; one that was refused never did. */
export const stoodOn = (
  { registrationStatus, startsOn, endsOn }: Pick<Registration, 'registrationStatus' | 'startsOn' | 'endsOn'>,
  day: string,
): boolean =>
  startsOn <= day &&
  (registrationStatus === 'active' ? (endsOn ?? day) >= day : registrationStatus === 'ended' && (endsOn ?? '') >= day)

/** A check-in that was voided (作废) stays to be seen and counts no more. */
export const counts = ({ voidReason }: Pick<CheckIn, 'voidReason'>): boolean => voidReason === undefined

/** What is known when somebody checks in, or is entered late. */
export type Arrival = {
  day: string
  today: string
  occasion: Occasion | null
  /** The member's registrations with this community; null where nobody has this id. */
  registrations: readonly Registration[] | null
  /** What stands under the id of this member, activity and day. */
  there: CheckIn | null
  /**
   * The others who are here, of a tap at the desk: it can still be refused. Absent where somebody has been there (a late entry with
   * its reason, a kiosk's): that is a fact, and no quota undoes it.
   */
  others?: number
}

/** One check-in for a member, an activity and a day, by somebody registered, to what takes place on that day. */
export function refuseCheckIn({ day, today, occasion, registrations, there, others }: Arrival): CheckInRefusal | null {
  if (!registrations) return { code: 'unknown-member' }
  if (!occasion) return { code: 'unknown-activity' }
  if (there && counts(there)) return { code: 'already', at: there.arrivedAt }
  if (day > today) return { code: 'future' }
  if (occasion.kind === 'activity' && !isWithinDays(occasion, day)) return { code: 'other-day' }
  // What has been closed since keeps the days on which it was open.
  if (occasion.open === false && day === today) return { code: 'closed' }
  if (!registrations.some((registration) => stoodOn(registration, day))) return { code: 'not-registered' }
  const quota = quotaOf(occasion)
  return quota !== undefined && others !== undefined && others >= quota ? { code: 'full', quota } : null
}

/** Places of an activity on each of its days; a standing duty has none to run out of. */
export const quotaOf = (occasion: Occasion): number | undefined => (occasion.kind === 'activity' ? occasion.quota : undefined)

/**
 * Who came when all places were taken: two desks that cannot hear each other, a kiosk, a late entry. In the order in which they came,
 * which every station reads from the same records. Their check-ins count; whoever runs the activity is told.
 */
export function beyondQuota<C extends Pick<CheckIn, 'id' | 'arrivedAt' | 'voidReason'>>(
  checkIns: readonly C[],
  quota: number | undefined,
): C[] {
  if (quota === undefined) return []
  const came = ({ arrivedAt, id }: C) => `${arrivedAt} ${id}`
  return checkIns
    .filter(counts)
    .sort((a, b) => (came(a) < came(b) ? -1 : 1))
    .slice(quota)
}

const isTime = (text: string): boolean => /^([01]\d|2[0-3]):[0-5]\d$/.test(text)

/** What is typed into a late entry or a correction, before anything is looked up. */
export function faultOfEntry(input: { day: string; time?: string; hours?: number; reason: string }): CheckInFault | null {
  if (!isDay(input.day)) return { code: 'day-form' }
  if (input.time !== undefined && !isTime(input.time)) return { code: 'time-form' }
  if (input.hours !== undefined && !isHours(input.hours)) return { code: 'hours-form' }
  return input.reason.trim() === '' ? { code: 'reason-missing' } : null
}

/** The instant of a time in Wuhan: `2026-11-23`, `09:05` → `2026-11-23T01:05:00.000Z`. */
export const instantAt = (day: string, time: string): string => new Date(`${day}T${time}:00+08:00`).toISOString()

/** `09:05` of an ISO instant, Chinese time. */
export const timeOfDay = (instant: string): string =>
  new Date(Date.parse(instant) + 8 * 60 * 60 * 1000).toISOString().slice(11, 16)

export const dayOfInstant = (instant: string): string => dayOf(Date.parse(instant))
