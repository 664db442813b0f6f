import { isHeadRelation, relations } from '../../../lib/national/relations'
import { cleanText } from '../../../lib/sheet/cell-text'
import type { Cell, Sheet } from '../../../lib/sheet/types'
import type { ImportField, Layout } from './types'

/** What belongs to one person alone is never carried to the next. */
const ownFields: ReadonlySet<ImportField> = new Set([
  'name',
  'citizenNumber',
  'documentNumber',
  'relation',
  'note',
  'birthDate',
  'sex',
  'age',
])

/** What a household has in common and its members' rows leave blank. */
const householdFields: ReadonlySet<ImportField> = new Set([
  'serial',
  'headName',
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
])

/** A sheet with its household cells in every member's row, and which block of rows each row is in. */
export type Carried = {
  rows: Cell[][]
  blocks: number[] /** Whether blocks mean households: something in the sheet tells where one begins. */
  blocksTell: boolean
}

/** Merged cells: the value of the first row stands for all of them. */
function fillMerges(sheet: Sheet, layout: Layout, rows: Cell[][]): void {
  const fieldAt = new Map(layout.columns.map((column) => [column.index, column.field]))
  const firstBody = layout.headerRow - 1 + layout.headerRows
  /** Merges of one column never overlap in a sound file; where they do, the earlier stands. */
  const filledTo = new Map<number, number>()
  const merges = sheet.merges.filter((merge) => merge.bottom > merge.top && merge.top >= firstBody).sort((a, b) => a.top - b.top)
  for (const merge of merges) {
    const field = fieldAt.get(merge.left)
    if (!field || field === 'ignored' || ownFields.has(field)) continue
    if ((filledTo.get(merge.left) ?? -1) >= merge.top) continue
    const bottom = Math.min(merge.bottom, rows.length - 1)
    filledTo.set(merge.left, bottom)
    const value = rows[merge.top]?.[merge.left] ?? null
    if (value === null) continue
    for (let r = merge.top + 1; r <= bottom; r += 1) {
      if (layout.roles[r] === 'person') set(rows, sheet, r, merge.left, value)
    }
  }
}

/** Rows are copied before they are written to: the sheet stays as the file has it. */
function set(rows: Cell[][], sheet: Sheet, r: number, c: number, value: Cell): void {
  const shared = rows[r] ?? []
  const row = shared === sheet.rows[r] ? [...shared] : shared
  rows[r] = row
  while (row.length < c) row.push(null)
  row[c] = value
}

/** Whether a column is filled once a household: some of its people have it blank. */
function isSparse(sheet: Sheet, layout: Layout, column: number): boolean {
  return column >= 0 && layout.roles.some((role, r) => role === 'person' && cleanText(sheet.rows[r]?.[column]) === '')
}

/**
 * Carries household cells down to the members' rows: by merges, and where offices leave them blank under the first row of a household.
 * Never across a new head: a row that starts a household keeps its own blanks.
 */
export function carryDown(sheet: Sheet, layout: Layout): Carried {
  const rows = [...sheet.rows]
  fillMerges(sheet, layout, rows)
  const at = (field: ImportField) => layout.columns.find((column) => column.field === field)?.index ?? -1
  const [serialAt, headAt, relationAt, numberAt] = [at('serial'), at('headName'), at('relation'), at('householdNo')]
  const serialStarts = isSparse(sheet, layout, serialAt)
  const numberStarts = isSparse(sheet, layout, numberAt)
  const carried = layout.columns
    .filter((column) => column.field && householdFields.has(column.field))
    .map((column) => column.index)
  const blocks: number[] = new Array(rows.length).fill(-1)
  let block = -1
  let before: Cell[] | null = null

  const tellable = serialStarts || numberStarts || headAt >= 0 || relationAt >= 0

  const starts = (r: number): boolean => {
    const own = (c: number) => (c < 0 ? '' : cleanText(sheet.rows[r]?.[c]))
    if (!before) return true
    if (serialStarts && own(serialAt) !== '') return true
    if (numberStarts && own(numberAt) !== '') return true
    if (own(headAt) !== '') return own(headAt) !== cleanText(before[headAt])
    if (relationAt >= 0 && isHeadRelation(relations.read(own(relationAt)))) return true
    return !tellable
  }

  for (let r = 0; r < rows.length; r += 1) {
    const role = layout.roles[r]
    if (role === 'blank') before = null
    if (role !== 'person') continue
    if (starts(r)) block += 1
    else {
      for (const c of carried) {
        const value = before?.[c] ?? null
        if (value !== null && cleanText(rows[r]?.[c]) === '') set(rows, sheet, r, c, value)
      }
    }
    blocks[r] = block
    before = rows[r] ?? null
  }
  return { rows, blocks, blocksTell: tellable }
}
