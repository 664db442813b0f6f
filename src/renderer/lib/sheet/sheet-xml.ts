import type { Cell, Merge } from './types'
import { attribute, createCutter, richText, tags, xmlText } from './xml'
import { limits, ZipRefusal } from './zip'

/** What a sheet's XML refers to. */
export type SheetParts = { strings: readonly string[]; dateStyles: ReadonlySet<number>; epoch1904: boolean }

/** `AB12` → zero-based column 27 and row 11; either part may be missing (-1). */
export function readReference(reference: string): { row: number; column: number } {
  let column = 0
  let at = 0
  for (; at < reference.length; at += 1) {
    const code = reference.charCodeAt(at)
    if (code === 36) continue
    const letter = code >= 97 ? code - 96 : code - 64
    if (letter < 1 || letter > 26) break
    column = column * 26 + letter
  }
  const row = Number.parseInt(reference.slice(at).replace('$', ''), 10)
  return { column: column - 1, row: Number.isNaN(row) ? -1 : row - 1 }
}

const dayMs = 24 * 60 * 60 * 1000

/**
 * A serial number of a spreadsheet as a moment at UTC. Day 60 of the 1900 base is 1900-02-29, which never was:
 * before it the count is one off (ECMA-376 18.17.4.1).
 */
export function dateOfSerial(serial: number, epoch1904: boolean): Date {
  const days = epoch1904 ? serial + 1462 : serial < 60 ? serial + 1 : serial
  return new Date(Date.UTC(1899, 11, 30) + Math.round(days * dayMs))
}

const lastSerial = 2_958_465

function numberCell(raw: string, style: number, parts: SheetParts): Cell {
  const value = Number(raw)
  if (raw.trim() === '' || Number.isNaN(value)) return raw.trim() === '' ? null : xmlText(raw)
  const isDate = parts.dateStyles.has(style) && value >= 0 && value <= lastSerial
  return isDate ? dateOfSerial(value, parts.epoch1904) : value
}

const valueElement = /<(?:\w+:)?v(?=[\s>])[^>]*>([\s\S]*?)<\/(?:\w+:)?v>/

function readCell(tag: string, inside: string, parts: SheetParts): Cell {
  if (inside === '') return null
  const type = / t\s*=\s*["'](\w+)/.exec(tag)?.[1] ?? 'n'
  if (type === 'inlineStr') return richText(inside) || null
  const raw = valueElement.exec(inside)?.[1]
  if (raw === undefined || raw === '') return null
  switch (type) {
    case 's':
      return parts.strings[Number(raw)] || null
    case 'b':
      return raw.trim() === '1' || raw.trim() === 'true'
    case 'd': {
      const moment = Date.parse(/\d$/.test(raw) && !/T.*[+-]/.test(raw) ? `${raw.includes('T') ? raw : `${raw}T00:00:00`}Z` : raw)
      return Number.isNaN(moment) ? xmlText(raw) : new Date(moment)
    }
    case 'n':
      return numberCell(raw, Number(/ s\s*=\s*["'](\d+)/.exec(tag)?.[1] ?? -1), parts)
    // `str` is a formula's text, `e` an error such as #N/A; an unknown kind is shown as it stands.
    default:
      return xmlText(raw)
  }
}

const cellElement = /<((?:\w+:)?)c(?=[\s/>])([^>]*?)(?:\/>|>([\s\S]*?)<\/\1c>)/g

/** The cells of one row where its XML says they stand; without references they follow one another. */
function readRow(inside: string, parts: SheetParts): { cells: Cell[]; row: number } {
  const cells: Cell[] = []
  let column = 0
  let row = -1
  for (const match of inside.matchAll(cellElement)) {
    const reference = / r\s*=\s*["']([^"']+)/.exec(match[2] ?? '')?.[1]
    if (reference) {
      const place = readReference(reference)
      if (place.column >= 0) column = place.column
      row = place.row
    }
    const value = match[3] === undefined ? null : readCell(match[2] ?? '', match[3], parts)
    if (value !== null && column < limits.columns) {
      while (cells.length < column) cells.push(null)
      cells[column] = value
    }
    column += 1
  }
  return { cells, row }
}

/** More merges than people a sheet never has. */
const mergeLimit = 400_000

function readMerges(outside: string): Merge[] {
  const merges: Merge[] = []
  for (const tag of tags(outside, 'mergeCell')) {
    const [from, to] = (attribute(tag, 'ref') ?? '').split(':')
    if (!from || !to) continue
    const [start, end] = [readReference(from), readReference(to)]
    if (start.row < 0 || start.column < 0 || end.row < start.row || end.column < start.column) continue
    merges.push({ top: start.row, left: start.column, bottom: end.row, right: end.column })
    if (merges.length === mergeLimit) break
  }
  return merges
}

/** One empty row for all of them, so that a stray cell in row 1,048,576 costs eight megabytes and not eighty. */
const emptyRow: Cell[] = []
const lastRow = 1_048_576

/**
 * Reads a worksheet part while it is being inflated (`pump` pushes the bytes). `rows[n]` is row n + 1, gaps are empty rows,
 * rows and cells may be out of order. Throws `ZipRefusal('too-many-rows')` at the first row past the limit.
 */
export function readSheetXml(
  pump: (take: (bytes: Uint8Array) => void) => void,
  parts: SheetParts,
): { rows: Cell[][]; merges: Merge[] } {
  const rows: Cell[][] = []
  let filled = 0
  let next = 0
  const cutter = createCutter(
    'row',
    (tag, inside) => {
      const said = Number(/ r\s*=\s*["'](\d+)/.exec(tag)?.[1] ?? 0)
      const { cells, row } = inside === '' ? { cells: emptyRow, row: -1 } : readRow(inside, parts)
      const at = said > 0 ? said - 1 : row >= 0 ? row : next
      next = at + 1
      if (cells.length === 0 || at >= lastRow) return
      filled += 1
      if (filled > limits.rows) throw new ZipRefusal('too-many-rows')
      while (rows.length < at) rows.push(emptyRow)
      rows[at] = cells
    },
    () => {
      throw new ZipRefusal('damaged')
    },
  )
  pump(cutter.push)
  const outside = cutter.end()
  if (!/<\/(?:\w+:)?worksheet>\s*$/.test(outside.slice(-200))) throw new ZipRefusal('damaged')
  return { rows, merges: readMerges(outside) }
}
