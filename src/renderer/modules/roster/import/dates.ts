import { cleanText, saysNothing } from '../../../lib/sheet/cell-text'
import { dateOfSerial } from '../../../lib/sheet/sheet-xml'
import type { Cell } from '../../../lib/sheet/types'
import { isDay } from '../../../lib/time'

/**
 * A day (`YYYY-MM-DD`) or a month (`YYYY-MM`) read from a cell. `sure` is false where it was guessed: two-digit years, 3/4/1990, bare serials.
 * `null` is an empty cell, `odd` one that is no date.
 */
export type ReadDate = { value: string; sure: boolean } | null | 'odd'

const two = (text: string) => text.padStart(2, '0')

function made(year = '', month = '', day: string | undefined, sure: boolean): ReadDate {
  const value = `${year}-${two(month)}${day === undefined ? '' : `-${two(day)}`}`
  const real = isDay(day === undefined ? `${value}-01` : value) && Number(year) >= 1850 && Number(year) <= 2150
  return real ? { value, sure } : 'odd'
}

/** A two-digit year is of the last hundred years before `today`. */
function fullYear(short: string, today: string): string {
  const century = Math.floor(Number(today.slice(0, 4)) / 100) * 100
  const year = century + Number(short)
  return String(year > Number(today.slice(0, 4)) ? year - 100 : year)
}

const chineseDigits: Record<string, string> = {
  〇: '0',
  零: '0',
  一: '1',
  二: '2',
  三: '3',
  四: '4',
  五: '5',
  六: '6',
  七: '7',
  八: '8',
  九: '9',
}

/** 一九六二年八月十六日 → 1962年8月16日 */
function withDigits(text: string): string {
  if (!/[〇零一二三四五六七八九十]/.test(text)) return text
  return text
    .replace(
      /([一二三]?)十([一二三四五六七八九]?)/g,
      (_, tens: string, ones: string) => `${chineseDigits[tens] ?? '1'}${chineseDigits[ones] ?? '0'}`,
    )
    .replace(/[〇零一二三四五六七八九]/g, (digit) => chineseDigits[digit] ?? digit)
}

function fromNumber(value: number, epoch1904: boolean): ReadDate {
  if (Number.isInteger(value)) {
    if (value >= 18_500_101 && value <= 21_501_231) return fromText(String(value), '9999-12-31')
    if (value >= 185_001 && value <= 215_012) return fromText(String(value), '9999-12-31')
    // 1995 is a year and not the 17th of June 1905.
    if (value >= 1850 && value <= 2150) return 'odd'
  } else if (value > 1850 && value < 2150) {
    // 1995.1 may be January, or October that lost its zero.
    const month = String(value).split('.')[1] ?? ''
    return month === '1' || month.length > 2 ? 'odd' : made(String(Math.trunc(value)), month, undefined, true)
  }
  if (!(value >= 366 && value <= 73_050)) return 'odd'
  return { value: dateOfSerial(Math.floor(value), epoch1904).toISOString().slice(0, 10), sure: false }
}

function fromText(written: string, today: string): ReadDate {
  const text = withDigits(written)
    .replace(/[T ]\d{1,2}:\d{2}(:\d{2}(\.\d+)?)?Z?$/, '')
    .replace(/\s*[年月./\\\-—–~、]\s*/g, '-')
    .replace(/[日号\s]|(生|出生)$/g, '')
    .replace(/-+/g, '-')
    .replace(/-$/, '')
  let match = /^(\d{4})-(\d{1,2})(?:-(\d{1,2}))?$/.exec(text)
  if (match) return made(match[1], match[2], match[3], true)
  match = /^(\d{4})(\d{2})(\d{2})?$/.exec(text)
  if (match) return made(match[1], match[2], match[3], true)
  match = /^(\d{1,2})-(\d{1,2})-(\d{4})$/.exec(text)
  if (match) {
    const [, first, second, year] = match
    return Number(first) > 12 ? made(year, second, first, true) : made(year, first, second, Number(second) > 12)
  }
  match = /^(\d{2})-(\d{1,2})(?:-(\d{1,2}))?$/.exec(text)
  if (match) return made(fullYear(match[1] ?? '', today), match[2], match[3], false)
  return /^\d{5}$/.test(text) ? fromNumber(Number(text), false) : 'odd'
}

/** Reads a date in the spellings offices use. `today` (`YYYY-MM-DD`) settles two-digit years. */
export function readDate(cell: Cell | undefined, epoch1904: boolean, today: string): ReadDate {
  if (cell === null || cell === undefined) return null
  if (cell instanceof Date) {
    // A date cell is midnight at UTC, whatever the zone of the machine.
    const year = cell.getUTCFullYear()
    return Number.isNaN(cell.getTime()) || year < 1850 || year > 2150
      ? 'odd'
      : { value: cell.toISOString().slice(0, 10), sure: true }
  }
  if (typeof cell === 'number') return fromNumber(cell, epoch1904)
  const text = cleanText(cell)
  if (text === '' || saysNothing(text)) return null
  return text.length > 40 ? 'odd' : fromText(text, today)
}
