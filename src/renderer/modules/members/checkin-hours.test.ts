import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  byName,
  daysOfQuarter,
  type Gathered,
  quarterOf,
  quarterSheets,
  quartersBefore,
  serviceCardOf,
  sumOf,
} from './checkin-hours'
import type { CheckIn, Member, Registration, SendingUnit } from './schema'

const unit = (id: string, rest: object = {}) =>
  ({ id, kind: 'sendingUnit', name: `单位${id}`, namePinyin: `dan wei ${id}`, active: true, ...rest }) as SendingUnit
const member = (id: string, unitId: string, name = id) => ({ id, kind: 'member', name, namePinyin: name, unitId }) as Member
const registration = (memberId: string, rest: object = {}) =>
  ({
    kind: 'registration',
    memberId,
    registrationKind: 'linked',
    registrationStatus: 'active',
    startsOn: '2026-01-05',
    ...rest,
  }) as Registration
const checkIn = (memberId: string, rest: object = {}) =>
  ({ memberId, activityId: 'a', day: '2026-11-23', arrivedAt: '', station: 'desk', hours: 1.5, ...rest }) as CheckIn

describe('quarters', () => {
  it.each([
    ['2026-01-01', '2026Q1'],
    ['2026-03-31', '2026Q1'],
    ['2026-04-01', '2026Q2'],
    ['2026-12-31', '2026Q4'],
  ])('%s lies in %s', (day, quarter) => expect(quarterOf(day)).toBe(quarter))

  it('a quarter ends on its last day', () => {
    expect(['2026Q1', '2026Q2', '2026Q3', '2026Q4'].map(daysOfQuarter)).toEqual([
      { from: '2026-01-01', to: '2026-03-31' },
      { from: '2026-04-01', to: '2026-06-30' },
      { from: '2026-07-01', to: '2026-09-30' },
      { from: '2026-10-01', to: '2026-12-31' },
    ])
  })

  it('before the first quarter of a year comes the last of the year before', () =>
    expect(quartersBefore('2026-02-01', 3)).toEqual(['2026Q1', '2025Q4', '2025Q3']))
})

it('a card sums by quarter and by activity, and what was voided is not on it', () => {
  const done = [
    checkIn('m', { day: '2026-09-30' }),
    checkIn('m', { activityId: 'b', hours: 0.25 }),
    checkIn('m', { day: '2026-11-24' }),
    checkIn('m', { day: '2026-11-25', voidReason: '点错' }),
    checkIn('m', { activityId: 'gone', hours: undefined }),
  ]
  const titles: Record<string, string> = { a: '清洁家园', b: '值守' }
  expect(serviceCardOf(done, (id) => titles[id] ?? '')).toEqual({
    all: { times: 4, hours: 3.25 },
    quarters: [
      { quarter: '2026Q4', times: 3, hours: 1.75 },
      { quarter: '2026Q3', times: 1, hours: 1.5 },
    ],
    activities: [
      { activityId: 'gone', title: '', times: 1, hours: 0 },
      { activityId: 'a', title: '清洁家园', times: 2, hours: 3 },
      { activityId: 'b', title: '值守', times: 1, hours: 0.25 },
    ],
  })
})

describe('the sheet of a unit', () => {
  const gathered: Gathered = {
    units: [
      unit('u', { expectedMembers: 5 }),
      unit('closed', { active: false, expectedMembers: 2 }),
      unit('in the directory only'),
    ],
    members: [member('zhao', 'u'), member('an', 'u'), member('bai', 'u'), member('left', 'u'), member('stray', 'nobody')],
    registrations: [
      registration('zhao'),
      registration('zhao', { registrationKind: 'residential' }),
      registration('an'),
      registration('bai', { registrationStatus: 'refused' }),
      registration('left', { registrationStatus: 'ended', endsOn: '2026-10-31' }),
    ],
    checkIns: [
      checkIn('zhao'),
      checkIn('zhao', { day: '2026-11-24' }),
      checkIn('left', { day: '2026-10-08' }),
      checkIn('erased'),
    ],
  }

  it('has its members by name, who registered, who did anything, and who is missing', () => {
    const { sheets, left } = quarterSheets(gathered, '2026-11-23')
    expect(sheets.map((sheet) => sheet.unit?.id)).toEqual(['u', undefined])
    expect(sheets[0]).toMatchObject({
      lines: [
        { name: 'an', times: 0, hours: 0, registrations: ['linked'] },
        { name: 'left', times: 1, hours: 1.5, registrations: [] },
        { name: 'zhao', times: 2, hours: 3, registrations: ['linked', 'residential'] },
      ],
      total: { times: 3, hours: 4.5 },
      expected: 5,
      registered: 2,
      missing: 3,
      unregistered: [{ name: 'bai' }, { name: 'left' }],
    })
    expect(left).toEqual({ times: 1, hours: 1.5 })
  })

  it('who did most stands where the name says', () => {
    const order = quarterSheets(gathered, '2026-11-23').sheets[0]?.lines.map(({ name }) => name)
    expect(order).toEqual([...(order ?? [])].sort())
  })
})

describe('whatever was recorded', () => {
  const ids = fc.constantFrom('m1', 'm2', 'm3', 'm4', 'm5', 'm6')
  const units = fc.uniqueArray(fc.constantFrom('u1', 'u2', 'u3'), { maxLength: 3 }).map((list) => list.map((id) => unit(id)))
  const members = fc.uniqueArray(fc.record({ id: ids, unitId: fc.constantFrom('u1', 'u2', 'u3', 'u4') }), {
    selector: ({ id }) => id,
  })
  const checkIns = fc.array(
    fc.record({
      memberId: ids,
      hours: fc.option(
        fc.nat(96).map((quarters) => quarters / 4),
        { nil: undefined },
      ),
      voidReason: fc.option(fc.constant('点错'), { nil: undefined }),
    }),
  )
  const registrations = fc.array(ids.map((memberId) => registration(memberId)))
  const anything = fc.record({ units, members, checkIns, registrations })

  it('the totals of all sheets and what is left equal the records, and each total its lines', () => {
    fc.assert(
      fc.property(anything, (drawn) => {
        const gathered: Gathered = {
          ...drawn,
          members: drawn.members.map(({ id, unitId }) => member(id, unitId)),
          checkIns: drawn.checkIns.map(({ memberId, ...rest }) => checkIn(memberId, rest)),
        }
        const { sheets, left } = quarterSheets(gathered, '2026-11-23')
        const all = sumOf(gathered.checkIns)
        expect(sheets.reduce((sum, { total }) => sum + total.times, left.times)).toBe(all.times)
        expect(sheets.reduce((sum, { total }) => sum + total.hours, left.hours)).toBe(all.hours)
        for (const { lines, total } of sheets) {
          const own = gathered.checkIns.filter(({ memberId }) => lines.some(({ id }) => id === memberId))
          expect(sumOf(own)).toEqual(total)
          expect([...lines].sort(byName)).toEqual(lines)
        }
      }),
    )
  })
})
