import { describe, expect, it } from 'vitest'
import {
  type EntryInput,
  type EntryKind,
  faultsOfEntry,
  isOpenOn,
  isOver,
  isOverAt,
  isShownOn,
  tidyEntry,
  titlePinyinOf,
} from './rules'
import type { Activity, Duty } from './schema'

const faults = (kind: EntryKind, entry: Partial<EntryInput>) =>
  faultsOfEntry(kind, tidyEntry(kind, { title: '清洁家园', ...entry })).map(({ field, code }) => `${field} ${code}`)

describe('what an entry must say', () => {
  it.each<[string, EntryKind, Partial<EntryInput>, string[]]>([
    ['an activity needs a name and a day', 'activity', { title: ' ' }, ['title missing', 'startsOn missing']],
    ['a duty needs a name only', 'duty', {}, []],
    ['an offering says whether it is a course or a tour', 'offering', { startsOn: '2026-11-24' }, ['offeringKind missing']],
    ['a day exists', 'activity', { startsOn: '2026-02-30' }, ['startsOn day-form']],
    [
      'the last day is not before the first',
      'activity',
      { startsOn: '2026-11-24', endsOn: '2026-11-23' },
      ['endsOn ends-before'],
    ],
    [
      'on one day the end is after the beginning',
      'activity',
      { startsOn: '2026-11-24', startsAt: '14:00', endsAt: '09:00' },
      ['endsAt ends-before'],
    ],
    [
      'over several days the hours are those of each day',
      'activity',
      { startsOn: '2026-11-24', endsOn: '2026-11-25', startsAt: '19:00', endsAt: '07:00' },
      [],
    ],
    ['a time is written with two digits', 'activity', { startsOn: '2026-11-24', startsAt: '9:00' }, ['startsAt time-form']],
    ['hours are quarters', 'duty', { hours: 1.3 }, ['hours hours-form']],
    ['a day has 24 hours', 'duty', { hours: 24.25 }, ['hours hours-form']],
    ['a quarter of an hour is enough', 'duty', { hours: 0.25 }, []],
    ['places are whole and there is one at least', 'activity', { startsOn: '2026-11-24', quota: 0 }, ['quota quota-form']],
    ['a name has 120 characters at most', 'duty', { title: '好'.repeat(121) }, ['title too-long']],
    [
      'guidance has 40 documents at most',
      'matter',
      { materials: Array.from({ length: 41 }, () => '户口簿') },
      ['materials too-many'],
    ],
    ['a step has 300 characters at most', 'matter', { steps: ['走'.repeat(301)] }, ['steps too-long']],
  ])('%s', (_, kind, entry, expected) => expect(faults(kind, entry)).toEqual(expected))

  it('blanks go, empty lines go, and what the kind does not have goes', () => {
    expect(tidyEntry('matter', { title: ' 高龄 津贴 ', materials: ['身份证 ', '  '], hours: 2, startsOn: '2026-11-24' })).toEqual(
      {
        title: '高龄 津贴',
        materials: ['身份证'],
      },
    )
  })

  it('a matter is found by its syllables', () => expect(titlePinyinOf('绿卡办理')).toBe('lv ka ban li'))
})

const activity = (days: object) => ({ kind: 'activity', title: '清洁家园', ...days }) as Activity
const duty = (open?: boolean) => ({ kind: 'duty', title: '值守', ...(open === undefined ? {} : { open }) }) as Duty

describe('on which days', () => {
  it.each([
    ['an activity of one day, on it', activity({ startsOn: '2026-11-23' }), true],
    ['an activity of one day, the day after', activity({ startsOn: '2026-11-22' }), false],
    ['the last of several days', activity({ startsOn: '2026-11-20', endsOn: '2026-11-23' }), true],
    ['an activity that was closed', activity({ startsOn: '2026-11-23', open: false }), false],
    ['a standing duty, any day', duty(), true],
    ['a standing duty that was closed', duty(false), false],
  ])('%s', (_, entry, expected) => expect(isOpenOn(entry, '2026-11-23')).toBe(expected))

  it.each([
    ['without days always', {}, true],
    ['from its first day on', { startsOn: '2026-11-24' }, false],
    ['to its last day', { endsOn: '2026-11-22' }, false],
    ['on the last day still', { startsOn: '2026-11-01', endsOn: '2026-11-23' }, true],
  ])('a notice is shown %s', (_, days, expected) => expect(isShownOn(days, '2026-11-23')).toBe(expected))

  it.each([
    ['what was closed', { kind: 'duty', open: false } as const, true],
    ['an activity of yesterday', { kind: 'activity', open: true, startsOn: '2026-11-22' } as const, true],
    ['a notice that began yesterday and has no end', { kind: 'notice', startsOn: '2026-11-22' } as const, false],
    ['guidance', { kind: 'matter', open: true } as const, false],
  ])('%s is over: or not', (_, entry, expected) => expect(isOver(entry, '2026-11-23')).toBe(expected))
})

describe('an entry that ends today', () => {
  const sitting = { kind: 'offering' as const, startsOn: '2026-11-23', endsAt: '11:00' }
  it.each<[string, Parameters<typeof isOverAt>[0], string, boolean]>([
    ['lasts until its end', sitting, '10:59', false],
    ['is over at its end', sitting, '11:00', true],
    ['lasts all day where no time is told', { kind: 'offering', startsOn: '2026-11-23' }, '23:59', false],
    ['is not over before its last day', { ...sitting, endsOn: '2026-11-24' }, '11:00', false],
    ['was called off', { ...sitting, open: false }, '08:00', true],
  ])('%s', (_, entry, time, isPast) => expect(isOverAt(entry, '2026-11-23', time)).toBe(isPast))
})
