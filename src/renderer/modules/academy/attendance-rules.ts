import { isDay } from '../../lib/time'
import type { Attendance, attendanceMarks, Session } from './schema'

type KeyOf = (...parts: string[]) => string
export type Mark = (typeof attendanceMarks)[number]

/** One mark for a session, a day and a learner: entered at two desks it is one. */
export const attendanceId = (keyOf: KeyOf, at: { sessionId: string; day: string; learnerId: string }): string =>
  `attendance-${keyOf('attendance', at.sessionId, at.day, at.learnerId)}`

const codeDigits = 6

/** 签到码: six digits that follow from the session and the day, so that every station of the city shows the same, offline too. */
export function sessionCode(keyOf: KeyOf, sessionId: string, day: string): string {
  const key = keyOf('session-code', sessionId, day)
  const sum = [...key].reduce((rest, sign) => (rest * 131 + (sign.codePointAt(0) ?? 0)) % 10 ** codeDigits, 0)
  return String(sum).padStart(codeDigits, '0')
}

export type CodeRefusal =
  | { code: 'code-form' }
  | { code: 'code-other-day' }
  | { code: 'code-wrong' }
  /** It counts on its own day alone. */
  | { code: 'code-not-today' }

/** What is wrong with a typed code; blanks and full-width digits are no fault. Another day's of the same session is told apart. */
export function refuseCode(keyOf: KeyOf, typed: string, session: Pick<Session, 'id' | 'days'>, day: string): CodeRefusal | null {
  const code = typed.normalize('NFKC').replace(/[\s-]/g, '')
  if (!/^\d{6}$/.test(code)) return { code: 'code-form' }
  if (code === sessionCode(keyOf, session.id, day)) return null
  const other = session.days.some((one) => one !== day && code === sessionCode(keyOf, session.id, one))
  return { code: other ? 'code-other-day' : 'code-wrong' }
}

/** Hours are counted in quarters (一刻钟). */
export const isQuarters = (hours: number): boolean => hours >= 0 && hours <= 24 && Number.isInteger(hours * 4)

/** What a mark earns: present and late the whole of the day or the part that was given, leave and absent nothing. */
export const earned = (mark: Mark, given: number | undefined, whole: number): number =>
  mark === 'present' || mark === 'late' ? (given ?? whole) : 0

/** A mark that was taken back stays to be seen and counts no more. */
export const stands = ({ void: taken }: Pick<Attendance, 'void'>): boolean => taken !== true

export type MarkRefusal = {
  code:
    | 'not-allowed'
    | 'unknown-session'
    | 'cancelled'
    | 'unknown-learner'
    | 'other-day'
    | 'future'
    | 'hours-form'
    | 'hours-many'
    | 'reason-missing'
    | 'gone'
}

/** Whether marks can be written for a day of a session at all. */
export function refuseDay(session: Session | null, day: string, today: string): MarkRefusal | null {
  if (!session) return { code: 'unknown-session' }
  if (session.sessionStatus === 'cancelled') return { code: 'cancelled' }
  if (!isDay(day) || !session.days.includes(day)) return { code: 'other-day' }
  return day > today ? { code: 'future' } : null
}

/** Hours somebody typed: quarters, and not more than the day has. */
export function refuseHours(hours: number | undefined, whole: number): MarkRefusal | null {
  if (hours === undefined) return null
  if (!isQuarters(hours)) return { code: 'hours-form' }
  return hours > whole ? { code: 'hours-many' } : null
}

export type Entry = { learnerId: string; mark: Mark; creditHours?: number | undefined }

/** Whether a mark says something else than what stands. */
export function differs(known: Attendance, entry: Entry, whole: number): boolean {
  const given = earned(entry.mark, entry.creditHours, whole)
  return !stands(known) || known.mark !== entry.mark || (known.creditHours ?? 0) !== given
}

export type Totals = Record<Mark, number> & { hours: number }

/** The figures of some marks; they follow from the records and from nothing else. */
export function totalsOf(marks: readonly Attendance[]): Totals {
  const totals: Totals = { present: 0, late: 0, leave: 0, absent: 0, hours: 0 }
  for (const one of marks.filter(stands)) {
    totals[one.mark] += 1
    totals.hours += one.creditHours ?? 0
  }
  return totals
}

/** 到课 in the sense of a sign-in sheet: whoever was there, on time or late. */
export const wasThere = ({ mark }: Pick<Attendance, 'mark'>): boolean => mark === 'present' || mark === 'late'
