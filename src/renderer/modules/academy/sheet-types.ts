import type { Entry, Mark } from './attendance-rules'
import type { Attendance, Learner, Session } from './schema'
import type { DayColumn } from './sheet-layout'

/** A learner's id, `add` (a new learner), or `skip` (the row is left out). */
export type PersonAnswer = string

/** Why somebody has to say who a row is. */
export type WhoAsked =
  /** Nobody of this name is a learner. */
  | 'missing'
  /** As before, and without a phone nobody can be added. */
  | 'no-phone'
  /** A child nobody has signed up: a sheet has no guardian (监护人). */
  | 'guardian'
  /** Several of one name. */
  | 'several'
  /** One of this name with another phone. */
  | 'other-phone'
  /** The row before is the same person. */
  | 'repeated'
  | 'nameless'

export type PlannedPerson = {
  row: SheetRow
  state: 'known' | 'add' | 'skip' | 'ask'
  /** Where it is settled who it is. */
  learnerId: string | null
  /** The question, also where it is answered. */
  asked: WhoAsked | null
  candidates: readonly Learner[]
  /** Whether they can become a learner: with a name and a phone, and no child. */
  mayAdd: boolean
}

/** What somebody answered to what was not clear; nothing is taken for granted. */
export type SheetAnswers = {
  /** Column → a day of the session, or `skip`. */
  days: Readonly<Record<number, string>>
  /** Sign → a mark, or `none`: it says nothing. */
  signs: Readonly<Record<string, Mark | 'none'>>
  /** Row → a learner's id, `add`, or `skip`. */
  people: Readonly<Record<number, PersonAnswer>>
  /** Everybody nobody knows becomes a learner. */
  addAll: boolean
  /** Where a mark stands already that says something else. */
  differing: 'keep' | 'sheet' | null
}
export const noAnswers: SheetAnswers = { days: {}, signs: {}, people: {}, addAll: false, differing: null }

export type Standing = {
  session: Pick<Session, 'id' | 'days' | 'creditHours' | 'audience'>
  learners: readonly Learner[]
  /** Marks of the session. */
  marks: readonly Attendance[]
  keyOf: (...parts: string[]) => string
  today: string
}

export type SheetRow = {
  /** As a spreadsheet numbers it. */
  row: number
  name: string
  phone: string
  organisation: string
  cells: ReadonlyMap<number, string>
}

/** `day` null: it has to be said; `skip`: it is left out; `future`: that day is still to come. */
export type PlannedColumn = { column: DayColumn; day: string | 'skip' | null; isFuture: boolean; isAsked: boolean }
export type UnclearSign = { text: string; cells: number; answer: Mark | 'none' | null }
export type Differing = { name: string; day: string; stands: Attendance; entry: Entry }

export type SheetPlan = {
  rows: readonly SheetRow[]
  columns: PlannedColumn[]
  signs: UnclearSign[]
  people: PlannedPerson[]
  /** Marks that stand and say something else. */
  differing: Differing[]
  /** What will be written, by day. */
  entries: ReadonlyMap<string, Entry[]>
  /** Marks the sheet has, by kind; blanks are none. */
  counts: Record<Mark, number> & { blank: number; same: number; written: number }
  /** How many questions are open: nothing is written before it is 0. */
  open: number
}
