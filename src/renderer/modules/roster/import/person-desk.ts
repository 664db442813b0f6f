import type { Cell } from '../../../lib/sheet/types'
import type { Place, Resident } from '../schema'
import type { Seat } from './seats'
import type { Fault, FlagCode, ImportField, RefusalCode } from './types'

/** A resident's fields while they are being read. */
export type MutableFields = { -readonly [F in keyof Resident]?: Resident[F] }

/** One row as a person, before it is known which household and record it belongs to. */
export type ReadPerson = {
  sheet: string
  row: number
  block: number
  name: string
  headName: string
  relation: string | null
  fields: MutableFields
  seat: Seat
  community: string
  grid: string
  neighbourhoodUnit: string
  useType: Place['useType']
  householdNo: string
  refusals: Fault<RefusalCode>[]
  flags: Fault<FlagCode>[]
  /** What the sheet says and no field holds: remarks, and words the tables do not know. */
  notes: string[]
  /** All mapped cells of the row, to tell a row that stands twice from two people. */
  fingerprint: string
}

export type ReadOptions = { today: string; wrongNumbers: 'refuse' | 'pending'; epoch1904: boolean }

/** What every reader of a part of the row works with. */
export type Desk = {
  person: ReadPerson
  options: ReadOptions
  cell: (field: ImportField) => Cell
  text: (field: ImportField) => string
  flag: (field: ImportField, code: FlagCode) => void
  keep: (field: ImportField, words: string) => void
}
