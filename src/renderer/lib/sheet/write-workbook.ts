import { strToU8, zipSync } from 'fflate'
import type { Merge } from './types'

/** A cell to write: text stays text whatever it looks like; a number, a truth or a day (midnight UTC) is written as one. */
export type OutCell = string | number | boolean | Date | null

export type OutSheet = {
  name: string
  rows: OutCell[][]
  merges?: Merge[]
  widths?: number[]
  frozenRows?: number
  hidden?: boolean
}

const escapes: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

/** XML 1.0 has no room for control characters and half surrogates: they are left out. */
const escapeXml = (text: string): string =>
  text.replace(/(?![\t\n\r])[\p{Cc}\p{Cs}\ufffe\uffff]/gu, '').replace(/[&<>"]/g, (character) => escapes[character] ?? '')

export function columnName(index: number): string {
  const letter = String.fromCharCode(65 + (index % 26))
  return index < 26 ? letter : columnName(Math.floor(index / 26) - 1) + letter
}

const reference = (row: number, column: number) => `${columnName(column)}${row + 1}`

function cellXml(cell: OutCell | undefined, row: number, column: number, epoch: number): string {
  if (cell === null || cell === undefined || cell === '') return ''
  const at = reference(row, column)
  if (typeof cell === 'number') return `<c r="${at}"><v>${cell}</v></c>`
  if (typeof cell === 'boolean') return `<c r="${at}" t="b"><v>${cell ? 1 : 0}</v></c>`
  if (cell instanceof Date) return `<c r="${at}" s="1"><v>${Math.round((cell.getTime() - epoch) / 86_400_000)}</v></c>`
  return `<c r="${at}" s="2" t="inlineStr"><is><t xml:space="preserve">${escapeXml(cell)}</t></is></c>`
}

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const relationships = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

function sheetXml(sheet: OutSheet, epoch: number): string {
  const frozen = sheet.frozenRows
    ? `<sheetViews><sheetView workbookViewId="0"><pane ySplit="${sheet.frozenRows}" topLeftCell="A${sheet.frozenRows + 1}" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>`
    : ''
  const widths = sheet.widths
    ? `<cols>${sheet.widths.map((width, i) => `<col min="${i + 1}" max="${i + 1}" width="${width}" customWidth="1" style="2"/>`).join('')}</cols>`
    : ''
  const rows = sheet.rows
    .map((row, r) => `<row r="${r + 1}">${row.map((cell, c) => cellXml(cell, r, c, epoch)).join('')}</row>`)
    .join('')
  const merges = sheet.merges?.length
    ? `<mergeCells count="${sheet.merges.length}">${sheet.merges.map((m) => `<mergeCell ref="${reference(m.top, m.left)}:${reference(m.bottom, m.right)}"/>`).join('')}</mergeCells>`
    : ''
  return `${head}<worksheet xmlns="${main}">${frozen}${widths}<sheetData>${rows}</sheetData>${merges}</worksheet>`
}

/** Styles: 0 plain, 1 a day, 2 text (`@`, so that what a person types into it stays text; columns with a width have it too). */
const styles = `${head}<styleSheet xmlns="${main}"><numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/></numFmts><fonts count="1"><font><sz val="11"/><name val="宋体"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="3"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/><xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/></cellXfs></styleSheet>`

/** A sheet's name: 31 characters, none of `[]:*?/\`. */
const sheetName = (name: string): string =>
  escapeXml(
    name
      .replace(/[[\]:*?/\\']/g, ' ')
      .trim()
      .slice(0, 31) || 'Sheet',
  )

/**
 * Writes an `.xlsx` (ECMA-376) in one go, without workers of its own: our content security policy admits none from a blob,
 * which is what write-excel-file makes for a part of more than 160 kB.
 */
export function writeWorkbook(sheets: readonly OutSheet[], options: { epoch1904?: boolean } = {}): Uint8Array<ArrayBuffer> {
  const epoch = options.epoch1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, 30)
  const list = sheets.map((sheet, i) => {
    const hidden = sheet.hidden ? ' state="hidden"' : ''
    return `<sheet name="${sheetName(sheet.name)}" sheetId="${i + 1}"${hidden} r:id="rId${i + 1}"/>`
  })
  const parts: Record<string, string> = {
    '[Content_Types].xml': `${head}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/>${sheets.map((_, i) => `<Override PartName="/xl/worksheets/sheet${i + 1}.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>`).join('')}</Types>`,
    '_rels/.rels': `${head}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${relationships}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': `${head}<workbook xmlns="${main}" xmlns:r="${relationships}"><workbookPr${options.epoch1904 ? ' date1904="1"' : ''}/><sheets>${list.join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `${head}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${sheets.map((_, i) => `<Relationship Id="rId${i + 1}" Type="${relationships}/worksheet" Target="worksheets/sheet${i + 1}.xml"/>`).join('')}<Relationship Id="rId${sheets.length + 1}" Type="${relationships}/styles" Target="styles.xml"/></Relationships>`,
    'xl/styles.xml': styles,
  }
  sheets.forEach((sheet, i) => {
    parts[`xl/worksheets/sheet${i + 1}.xml`] = sheetXml(sheet, epoch)
  })
  const files = Object.fromEntries(Object.entries(parts).map(([name, xml]) => [name, strToU8(xml)]))
  return zipSync(files, { level: 6 }) as Uint8Array<ArrayBuffer>
}
