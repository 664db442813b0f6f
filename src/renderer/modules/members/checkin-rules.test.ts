import { describe, expect, it } from 'vitest'
import { beyondQuota, faultOfEntry, instantAt, type Occasion, refuseCheckIn, stoodOn, timeOfDay } from './checkin-rules'
import type { CheckIn, Registration } from './schema'

const today = '2026-11-23'
const activity = (rest: object = {}) =>
  ({ kind: 'activity', title: '清洁家园', startsOn: today, open: true, ...rest }) as Occasion
const duty = (rest: object = {}) => ({ kind: 'duty', title: '值守', open: true, ...rest }) as Occasion
const registration = (rest: object = {}) => ({ registrationStatus: 'active', startsOn: '2026-01-05', ...rest }) as Registration
const there = (rest: object = {}) => ({ arrivedAt: '2026-11-23T01:05:00.000Z', ...rest }) as CheckIn

const known = { day: today, today, occasion: activity(), registrations: [registration()], there: null }

describe('who may check in to what', () => {
  it.each([
    ['a registered member on the day', {}, null],
    ['to a standing duty', { occasion: duty() }, null],
    ['again after it was voided', { there: there({ voidReason: '点错' }) }, null],
    ['a second time', { there: there() }, { code: 'already', at: '2026-11-23T01:05:00.000Z' }],
    ['somebody nobody knows', { registrations: null }, { code: 'unknown-member' }],
    ['somebody who never registered', { registrations: [] }, { code: 'not-registered' }],
    [
      'somebody who was refused',
      { registrations: [registration({ registrationStatus: 'refused' })] },
      { code: 'not-registered' },
    ],
    ['before the registration', { registrations: [registration({ startsOn: '2026-11-24' })] }, { code: 'not-registered' }],
    ['to nothing', { occasion: null }, { code: 'unknown-activity' }],
    ['to what is on tomorrow', { occasion: activity({ startsOn: '2026-11-24' }) }, { code: 'other-day' }],
    ['to what was closed today', { occasion: activity({ open: false }) }, { code: 'closed' }],
    ['for yesterday, to a duty that was closed since', { day: '2026-11-22', occasion: duty({ open: false }) }, null],
    ['to the last place', { occasion: activity({ quota: 3 }), others: 2 }, null],
    ['when all places are taken', { occasion: activity({ quota: 3 }), others: 3 }, { code: 'full', quota: 3 }],
    ['who has been there, whatever the places', { occasion: activity({ quota: 3 }) }, null],
    ['for tomorrow', { day: '2026-11-24', occasion: duty() }, { code: 'future' }],
  ])('%s', (_, change, expected) => expect(refuseCheckIn({ ...known, ...change })).toEqual(expected))
})

it.each([
  ['ended after that day', { registrationStatus: 'ended', endsOn: '2026-11-30' }, true],
  ['ended on that day', { registrationStatus: 'ended', endsOn: today }, true],
  ['ended before it', { registrationStatus: 'ended', endsOn: '2026-11-22' }, false],
  ['ended, and nobody knows when', { registrationStatus: 'ended' }, false],
  ['was set to end and has', { endsOn: '2026-11-22' }, false],
])('a registration that %s', (_, change, expected) => expect(stoodOn(registration(change), today)).toBe(expected))

it.each([
  ['without a reason', { day: today, time: '09:05', reason: ' ' }, 'reason-missing'],
  ['without a time', { day: today, time: '', reason: '忘记' }, 'time-form'],
  ['on no day', { day: '', time: '09:05', reason: '忘记' }, 'day-form'],
  ['with a third of an hour', { day: today, hours: 0.33, reason: '忘记' }, 'hours-form'],
  ['with all of it', { day: today, time: '09:05', hours: 1.25, reason: '忘记' }, undefined],
])('what is typed %s', (_, input, expected) => expect(faultOfEntry(input)?.code).toBe(expected))

it('a time is Chinese time, also in the first hours of the day', () => {
  expect(instantAt('2026-11-23', '00:30')).toBe('2026-11-22T16:30:00.000Z')
  expect(timeOfDay('2026-11-22T16:30:00.000Z')).toBe('00:30')
})

it('beyond the places are those who came last, whoever wrote them down first; a voided one takes no place', () => {
  const at = (id: string, minute: number, rest: object = {}) => ({ id, arrivedAt: `2026-11-23T01:0${minute}:00.000Z`, ...rest })
  const came = [at('c', 3), at('a', 1), at('v', 0, { voidReason: '点错' }), at('b2', 2), at('b1', 2)]
  const beyond = (quota?: number) => beyondQuota(came, quota).map(({ id }) => id)
  expect(beyond(2)).toEqual(['b2', 'c'])
  expect(beyondQuota([...came].reverse(), 2).map(({ id }) => id)).toEqual(['b2', 'c'])
  expect(beyond(4)).toEqual([])
  expect(beyond(undefined)).toEqual([])
})
