import { type Mark, stands } from './attendance-rules'
import type { Attendance, CarriedHours, HourTarget, Learner, Session } from './schema'

type KeyOf = (...parts: string[]) => string

/** One target for a year and whom it is for. */
export const hourTargetId = (keyOf: KeyOf, target: Pick<HourTarget, 'year' | 'audience'>): string =>
  `target-${keyOf('hour-target', target.year, target.audience)}`

/** A line of a transcript: one day of a session here (`mark`), or one that another center attests (`organisation`). */
export type TranscriptLine = {
  id: string
  day: string
  title: string
  hours: number
  sessionId?: string
  mark?: Mark
  organisation?: string
}

export type HourRecords = {
  marks: readonly Attendance[]
  carried: readonly CarriedHours[]
  /** By id. */
  sessions: ReadonlyMap<string, Pick<Session, 'title'>>
}

const byDay = (a: TranscriptLine, b: TranscriptLine): number =>
  a.day === b.day ? (a.id < b.id ? -1 : 1) : a.day < b.day ? -1 : 1

/** Everything that counts, or says why it does not, of one person or of many; by day. Marks taken back are left out. */
export function linesOf({ marks, carried, sessions }: HourRecords): TranscriptLine[] {
  const own = marks.filter(stands).map(({ id, day, sessionId, mark, creditHours = 0 }) => ({
    id,
    day,
    title: sessions.get(sessionId)?.title ?? '',
    hours: creditHours,
    sessionId,
    mark,
  }))
  const brought = carried
    .filter(({ creditHours }) => creditHours > 0)
    .map(({ id, day, title, creditHours, organisation }) => ({ id, day, title, hours: creditHours, organisation }))
  return [...own, ...brought].sort(byDay)
}

export const yearOf = (day: string): string => day.slice(0, 4)

/** Hours of a year: the sum of its lines, in quarters and so exact. */
export const hoursIn = (lines: readonly TranscriptLine[], year: string): number =>
  lines.reduce((sum, line) => (yearOf(line.day) === year ? sum + line.hours : sum), 0)

/** The years with something in them, and the present one, the latest first. */
export const yearsOf = (lines: readonly { day: string }[], present: string): string[] =>
  [...new Set([present, ...lines.map(({ day }) => yearOf(day))])].sort().reverse()

/** What is asked for in a year; null where nobody has set it. */
export const targetOf = (targets: readonly HourTarget[], year: string, audience: Learner['audience']): number | null =>
  targets.find((target) => target.year === year && target.audience === audience)?.creditHours ?? null

export type LearnerYear = { learner: Learner; hours: number; target: number | null; lacking: number }

/** How somebody stands in a year; `lacking` is 0 where nothing is asked for, or all of it is there. */
export const yearOfLearner = (
  learner: Learner,
  lines: readonly TranscriptLine[],
  year: string,
  target: number | null,
): LearnerYear => {
  const hours = hoursIn(lines, year)
  return { learner, hours, target, lacking: target === null ? 0 : Math.max(0, target - hours) }
}

export const isHere = ({ active }: Pick<Learner, 'active'>): boolean => active !== false

export type TargetRefusal = { code: 'not-allowed' | 'year-form' | 'hours-form' }

/** A year's target: a year as people write it, and up to a thousand hours in quarters. */
export function refuseTarget({ year, creditHours }: Pick<HourTarget, 'year' | 'creditHours'>): TargetRefusal | null {
  if (!/^20\d\d$/.test(year)) return { code: 'year-form' }
  return creditHours > 0 && creditHours <= 1000 && Number.isInteger(creditHours * 4) ? null : { code: 'hours-form' }
}
