import type { Envelope } from '../../../data/record'
import type { Language } from '../../../i18n/text'
import type { Result } from '../../../lib/result'
import type { FileRefusal } from '../../../lib/sheet/types'
import type { Place, PlaceKind, Resident } from '../schema'
import type { FlagCode, ImportField, ImportPlan, Layout, PlannedPlace, PlannedRow, RefusalCode } from './types'

/** Headers a user once chose a meaning for: plain header (`plainHeader`) → field. Kept as a local note, never synced. */
export type LearnedColumns = Record<string, ImportField>

/** One sheet of the opened file, as far as it is understood. */
export type SheetSummary = {
  name: string
  hidden: boolean
  /** Rows the sheet has, empty ones included. */
  rows: number
  /** Rows that look like people. */
  people: number
  /** Null where no header was found; `refusal` says why. */
  layout: Layout | null
  refusal: 'empty-sheet' | 'no-header' | null
  /** Worth choosing beforehand: visible, with a header and people. */
  selected: boolean
  /** The first rows as text, so that the wizard can show what it found; `sample[0]` is row 1. */
  sample: string[][]
}

export type OpenedFile = {
  file: string
  format: 'xlsx' | 'csv'
  encoding?: 'utf-8' | 'gb18030' | 'utf-16le'
  sheets: SheetSummary[]
}

/** What the worker needs to compare with the store. `citySalt` is asked of the host where it is not given. */
export type ClientPlanOptions = {
  sheets: string[]
  centerCode: string
  today: string
  /** Of the open RxDB database; null plans against an empty store. */
  databaseName: string | null
  /** What the store is sealed with; null or absent where it lies open. */
  key?: CryptoKey | null
  citySalt?: string
  defaultEstate?: string
  wrongNumbers?: 'refuse' | 'pending'
}

export type PlanSummary = {
  file: string
  counts: ImportPlan['counts']
  households: number
  /** Places the file names, and how many of them the store lacks. */
  places: Partial<Record<PlaceKind, { found: number; new: number }>>
  refusals: Partial<Record<RefusalCode, number>>
  flags: Partial<Record<FlagCode, number>>
  /** Records `draftsOf` will hand out. */
  drafts: number
  milliseconds: number
}

type Fields<T> = Omit<T, keyof Envelope>

/** One record the commit has to write. `before` holds what stood in the fields that change, for undo. */
export type Write<T> =
  | { kind: 'new'; id: string; fields: Fields<T> }
  | { kind: 'change'; id: string; fields: Partial<Fields<T>>; before: Partial<Fields<T>> }

/** First all places, parents before children, then all residents; `from` counts over both. */
export type Drafts = { total: number; from: number; places: Write<Place>[]; residents: Write<Resident>[] }

export type RowsAnswer = { total: number; from: number; rows: PlannedRow[] }

/**
 * The page's side of an import. The file, its sheets and the plan stay in the worker; the page sees summaries and windows,
 * so that 30,000 rows never pass through it at once.
 */
export type ImportClient = {
  openFile: (file: File, learned?: LearnedColumns) => Promise<Result<OpenedFile, FileRefusal>>
  /** Gives a column another meaning (null: not read). Answers the sheet as it is understood now. A field stands in one column only. */
  setColumn: (sheet: string, index: number, field: ImportField | null) => Promise<SheetSummary>
  /** Says where the header stands (`row` from 1, as a spreadsheet numbers rows). Answers the sheet as it is understood then. */
  setHeaderRow: (sheet: string, row: number) => Promise<SheetSummary>
  /** What was chosen by hand in this file, for the local note of the next one. */
  learned: () => Promise<LearnedColumns>
  /** The dry run. `cancelled` where `cancel` was called or another plan was asked for. */
  plan: (
    options: ClientPlanOptions,
    onProgress?: (done: number, total: number) => void,
  ) => Promise<Result<PlanSummary, 'cancelled' | 'nothing-to-plan'>>
  rows: (verdict: PlannedRow['verdict'] | 'all', from: number, count: number) => Promise<RowsAnswer>
  places: (from: number, count: number) => Promise<{ total: number; from: number; places: PlannedPlace[] }>
  /** What the commit writes, in windows (500 is good). `same` and wrong rows are not among them. */
  draftsOf: (from: number, count: number) => Promise<Drafts>
  /** The `.xlsx` of the wrong rows, with reason and remedy. */
  wrongRowsFile: (language: Language) => Promise<Blob>
  cancel: () => void
  /** Ends the worker. */
  close: () => void
}
