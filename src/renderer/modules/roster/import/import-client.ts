import type { Envelope } from '../../../data/record'
import type { Language } from '../../../i18n/text'
import type { Result } from '../../../lib/result'
import type { Place, PlaceKind, Resident } from '../schema'
import type { WorkerAnswer, WorkerArguments, WorkerCall, WorkerMethod } from './import-protocol'
import type { FileRefusal, FlagCode, ImportField, ImportPlan, Layout, PlannedPlace, PlannedRow, RefusalCode } from './types'

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

type Waiting = {
  resolve: (value: never) => void
  reject: (reason: unknown) => void
  onProgress?: (done: number, total: number) => void
}

/** Starts the worker of one import. What it throws is thrown here; after `close` nothing is answered any more. */
export function createImportClient(): ImportClient {
  const worker = new Worker(new URL('./import.worker.ts', import.meta.url), { type: 'module' })
  const waiting = new Map<number, Waiting>()
  let last = 0

  const fail = (message: string) => {
    for (const { reject } of waiting.values()) reject(new Error(message))
    waiting.clear()
  }
  worker.onmessage = ({ data }: MessageEvent<WorkerAnswer>) => {
    const call = waiting.get(data.id)
    if (!call) return
    if ('progress' in data) return call.onProgress?.(...data.progress)
    waiting.delete(data.id)
    if ('fault' in data) call.reject(new Error(`The import's worker: ${data.fault}`))
    else call.resolve(data.value as never)
  }
  worker.onerror = (event) => fail(`The import's worker stopped: ${event.message}`)

  const call = <M extends WorkerMethod>(
    method: M,
    args: WorkerArguments<M>,
    onProgress?: Waiting['onProgress'],
  ): ReturnType<ImportClient[M]> =>
    new Promise((resolve, reject) => {
      last += 1
      waiting.set(last, { resolve, reject, onProgress })
      worker.postMessage({ id: last, method, args } as WorkerCall)
    }) as ReturnType<ImportClient[M]>

  return {
    openFile: (file, learned) => call('openFile', [file, learned]),
    setColumn: (sheet, index, field) => call('setColumn', [sheet, index, field]),
    setHeaderRow: (sheet, row) => call('setHeaderRow', [sheet, row]),
    learned: () => call('learned', []),
    plan: (options, onProgress) => call('plan', [options], onProgress),
    rows: (verdict, from, count) => call('rows', [verdict, from, count]),
    places: (from, count) => call('places', [from, count]),
    draftsOf: (from, count) => call('draftsOf', [from, count]),
    wrongRowsFile: (language) => call('wrongRowsFile', [language]),
    cancel: () => worker.postMessage({ id: 0, method: 'cancel', args: [] } satisfies WorkerCall),
    close: () => {
      worker.terminate()
      fail('The import was closed')
    },
  }
}
