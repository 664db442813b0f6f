import { done, type Result, refused } from '../result'

/** No I, O, S, V, Z: they are read as 1, 0, 5, U, 2. */
const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY'

/** The 18th character to the first 17: weights 3^i mod 31, check = (31 − sum mod 31) mod 31. */
export function creditCodeCheck(first17: string): string {
  let sum = 0
  let weight = 1
  for (const character of first17) {
    sum += alphabet.indexOf(character) * weight
    weight = (weight * 3) % 31
  }
  return alphabet.charAt((31 - (sum % 31)) % 31)
}

/** 统一社会信用代码, GB 32100-2015: the 18 characters in capitals, or the first check that fails. */
export function readCreditCode(text: string): Result<string, 'length' | 'characters' | 'checksum'> {
  const code = text.toUpperCase()
  if (code.length !== 18) return refused('length')
  if ([...code].some((character) => !alphabet.includes(character))) return refused('characters')
  return creditCodeCheck(code.slice(0, 17)) === code.charAt(17) ? done(code) : refused('checksum')
}
