import { expect, it } from 'vitest'
import { asJson, asTable, quantile } from './figures'

it('half of the samples lie at or below the median, nineteen of twenty at or below p95', () => {
  const samples = Array.from({ length: 100 }, (_, index) => 100 - index)
  expect([quantile(samples, 0.5), quantile(samples, 0.95), quantile([7], 0.95)]).toEqual([50, 95, 7])
})

it('a figure above its target says so, and each stands beside its reference', () => {
  const report = {
    bench: 'search',
    profile: 'XL',
    figures: [
      { name: 'a name', value: 9, target: 8, reference: { name: 'scan', value: 3 } },
      { name: 'a phone', value: 2, target: 8 },
    ],
  }
  const [, , over = '', under = ''] = asTable(report).split('\n')
  expect(over).toMatch(/a name +9[.]00 ms +OVER 8 +scan: 3[.]00 +×3[.]00/)
  expect(under).toMatch(/a phone +2[.]00 ms +≤ 8$/)
  expect(asJson(report).figures[0]).toEqual({
    name: 'a name',
    value: 9,
    unit: 'ms',
    target: 8,
    reference: { name: 'scan', value: 3 },
    ratio: 3,
  })
})
