import { expect, test } from 'vitest'
import { settlingOf } from './checkin-first'
import type { CheckIn } from './schema'

const early = '"2026-11-23T01:05:00.000Z"'
const late = '"2026-11-23T02:40:00.000Z"'
const lost = (value: string, rest: object = {}) => ({ value, by: 'worker', at: '2026-11-23T03:00:00.000Z', ...rest })
const at = '2026-11-23T01:30:00.000Z'
const checkIn = (lostValues: NonNullable<CheckIn['lost']>, stamps: Record<string, string> = {}): CheckIn => ({
  id: 'checkin-1',
  memberId: 'member-1',
  activityId: 'activity-1',
  day: '2026-11-23',
  arrivedAt: at,
  station: 'desk',
  createdAt: at,
  createdBy: 'worker',
  updatedAt: at,
  updatedBy: 'worker',
  stamps: { born: 's0', ...stamps },
  lost: lostValues,
})

test.each<[string, CheckIn, ReturnType<typeof settlingOf>]>([
  ['nothing lost, nothing to do', checkIn({}), []],
  ['the later tap gives way', checkIn({ 'arrivedAt|s1': lost(late) }), [{ key: 'arrivedAt|s1', use: false }]],
  [
    'the earlier tap stands, with the place where it was taken',
    checkIn({ 'arrivedAt|s1': lost(early), 'station|s1': lost('"kiosk"') }),
    [
      { key: 'arrivedAt|s1', use: true },
      { key: 'station|s1', use: true },
    ],
  ],
  [
    'of three the first',
    checkIn({ 'arrivedAt|s2': lost(late), 'station|s2': lost('"kiosk"'), 'arrivedAt|s1': lost(early) }),
    [
      { key: 'arrivedAt|s2', use: false },
      { key: 'station|s2', use: false },
      { key: 'arrivedAt|s1', use: true },
    ],
  ],
  ['what is settled stays so', checkIn({ 'arrivedAt|s1': lost(early, { settled: '2026-11-23T03:00:00.000Z' }) }), []],
  ['other hours are for people to decide', checkIn({ 'hours|s1': lost('3') }), []],
  ['what somebody corrected is, too', checkIn({ 'arrivedAt|s1': lost(early) }, { correctedReason: 's3', arrivedAt: 's3' }), []],
  ['and what somebody voided', checkIn({ 'arrivedAt|s1': lost(early) }, { voidReason: 's3' }), []],
])('%s', (_, record, expected) => {
  const byKey = (a: { key: string }, b: { key: string }) => a.key.localeCompare(b.key)
  expect(settlingOf(record).sort(byKey)).toEqual([...expected].sort(byKey))
})
