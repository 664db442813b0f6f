import { assert } from '../../../lib/assert'
import { keyOf } from '../../../lib/id'
import { done, refused } from '../../../lib/result'
import { writtenText } from '../../../lib/sheet/cell-text'
import type { Sheet, Workbook } from '../../../lib/sheet/types'
import { limits } from '../../../lib/sheet/zip'
import { type DraftList, listDrafts, windowOf } from './drafts'
import { chooseColumn, isEmptySheet, type LearnedColumns, layoutAt, learnFrom } from './find-layout'
import type { ClientPlanOptions, ImportClient, PlanSummary, SheetSummary } from './import-client'
import { openWorkbook } from './open-workbook'
import { planImport, type SheetToPlan } from './plan'
import type { ImportPlan, Layout, PlannedRow, PlanOptions, StoreSnapshot } from './types'
import { wrongRowsWorkbook } from './wrong-rows'

/** What the desk asks of the world: the store to compare with, and the city's salt where the caller has none. */
export type DeskWorld = {
  readSnapshot: (options: ClientPlanOptions) => Promise<StoreSnapshot>
  citySalt: () => Promise<string>
  now: () => number
}

/** One import, from the file to the drafts; the worker's side of `ImportClient`. */
export type ImportDesk = Omit<ImportClient, 'close'>

const sampleRows = 30
const sampleColumns = 60

type Open = { file: string; workbook: Workbook; layouts: Map<string, Layout | null>; learned: LearnedColumns }
type Planned = { plan: ImportPlan; sheets: SheetToPlan[]; drafts: DraftList }

/** What a desk holds between two questions. */
type Held = { open: Open | null; planned: Planned | null; running: AbortController | null }

const opened = ({ open }: Held): Open => {
  assert(open, 'a file is opened before anything is asked of it')
  return open
}

const ready = ({ planned }: Held): Planned => {
  assert(planned, 'a plan is made before its rows are asked for')
  return planned
}

function sheetNamed(held: Held, name: string): Sheet {
  const sheet = opened(held).workbook.sheets.find((one) => one.name === name)
  assert(sheet, 'a sheet is one of the opened file')
  return sheet
}

function relaid(held: Held, name: string, layout: Layout): SheetSummary {
  opened(held).layouts.set(name, layout)
  held.planned = null
  return summaryOf(sheetNamed(held, name), layout)
}

function stop(held: Held): void {
  held.running?.abort()
  held.running = null
}

async function openFile(held: Held, file: File, learned: LearnedColumns): ReturnType<ImportDesk['openFile']> {
  stop(held)
  held.open = null
  held.planned = null
  if (file.size > limits.file) return refused({ code: 'too-large' })
  const read = openWorkbook(new Uint8Array(await file.arrayBuffer()), file.name, learned)
  if (!read.ok) return read
  const { workbook, layouts } = read.value
  const { sheets, format, encoding } = workbook
  held.open = { file: file.name, workbook, layouts, learned }
  const summaries = sheets.map((sheet) => summaryOf(sheet, layouts.get(sheet.name) ?? null))
  return done({ file: file.name, format, ...(encoding && { encoding }), sheets: summaries })
}

async function plan(
  held: Held,
  world: DeskWorld,
  options: ClientPlanOptions,
  onProgress?: PlanOptions['onProgress'],
): ReturnType<ImportDesk['plan']> {
  stop(held)
  const { file, workbook, layouts } = opened(held)
  const sheets = workbook.sheets.flatMap((sheet) => {
    const layout = layouts.get(sheet.name)
    return layout && options.sheets.includes(sheet.name) ? [{ sheet, layout }] : []
  })
  if (!sheets.some(({ layout }) => layout.roles.includes('person'))) return refused('nothing-to-plan')
  const control = new AbortController()
  held.running = control
  const began = world.now()
  const salt = options.citySalt ?? (await world.citySalt())
  const snapshot = await world.readSnapshot(options)
  if (control.signal.aborted) return refused('cancelled')
  const { today, centerCode, defaultEstate, wrongNumbers } = options
  const key = (...parts: string[]) => keyOf(salt, ...parts)
  const asked = { file, today, centerCode, keyOf: key, defaultEstate, wrongNumbers, onProgress }
  const result = await planImport(sheets, snapshot, asked, control.signal)
  if (!result.ok) return result
  const planned = { plan: result.value, sheets, drafts: listDrafts(result.value, snapshot) }
  held.planned = planned
  return done(summaryOfPlan(planned, world.now() - began))
}

/** Opens files, plans, and hands out what it holds in windows. Asking before a file is opened or planned is a broken promise. */
export function createImportDesk(world: DeskWorld): ImportDesk {
  const held: Held = { open: null, planned: null, running: null }
  return {
    openFile: (file, learned = {}) => openFile(held, file, learned),

    async setColumn(name, index, field) {
      const layout = opened(held).layouts.get(name)
      assert(layout, 'a column is chosen on a sheet with a header')
      return relaid(held, name, chooseColumn(sheetNamed(held, name), layout, index, field))
    },

    async setHeaderRow(name, row) {
      return relaid(held, name, layoutAt(sheetNamed(held, name), row, opened(held).learned))
    },

    async learned() {
      let all: LearnedColumns = {}
      for (const layout of opened(held).layouts.values()) if (layout) all = learnFrom(layout, all)
      return all
    },

    plan: (options, onProgress) => plan(held, world, options, onProgress),

    async rows(verdict, from, count) {
      const { rows } = ready(held).plan
      const wanted = verdict === 'all' ? rows : rows.filter((row) => row.verdict === verdict)
      return { total: wanted.length, from, rows: wanted.slice(from, from + count) }
    },

    async places(from, count) {
      const { places } = ready(held).plan
      return { total: places.length, from, places: places.slice(from, from + count) }
    },

    draftsOf: async (from, count) => windowOf(ready(held).drafts, from, count),

    async wrongRowsFile(language) {
      const { sheets, plan } = ready(held)
      const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
      return new Blob([wrongRowsWorkbook(sheets, plan, language)], { type })
    },

    cancel: () => stop(held),
  }
}

function summaryOf(sheet: Sheet, layout: Layout | null): SheetSummary {
  const people = layout?.roles.filter((role) => role === 'person').length ?? 0
  return {
    name: sheet.name,
    hidden: sheet.hidden,
    rows: sheet.rows.length,
    people,
    layout,
    refusal: layout ? null : isEmptySheet(sheet) ? 'empty-sheet' : 'no-header',
    selected: !sheet.hidden && people > 0,
    sample: sheet.rows.slice(0, sampleRows).map((row) => row.slice(0, sampleColumns).map(writtenText)),
  }
}

function summaryOfPlan({ plan, drafts }: Planned, milliseconds: number): PlanSummary {
  const places: PlanSummary['places'] = {}
  for (const { kind, known } of plan.places) {
    const count = places[kind] ?? { found: 0, new: 0 }
    places[kind] = { found: count.found + 1, new: count.new + (known ? 0 : 1) }
  }
  return {
    file: plan.file,
    counts: plan.counts,
    households: plan.households,
    places,
    refusals: countCodes(plan.rows, (row) => row.refusals),
    flags: countCodes(plan.rows, (row) => (row.verdict === 'wrong' ? [] : row.flags)),
    drafts: drafts.places.length + drafts.residents.length,
    milliseconds: Math.round(milliseconds),
  }
}

function countCodes<C extends string>(
  rows: readonly PlannedRow[],
  faultsOf: (row: PlannedRow) => { code: C }[],
): Partial<Record<C, number>> {
  const counts: Partial<Record<C, number>> = {}
  for (const row of rows) for (const { code } of faultsOf(row)) counts[code] = (counts[code] ?? 0) + 1
  return counts
}
