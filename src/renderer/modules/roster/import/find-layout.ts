import { isEmptyCell } from '../../../lib/sheet/cell-text'
import { plainHeader, readableHeader } from '../../../lib/sheet/headers'
import type { Cell, Merge, Sheet } from '../../../lib/sheet/types'
import { rolesOf } from './row-roles'
import { fieldOfHeader } from './synonyms'
import type { Column, ImportField, Layout } from './types'

export type LearnedColumns = Record<string, ImportField>

/** Titles, fill-in lines and notes above a header are rarely more than a dozen; beyond this nobody looks for one. */
const searchedRows = 200
const deepestHeader = 3

type HeaderCell = { label: string; groups: string[] }

/** The header texts of each column over `depth` rows: the lowest own one is the label, what stands or is merged above it its groups. */
function headerCells(rows: Cell[][], merges: Merge[], top: number, depth: number): HeaderCell[] {
  const width = Math.max(...Array.from({ length: depth }, (_, i) => rows[top + i]?.length ?? 0))
  const grid: string[][] = []
  for (let i = 0; i < depth; i += 1) {
    grid.push(Array.from({ length: width }, (_, c) => headerText(rows[top + i]?.[c])))
  }
  const own = grid.map((row) => [...row])
  for (const merge of merges) {
    if (merge.bottom < top || merge.top >= top + depth || merge.right >= width + 50) continue
    const text = headerText(rows[merge.top]?.[merge.left])
    if (text === '' || merge.top < top) continue
    for (const row of grid.slice(merge.top - top, merge.bottom - top + 1)) {
      for (let c = merge.left; c <= Math.min(merge.right, width - 1); c += 1) row[c] ||= text
    }
  }
  return Array.from({ length: width }, (_, c) => {
    let at = depth - 1
    while (at > 0 && !own[at]?.[c]) at -= 1
    const label = own[at]?.[c] || grid[at]?.[c] || ''
    const groups = grid
      .slice(0, at)
      .map((row) => row[c] ?? '')
      .filter((text, i, all) => text !== '' && text !== label && all.indexOf(text) === i)
    return { label, groups }
  })
}

/** A header is short; a long text in its place is a note or a title. */
const headerText = (cell: Cell | undefined): string => {
  if (typeof cell === 'number' || cell instanceof Date) return ''
  const text = typeof cell === 'string' && cell.length <= 200 ? readableHeader(cell) : ''
  return text.length <= 40 ? text : ''
}

type Meaning = { label: string; groups: string[]; field: ImportField | null; exact: boolean; from: Column['from'] }

/** Distinct fields understood, exact ones counting more. Zero where no column tells who the row is about. */
function scoreOf(meanings: Meaning[]): number {
  const fields = new Map<ImportField, number>()
  for (const { field, exact } of meanings) {
    if (field && field !== 'ignored') fields.set(field, Math.max(fields.get(field) ?? 0, exact ? 1 : 0.6))
  }
  const tellsWho = fields.has('name') || fields.has('headName') || fields.has('citizenNumber')
  return tellsWho && fields.size >= 2 ? [...fields.values()].reduce((sum, value) => sum + value, 0) : 0
}

type Header = { top: number; depth: number; meanings: Meaning[]; score: number }

/** Among headers equally well understood the one without the title above it, else the first: pasted pages repeat theirs. */
const isBetter = (a: Header, b: Header | null): boolean =>
  !b || a.score > b.score + 0.01 || (a.score > b.score - 0.01 && a.depth < b.depth && a.top < b.top + b.depth)

/** Reads a header once per text: two hundred rows are asked three times. */
function createReader(learned: LearnedColumns): (cell: HeaderCell) => Meaning {
  const known = new Map<string, ReturnType<typeof fieldOfHeader>>()
  return (cell) => {
    const key = [cell.label, ...cell.groups].join('\n')
    let found = known.get(key)
    if (found === undefined) {
      found = fieldOfHeader(cell.label, cell.groups, learned)
      known.set(key, found)
    }
    return { ...cell, field: found?.field ?? null, exact: found?.exact ?? false, from: found?.from ?? 'none' }
  }
}

/** The best header of the first rows: the one most fields of which are understood. */
function findHeader(sheet: Sheet, learned: LearnedColumns): Header | null {
  const read = createReader(learned)
  const merges = sheet.merges.filter((merge) => merge.top < searchedRows * 5)
  let best: Header | null = null
  let seen = 0
  for (let top = 0; top < sheet.rows.length && seen < searchedRows; top += 1) {
    const row = sheet.rows[top] ?? []
    if (!row.some((cell) => typeof cell === 'string')) continue
    seen += 1
    for (let depth = 1; depth <= deepestHeader && top + depth <= sheet.rows.length; depth += 1) {
      const meanings = headerCells(sheet.rows, merges, top, depth).map(read)
      const header = { top, depth, meanings, score: scoreOf(meanings) }
      if (header.score > 0 && isBetter(header, best)) best = header
    }
  }
  return best && withGroups(sheet.rows, merges, best, read)
}

/**
 * Takes in the row of merged groups above (户主信息 | 家庭成员信息): as many fields are understood without it, but it says whose they are.
 * A line to fill in (填报单位：…　2026年5月) is merged too, and is none.
 */
function withGroups(rows: Cell[][], merges: Merge[], header: Header, read: (cell: HeaderCell) => Meaning): Header {
  const top = header.top - 1
  const wide = merges.filter((merge) => merge.top === top && merge.bottom === top && merge.right > merge.left)
  const texts = (rows[top] ?? []).map(headerText).filter((text) => text !== '')
  if (wide.length < 2 || header.depth === deepestHeader || texts.some((text) => /[:：\d]/.test(text))) return header
  const meanings = headerCells(rows, merges, top, header.depth + 1).map(read)
  const score = scoreOf(meanings)
  return score >= header.score * 0.75 ? { top, depth: header.depth + 1, meanings, score } : header
}

/** Where a second table begins beside the first: its name column repeats, behind an empty header or with more that repeats. */
function sideTableStart(meanings: Meaning[]): number {
  const first = meanings.findIndex((m) => m.field === 'name')
  const second = meanings.findIndex((m, i) => i > first && m.field === 'name')
  if (first < 0 || second < 0) return -1
  for (let c = second - 1; c > first; c -= 1) if (meanings[c]?.label === '') return c + 1
  const before = new Set(
    meanings
      .slice(0, second)
      .map((m) => m.field)
      .filter((field) => field !== null),
  )
  const repeats = new Set(
    meanings
      .slice(second)
      .map((m) => m.field)
      .filter((field) => field !== null && before.has(field)),
  )
  if (repeats.size < 2) return -1
  return meanings[second - 1]?.field === 'serial' && second - 1 > first ? second - 1 : second
}

/** A field stands in one column: the exact and learned names first, then from the left. Two phone columns are both read. */
function toColumns(meanings: Meaning[], sideStart: number): Column[] {
  const taken = new Map<ImportField, number>()
  const rank = (m: Meaning | undefined) => (m?.from === 'learned' ? 2 : m?.exact ? 1 : 0)
  meanings.forEach((m, index) => {
    if (!m.field || (sideStart >= 0 && index >= sideStart)) return
    const holder = taken.get(m.field)
    if (holder === undefined || rank(meanings[holder]) < rank(m)) taken.set(m.field, index)
  })
  return meanings.map((m, index) => {
    const left = sideStart < 0 || index < sideStart
    const keeps =
      left && m.field !== null && (m.field === 'ignored' || taken.get(m.field) === index || (m.field === 'phone' && m.exact))
    return {
      index,
      header: [...m.groups, m.label].filter((text) => text !== '').join('/'),
      label: m.label,
      field: keeps ? m.field : null,
      from: keeps ? m.from : 'none',
    }
  })
}

/**
 * Finds how a sheet is laid out: its header under titles and notes (one to three rows, merged or not), what each column means,
 * and what each row is. Null where no row reads as a header of a roster. `learned` names win over the table of synonyms.
 */
export function findLayout(sheet: Sheet, learned: LearnedColumns = {}): Layout | null {
  const header = findHeader(sheet, learned)
  return header && layoutOf(sheet, header)
}

/** The layout with its header at `row` (from 1), because somebody says so; columns nobody understands are left open. */
export function layoutAt(sheet: Sheet, row: number, learned: LearnedColumns = {}): Layout {
  const read = createReader(learned)
  const top = Math.min(Math.max(row, 1), Math.max(sheet.rows.length, 1)) - 1
  let best: Header | null = null
  for (let depth = 1; depth <= deepestHeader && (depth === 1 || top + depth <= sheet.rows.length); depth += 1) {
    const meanings = headerCells(sheet.rows, sheet.merges, top, depth).map(read)
    const header = { top, depth, meanings, score: scoreOf(meanings) }
    if (isBetter(header, best)) best = header
  }
  return layoutOf(sheet, best ?? { top, depth: 1, meanings: [], score: 0 })
}

function layoutOf(sheet: Sheet, header: Header): Layout {
  const start = sideTableStart(header.meanings)
  const columns = toColumns(header.meanings, start)
  const shape = { sheet: sheet.name, headerRow: header.top + 1, headerRows: header.depth, columns, sideTable: start >= 0 }
  return withRoles(sheet, shape)
}

function withRoles(sheet: Sheet, shape: Omit<Layout, 'roles' | 'firstDataRow'>): Layout {
  const roles = rolesOf(sheet, shape)
  const first = roles.indexOf('person')
  return { ...shape, roles, firstDataRow: first >= 0 ? first + 1 : shape.headerRow + shape.headerRows }
}

/** The layout with another meaning for one column. A field taken from elsewhere leaves that column without one. */
export function chooseColumn(sheet: Sheet, layout: Layout, index: number, field: ImportField | null): Layout {
  const columns = layout.columns.map((column): Column => {
    if (column.index === index) return { ...column, field, from: 'chosen' }
    return field !== null && field !== 'ignored' && column.field === field ? { ...column, field: null, from: 'none' } : column
  })
  return withRoles(sheet, { ...layout, columns })
}

/** What the user's choices teach: plain header → field, added to what was known. A column chosen to be left out is `ignored`. */
export function learnFrom(layout: Layout, known: LearnedColumns): LearnedColumns {
  const learned = { ...known }
  for (const column of layout.columns) {
    const plain = plainHeader(column.label)
    if (column.from === 'chosen' && plain !== '') learned[plain] = column.field ?? 'ignored'
  }
  return learned
}

/** Whether a sheet holds anything at all. */
export const isEmptySheet = (sheet: Sheet): boolean => sheet.rows.every((row) => row.every(isEmptyCell))
