import { enrolledOf } from './rules'
import type { Attendance, Enrolment, Session } from './schema'
import { firstDay } from './session-rules'

/** What a session came to: who has a place, who waits, the hours credited. */
export type SessionFigures = { learners: number; waiting: number; hours: number }

/** The figures of every session, by its id. */
export function figuresOf(
  sessions: readonly Pick<Session, 'id' | 'quota'>[],
  enrolments: readonly Enrolment[],
  attendance: readonly Pick<Attendance, 'sessionId' | 'creditHours' | 'void'>[],
): Map<string, SessionFigures> {
  const bySession = new Map<string, Enrolment[]>()
  for (const enrolment of enrolments) {
    const same = bySession.get(enrolment.sessionId)
    if (same) same.push(enrolment)
    else bySession.set(enrolment.sessionId, [enrolment])
  }
  const quarters = new Map<string, number>()
  for (const { sessionId, creditHours = 0, void: isVoid } of attendance)
    if (!isVoid) quarters.set(sessionId, (quarters.get(sessionId) ?? 0) + Math.round(creditHours * 4))
  return new Map(
    sessions.map(({ id, quota }) => {
      const { enrolled, waiting } = enrolledOf(bySession.get(id) ?? [], quota)
      return [id, { learners: enrolled.length, waiting: waiting.length, hours: (quarters.get(id) ?? 0) / 4 }]
    }),
  )
}

/** `month` is `YYYY-MM`. */
export type MonthFigures = { month: string; sessions: number; learners: number; hours: number }

/** The twelve months of a year (`YYYY`) by the day on which sessions begin; cancelled ones do not count. */
export function monthsOf(
  year: string,
  sessions: readonly Pick<Session, 'id' | 'days' | 'sessionStatus'>[],
  figures: ReadonlyMap<string, SessionFigures>,
): MonthFigures[] {
  const months = Array.from({ length: 12 }, (_, index): MonthFigures => {
    return { month: `${year}-${String(index + 1).padStart(2, '0')}`, sessions: 0, learners: 0, hours: 0 }
  })
  for (const session of sessions) {
    const day = firstDay(session)
    const month = day.startsWith(`${year}-`) ? months[Number(day.slice(5, 7)) - 1] : undefined
    if (!month || session.sessionStatus === 'cancelled') continue
    const { learners = 0, hours = 0 } = figures.get(session.id) ?? {}
    month.sessions += 1
    month.learners += learners
    month.hours += hours
  }
  return months
}
