import { done, type Result, refused } from '../../../lib/result'
import { cleanText } from '../../../lib/sheet/cell-text'
import { readWorkbook } from '../../../lib/sheet/read-workbook'
import type { FileRefusal, Sheet, Workbook } from '../../../lib/sheet/types'
import { findLayout, type LearnedColumns } from './find-layout'
import type { Layout } from './types'

export type OpenedWorkbook = { workbook: Workbook; layouts: Map<string, Layout | null> }

const isWide = (sheet: Sheet): boolean => sheet.rows.some((row) => row.filter((cell) => cleanText(cell) !== '').length >= 2)

/** Reads a file and finds the layout of each of its sheets. Refuses what has no header and nothing side by side: prose is text too. */
export function openWorkbook(
  bytes: Uint8Array,
  fileName: string,
  learned: LearnedColumns = {},
): Result<OpenedWorkbook, FileRefusal> {
  const read = readWorkbook(bytes, fileName)
  if (!read.ok) return read
  const { sheets, format } = read.value
  const layouts = new Map(sheets.map((sheet) => [sheet.name, findLayout(sheet, learned)]))
  if ([...layouts.values()].every((layout) => !layout) && !sheets.some(isWide)) {
    return refused({ code: format === 'csv' ? 'not-a-table' : 'no-header' })
  }
  return done({ workbook: read.value, layouts })
}
