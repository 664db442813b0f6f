import { expect, test } from 'vitest'
import { addDays, eachDay } from './days'
import { faultsOfTour, refuseHoliday, spansOf, type TourInput, tidyTour } from './tour-rules'

const input = (fields: Partial<TourInput>): TourInput => ({
  title: '巡诊',
  recurrence: 'weekly',
  startsOn: '2026-11-23',
  ...fields,
})

test('a form is tidied: no blanks, no item twice, of a rule only what its kind has', () => {
  const typed = input({ title: ' 健康　巡诊 ', items: ['量血压', ' 量血压 ', ''], nth: 2, weekday: 1, body: '', endsAt: '' })
  expect(tidyTour(typed)).toEqual({
    title: '健康 巡诊',
    recurrence: 'weekly',
    startsOn: '2026-11-23',
    items: ['量血压'],
    weekday: 1,
  })
})

test.each<[Partial<TourInput>, string[]]>([
  [{}, []],
  [{ title: '' }, ['title missing']],
  [{ startsOn: '2026-02-30' }, ['startsOn day-form']],
  [{ endsOn: '2026-11-22' }, ['endsOn ends-before']],
  [{ recurrence: 'monthlyByDay', nth: 32 }, ['nth nth-form']],
  [{ recurrence: 'monthlyByWeekday', weekday: 1, nth: 6 }, ['nth nth-form']],
  [{ startsAt: '9:00' }, ['startsAt time-form']],
  [{ endsAt: '10:00' }, ['startsAt missing']],
  [{ startsAt: '10:00', endsAt: '10:00' }, ['endsAt ends-before']],
  [{ quota: 0 }, ['quota quota-form']],
  [{ items: ['长'.repeat(41)] }, ['items too-long']],
])('%j has the faults %j', (fields, expected) => {
  expect(faultsOfTour(tidyTour(input(fields))).map(({ field, code }) => `${field} ${code}`)).toEqual(expected)
})

test.each([
  [{ title: ' ' }, 'title-missing'],
  [{ from: '2026-10-32' }, 'day-form'],
  [{ to: '2026-09-30' }, 'ends-before'],
  [{ to: '2027-10-01' }, 'too-long'],
  [{}, undefined],
])('a holiday with %j is refused as %s', (fields, code) => {
  const whole = { title: '国庆节', from: '2026-10-01', to: '2026-10-07', worked: false, ...fields }
  expect(refuseHoliday(whole, (range) => eachDay(range).length)?.code).toBe(code)
})

test('days in a row of one holiday are one line', () => {
  const day = (on: string, title: string, worked = false) => ({ id: on, day: on, title, worked })
  const holidays = [day('2026-10-02', '国庆节'), day('2026-10-01', '国庆节'), day('2026-10-10', '国庆节', true)]
  expect(spansOf(holidays, (on) => addDays(on, 1)).map(({ from, to, worked }) => [from, to, worked])).toEqual([
    ['2026-10-01', '2026-10-02', false],
    ['2026-10-10', '2026-10-10', true],
  ])
})
