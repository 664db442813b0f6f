/**
 * 回执编号: names what somebody was given on paper, so that they can ask for it. 26 digits and nothing else, because it is
 * typed on a number pad: center (12) · terminal (4) · day (4: last digit of the year, day of the year) · serial of that
 * terminal on that day (4) · check (2). On paper stand the last 14 (`4821 6327 0005 18`): the center is printed in words, and
 * whoever reads the number back knows which center they are in. 14 is three more than a telephone number, read in fours.
 *
 * Two terminals need not ask each other: the terminal's four digits follow from its device number, and a center enrols no
 * terminal whose digits are taken there. A terminal gives each serial once (its host keeps them, main/receipts.ts). The same
 * number comes again after ten years; receipts are erased long before.
 *
 * The check is ISO 7064 MOD 97-10, as in an IBAN, over all 26 digits: it refuses every single digit that is mistyped, every two
 * neighbours (and every two with one between them) that are exchanged, and 96 of 97 of everything else, such as a number of
 * another center.
 */
export type ReceiptParts = {
  /** 12 digits */
  centerCode: string
  /** Four digits of the terminal (terminalMark). */
  terminalMark: string
  /** `YYYY-MM-DD` */
  day: string
  /** 1 to 10,000; the ten-thousandth is written 0000. */
  serial: number
}

/** How many receipts a terminal can give on one day. */
export const serialsADay = 10_000

const lengths = { center: 12, spoken: 14 }

/** The four digits of a device number (8 signs of 0–9 and a–z). */
export const terminalMark = (deviceId: string): string => String(Number.parseInt(deviceId, 36) % 10_000).padStart(4, '0')

const dayMs = 86_400_000

/** `2026-11-23` → `6327` */
function dayDigits(day: string): string {
  const year = Number(day.slice(0, 4))
  const count = Math.round((Date.parse(`${day}T00:00:00Z`) - Date.UTC(year, 0, 1)) / dayMs) + 1
  if (!Number.isInteger(count) || !/^\d{4}-\d{2}-\d{2}$/.test(day)) throw new RangeError(`Not a day: ${day}`)
  return `${year % 10}${String(count).padStart(3, '0')}`
}

/** Remainder by 97 of a number too long for a double. */
const rest97 = (digits: string): number => [...digits].reduce((rest, digit) => (rest * 10 + Number(digit)) % 97, 0)

/** ISO 7064 MOD 97-10: the two digits with which the whole leaves 1. */
const checkDigits = (digits: string): string => String(98 - rest97(`${digits}00`)).padStart(2, '0')

/** The number of a receipt, 26 digits. Throws a RangeError where a part is out of its range. */
export function receiptNumber({ centerCode, terminalMark: mark, day, serial }: ReceiptParts): string {
  if (!/^\d{12}$/.test(centerCode) || !/^\d{4}$/.test(mark)) throw new RangeError('Center or terminal is not all digits')
  if (!Number.isInteger(serial) || serial < 1 || serial > serialsADay) throw new RangeError(`Not a serial: ${serial}`)
  const digits = `${centerCode}${mark}${dayDigits(day)}${String(serial % serialsADay).padStart(4, '0')}`
  return `${digits}${checkDigits(digits)}`
}

export type ReceiptRefusal =
  | { code: 'empty' }
  /** Another sign than a digit, a space or a dash. */
  | { code: 'digits' }
  | { code: 'length'; typed: number }
  /** Mistyped, or given out by another center. */
  | { code: 'check' }

/** A number as somebody types or scans it, with or without spaces and dashes, short or whole → the 26 digits. */
export function readReceiptNumber(
  typed: string,
  centerCode: string,
): { ok: true; value: string } | { ok: false; refusal: ReceiptRefusal } {
  const text = typed.normalize('NFKC').replace(/[\s\p{Pd}]/gu, '')
  const refused = (refusal: ReceiptRefusal) => ({ ok: false as const, refusal })
  if (text === '') return refused({ code: 'empty' })
  if (!/^\d+$/.test(text)) return refused({ code: 'digits' })
  if (text.length !== lengths.spoken && text.length !== lengths.center + lengths.spoken)
    return refused({ code: 'length', typed: text.length })
  const whole = text.length === lengths.spoken ? `${centerCode}${text}` : text
  return rest97(whole) === 1 ? { ok: true, value: whole } : refused({ code: 'check' })
}

/** As it stands on paper and is read aloud: the last 14 digits in fours, the check apart: `4821 6327 0005 18`. */
export const spellReceiptNumber = (receiptNo: string): string => receiptNo.slice(-lengths.spoken).replace(/(\d{4})(?=\d)/g, '$1 ')

/** 1 to 10,000: the how-manieth of its terminal on its day. */
export const serialOf = (receiptNo: string): number => Number(receiptNo.slice(-6, -2)) || serialsADay
