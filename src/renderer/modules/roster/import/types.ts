import type { Place, PlaceKind, Resident } from '../schema'

/** What a column of a roster can mean. `seat` is a combined address (`1栋1单元101室`), `ignored` a column nobody needs. */
export const importFields = [
  'serial',
  'name',
  'headName',
  'relation',
  'citizenNumber',
  'documentNumber',
  'documentType',
  'sex',
  'birthDate',
  'age',
  'phone',
  'community',
  'estate',
  'grid',
  'building',
  'entrance',
  'roomNo',
  'seat',
  'neighbourhoodUnit',
  'useType',
  'householdNo',
  'populationKind',
  'isFocus',
  'careTags',
  'hukouEstate',
  'hukouPlace',
  'isSeparated',
  'residencyStatus',
  'actualAddress',
  'isMovedOut',
  'movedOutOn',
  'movedTo',
  'isDead',
  'diedOn',
  'ethnicity',
  'politicalStatus',
  'maritalStatus',
  'education',
  'employment',
  'workplace',
  'health',
  'note',
  'ignored',
] as const
export type ImportField = (typeof importFields)[number]

export type Column = {
  /** Zero-based. */
  index: number
  /** The header as written, a two-row one joined by `/`. */
  header: string
  /** Its lowest line alone, blanks joined: how people name the column, and how faults do. */
  label: string
  field: ImportField | null
  /** Where the field comes from: the synonym table, what this terminal learned, the user, or nothing fits. */
  from: 'synonym' | 'learned' | 'chosen' | 'none'
}

export type RowRole = 'title' | 'header' | 'note' | 'person' | 'total' | 'signature' | 'blank'

/** How one sheet is laid out. Rows are counted as a spreadsheet numbers them, from 1. */
export type Layout = {
  sheet: string
  headerRow: number
  headerRows: number
  firstDataRow: number
  columns: Column[]
  /** Zero-based row index → role, for every row of the sheet. */
  roles: RowRole[]
  /** A second table stands to the right of the one that is read; it is left out. */
  sideTable: boolean
}

/** Refuses the row by default. */
export type RefusalCode =
  | 'checksum'
  | 'length'
  | 'number'
  | 'scientific'
  | 'characters'
  | 'date'
  | 'province'
  | 'name-missing'
  | 'repeated'

/** Takes the row in, marks what a person should look at. */
export type FlagCode =
  | 'converted-from-15'
  | 'foreign-prefix'
  | 'number-missing'
  | 'sex-mismatch'
  | 'birth-mismatch'
  | 'relation-sex'
  | 'second-head'
  | 'no-head'
  | 'age-mismatch'
  | 'phone-form'
  | 'date-form'
  | 'unknown-value'
  | 'grid-mismatch'
  | 'two-dwellings'
  | 'household-mismatch'
  | 'text-too-long'
  /** The same row twice, cell by cell: one person, taken in once. */
  | 'same-row'

export type Fault<C extends string = RefusalCode | FlagCode> = {
  sheet: string
  /** From 1, as a spreadsheet numbers rows. */
  row: number
  /** The header of the column. */
  column: string
  code: C
  /** The cell as written, for the screen and the wrong-rows file; never logged. */
  value: string
}

/** What a row would become. `residentId` and the place ids are the documents' own. */
export type PlannedRow = {
  sheet: string
  row: number
  /** `same` and `changed` compare with the store; `doubtful` is good with flags; `wrong` is refused. */
  verdict: 'new' | 'changed' | 'same' | 'doubtful' | 'wrong'
  /** Whether the store holds the person already (also for doubtful rows). */
  known: boolean
  name: string
  residentId: string
  fields: Partial<Resident>
  /** Names of the fields that would change, with what stands now. */
  changes: { field: string; before: unknown; after: unknown }[]
  refusals: Fault<RefusalCode>[]
  flags: Fault<FlagCode>[]
}

export type PlannedPlace = {
  id: string
  kind: PlaceKind
  name: string
  parentId?: string
  gridId?: string
  useType?: Place['useType']
  known: boolean
}

/** The dry run: what the commit would do, and why not where it would not. */
export type ImportPlan = {
  file: string
  rows: PlannedRow[]
  places: PlannedPlace[]
  /** Households found, those of refused rows included. */
  households: number
  counts: { rows: number; new: number; changed: number; same: number; doubtful: number; wrong: number }
}

/** What the dry run compares with. Empty on the command line. */
export type StoreSnapshot = { residents: ReadonlyMap<string, Resident>; places: ReadonlyMap<string, Place> }

export type PlanOptions = {
  file: string
  /** Today, `YYYY-MM-DD` in Shanghai. */
  today: string
  centerCode: string
  keyOf: (...parts: string[]) => string
  /** Used where the sheet names no estate. */
  defaultEstate?: string
  /** `pending` takes rows with a number that cannot be right in without the number, marked 待核. Default `refuse`. */
  wrongNumbers?: 'refuse' | 'pending'
  onProgress?: (done: number, total: number) => void
}
