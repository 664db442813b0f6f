import { describe, expect, test } from 'vitest'
import { coverageOf, gapsIn, hoursByMonth } from './coverage-rules'
import {
  activeMembers,
  bookedTwice,
  personKey,
  refuseEnd,
  refuseStay,
  refuseTeam,
  type StayInput,
  slotsOf,
  type TeamInput,
  tidyStay,
  tidyTeam,
  timesMeet,
} from './rules'
import type { ServiceTeam, Shift, TeamMember } from './schema'

const envelope = { createdAt: '', createdBy: '', updatedAt: '', updatedBy: '', stamps: {} }
const team = (id: string, over: Partial<ServiceTeam> = {}): ServiceTeam => ({
  ...envelope,
  id,
  kind: 'serviceTeam',
  name: id,
  namePinyin: id,
  teamKind: 'medical',
  estateIds: [],
  ...over,
})
const stay = (id: string, over: Partial<TeamMember> = {}): TeamMember => ({
  ...envelope,
  id,
  kind: 'teamMember',
  teamId: 'a',
  name: id,
  namePinyin: id,
  source: 'outside',
  ...over,
})
const shift = (id: string, over: Partial<Shift> = {}): Shift => ({
  ...envelope,
  id,
  kind: 'shift',
  teamId: 'a',
  teamMemberId: 'wang',
  day: '2026-11-23',
  startsAt: '09:00',
  endsAt: '11:00',
  shiftStatus: 'planned',
  ...over,
})

describe('3+N', () => {
  test('medical, education and legal have their slot with or without a team; an ended team leaves a gap', () => {
    const slots = slotsOf([
      team('b', { teamKind: 'special' }),
      team('a', { teamKind: 'special' }),
      team('legal', { teamKind: 'legal' }),
      team('medical', { endsOn: '2026-11-01' }),
      team('own', { teamKind: 'neighbourhood' }),
    ])
    expect(slots.fixed.map(({ kind, teams }) => [kind, teams.map(({ id }) => id)])).toEqual([
      ['medical', []],
      ['education', []],
      ['legal', ['legal']],
    ])
    expect([slots.special.map(({ id }) => id), slots.neighbourhood.map(({ id }) => id)]).toEqual([['a', 'b'], ['own']])
  })

  const input: TeamInput = { teamKind: 'medical', name: '医疗服务团', estateIds: [] }
  const special = { ...input, teamKind: 'special', name: '物业服务团', speciality: '物业' } as const
  test.each<[string, TeamInput, ServiceTeam[], string | null]>([
    ['fills an empty slot', input, [], null],
    ['fills the slot of a team that ended', input, [team('a', { endsOn: '2026-11-01' })], null],
    ['does not fill a slot twice', input, [team('a')], 'slot-taken'],
    ['needs a name', { ...input, name: ' ' }, [], 'name-missing'],
    ['stands beside another special one', special, [team('a', { teamKind: 'special' })], null],
    ['has a name of its own', special, [team('a', { teamKind: 'special', name: '物业服务团' })], 'name-taken'],
    ['says what it is for', { ...special, speciality: ' ' }, [], 'speciality-missing'],
    ['has a phone one can call', { ...input, phone: '1380000' }, [], 'phone-form'],
    ['begins on a day', { ...input, startsOn: '2026-02-30' }, [], 'day-form'],
  ])('a team %s', (_, given, others, code) => {
    expect(refuseTeam(tidyTeam(given), others)?.code ?? null).toBe(code)
  })

  test('what is typed is tidied: full width, blanks, an estate named twice, a speciality of no special team', () => {
    expect(
      tidyTeam({ ...input, name: ' 医疗  服务团 ', speciality: '物业', phone: '１３８ 0000 1234', estateIds: ['e1', 'e1'] }),
    ).toMatchObject({ name: '医疗 服务团', speciality: undefined, phone: '13800001234', estateIds: ['e1'] })
  })
})

describe('a member of a team', () => {
  const input: StayInput = { source: 'outside', name: '赵敏', skills: ['量血压'], startsOn: '2026-11-23' }
  const fromList: StayInput = { ...input, source: 'member', personId: 'member-wang' }
  const known = stay('s', { source: 'member', personId: 'member-wang' })
  test.each<[string, ServiceTeam | null, StayInput, string | undefined, TeamMember[], string | null]>([
    ['joins', team('a'), input, '赵敏', [], null],
    ['joins a team that is there', null, input, '赵敏', [], 'team-gone'],
    ['joins no team that ended', team('a', { endsOn: '2026-11-01' }), input, '赵敏', [], 'team-ended'],
    ['has a name', team('a'), input, undefined, [], 'name-missing'],
    ['is on the list it is chosen from', team('a'), fromList, undefined, [], 'person-missing'],
    ['stands in a team once', team('a'), fromList, '王芳', [known], 'already-member'],
    ['comes again after leaving', team('a'), fromList, '王芳', [{ ...known, endsOn: '2026-10-01' }], null],
    ['may be a namesake with another phone', team('a'), { ...input, phone: '13800001234' }, '赵敏', [stay('赵敏')], null],
    ['has a phone one can call', team('a'), { ...input, phone: '12' }, '赵敏', [], 'phone-form'],
    ['begins on a day', team('a'), { ...input, startsOn: '' }, '赵敏', [], 'day-form'],
  ])('%s', (_, given, typed, name, stays, code) => {
    expect(refuseStay(given, tidyStay(typed), name, stays)?.code ?? null).toBe(code)
  })

  test('serves while neither the stay nor the team has ended', () => {
    const teams = [team('a'), team('b', { endsOn: '2026-11-01' })]
    const members = [stay('z'), stay('y', { endsOn: '2026-11-01' }), stay('x', { teamId: 'b' }), stay('a')]
    expect(activeMembers(members, teams).map(({ id }) => id)).toEqual(['a', 'z'])
  })

  const end = { endsOn: '2026-11-23', reason: '调离' }
  test.each<[string, Parameters<typeof refuseEnd>[0], typeof end, string | null]>([
    ['today', stay('s', { startsOn: '2026-01-01' }), end, null],
    ['for a reason', stay('s'), { ...end, reason: ' ' }, 'reason-missing'],
    ['on no day to come', stay('s'), { ...end, endsOn: '2026-11-24' }, 'day-future'],
    ['not before it began', stay('s', { startsOn: '2026-11-24' }), end, 'days-order'],
    ['on a day', stay('s'), { ...end, endsOn: '昨天' }, 'day-form'],
    ['once', stay('s', { endsOn: '2026-01-01' }), end, 'already-ended'],
    ['where it is known', null, end, 'gone'],
  ])('ends %s', (_, record, given, code) => {
    expect(refuseEnd(record, given, '2026-11-23')?.code ?? null).toBe(code)
  })
})

describe('who is booked twice', () => {
  test.each<[string, Partial<Shift>, boolean]>([
    ['the same hours', {}, true],
    ['one inside the other', { startsAt: '09:30', endsAt: '10:00' }, true],
    ['one after the other', { startsAt: '11:00', endsAt: '12:00' }, false],
    ['another day', { day: '2026-11-24' }, false],
    ['no times: the whole day', { startsAt: undefined, endsAt: undefined }, true],
  ])('%s: %s', (_, over, meet) => {
    expect(timesMeet(shift('a'), { ...shift('b'), ...over } as Shift)).toBe(meet)
  })

  test('the same person in two teams is; namesakes and a missed shift are not', () => {
    const members = [
      stay('wang', { source: 'member', personId: 'member-wang' }),
      stay('wang-b', { source: 'member', personId: 'member-wang', teamId: 'b' }),
      stay('li', { name: '李军', phone: '1' }),
      stay('li-b', { name: '李军', phone: '2', teamId: 'b' }),
    ]
    const shifts = [
      shift('1'),
      shift('2', { teamMemberId: 'wang-b', teamId: 'b' }),
      shift('3', { teamMemberId: 'wang-b', teamId: 'b', shiftStatus: 'missed' }),
      shift('4', { teamMemberId: 'li' }),
      shift('5', { teamMemberId: 'li-b' }),
    ]
    const found = bookedTwice(shifts, members)
    expect([...found].map(([id, others]) => [id, others.map((other) => other.id)])).toEqual([
      ['1', ['2']],
      ['2', ['1']],
    ])
    expect(personKey({ name: '李军', phone: '1' })).not.toBe(personKey({ name: '李军', phone: '2' }))
  })
})

describe('coverage', () => {
  test('every estate shows which kinds it has and which it lacks; an ended team covers nothing', () => {
    const rows = coverageOf(
      [
        team('m', { estateIds: ['e1', 'e2'] }),
        team('l', { teamKind: 'legal', estateIds: ['e1'], endsOn: '2026-11-01' }),
        team('s', { teamKind: 'special', estateIds: ['e2'] }),
        team('n', { teamKind: 'neighbourhood', estateIds: ['e1'] }),
      ],
      [
        { id: 'e2', name: '首义小区' },
        { id: 'e1', name: '百瑞苑' },
      ],
    )
    expect(rows.map(({ estate, gaps }) => [estate.name, gaps])).toEqual([
      ['百瑞苑', ['education', 'legal']],
      ['首义小区', ['education', 'legal', 'neighbourhood']],
    ])
    expect(rows.map(({ teams }) => teams.special.map(({ id }) => id))).toEqual([[], ['s']])
    expect(gapsIn(rows)).toEqual({ estates: 2, gaps: 5 })
  })

  test('hours stand in their month by the kind of the team; what was missed or is to come counts nothing', () => {
    const shifts = [
      shift('1', { shiftStatus: 'served', hours: 2 }),
      shift('2', { shiftStatus: 'served', hours: 1.25, day: '2026-11-01' }),
      shift('3', { shiftStatus: 'missed', hours: 2 }),
      shift('4', { hours: 2 }),
      shift('5', { shiftStatus: 'served', hours: 4, day: '2025-11-30' }),
      shift('6', { shiftStatus: 'served', hours: 4, teamId: 'erased' }),
    ]
    expect(hoursByMonth(shifts, [team('a')], ['2026-10', '2026-11'])).toEqual([
      { month: '2026-10', medical: 0, education: 0, legal: 0, special: 0, neighbourhood: 0 },
      { month: '2026-11', medical: 3.25, education: 0, legal: 0, special: 0, neighbourhood: 0 },
    ])
  })
})
