import { expect, test } from 'vitest'
import { done, refused } from '../result'
import { creditCheckCharacter, readCreditCode } from './credit-code'

const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY'
const good = ['11420106MB0A1234XY', '12420100441354321E']

test.each(good)('%s is a credit code', (code) => {
  expect(readCreditCode(code)).toEqual(done(code))
})

test.each(good)('every single character of %s that is mistyped is refused', (code) => {
  for (let at = 0; at < code.length; at += 1) {
    for (const other of alphabet) {
      if (other === code[at]) continue
      expect(readCreditCode(code.slice(0, at) + other + code.slice(at + 1)).ok).toBe(false)
    }
  }
})

test('a credit code is read however it is spaced, and in small letters', () => {
  expect(readCreditCode(' 11420106-mb0a1234xｙ ')).toEqual(done('11420106MB0A1234XY'))
})

test.each([
  ['1142010600000000X', 'length'],
  ['11420106MB0A1234XYY', 'length'],
  ['', 'length'],
  ['11420106MB0A1234OY', 'characters'],
  ['11420106MB0A1234王Y', 'characters'],
  ['1142A106MB0A1234XY', 'characters'],
  ['11420106MB0A1234XX', 'checksum'],
] as const)('%s is refused: %s', (code, refusal) => {
  expect(readCreditCode(code)).toEqual(refused(refusal))
})

test('the check character of the standard is that of its first seventeen', () => {
  for (const code of good) expect(creditCheckCharacter(code)).toBe(code.charAt(17))
})
