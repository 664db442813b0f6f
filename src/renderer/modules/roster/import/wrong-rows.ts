import type { Language } from '../../../i18n/text'
import { writtenText } from '../../../lib/sheet/cell-text'
import type { Cell } from '../../../lib/sheet/types'
import { type OutSheet, writeWorkbook } from '../../../lib/sheet/write-workbook'
import { carryDown } from './carry-down'
import type { SheetToPlan } from './plan'
import { fieldOfHeader, usualHeader } from './synonyms'
import { importText } from './text'
import type { Column, ImportPlan, PlannedRow } from './types'

/** Text that a spreadsheet might take for a formula when somebody saves or pastes it (CWE-1236) gets an apostrophe, which the import strips. */
export const neutral = (text: string): string => (/^[=+\-@\t\r|]/.test(text) ? `'${text}` : text)

/**
 * A citizen number that was kept as a number is written as it was shown, `4.20199E+17`: written in full its zeros could pass the
 * check by chance when the file comes back.
 */
function cellOf(cell: Cell | undefined): string {
  if (typeof cell === 'number' && Math.abs(cell) >= 1e15) return cell.toExponential(5).replace('e', 'E')
  return neutral(writtenText(cell))
}

/** The name under which the next import understands the column as it was understood now; null where it must not. */
function headerOf(column: Column): string | null {
  if (column.from === 'chosen' && column.field === null) return null
  const alone = fieldOfHeader(column.label, [], {})?.field ?? null
  if (alone === column.field) return column.label
  return column.field === null ? column.header : usualHeader(column.field)
}

function sheetOf({ sheet, layout }: SheetToPlan, rows: readonly PlannedRow[], language: Language): OutSheet {
  const text = importText[language]
  const carried = carryDown(sheet, layout)
  const columns = layout.columns.flatMap((column) => {
    const header = headerOf(column)
    return header === null ? [] : [{ index: column.index, header }]
  })
  const header = [
    ...columns.map((column) => neutral(column.header)),
    text.wrongRows.row,
    text.wrongRows.reason,
    text.wrongRows.remedy,
  ]
  const body = rows.map((row) => {
    const cells = columns.map(({ index }) => cellOf(carried.rows[row.row - 1]?.[index]))
    const reasons = row.refusals.map((fault) => text.wrongRows.where(fault.column, text.refusal[fault.code].reason))
    const remedies = [...new Set(row.refusals.map((fault) => text.refusal[fault.code].remedy))]
    return [...cells, String(row.row), neutral(reasons.join('；')), neutral(remedies.join('；'))]
  })
  const widths = [...columns.map(() => 14), 8, 44, 44]
  columns.forEach((column, i) => {
    if (/身份|证件|地址|住址/.test(column.header)) widths[i] = 22
  })
  return { name: sheet.name, rows: [header, ...body], widths, frozenRows: 1 }
}

/**
 * The refused rows as an `.xlsx`, a sheet for each sheet of the source: its own headers and cells as text, household cells carried
 * into every row, then the row it came from, why it was refused and what to do. Corrected, it imports as it is.
 */
export function wrongRowsWorkbook(sheets: readonly SheetToPlan[], plan: ImportPlan, language: Language): Uint8Array<ArrayBuffer> {
  const wrong = plan.rows.filter((row) => row.verdict === 'wrong')
  const out = sheets.flatMap((entry) => {
    const rows = wrong.filter((row) => row.sheet === entry.sheet.name)
    return rows.length > 0 ? [sheetOf(entry, rows, language)] : []
  })
  return writeWorkbook(out.length > 0 ? out : [{ name: importText[language].wrongRows.sheet, rows: [] }])
}
