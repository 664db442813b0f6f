import { isDay } from '../../lib/time'
import { timesMeet } from '../teams/rules'
import { isSittingHours, longest, tidyText } from './course-rules'
import { audiences, type Session } from './schema'

/** What a form fills in of a session (班次). */
export type SessionInput = Pick<Session, 'title' | 'courseId' | 'days' | 'startsAt' | 'endsAt' | 'creditHours' | 'audience'> &
  Partial<Pick<Session, 'body' | 'place' | 'teachingPointId' | 'teacher' | 'quota' | 'note' | 'cityCourseId'>>
export type SessionField =
  | 'courseId'
  | 'title'
  | 'days'
  | 'startsAt'
  | 'endsAt'
  | 'creditHours'
  | 'audience'
  | 'place'
  | 'teacher'
  | 'quota'
export type SessionFaultCode =
  | 'missing'
  | 'too-long'
  | 'day-form'
  | 'too-many'
  | 'time-form'
  | 'ends-before'
  | 'hours-form'
  | 'quota-form'
export type SessionFault = { field: SessionField; code: SessionFaultCode }

export type SessionRefusal =
  | { code: 'not-allowed' }
  | { code: 'unknown' }
  /** The same course begins there on that day and hour already. */
  | { code: 'exists' }
  | { code: 'reason-missing' }
  /** Its last day has not come: it cannot be closed. */
  | { code: 'not-yet' }
  | { code: 'faulty'; faults: SessionFault[] }

/** As many days as the schema lets a session have. */
export const mostDays = 120

/** Blanks away, days in order and each once; an empty optional field is undefined. */
export function tidySession(input: SessionInput) {
  return {
    ...input,
    title: tidyText(input.title) ?? '',
    days: [...new Set(input.days)].sort(),
    place: tidyText(input.place),
    teachingPointId: input.teachingPointId || undefined,
    teacher: tidyText(input.teacher),
    quota: input.quota,
    cityCourseId: input.cityCourseId || undefined,
    body: input.body?.trim() || undefined,
    note: input.note?.trim() || undefined,
  }
}
export type TidySession = ReturnType<typeof tidySession>

const isTime = (text: string): boolean => /^([01]\d|2[0-3]):[0-5]\d$/.test(text)

function faultOfDays(days: readonly string[]): SessionFaultCode | null {
  if (days.length === 0) return 'missing'
  if (days.length > mostDays) return 'too-many'
  return days.every(isDay) ? null : 'day-form'
}

/** What is wrong with a session that was tidied, in the form's order; of a field the first. */
export function faultsOfSession(session: TidySession): SessionFault[] {
  const { courseId, title, days, startsAt, endsAt, creditHours, audience, place = '', teacher = '', quota } = session
  const checks: [boolean, SessionField, SessionFaultCode][] = [
    [courseId === '', 'courseId', 'missing'],
    [title === '', 'title', 'missing'],
    [title.length > longest.title, 'title', 'too-long'],
    [!audiences.includes(audience), 'audience', 'missing'],
    [startsAt === '', 'startsAt', 'missing'],
    [!isTime(startsAt), 'startsAt', 'time-form'],
    [endsAt === '', 'endsAt', 'missing'],
    [!isTime(endsAt), 'endsAt', 'time-form'],
    [endsAt <= startsAt, 'endsAt', 'ends-before'],
    [place === '' && !session.teachingPointId, 'place', 'missing'],
    [place.length > longest.place, 'place', 'too-long'],
    [teacher.length > longest.teacher, 'teacher', 'too-long'],
    [quota !== undefined && !(Number.isInteger(quota) && quota >= 1 && quota <= 10_000), 'quota', 'quota-form'],
    [!isSittingHours(creditHours), 'creditHours', 'hours-form'],
  ]
  const faults: SessionFault[] = []
  const ofDays = faultOfDays(days)
  if (ofDays) faults.push({ field: 'days', code: ofDays })
  for (const [isFaulty, field, code] of checks)
    if (isFaulty && !faults.some((known) => known.field === field)) faults.push({ field, code })
  return faults
}

export const firstDay = ({ days }: Pick<Session, 'days'>): string => days[0] ?? ''
export const lastDay = ({ days }: Pick<Session, 'days'>): string => days.at(-1) ?? ''

/** 报名中 · 进行中 · 待结课 · 已结课 · 已取消 */
export const sessionStates = ['coming', 'running', 'over', 'held', 'cancelled'] as const
export type SessionState = (typeof sessionStates)[number]

/** Where a session stands on a day; `over`: its last day is past and nobody has closed it. */
export function stateOf(session: Pick<Session, 'days' | 'sessionStatus'>, today: string): SessionState {
  if (session.sessionStatus !== 'planned') return session.sessionStatus
  if (firstDay(session) > today) return 'coming'
  return lastDay(session) < today ? 'over' : 'running'
}

export type SessionPlan = Pick<Session, 'days' | 'startsAt' | 'endsAt'> &
  Partial<Pick<Session, 'id' | 'place' | 'teachingPointId' | 'teacher'>>

/** Two sessions that want the same teacher, the same place or the same teaching point (现场教学点) at one time; `day` is the first such day. */
export type SessionClash = { other: Session; day: string; days: number; teacher: boolean; place: boolean }

const bare = (text: string | undefined): string => (text ?? '').normalize('NFKC').replace(/\s/g, '')

/** What a session would book twice beside others that are not cancelled, by day. It warns and forbids nothing. */
export function clashesOfSession(session: SessionPlan, others: readonly Session[]): SessionClash[] {
  const days = new Set(session.days)
  const place = session.teachingPointId || bare(session.place)
  return others.flatMap((other): SessionClash[] => {
    if (other.id === session.id || other.sessionStatus === 'cancelled') return []
    const teacher = bare(session.teacher) !== '' && bare(session.teacher) === bare(other.teacher)
    const samePlace = place !== '' && place === (other.teachingPointId || bare(other.place))
    if (!teacher && !samePlace) return []
    const meeting = other.days.filter((day) => days.has(day) && timesMeet({ ...session, day }, { ...other, day }))
    const [day] = meeting
    return day ? [{ other, day, days: meeting.length, teacher, place: samePlace }] : []
  })
}

/** How the days of a session follow one another: every day, Monday to Friday, once a week. */
export const rhythms = ['daily', 'weekdays', 'weekly'] as const
export type Rhythm = (typeof rhythms)[number]

const dayMs = 86_400_000
/** 1 Monday … 7 Sunday (GB/T 7408) */
export const weekdayOf = (day: string): number => new Date(`${day}T00:00:00Z`).getUTCDay() || 7
const after = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * dayMs).toISOString().slice(0, 10)

/** So many days from the first on. Empty where the first is no day or the count is none. */
export function daysInRhythm(first: string, count: number, rhythm: Rhythm): string[] {
  if (!isDay(first) || !Number.isInteger(count) || count < 1 || count > mostDays) return []
  const days: string[] = []
  for (let day = first; days.length < count; day = after(day, rhythm === 'weekly' ? 7 : 1))
    if (rhythm !== 'weekdays' || weekdayOf(day) <= 5) days.push(day)
  return days
}
