import { cleanText } from '../../lib/sheet/cell-text'
import { plainHeader, readableHeader } from '../../lib/sheet/headers'
import type { Cell, Sheet } from '../../lib/sheet/types'
import { isDay } from '../../lib/time'
import { readSign } from './sheet-signs'

export type SheetField = 'serial' | 'name' | 'organisation' | 'phone' | 'note'
export type DayColumn = {
  index: number
  /** As it is written above the column. */
  label: string
  /** `MM-DD`; null where a column of marks has a heading that is no day: 第一天, 上午. */
  monthDay: string | null
  /** Where it is written. */
  year: string | null
}
export type SheetLayout = { headerRow: number; fields: ReadonlyMap<SheetField, number>; days: DayColumn[] }

const words: Record<SheetField, string> = {
  serial: '序号 编号 号 no',
  name: '姓名 学员姓名 学员 参训人员 参加人员 name',
  organisation: '所在社区 社区 单位 所在单位 工作单位 单位名称 organisation',
  phone: '手机 手机号 手机号码 电话 联系电话 联系方式 电话号码 phone mobile',
  note: '备注 说明 签名 签字 remark note',
}
const byWords = new Map(
  Object.entries(words).flatMap(([field, list]) => list.split(' ').map((word) => [plainHeader(word), field as SheetField])),
)

const two = (digits = '') => digits.padStart(2, '0')

/** 6月8日 · 6.8 · 06-08 · 2026/6/8 · 6月8日（周一）上午 is not one: half a day is no day of its own. */
export function readDayHeader(cell: Cell | undefined): { monthDay: string; year: string | null } | null {
  if (cell instanceof Date) {
    if (Number.isNaN(cell.getTime())) return null
    const day = cell.toISOString().slice(0, 10)
    return { monthDay: day.slice(5), year: day.slice(0, 4) }
  }
  if (typeof cell !== 'string' && typeof cell !== 'number') return null
  const text = cleanText(cell)
    .replace(/[(（]?(星期|周|礼拜)[一二三四五六日天][)）]?/g, '')
    .replace(/\s/g, '')
  const match = /^(?:(\d{4})[年./-])?(\d{1,2})[月./-](\d{1,2})[日号]?$/.exec(text)
  if (!match) return null
  const monthDay = `${two(match[2])}-${two(match[3])}`
  // A leap year holds every day there is.
  return isDay(`${match[1] ?? '2028'}-${monthDay}`) ? { monthDay, year: match[1] ?? null } : null
}

const searchedRows = 40
/** So many rows under a heading tell whether marks stand there. */
const lookedAt = 200

/** Whether a column below a heading holds marks: then it is of a day, whatever stands above it. */
function holdsMarks(rows: readonly Cell[][], index: number): boolean {
  const texts = rows.slice(0, lookedAt).map((row) => cleanText(row[index]))
  const filled = texts.filter((text) => text !== '')
  return filled.length > 0 && filled.filter((text) => readSign(text) !== null).length * 2 > filled.length
}

function readHeader(rows: readonly Cell[][], headerRow: number): SheetLayout {
  const fields = new Map<SheetField, number>()
  const days: DayColumn[] = []
  ;(rows[headerRow] ?? []).forEach((cell, index) => {
    const day = readDayHeader(cell)
    const text = cell instanceof Date ? (day?.monthDay ?? '') : readableHeader(String(cell ?? ''))
    const field = byWords.get(plainHeader(text))
    if (day) days.push({ index, label: text, ...day })
    else if (field && !fields.has(field)) fields.set(field, index)
    else if (text !== '' && holdsMarks(rows.slice(headerRow + 1), index))
      days.push({ index, label: text, monthDay: null, year: null })
  })
  return { headerRow, fields, days }
}

/** The header of a sign-in sheet under its titles: the first row with a name and most columns of marks beside it. */
export function findSheetLayout(sheet: Pick<Sheet, 'rows'>): SheetLayout | null {
  let best: SheetLayout | null = null
  for (const headerRow of sheet.rows.slice(0, searchedRows).keys()) {
    const layout = readHeader(sheet.rows, headerRow)
    if (layout.fields.has('name') && layout.days.length > (best?.days.length ?? 0)) best = layout
  }
  return best
}

/** The day of a session a column means; null where nothing says so and somebody has to. */
export function dayOfColumn({ monthDay, year }: DayColumn, days: readonly string[]): string | null {
  const fitting = days.filter((day) => day.slice(5) === monthDay && (year === null || day.startsWith(year)))
  return fitting.length === 1 ? (fitting[0] ?? null) : null
}
