import { expect, test } from 'vitest'
import { materialsBy, nearestFirst, sinceOf } from './rules'

test('a kiosk offers first what can be done there, and keeps the order within', () => {
  const matters = [
    { title: '甲', channels: ['hall' as const] },
    { title: '乙', channels: ['hall' as const, 'kiosk' as const] },
    { title: '丙' },
    { title: '丁', channels: ['kiosk' as const] },
  ]
  expect(nearestFirst(matters).map(({ title }) => title)).toEqual(['乙', '丁', '丙', '甲'])
})

test.each([
  ['thisMonth', '2026-11-01'],
  ['quarter', '2026-09-01'],
  ['year', '2025-12-01'],
] as const)('%s that ends on 2026-11-23 begins on %s', (period, day) => expect(sinceOf(period, '2026-11-23')).toBe(day))

test('two materials of the same words are two', () => {
  expect(materialsBy(['照片', '照片', '身份证'], new Set([1]))).toEqual({ brought: ['照片'], lacking: ['照片', '身份证'] })
})
