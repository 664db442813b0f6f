import { cleanText, saysNothing } from '../../../lib/sheet/cell-text'
import { plainHeader } from '../../../lib/sheet/headers'
import type { Cell, Sheet } from '../../../lib/sheet/types'
import type { ImportField, Layout, RowRole } from './types'

/** The part of a layout that roles are judged by. */
type Shape = Pick<Layout, 'headerRow' | 'headerRows' | 'columns'>

const hint =
  /^(必填|选填|可选|必录|非必填|示例|样例|例[:如]|如[:有]|如.{1,12}等$|填写|请|格式|自动)|必填|选填|可选[)）]?$|YYYY|yyyy-|多个.{0,20}分隔|填写|1=是|0=否|是\/否|男\/女|单选|下拉|18位|如[:：]|示例|例如|系统内|自动关联|补充信息/
const total =
  /^(合计|总计|小计|共计|总人数|总户数|合计人数|本页(小计|合计)|累计|人数合计|total|subtotal|sum|共\d+[人户].*|共计\d+.*|总计\d+.*|合计:?\d+.*)[::]?$/i
const signature =
  /(填表人|审核人|制表人|经办人|负责人|填报人|核对人|复核人|统计人|录入人|调查人|登记人|责任人|主任|书记|签字|签名|盖章|公章|填报单位|填报日期|填表日期|填表时间|制表日期|制表时间|填报时间|上报时间|单位\(章\)|联系人)\s*([::(]|$)/
const remark = /^(注|备注|说明|填表说明|注意|附注|注意事项|备注说明)[::\d]|^(注|说明)$|^以下(空白|无正文)/
/** A line between, in the column of names: `第二网格`, `3号楼`. */
const section = /(网格|小区|社区|单元|栋|幢|号楼|小组|片区|院落)$/
const numberLike = /\d{6}/

/** What makes a row be about somebody though the name is missing: one of the first, or two of the others. */
const certain: ImportField[] = ['citizenNumber', 'documentNumber', 'phone']
const likely: ImportField[] = ['sex', 'birthDate', 'relation']

type Filled = { index: number; text: string }

/** A row as it is judged: its filled cells inside the table, and what stands under a field. */
type Row = {
  cells: Filled[]
  index: number
  sinceHeader: number
  at: (field: ImportField) => number
  text: (field: ImportField) => string
}

/**
 * What each row of the sheet is. Above the header everything is `title`; below it people are told from notes, repeated headers
 * of pasted pages, totals, signature lines, titles between and blank rows.
 */
export function rolesOf(sheet: Sheet, shape: Shape): RowRole[] {
  const places = new Map<ImportField, number>()
  for (const { field, index } of shape.columns) if (field && !places.has(field)) places.set(field, index)
  // A sheet of heads has no other name than theirs.
  const nameAt = places.get('name') ?? places.get('headName') ?? -1
  const at = (field: ImportField) => (field === 'name' ? nameAt : (places.get(field) ?? -1))
  const lastColumn = Math.max(...[...places].map(([field, index]) => (field === 'ignored' ? -1 : index)))
  const headers = new Map(shape.columns.map((column) => [column.index, plainHeader(column.label)]))
  const titles = wideTitles(sheet, nameAt)
  const bodyStart = shape.headerRow - 1 + shape.headerRows

  const roleOf = (cells: Filled[], index: number, sinceHeader: number): RowRole => {
    if (cells.length === 0) return 'blank'
    const text = (field: ImportField) => {
      const column = at(field)
      return cells.find((cell) => cell.index === column)?.text ?? ''
    }
    const row: Row = { cells, index, sinceHeader, at, text }
    if (!numberLike.test(text('citizenNumber').replace(/\s/g, ''))) {
      const same = cells.filter((cell) => headers.get(cell.index) === plainHeader(cell.text)).length
      if (same >= 2 && same * 2 >= cells.length) return 'header'
      const role = roleWithoutNumber(row, titles)
      if (role) return role
    }
    return isSomebody(row) ? 'person' : 'blank'
  }

  let sinceHeader = 0
  return sheet.rows.map((row, index): RowRole => {
    if (index >= shape.headerRow - 1 && index < bodyStart) return 'header'
    const cells = filledCells(row)
    if (index < bodyStart) return cells.length > 0 ? 'title' : 'blank'
    sinceHeader += 1
    const role = roleOf(
      cells.filter((cell) => cell.index <= lastColumn),
      index,
      sinceHeader,
    )
    if (role === 'header') sinceHeader = 0
    return role
  })
}

function filledCells(row: readonly Cell[]): Filled[] {
  const filled: Filled[] = []
  for (let c = 0; c < row.length; c += 1) {
    if (row[c] === null || row[c] === undefined) continue
    const text = cleanText(row[c])
    if (text !== '') filled.push({ index: c, text })
  }
  return filled
}

/** Rows without a citizen number that are about nobody; null where the row may be a person. */
function roleWithoutNumber({ cells, index, sinceHeader, at, text }: Row, titles: Set<number>): RowRole | null {
  const [lead] = cells
  const first = lead?.text ?? ''
  const name = text('name')
  if ([first, name, text('serial')].some((word) => total.test(word.replace(/\s/g, '')))) return 'total'
  if (cells.length <= 8 && cells.some((cell) => signature.test(cell.text)) && !isPersonName(name)) return 'signature'
  if (remark.test(first) && cells.length <= 2) return 'note'
  if (sinceHeader <= 2 && isNoteRow(cells, name)) return 'note'
  if (titles.has(index) && cells.length <= 2) return 'title'
  if (cells.length > 1 || !lead) return null
  if (lead.index === at('name') || (lead.index === at('headName') && isPersonName(first))) {
    return section.test(first) ? 'title' : first.length > 20 ? 'note' : null
  }
  if (lead.index === at('serial') && /^\d+$/.test(first)) return 'blank'
  return first.length > 1 && ![...certain, ...likely].some((field) => at(field) === lead.index) ? 'title' : null
}

function isSomebody({ text }: Row): boolean {
  const tells = (field: ImportField) => text(field) !== '' && text(field) !== '0' && !saysNothing(text(field))
  if (tells('name') || certain.some(tells)) return true
  const others = likely.filter(tells).length
  return others >= 2 || (others === 1 && isPersonName(text('headName')))
}

/** Two to four Chinese characters, a dotted minority name, or a Latin name: what a cell of names holds. */
export const isPersonName = (text: string): boolean =>
  /^[\u3400-\u9fff\u{20000}-\u{323af}·•.]{2,15}$/u.test(text.replace(/\s/g, '')) || /^[a-z][a-z .'-]{1,40}$/i.test(text)

function isNoteRow(cells: Filled[], name: string): boolean {
  const hints = cells.filter((cell) => hint.test(cell.text)).length
  if (hint.test(name)) return true
  return hints * 3 >= cells.length && hints >= 1 && !(isPersonName(name) && name.length <= 4)
}

/** Rows with a cell merged over three columns or more, the name's among them: titles of sections, wherever they stand. */
function wideTitles(sheet: Sheet, nameAt: number): Set<number> {
  const rows = new Set<number>()
  for (const { top, bottom, left, right } of sheet.merges) {
    if (right - left >= 2 && top === bottom && left <= nameAt && nameAt <= right) rows.add(top)
  }
  return rows
}
