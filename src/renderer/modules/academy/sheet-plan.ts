import { cleanText } from '../../lib/sheet/cell-text'
import { readName, readPhones } from '../../lib/sheet/normalise'
import type { Cell, Sheet } from '../../lib/sheet/types'
import { attendanceId, type Entry, type Mark, stands } from './attendance-rules'
import { dayOfColumn, type SheetLayout } from './sheet-layout'
import { peopleOfSheet } from './sheet-people'
import { readSign } from './sheet-signs'
import {
  type Differing,
  noAnswers,
  type PlannedColumn,
  type PlannedPerson,
  type SheetAnswers,
  type SheetPlan,
  type SheetRow,
  type Standing,
  type UnclearSign,
} from './sheet-types'

const total = /^(合计|总计|小计|共计|出勤人数|到课人数|应到|实到|共\d+人.*)/
const signature = /(填表人|审核人|制表人|经办人|负责人|班主任|盖章|签字|签名)\s*[:：]/

function readRow(cells: readonly Cell[], row: number, layout: SheetLayout): SheetRow | null {
  const at = (field: 'name' | 'organisation' | 'phone' | 'serial') => cells[layout.fields.get(field) ?? -1]
  const texts = cells.map((cell) => cleanText(cell))
  const marks = new Map(layout.days.flatMap(({ index }) => (texts[index] ? [[index, texts[index] ?? ''] as const] : [])))
  const { name } = readName(at('name'))
  const plain = (texts.find((text) => text !== '') ?? '').replace(/\s/g, '')
  if (total.test(plain) || total.test(name) || texts.some((text) => signature.test(text))) return null
  if (/^(注|备注|说明|图例)[:：]/.test(plain)) return null
  // A header of a pasted page.
  if (layout.days.length > 0 && layout.days.every(({ index, label }) => texts[index] === label)) return null
  if (name === '' && marks.size === 0) return null
  return { row, name, phone: readPhones(at('phone')).phones[0] ?? '', organisation: cleanText(at('organisation')), cells: marks }
}

export const readRows = ({ rows }: Pick<Sheet, 'rows'>, layout: SheetLayout): SheetRow[] =>
  rows.slice(layout.headerRow + 1).flatMap((cells, index) => readRow(cells, layout.headerRow + index + 2, layout) ?? [])

function columnsOf(layout: SheetLayout, { session, today }: Standing, answers: SheetAnswers): PlannedColumn[] {
  const taken = new Set<string>()
  return layout.days.map((column) => {
    const read = dayOfColumn(column, session.days)
    const clear = read !== null && !taken.has(read) ? read : null
    const day = clear ?? answers.days[column.index] ?? null
    const isTwice = day !== null && day !== 'skip' && taken.has(day)
    if (day !== null && day !== 'skip' && !isTwice) taken.add(day)
    return {
      column,
      day: isTwice ? null : day,
      isFuture: day !== null && day !== 'skip' && day > today,
      isAsked: clear === null,
    }
  })
}

/** A cell's mark; the person's own name is a signature (签名). `ask` where the sign is not clear. */
function markOf(text: string, row: SheetRow, answers: SheetAnswers): Mark | 'none' | 'ask' {
  if (row.name !== '' && text.replace(/\s/g, '') === row.name) return 'present'
  return readSign(text) ?? answers.signs[text] ?? 'ask'
}

function unclearSigns(rows: readonly SheetRow[], columns: readonly PlannedColumn[], answers: SheetAnswers): UnclearSign[] {
  const found = new Map<string, number>()
  for (const row of rows) {
    for (const { column, day } of columns) {
      const text = row.cells.get(column.index)
      if (text === undefined || day === 'skip' || readSign(text) || markOf(text, row, noAnswers) !== 'ask') continue
      found.set(text, (found.get(text) ?? 0) + 1)
    }
  }
  return [...found].map(([text, cells]) => ({ text, cells, answer: answers.signs[text] ?? null }))
}

type Told = { entries: Map<string, Entry[]>; differing: Differing[]; counts: SheetPlan['counts'] }

function tell(told: Told, standing: Standing, person: PlannedPerson, entry: Entry, day: string, answers: SheetAnswers): void {
  const { session, keyOf, marks } = standing
  const id = attendanceId(keyOf, { sessionId: session.id, day, learnerId: entry.learnerId })
  const there = marks.find((one) => one.id === id)
  // A part of the hours that was written down stays: the sheet says that somebody was there, not how long.
  if (there && stands(there) && there.mark === entry.mark) {
    told.counts.same += 1
    return
  }
  if (there) told.differing.push({ name: person.row.name, day, stands: there, entry })
  if (there && answers.differing !== 'sheet') return
  told.entries.set(day, [...(told.entries.get(day) ?? []), entry])
  told.counts.written += 1
}

/** What a sign-in sheet says, compared with what stands; everything that is not clear is a question. */
export function planSheet(sheet: Pick<Sheet, 'rows'>, layout: SheetLayout, standing: Standing, answers: SheetAnswers): SheetPlan {
  const rows = readRows(sheet, layout)
  const columns = columnsOf(layout, standing, answers)
  const signs = unclearSigns(rows, columns, answers)
  const people = peopleOfSheet(rows, standing, answers)
  const counts = { present: 0, late: 0, leave: 0, absent: 0, blank: 0, same: 0, written: 0 }
  const told: Told = { entries: new Map(), differing: [], counts }
  for (const person of people) {
    for (const { column, day, isFuture } of columns) {
      const text = person.row.cells.get(column.index)
      if (text === undefined) counts.blank += day === 'skip' ? 0 : 1
      const mark = text === undefined ? 'none' : markOf(text, person.row, answers)
      if (mark === 'none' || mark === 'ask' || day === 'skip') continue
      counts[mark] += 1
      if (person.learnerId && day !== null && !isFuture) {
        tell(told, standing, person, { learnerId: person.learnerId, mark }, day, answers)
      }
    }
  }
  const open =
    columns.filter(({ day }) => day === null).length +
    signs.filter(({ answer }) => answer === null).length +
    people.filter(({ state }) => state === 'ask').length +
    (told.differing.length > 0 && answers.differing === null ? 1 : 0)
  return { rows, columns, signs, people, ...told, open }
}
