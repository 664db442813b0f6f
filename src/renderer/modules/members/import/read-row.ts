import { readCitizenNumber } from '../../../lib/national/citizen-number'
import { politicals } from '../../../lib/national/politicals'
import { cleanText, saysNothing } from '../../../lib/sheet/cell-text'
import { readName, readPhones } from '../../../lib/sheet/normalise'
import type { Cell } from '../../../lib/sheet/types'
import { columnName } from '../../../lib/sheet/write-workbook'
import { longestTitle } from '../claimable-rules'
import { longestName, readSkills } from '../member-rules'
import type { ListFault, ListField, ListFlag, ListLayout, ListRefusal } from './types'

export type ReadRow = {
  name: string
  unit: string
  citizenNumber?: string
  phone?: string
  position?: string
  politicalStatus?: string
  skills: string[]
  linked: string
  residential: string
  posts: string[]
  remarks: string[]
  refusals: ListFault<ListRefusal>[]
  flags: ListFault<ListFlag>[]
}

const longestPosition = 60

/** A cell of the row in several readings, and the faults it leaves. */
function deskOf(cells: readonly Cell[], row: number, layout: ListLayout) {
  const cellOf = (field: ListField): Cell | undefined => {
    const column = layout.columns.get(field)
    return column ? cells[column.index] : undefined
  }
  const text = (field: ListField): string => {
    const clean = cleanText(cellOf(field))
    return saysNothing(clean) ? '' : clean
  }
  const fault = <C extends string>(code: C, field: ListField): ListFault<C> => {
    const column = layout.columns.get(field)
    return { code, cell: column ? `${columnName(column.index)}${row}` : '', column: column?.label ?? '', value: text(field) }
  }
  return { cellOf, text, fault }
}

type Desk = ReturnType<typeof deskOf>

function readNumber({ cellOf, text, fault }: Desk, today: string): { number?: string; refusals: ListFault<ListRefusal>[] } {
  const written = text('citizenNumber').replace(/\s/g, '')
  if (written === '') return { refusals: [] }
  // A spreadsheet keeps fifteen digits of a number: the rest is lost whatever it shows.
  if (typeof cellOf('citizenNumber') === 'number' || /e\+?\d+$/i.test(written))
    return { refusals: [fault('number-lost', 'citizenNumber')] }
  const read = readCitizenNumber(written, today)
  return read.ok ? { number: read.value.number, refusals: [] } : { refusals: [fault('number-wrong', 'citizenNumber')] }
}

/** 政策宣讲员、矛盾调解员 → two posts. */
const readPosts = (written: string): string[] => [
  ...new Set(
    written
      .split(/[,，、;；/\n]+/)
      .map((title) => title.trim())
      .filter((title) => title !== '' && !saysNothing(title) && title.length <= longestTitle),
  ),
]

/** One row as it is written, before it is compared with anything. `row` counts from 1. */
export function readListRow(cells: readonly Cell[], row: number, layout: ListLayout, today: string): ReadRow {
  const desk = deskOf(cells, row, layout)
  const { cellOf, text, fault } = desk
  const { number, refusals } = readNumber(desk, today)
  const { name, remark } = readName(cellOf('name'))
  if (name === '') refusals.push(fault('name-missing', 'name'))
  else if (name.length > longestName) refusals.push(fault('name-long', 'name'))
  const flags: ListFault<ListFlag>[] = []
  const { phones, odd } = readPhones(cellOf('phone'))
  if (odd.length > 0) flags.push(fault('phone-form', 'phone'))
  else if (phones.length === 0 && !number) flags.push(fault('phone-missing', 'phone'))
  const status = text('politicalStatus')
  const politicalStatus = status === '' ? null : politicals.read(status)
  if (status !== '' && !politicalStatus) flags.push(fault('status-unknown', 'politicalStatus'))
  const position = text('position')
  if (position.length > longestPosition) flags.push(fault('text-cut', 'position'))
  const remarks = [
    remark,
    text('note'),
    text('post') === '' ? '' : `认领岗位：${text('post')}`,
    odd.length > 0 ? `电话：${odd.join(' ')}` : '',
    phones.length > 1 ? `电话：${phones.slice(1).join(' ')}` : '',
    status !== '' && !politicalStatus ? `政治面貌：${status}` : '',
  ].filter((line) => line !== '')
  return {
    name,
    unit: text('unit'),
    ...(number ? { citizenNumber: number } : {}),
    ...(phones[0] ? { phone: phones[0] } : {}),
    ...(position ? { position: position.slice(0, longestPosition) } : {}),
    ...(politicalStatus ? { politicalStatus } : {}),
    skills: readSkills(text('skills')).slice(0, 20),
    linked: text('linked'),
    residential: text('residential'),
    posts: readPosts(text('post')),
    remarks,
    refusals,
    flags,
  }
}

const total = /^(合计|总计|小计|共计|总人数|人数合计|共\d+人.*|合计[:：]?\d+.*)$/
const signature = /(填表人|审核人|制表人|经办人|负责人|填报人|填报日期|填表日期|制表日期|盖章|签字|签名|联系人)\s*([:：(（]|$)/

/** Whether a row below the header is about somebody: no blank, no total, no signatures, no header of a pasted page. */
export function isSomebody(cells: readonly Cell[], layout: ListLayout): boolean {
  const texts = cells.map((cell) => cleanText(cell))
  const filled = texts.filter((cell) => cell !== '')
  const at = (field: ListField): string => texts[layout.columns.get(field)?.index ?? -1] ?? ''
  if (filled.length === 0) return false
  if ([filled[0] ?? '', at('name')].some((cell) => total.test(cell.replace(/\s/g, '')))) return false
  if (at('name').replace(/\s/g, '') === layout.columns.get('name')?.label) return false
  if (at('phone') === '' && at('citizenNumber') === '' && filled.some((cell) => signature.test(cell))) return false
  if (/^(注|备注|说明|填表说明)[:：]/.test(filled[0] ?? '') && filled.length === 1) return false
  return at('name') !== '' || at('phone') !== '' || at('citizenNumber') !== ''
}
