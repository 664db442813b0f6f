import { expect, test } from 'vitest'
import { fromBase64, toBase64 } from './base64'

test('bytes of any length come back as they were', () => {
  for (const length of [0, 1, 2, 3, 8191, 8192, 8193, 20_000]) {
    const bytes = Uint8Array.from({ length }, (_, at) => (at * 31) % 256)
    expect(toBase64(bytes)).toBe(Buffer.from(bytes).toString('base64'))
    expect(fromBase64(toBase64(bytes))).toEqual(bytes)
  }
})

test('what is no base64 is refused', () => {
  expect(() => fromBase64('not base64!')).toThrow()
})
