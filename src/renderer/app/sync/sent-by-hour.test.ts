import { expect, test } from 'vitest'
import type { SyncLogLine } from '../../sync/types'
import { sentByHour } from './sent-by-hour'

const sent = (at: string, count: number, kind: SyncLogLine['kind'] = 'sent'): SyncLogLine => ({
  at,
  collection: 'residents',
  kind,
  count,
  code: null,
})

test('hours are those of Wuhan, other days and other lines are left out', () => {
  const log = [
    sent('2026-11-23T01:30:00.000Z', 3),
    sent('2026-11-23T01:59:00.000Z', 4),
    sent('2026-11-22T15:59:00.000Z', 9),
    sent('2026-11-23T02:00:00.000Z', 5, 'received'),
  ]
  const hours = sentByHour(log, '2026-11-23')
  expect(hours).toHaveLength(10)
  expect(hours.filter(({ count }) => count > 0)).toEqual([{ hour: 9, count: 7 }])
})

test('what was sent at night widens the day, without a gap', () => {
  const hours = sentByHour([sent('2026-11-22T22:10:00.000Z', 1), sent('2026-11-23T12:00:00.000Z', 2)], '2026-11-23')
  expect(hours.map(({ hour }) => hour)).toEqual([6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20])
})
