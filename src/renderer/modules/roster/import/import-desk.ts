import { assert } from '../../../lib/assert'
import { keyOf } from '../../../lib/id'
import { done, refused } from '../../../lib/result'
import { writtenText } from './cell-text'
import { type DraftList, listDrafts, residentWrite } from './drafts'
import { chooseColumn, isEmptySheet, type LearnedColumns, layoutAt, learnFrom } from './find-layout'
import type { ClientPlanOptions, ImportClient, PlanSummary, SheetSummary } from './import-client'
import { openWorkbook } from './open-workbook'
import { planImport, type SheetToPlan } from './plan'
import type { ImportPlan, Layout, PlannedRow, Sheet, StoreSnapshot, Workbook } from './types'
import { wrongRowsWorkbook } from './wrong-rows'
import { limits } from './zip'

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

export function createImportDesk(world: DeskWorld): ImportDesk {
  let open: Open | null = null
  let planned: Planned | null = null
  let running: AbortController | null = null

  const opened = (): Open => {
    assert(open, 'a file is opened before anything is asked of it')
    return open
  }
  const ready = (): Planned => {
    assert(planned, 'a plan is made before its rows are asked for')
    return planned
  }
  const sheetNamed = (name: string): Sheet => {
    const sheet = opened().workbook.sheets.find((one) => one.name === name)
    assert(sheet, 'a sheet is one of the opened file')
    return sheet
  }
  const relaid = (name: string, layout: Layout): SheetSummary => {
    opened().layouts.set(name, layout)
    planned = null
    return summaryOf(sheetNamed(name), layout)
  }
  const stop = () => {
    running?.abort()
    running = null
  }

  return {
    async openFile(file, learned = {}) {
      stop()
      open = null
      planned = null
      if (file.size > limits.file) return refused({ code: 'too-large' })
      const read = openWorkbook(new Uint8Array(await file.arrayBuffer()), file.name, learned)
      if (!read.ok) return read
      const { workbook, layouts } = read.value
      const { sheets, format, encoding } = workbook
      open = { file: file.name, workbook, layouts, learned }
      const summaries = sheets.map((sheet) => summaryOf(sheet, layouts.get(sheet.name) ?? null))
      return done({ file: file.name, format, ...(encoding && { encoding }), sheets: summaries })
    },

    async setColumn(name, index, field) {
      const layout = opened().layouts.get(name)
      assert(layout, 'a column is chosen on a sheet with a header')
      return relaid(name, chooseColumn(sheetNamed(name), layout, index, field))
    },

    async setHeaderRow(name, row) {
      return relaid(name, layoutAt(sheetNamed(name), row, opened().learned))
    },

    async learned() {
      let all: LearnedColumns = {}
      for (const layout of opened().layouts.values()) if (layout) all = learnFrom(layout, all)
      return all
    },

    async plan(options, onProgress) {
      stop()
      const { file, workbook, layouts } = opened()
      const sheets = workbook.sheets.flatMap((sheet) => {
        const layout = layouts.get(sheet.name)
        return layout && options.sheets.includes(sheet.name) ? [{ sheet, layout }] : []
      })
      if (!sheets.some(({ layout }) => layout.roles.includes('person'))) return refused('nothing-to-plan')
      const control = new AbortController()
      running = control
      const began = world.now()
      const salt = options.citySalt ?? (await world.citySalt())
      const snapshot = await world.readSnapshot(options)
      if (control.signal.aborted) return refused('cancelled')
      const { today, centerCode, defaultEstate, wrongNumbers } = options
      const key = (...parts: string[]) => keyOf(salt, ...parts)
      const result = await planImport(
        sheets,
        snapshot,
        { file, today, centerCode, keyOf: key, defaultEstate, wrongNumbers, onProgress },
        control.signal,
      )
      if (!result.ok) return result
      planned = { plan: result.value, sheets, drafts: listDrafts(result.value, snapshot) }
      return done(summaryOfPlan(planned, world.now() - began))
    },

    async rows(verdict, from, count) {
      const { rows } = ready().plan
      const wanted = verdict === 'all' ? rows : rows.filter((row) => row.verdict === verdict)
      return { total: wanted.length, from, rows: wanted.slice(from, from + count) }
    },

    async places(from, count) {
      const { places } = ready().plan
      return { total: places.length, from, places: places.slice(from, from + count) }
    },

    async draftsOf(from, count) {
      const { drafts } = ready()
      const places = drafts.places.slice(from, from + count)
      const start = Math.max(0, from - drafts.places.length)
      const residents = drafts.residents.slice(start, start + count - places.length).map(residentWrite)
      return { total: drafts.places.length + drafts.residents.length, from, places, residents }
    },

    async wrongRowsFile(language) {
      const { sheets, plan } = ready()
      const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
      return new Blob([wrongRowsWorkbook(sheets, plan, language)], { type })
    },

    cancel: stop,
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
    const count = (places[kind] ??= { found: 0, new: 0 })
    count.found += 1
    if (!known) count.new += 1
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
