import fc from 'fast-check'
import { expect, test } from 'vitest'
import { maskOf, startMask, tailMask } from './masks'

test('a part of a string never has a bit that the whole has not', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.nat(20), fc.nat(20), (whole, from, length) => {
      const part = whole.slice(from, from + length)
      expect(maskOf(whole) & maskOf(part)).toBe(maskOf(part))
    }),
  )
})

test('a tail has the bit of its number, a beginning too', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^\d{11,17}[\dx]$/), fc.integer({ min: 3, max: 11 }), (number, length) => {
      expect(tailMask(number.slice(-length))).toBe(tailMask(number))
      expect(startMask(number.slice(0, length))).toBe(startMask(number))
    }),
  )
})
