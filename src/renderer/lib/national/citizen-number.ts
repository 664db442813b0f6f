import { done, type Result, refused } from '../result'

/** 公民身份号码 as checked: what it says by itself. */
export type CitizenNumber = {
  /** 18 characters, a closing `X` in capitals. */
  number: string
  /** `YYYY-MM-DD` */
  birthDate: string
  /** GB/T 2261.1: 1 男 2 女 */
  sex: '1' | '2'
  /** It stood with 15 digits, as before 1999, and was converted. */
  convertedFrom15: boolean
  /** 83 (Taiwan residents' permit) or 9 (foreigners): a number like any other, but not of a citizen's card. */
  foreignPrefix: boolean
}

/** In the order they are asked. */
export type CitizenNumberRefusal = 'length' | 'characters' | 'date' | 'checksum' | 'province'

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]

/** First two digits, GB/T 2260. The next four are not asked: old numbers use codes that were abolished or never were. */
const provinces = new Set(
  '11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 71 81 82'.split(' '),
)

/** The 18th character to 17 digits: ISO 7064 MOD 11-2, as GB 11643-1999 has it. */
export function checkCharacter(digits: string): string {
  let sum = 0
  weights.forEach((weight, i) => {
    sum += (digits.charCodeAt(i) - 48) * weight
  })
  return '10X98765432'.charAt(sum % 11)
}

/** 15 digits of before 1999 as 18: the century is put in, the check character computed. */
export function widen(old: string): string {
  const digits = `${old.slice(0, 6)}19${old.slice(6)}`
  return digits + checkCharacter(digits)
}

function isRealDay(year: number, month: number, day: number): boolean {
  if (month < 1 || month > 12 || day < 1 || year < 1800) return false
  return day <= new Date(Date.UTC(year, month, 0)).getUTCDate()
}

/**
 * Reads a citizen number after GB 11643-1999: length, characters, a real birth date not after `today` (`YYYY-MM-DD`),
 * check character, province, in this order; the first that fails is the refusal. Takes it clean: no blanks, half width.
 */
export function readCitizenNumber(text: string, today: string): Result<CitizenNumber, CitizenNumberRefusal> {
  const written = text.toUpperCase()
  if (written.length !== 15 && written.length !== 18) return refused('length')
  if (!/^(\d{15}|\d{17}[\dX])$/.test(written)) return refused('characters')
  const number = written.length === 15 ? widen(written) : written
  const birthDate = `${number.slice(6, 10)}-${number.slice(10, 12)}-${number.slice(12, 14)}`
  const [year, month, day] = [Number(number.slice(6, 10)), Number(number.slice(10, 12)), Number(number.slice(12, 14))]
  if (!isRealDay(year, month, day) || birthDate > today) return refused('date')
  if (checkCharacter(number) !== number.charAt(17)) return refused('checksum')
  const foreignPrefix = number.startsWith('83') || number.startsWith('9')
  if (!foreignPrefix && !provinces.has(number.slice(0, 2))) return refused('province')
  return done({
    number,
    birthDate,
    sex: Number(number.charAt(16)) % 2 === 1 ? '1' : '2',
    convertedFrom15: written.length === 15,
    foreignPrefix,
  })
}

/** `420106********001X`: where someone registered and the last four, never the birth date. */
export const maskCitizenNumber = (number: string): string =>
  number.length === 18 ? `${number.slice(0, 6)}********${number.slice(14)}` : maskDocumentNumber(number)

/** Passports and permits: the ends alone. */
export const maskDocumentNumber = (number: string): string =>
  number.length <= 4 ? '*'.repeat(number.length) : `${number.slice(0, 2)}${'*'.repeat(number.length - 4)}${number.slice(-2)}`
