import type { Channel } from '../rules'

/** What a column of the city's file can mean. `told` are lines of the description under their own header: 办理时限, 收费, 咨询电话. */
export const matterFields = [
  'serial',
  'code',
  'title',
  'category',
  'channels',
  'hall',
  'community',
  'kiosk',
  'place',
  'materials',
  'steps',
  'tags',
  'body',
] as const
export type MatterField = (typeof matterFields)[number]

export type Column = { index: number; label: string }

/** Where a sheet's table begins and what its columns mean. Rows and columns are zero-based. */
export type MatterLayout = { headerRow: number; columns: ReadonlyMap<MatterField, Column>; told: readonly Column[] }

/** Refuses a row. */
export type MatterFault =
  | 'title-missing'
  | 'title-long'
  /** A long number that the spreadsheet kept as a number has lost its last digits. */
  | 'code-lost'
  | 'channel-unknown'
  | 'text-long'
  | 'too-many'
  | 'repeated'

/** `cell` as a spreadsheet names it (`E12`), empty where a whole row is meant. */
export type FaultAt = { code: MatterFault; cell: string; column: string }

/** What the file says of a matter; a field whose column the file lacks is absent, an empty cell is an empty value. */
export type ListedMatter = {
  title: string
  code?: string
  category?: string
  channels?: Channel[]
  place?: string
  materials?: string[]
  steps?: string[]
  tags?: string[]
  body?: string
}

export const verdicts = ['new', 'changed', 'same', 'wrong'] as const
export type Verdict = (typeof verdicts)[number]

export type PlannedMatter = {
  sheet: string
  /** From 1, as a spreadsheet numbers rows. */
  row: number
  verdict: Verdict
  id: string
  fields: ListedMatter
  /** Of a changed one the fields that differ. */
  differs: (keyof ListedMatter | 'open')[]
  faults: FaultAt[]
}

/** The dry run: what a commit would write. */
export type MatterPlan = {
  rows: PlannedMatter[]
  counts: Record<Verdict, number>
  /** Matters of the earlier edition that the file does not have: they are closed. */
  gone: { id: string; title: string }[]
  /** By channel, of what the file has. */
  channels: Record<Channel, number>
  /** Everyday words of the file that fit none of its matters. */
  unused: string[]
}
