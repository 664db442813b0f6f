import { describe, expect, test } from 'vitest'
import type { ServiceTeam, Shift } from './schema'
import {
  byTime,
  daysOfMonth,
  daysOfPlan,
  daysOfWeek,
  hoursBetween,
  mondayOf,
  monthAfter,
  monthsUntil,
  type PlanInput,
  refusePlan,
  refuseTick,
  sumOf,
  tickOf,
} from './shift-rules'

const today = '2026-11-23'

describe('weeks and months', () => {
  test.each([
    ['2026-11-23', '2026-11-23'],
    ['2026-11-29', '2026-11-23'],
    ['2026-11-22', '2026-11-16'],
    ['2027-01-01', '2026-12-28'],
  ])('%s lies in the week of %s', (day, monday) => expect(mondayOf(day)).toBe(monday))

  test('a week has seven days, a leap February twenty-nine, a row of months goes over the year', () => {
    expect(daysOfWeek('2026-12-28').at(-1)).toBe('2027-01-03')
    expect([daysOfMonth('2028-02').length, daysOfMonth('2026-11').at(-1)]).toEqual([29, '2026-11-30'])
    expect([monthsUntil('2026-01-23', 3), monthAfter('2026-12', 1), monthAfter('2026-01', -1)]).toEqual([
      ['2025-11', '2025-12', '2026-01'],
      '2027-01',
      '2025-12',
    ])
  })

  test('a weekly plan falls on the same weekday', () =>
    expect(daysOfPlan({ day: '2026-12-25', weeks: 3 })).toEqual(['2026-12-25', '2027-01-01', '2027-01-08']))
})

test.each([
  ['09:00', '11:00', 2],
  ['09:00', '09:20', 0.25],
  ['09:00', '09:05', 0],
  ['18:30', '20:15', 1.75],
])('from %s until %s are %s hours', (from, to, hours) => expect(hoursBetween(from, to)).toBe(hours))

describe('a plan', () => {
  const team = { id: 'a' } as ServiceTeam
  const plan: PlanInput = { teamId: 'a', teamMemberIds: ['w'], day: today, weeks: 1, startsAt: '09:00', endsAt: '11:00' }
  test.each<[string, ServiceTeam | null, Partial<PlanInput>, string | null]>([
    ['as it should be', team, {}, null],
    ['of a team nobody knows', null, {}, 'team-gone'],
    ['of a team that ended', { ...team, endsOn: today }, {}, 'team-ended'],
    ['of nobody', team, { teamMemberIds: [] }, 'nobody'],
    ['on no day', team, { day: '2026-11-31' }, 'day-form'],
    ['at no time', team, { startsAt: '24:00' }, 'time-form'],
    ['that ends as it begins', team, { endsAt: '09:00' }, 'times-order'],
    ['for no week', team, { weeks: 0 }, 'weeks-form'],
    ['for half a week', team, { weeks: 1.5 }, 'weeks-form'],
    ['for longer than half a year', team, { weeks: 27 }, 'weeks-form'],
  ])('%s', (_, of, over, code) => expect(refusePlan(of, { ...plan, ...over })?.code ?? null).toBe(code))
})

describe('a tick', () => {
  const shift = { id: 's', day: today, startsAt: '09:00', endsAt: '11:00', shiftStatus: 'planned' } as Shift
  test.each<[string, Shift | null, Partial<Parameters<typeof refuseTick>[1]>, string | null]>([
    ['today', shift, {}, null],
    ['of a shift nobody knows', null, {}, 'shift-gone'],
    ['of tomorrow', { ...shift, day: '2026-11-24' }, {}, 'day-future'],
    ['taken back for tomorrow', { ...shift, day: '2026-11-24' }, { as: 'planned' }, null],
    ['with hours in quarters', shift, { hours: 1.75 }, null],
    ['with other hours', shift, { hours: 1.1 }, 'hours-form'],
    ['with more than a day', shift, { hours: 24.25 }, 'hours-form'],
  ])('%s', (_, of, over, code) => expect(refuseTick(of, { id: 's', as: 'served', ...over }, today)?.code ?? null).toBe(code))

  test('served has the hours of its times unless others are typed, missed a reason, planned neither', () => {
    expect([
      tickOf(shift, { as: 'served', reason: '无' }),
      tickOf(shift, { as: 'served', hours: 1.5 }),
      tickOf(shift, { as: 'missed', hours: 2, reason: ' 临时有事 ' }),
      tickOf(shift, { as: 'planned', hours: 2, reason: '错点' }),
    ]).toEqual([
      { shiftStatus: 'served', hours: 2, reason: undefined },
      { shiftStatus: 'served', hours: 1.5, reason: undefined },
      { shiftStatus: 'missed', hours: undefined, reason: '临时有事' },
      { shiftStatus: 'planned', hours: undefined, reason: undefined },
    ])
  })

  test('hours that another station left on a missed shift do not count', () => {
    const shifts = [
      { ...shift, shiftStatus: 'served', hours: 2 },
      { ...shift, shiftStatus: 'missed', hours: 2 },
      { ...shift, shiftStatus: 'planned' },
    ] as Shift[]
    expect(sumOf(shifts)).toEqual({ served: 1, missed: 1, planned: 1, hours: 2 })
  })
})

test('shifts stand by day, time and name', () => {
  const at = (teamMemberId: string, day: string, startsAt: string) => ({ id: 'x', teamMemberId, day, startsAt }) as Shift
  const list = [at('c', '2026-11-24', '08:00'), at('wang', today, '10:00'), at('li', today, '10:00'), at('d', today, '09:00')]
  const names: Record<string, string> = { wang: 'wang fang', li: 'li jun' }
  const sorted = list.sort(byTime((id) => names[id] ?? ''))
  expect(sorted.map(({ teamMemberId }) => teamMemberId)).toEqual(['d', 'li', 'wang', 'c'])
})
