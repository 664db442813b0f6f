import { expect, test } from 'vitest'
import { markAddress, markRange, markTail, type Part } from './marks'

const written = (parts: Part[]) => parts.map(({ text, marked }) => (marked ? `[${text}]` : text)).join('')

test.each([
  ['王小明', { from: 1, to: 3 }, '王[小明]'],
  ['王小明', { from: 0, to: 3 }, '[王小明]'],
  ['王小明', undefined, '王小明'],
])('%s marked at %j', (text, range, expected) => expect(written(markRange(text, range))).toBe(expected))

test.each([
  ['百瑞苑 3-2-501', '2-501', '百瑞苑 3-[2-501]'],
  ['百瑞苑 3-2-501', '501室', '百瑞苑 3-2-[501]'],
  ['百瑞苑 3-2-501', '王 百瑞', '[百瑞]苑 3-2-501'],
  ['百瑞苑 3-2-501', 'wang', '百瑞苑 3-2-501'],
])('in the address %s, %s is marked', (address, typed, expected) => expect(written(markAddress(address, typed))).toBe(expected))

test.each([
  ['420106********001X', '42010619900101001X', '01x', '420106********0[01X]'],
  ['420106********001X', '42010619900101001X', '0101001X', '420106********[001X]'],
  ['420106********001X', '42010619900101001X', '1234', '420106********001X'],
  ['138****1234', '13800001234', '王 234', '138****1[234]'],
])('of %s the typed end is marked', (masked, number, typed, expected) =>
  expect(written(markTail(masked, number, typed))).toBe(expected),
)
