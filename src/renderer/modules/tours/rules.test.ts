import { describe, expect, test } from 'vitest'
import { addDays, dayAt, dayNumber, weekdayOf, weekOf, weeksOfMonth } from './days'
import { type Calendar, daysOf, readStopId, stopId, stopOfRule, stopsIn, tourId } from './rules'
import type { Tour, TourStop } from './schema'

const id = `tour-${'0'.repeat(26)}`
const tour = (fields: Partial<Tour>): Tour =>
  ({ id, kind: 'tour', title: '健康巡诊', recurrence: 'weekly', startsOn: '2026-11-02', active: true, ...fields }) as Tour
const days = (fields: Partial<Tour>, from: string, to: string) => daysOf(tour(fields), dayNumber(from), dayNumber(to)).map(dayAt)

test.each([
  ['2026-11-23', 1],
  ['2026-11-29', 7],
  ['1970-01-01', 4],
  ['2028-02-29', 2],
])('%s is weekday %i', (day, weekday) => {
  expect([weekdayOf(day), dayAt(dayNumber(day))]).toEqual([weekday, day])
})

test('a month is shown in whole weeks from Monday', () => {
  expect([weeksOfMonth('2026-11'), weeksOfMonth('2027-02'), weekOf('2026-11-29'), addDays('2026-12-31', 1)]).toEqual([
    { from: '2026-10-26', to: '2026-12-06' },
    { from: '2027-02-01', to: '2027-02-28' },
    { from: '2026-11-23', to: '2026-11-29' },
    '2027-01-01',
  ])
})

describe('the days of a round', () => {
  test.each<[string, Partial<Tour>, string[]]>([
    ['every week on its weekday', { weekday: 3 }, ['2026-11-04', '2026-11-11', '2026-11-18', '2026-11-25']],
    ['without a weekday on that of its first day', {}, ['2026-11-02', '2026-11-09', '2026-11-16', '2026-11-23', '2026-11-30']],
    ['every other week, counted from its first', { recurrence: 'fortnightly', weekday: 5 }, ['2026-11-06', '2026-11-20']],
    ['on the second Tuesday', { recurrence: 'monthlyByWeekday', weekday: 2, nth: 2 }, ['2026-11-10']],
    ['on the last Monday', { recurrence: 'monthlyByWeekday', weekday: 1, nth: 5 }, ['2026-11-30']],
    ['on the last day where the month is too short', { recurrence: 'monthlyByDay', nth: 31 }, ['2026-11-30']],
    ['once', { recurrence: 'once', startsOn: '2026-11-07' }, ['2026-11-07']],
    ['not before its first day', { weekday: 3, startsOn: '2026-11-12' }, ['2026-11-18', '2026-11-25']],
    ['not after its last', { weekday: 3, endsOn: '2026-11-11' }, ['2026-11-04', '2026-11-11']],
    ['ended before it began', { weekday: 3, active: false }, []],
  ])('%s', (_, fields, expected) => {
    expect(days(fields, '2026-11-01', '2026-11-30')).toEqual(expected)
  })

  test('every other week goes on over the turn of the year, wherever the range begins', () => {
    const fields = { recurrence: 'fortnightly', startsOn: '2026-11-02' } as const
    const whole = days(fields, '2026-11-01', '2027-03-01')
    expect(days(fields, '2027-01-05', '2027-03-01')).toEqual(whole.filter((day) => day >= '2027-01-05'))
  })
})

describe('the sittings of a range', () => {
  const held = (fields: Partial<TourStop>): TourStop =>
    ({ kind: 'tourStop', title: '健康巡诊', stopStatus: 'planned', tourId: id, day: '2026-11-09', ...fields }) as TourStop
  const november = { from: '2026-11-01', to: '2026-11-30' }
  const shown = (calendar: Partial<Calendar>) =>
    stopsIn({ tours: [], stops: [], holidays: [], ...calendar }, november).map(
      ({ day, stopStatus, holiday = '', isRecorded }) => `${day} ${stopStatus}${holiday}${isRecorded ? ' *' : ''}`,
    )

  test('a holiday falls out with its name, a working day in exchange for one does not', () => {
    const holidays = [
      { day: '2026-11-09', title: '调休日', worked: false },
      { day: '2026-11-16', title: '补班', worked: true },
    ]
    expect(shown({ tours: [tour({ endsOn: '2026-11-16' })], holidays })).toEqual([
      '2026-11-02 planned',
      '2026-11-09 cancelled调休日',
      '2026-11-16 planned',
    ])
  })

  test('what was written of one sitting stands in the place of what its round says, also moved and on a holiday', () => {
    const stops = [
      held({ id: stopId(id, '2026-11-09'), day: '2026-11-10' }),
      held({ id: stopId(id, '2026-11-16'), day: '2026-11-16', stopStatus: 'held' }),
      held({ id: 'stop-alone', tourId: undefined, day: '2026-11-05' } as Partial<TourStop>),
      held({ id: stopId(id, '2026-12-28'), day: '2026-12-28' }),
    ]
    const holidays = [{ day: '2026-11-16', title: '调休日', worked: false }]
    expect(shown({ tours: [tour({ endsOn: '2026-11-16' })], stops, holidays })).toEqual([
      '2026-11-02 planned',
      '2026-11-05 planned *',
      '2026-11-10 planned *',
      '2026-11-16 held *',
    ])
  })

  test('a sitting is found by its id, and by no other day of its round', () => {
    expect(readStopId(stopId(id, '2026-11-09'))).toEqual({ tourId: id, day: '2026-11-09' })
    expect([readStopId('stop-alone'), stopOfRule(tour({}), stopId(id, '2026-11-10'))]).toEqual([null, null])
    expect(stopOfRule(tour({}), stopId(id, '2026-11-09'))?.day).toBe('2026-11-09')
  })

  test('a round entered twice offline is one; another hour makes another', () => {
    const keys = (...parts: string[]) => parts.join('|')
    const one = { title: '健康巡诊', place: '驿站', weekday: 1, startsAt: '09:00' }
    expect(tourId(keys, '420106012003', one)).toBe(tourId(keys, '420106012003', { ...one }))
    expect(tourId(keys, '420106012003', one)).not.toBe(tourId(keys, '420106012003', { ...one, startsAt: '14:00' }))
  })
})
