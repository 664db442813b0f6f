import { cleanText, saysNothing } from './cell-text'
import { plainHeader } from './synonyms'
import type { Cell, ImportField, Layout, RowRole, Sheet } from './types'

/** The part of a layout that roles are judged by. */
type Shape = Pick<Layout, 'headerRow' | 'headerRows' | 'columns'>

const hint =
  /^(必填|选填|可选|必录|非必填|示例|样例|例[:如]|如[:有]|如.{1,12}等$|填写|请|格式|自动)|必填|选填|可选[)）]?$|YYYY|yyyy-|多个.*分隔|填写|1=是|0=否|是\/否|男\/女|单选|下拉|18位|如[:：]|示例|例如|系统内|自动关联|补充信息/
const total =
  /^(合计|总计|小计|共计|总人数|总户数|合计人数|本页(小计|合计)|累计|人数合计|total|subtotal|sum|共\d+[人户].*|共计\d+.*|总计\d+.*|合计:?\d+.*)[::]?$/i
const signature =
  /(填表人|审核人|制表人|经办人|负责人|填报人|核对人|复核人|统计人|录入人|调查人|登记人|责任人|主任|书记|签字|签名|盖章|公章|填报单位|填报日期|填表日期|填表时间|制表日期|制表时间|填报时间|上报时间|单位\(章\)|联系人)\s*([::(]|$)/
const remark = /^(注|备注|说明|填表说明|注意|附注|注意事项|备注说明)[::\d]|^(注|说明)$/
const numberLike = /\d{6}/

/** Personal fields: a row with one of these is about somebody, whatever else is missing. */
const personal: ImportField[] = [
  'citizenNumber',
  'documentNumber',
  'sex',
  'birthDate',
  'phone',
  'relation',
  'ethnicity',
  'politicalStatus',
  'education',
]

/**
 * What each row of the sheet is. Above the header everything is `title`; below it people are told from notes, repeated headers
 * of pasted pages, totals, signature lines, titles between and blank rows.
 */
export function rolesOf(sheet: Sheet, shape: Shape): RowRole[] {
  const at = (field: ImportField) => shape.columns.find((column) => column.field === field)?.index ?? -1
  const nameAt = at('name') >= 0 ? at('name') : at('headName')
  const headAt = at('headName')
  const numberAt = at('citizenNumber')
  const serialAt = at('serial')
  const personalAt = personal.map(at).filter((index) => index >= 0)
  const mapped = shape.columns.filter((column) => column.field !== null && column.field !== 'ignored')
  const lastColumn = Math.max(...mapped.map((column) => column.index))
  const headers = new Map(shape.columns.map((column) => [column.index, plainHeader(column.label)]))
  const wide = wideTitles(sheet)
  const bodyStart = shape.headerRow - 1 + shape.headerRows

  const roleOf = (row: readonly Cell[], index: number, sinceHeader: number): RowRole => {
    const filled: { index: number; text: string }[] = []
    for (let c = 0; c < row.length; c += 1) {
      if (row[c] === null || row[c] === undefined) continue
      const text = cleanText(row[c])
      if (text !== '') filled.push({ index: c, text })
    }
    const cells = filled.filter((cell) => cell.index <= lastColumn)
    if (cells.length === 0) return 'blank'
    const textAt = (c: number) => cells.find((cell) => cell.index === c)?.text ?? ''
    const name = textAt(nameAt)
    const hasNumber = numberLike.test(textAt(numberAt).replace(/\s/g, ''))
    const same = cells.filter((cell) => headers.get(cell.index) === plainHeader(cell.text)).length
    if (same >= 2 && same * 2 >= cells.length && !hasNumber) return 'header'
    if (!hasNumber) {
      const [lead] = cells
      const first = lead?.text ?? ''
      const firstAt = lead?.index ?? -1
      if (total.test(plainTotal(first)) || total.test(plainTotal(name)) || total.test(plainTotal(textAt(serialAt))))
        return 'total'
      if (cells.length <= 8 && cells.some((cell) => signature.test(cell.text)) && !isPersonName(name)) return 'signature'
      if (remark.test(first) && cells.length <= 2) return 'note'
      if (sinceHeader <= 2 && isNoteRow(cells, name)) return 'note'
      if (wide.has(index) && cells.length <= 2) return 'title'
      if (cells.length === 1 && firstAt !== nameAt && (firstAt !== headAt || !isPersonName(first))) {
        return firstAt === serialAt && /^\d+$/.test(first)
          ? 'blank'
          : sinceHeader > 0 && first.length > 1 && !personalAt.includes(firstAt)
            ? 'title'
            : 'blank'
      }
    }
    if (name !== '' && !saysNothing(name)) return 'person'
    if (headAt >= 0 && isPersonName(textAt(headAt)) && personalAt.some((c) => textAt(c) !== '')) return 'person'
    return personalAt.some((c) => textAt(c) !== '' && !saysNothing(textAt(c))) ? 'person' : 'blank'
  }

  let sinceHeader = 0
  return sheet.rows.map((row, index): RowRole => {
    if (index < shape.headerRow - 1) return row.some((cell) => cleanText(cell) !== '') ? 'title' : 'blank'
    if (index < bodyStart) return 'header'
    sinceHeader += 1
    const role = roleOf(row, index, sinceHeader)
    if (role === 'header') sinceHeader = 0
    return role
  })
}

const plainTotal = (text: string): string => text.replace(/\s/g, '')

/** Two to four Chinese characters, a dotted minority name, or a Latin name: what a cell of names holds. */
export const isPersonName = (text: string): boolean =>
  /^[\u3400-\u9fff\u{20000}-\u{323af}·•.]{2,15}$/u.test(text.replace(/\s/g, '')) || /^[a-z][a-z .'-]{1,40}$/i.test(text)

function isNoteRow(cells: { text: string }[], name: string): boolean {
  const hints = cells.filter((cell) => hint.test(cell.text)).length
  if (hint.test(name)) return true
  return hints * 3 >= cells.length && hints >= 1 && !(isPersonName(name) && name.length <= 4)
}

/** Rows whose first cell is merged over three columns or more: titles of sections, wherever they stand. */
function wideTitles(sheet: Sheet): Set<number> {
  const rows = new Set<number>()
  for (const merge of sheet.merges) if (merge.right - merge.left >= 2 && merge.top === merge.bottom) rows.add(merge.top)
  return rows
}
