import { done, type Result, refused } from '../result'

/** In the order they are asked. */
export type CreditCodeRefusal = 'length' | 'characters' | 'checksum'

/** GB 32100-2015: no I, O, S, V, Z, which are taken for 1, 0, 5, U, 2. */
const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY'

/** The 18th character to 17: weights are the powers of 3 modulo 31. */
export function creditCheckCharacter(code: string): string {
  let weight = 1
  let sum = 0
  for (const character of code.slice(0, 17)) {
    sum += alphabet.indexOf(character) * weight
    weight = (weight * 3) % 31
  }
  return alphabet.charAt((31 - (sum % 31)) % 31)
}

/**
 * Reads a 统一社会信用代码 after GB 32100-2015: length, characters, check character, in this order; the first that fails is the
 * refusal. Width, blanks, dashes and small letters are tidied first. Answers 18 characters.
 */
export function readCreditCode(text: string): Result<string, CreditCodeRefusal> {
  const code = text
    .normalize('NFKC')
    .replace(/[\s\p{Pd}]/gu, '')
    .toUpperCase()
  if (code.length !== 18) return refused('length')
  if ([...code].some((character) => !alphabet.includes(character)) || !/^\d{6}$/.test(code.slice(2, 8)))
    return refused('characters')
  return creditCheckCharacter(code) === code.charAt(17) ? done(code) : refused('checksum')
}
