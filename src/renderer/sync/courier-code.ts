import { done, type Result, refused } from '../lib/result'

/** Digits of a 取件码: like those of a bank card, in four groups of four; the last one checks the others (ISO/IEC 7812, Luhn). */
const digits = 16

const doubled = (digit: number) => (digit * 2 > 9 ? digit * 2 - 9 : digit * 2)

function checksum(code: string): number {
  let sum = 0
  for (const [index, digit] of [...code].reverse().entries()) sum += index % 2 === 1 ? doubled(Number(digit)) : Number(digit)
  return sum % 10
}

function randomDigits(count: number): string {
  let text = ''
  // Bytes from 250 on would make the lower digits likelier.
  while (text.length < count) for (const byte of crypto.getRandomValues(new Uint8Array(count))) if (byte < 250) text += byte % 10
  return text.slice(0, count)
}

/** A fresh 取件码: 15 random digits (50 bits) and one that finds a mistyped or swapped one. */
export function makeCode(): string {
  const random = randomDigits(digits - 1)
  return random + ((10 - checksum(`${random}0`)) % 10)
}

/** `1234 5678 9012 3456` */
export const writeCode = (code: string): string => (code.match(/.{1,4}/g) ?? []).join(' ')

/** A code as somebody typed it: blanks, dashes and full-width digits are no mistakes. */
export function readCode(typed: string): Result<string, { code: 'code-length' | 'code-digit' }> {
  const clean = typed.normalize('NFKC').replace(/[\s·.-]/g, '')
  if (!/^\d*$/.test(clean)) return refused({ code: 'code-digit' })
  if (clean.length !== digits) return refused({ code: 'code-length' })
  return checksum(clean) === 0 ? done(clean) : refused({ code: 'code-digit' })
}
