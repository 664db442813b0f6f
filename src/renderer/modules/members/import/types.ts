import type { RegistrationKind } from '../member-rules'
import type { Member } from '../schema'

/** What a column of a unit's list can mean. */
export const listFields = [
  'serial',
  'name',
  'unit',
  'position',
  'politicalStatus',
  'phone',
  'citizenNumber',
  'linked',
  'residential',
  'skills',
  'post',
  'note',
] as const
export type ListField = (typeof listFields)[number]

/** Where a sheet's table begins and what its columns mean. Rows and columns are zero-based. */
export type ListLayout = { headerRow: number; columns: ReadonlyMap<ListField, { index: number; label: string }> }

/** Refuses a row. */
export type ListRefusal = 'name-missing' | 'name-long' | 'number-wrong' | 'number-lost' | 'repeated'
/** Takes a row in, and asks somebody to look. */
export type ListFlag = 'phone-missing' | 'phone-form' | 'status-unknown' | 'namesake' | 'same-row' | 'ended-before' | 'text-cut'

/** `cell` as a spreadsheet names it (`E12`), empty where a whole row is meant; `value` as written, for the screen, never logged. */
export type ListFault<C extends string> = { code: C; cell: string; column: string; value: string }

/** What a list says of a member. */
export type ListedFields = Pick<Member, 'name' | 'unitId'> &
  Partial<Pick<Member, 'citizenNumber' | 'phone' | 'position' | 'politicalStatus' | 'skills'>> & {
    /** Lines for the note: what the list says and no field holds. */
    remarks: string[]
  }

export const verdicts = ['new', 'changed', 'same', 'doubtful', 'wrong'] as const
export type Verdict = (typeof verdicts)[number]

export type ListedRow = {
  sheet: string
  /** From 1, as a spreadsheet numbers rows. */
  row: number
  verdict: Verdict
  known: boolean
  memberId: string
  unitName: string
  fields: ListedFields
  /** Registrations with this center that are not there yet. */
  registrations: RegistrationKind[]
  /** 认领岗位, by title. */
  posts: string[]
  refusals: ListFault<ListRefusal>[]
  flags: ListFault<ListFlag>[]
}

export type ListedUnit = {
  id: string
  name: string
  known: boolean
  members: number
  sheets: string[]
  /** 应到, where somebody said; else it becomes as many as the list names. */
  asksFor: number | undefined
}

/** A post the list names: who claims it newly, and whether there are places for them. */
export type ListedPost = {
  title: string
  /** Null where the center offers no such post yet. */
  id: string | null
  memberIds: string[]
  /** Places that are free of a post the center offers; null where it is closed, or new. */
  left: number | null
  closed: boolean
}

/** The dry run: what a commit would write. */
export type ListPlan = {
  rows: ListedRow[]
  units: ListedUnit[]
  posts: ListedPost[]
  counts: Record<Verdict, number>
  /** Communities the list names, by how many rows; those that are this one are ticked on the screen. */
  communities: { name: string; linked: number; residential: number }[]
}
