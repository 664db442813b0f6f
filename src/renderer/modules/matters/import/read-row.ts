import { cleanText, saysNothing, writtenText } from '../../../lib/sheet/cell-text'
import type { Cell } from '../../../lib/sheet/types'
import { columnName } from '../../../lib/sheet/write-workbook'
import { longest } from '../../catalogue/rules'
import type { Channel } from '../rules'
import type { FaultAt, ListedMatter, MatterFault, MatterField, MatterLayout } from './types'

const longestTag = 30
const mostTags = 20
const longestCode = 60

const channelWords: [RegExp, Channel][] = [
  [/大厅|窗口|政务|区级|街道|hall/i, 'hall'],
  [/社区|居委|党群|community/i, 'community'],
  [/自助|一体机|终端|kiosk/i, 'kiosk'],
]

const ticked = (text: string): boolean => text !== '' && !saysNothing(text) && !/^(否|不|无|x|×|✗|0|no|false)$/i.test(text)

/** Lines of a cell: written one below the other, after semicolons, or numbered (1. 2. ①②); else parted by 、 outside brackets. */
export function linesOf(cell: Cell | undefined): string[] {
  const text = writtenText(cell).replace(/[①-⑳]/g, '\n').normalize('NFKC')
  const parts = text
    .split(/[\n\r;]+|(?:^|(?<=\s|[。;,]))\(?\d{1,2}[.、)](?!\d)/)
    .map((part) => cleanText(part).replace(/^\(?\d{1,2}[.、)](?!\d)\s*|[。;,、]+$/g, ''))
    .filter((part) => part !== '' && !saysNothing(part))
  const [only] = parts
  if (parts.length === 1 && only && !/[()]/.test(only) && only.includes('、'))
    return only.split('、').filter((part) => part !== '')
  return parts
}

const wordsOf = (text: string): string[] => [
  ...new Set(
    text
      .split(/[、,，;；|/\s]+/)
      .map((word) => word.trim())
      .filter((word) => word !== ''),
  ),
]

/** A row's cells by field, and the faults they leave. */
function deskOf(cells: readonly Cell[], row: number, layout: MatterLayout) {
  const has = (field: MatterField): boolean => layout.columns.has(field)
  const cellOf = (field: MatterField): Cell | undefined => cells[layout.columns.get(field)?.index ?? -1]
  const text = (field: MatterField): string => {
    const clean = cleanText(cellOf(field))
    return saysNothing(clean) ? '' : clean
  }
  const fault = (code: MatterFault, field: MatterField): FaultAt => {
    const column = layout.columns.get(field)
    return { code, cell: column ? `${columnName(column.index)}${row}` : '', column: column?.label ?? '' }
  }
  return { has, cellOf, text, fault }
}

type Desk = ReturnType<typeof deskOf>

function readChannels({ has, text, fault }: Desk, faults: FaultAt[]): Channel[] | undefined {
  const ticks = (['hall', 'community', 'kiosk'] as const).filter((channel) => has(channel))
  if (!has('channels') && ticks.length === 0) return undefined
  const written = text('channels')
  const named = channelWords.filter(([pattern]) => pattern.test(written)).map(([, channel]) => channel)
  if (written !== '' && named.length === 0) faults.push(fault('channel-unknown', 'channels'))
  const all = new Set([...named, ...ticks.filter((channel) => ticked(text(channel)))])
  return (['hall', 'community', 'kiosk'] as const).filter((channel) => all.has(channel))
}

function readCode({ cellOf, text, fault }: Desk, faults: FaultAt[]): string {
  const cell = cellOf('code')
  const code = text('code')
  const lost = (typeof cell === 'number' && Math.abs(cell) >= 1e15) || /^\d(\.\d+)?e\+?\d+$/i.test(code)
  if (lost) faults.push(fault('code-lost', 'code'))
  if (code.length > longestCode) faults.push(fault('text-long', 'code'))
  return code
}

function readBody(cells: readonly Cell[], layout: MatterLayout, body: string): string {
  const lines = layout.told.flatMap(({ index, label }) => {
    const said = cleanText(cells[index])
    return said === '' || saysNothing(said) ? [] : [`${label}：${said}`]
  })
  return [body, ...lines].filter((line) => line !== '').join('\n')
}

/** One row as the file has it. `row` counts from 1. */
export function readMatterRow(
  cells: readonly Cell[],
  row: number,
  layout: MatterLayout,
): { fields: ListedMatter; faults: FaultAt[] } {
  const desk = deskOf(cells, row, layout)
  const { has, cellOf, text, fault } = desk
  const faults: FaultAt[] = []
  const title = text('title')
  if (title === '') faults.push(fault('title-missing', 'title'))
  if (title.length > longest.title) faults.push(fault('title-long', 'title'))
  const fields: ListedMatter = { title }
  if (has('code')) fields.code = readCode(desk, faults)
  const channels = readChannels(desk, faults)
  if (channels) fields.channels = channels
  for (const field of ['category', 'place'] as const) {
    if (!has(field)) continue
    fields[field] = text(field)
    if (text(field).length > longest[field]) faults.push(fault('text-long', field))
  }
  for (const field of ['materials', 'steps'] as const) {
    if (!has(field)) continue
    const lines = linesOf(cellOf(field))
    fields[field] = lines
    if (lines.length > longest.list) faults.push(fault('too-many', field))
    if (lines.some((line) => line.length > longest[field])) faults.push(fault('text-long', field))
  }
  if (has('tags')) {
    fields.tags = wordsOf(text('tags'))
    if (fields.tags.length > mostTags) faults.push(fault('too-many', 'tags'))
    if (fields.tags.some((word) => word.length > longestTag)) faults.push(fault('text-long', 'tags'))
  }
  if (has('body') || layout.told.length > 0) {
    fields.body = readBody(cells, layout, text('body'))
    if (fields.body.length > longest.body) faults.push(fault('text-long', 'body'))
  }
  return { fields, faults }
}

const total = /^(合计|总计|小计|共计|共\d+项.*)/
const signature = /(填表人|审核人|制表人|填报日期|制表日期|盖章)\s*([:：(（]|$)/

/** Whether a row below the header is about a matter: no blank, no total, no signatures, no header of a pasted page. */
export function isMatter(cells: readonly Cell[], layout: MatterLayout): boolean {
  const texts = cells.map((cell) => cleanText(cell))
  const filled = texts.filter((cell) => cell !== '')
  const serial = layout.columns.get('serial')?.index
  const said = texts.filter((cell, index) => cell !== '' && index !== serial)
  const title = texts[layout.columns.get('title')?.index ?? -1] ?? ''
  if (said.length === 0 || total.test((filled[0] ?? '').replace(/\s/g, ''))) return false
  if (title.replace(/\s/g, '') === layout.columns.get('title')?.label) return false
  if (title === '' && filled.some((cell) => signature.test(cell))) return false
  return !(filled.length === 1 && /^(注|备注|说明|填表说明)[:：]/.test(filled[0] ?? ''))
}
