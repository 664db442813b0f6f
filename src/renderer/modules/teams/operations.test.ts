import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Context } from '../../data/context'
import { openTestContext } from '../../data/testing/open-test-context'
import { openPlace, syncAll } from '../../sync/testing/stations'
import { memberSchema } from '../members/schema'
import { placeSchema, residentSchema } from '../roster/schema'
import { endTeam, foundTeam, joinTeam, leaveTeam, resumeTeam, reviseStay, reviseTeam } from './operations'
import { allShifts, allTeams, membersOfTeam } from './queries'
import { type ServiceTeam, type Shift, type TeamMember, teamSchema } from './schema'
import { cancelShift, planShifts, tickServed, tickShift } from './shift-operations'

const collections = {
  teams: { schema: teamSchema },
  members: { schema: memberSchema },
  residents: { schema: residentSchema },
  places: { schema: placeSchema },
}
const today = '2026-11-23'

const made = <T>(result: { ok: true; value: T } | { ok: false; refusal: { code: string } }): T => {
  if (!result.ok) throw new Error(result.refusal.code)
  return result.value
}
const codeOf = (result: { ok: true } | { ok: false; refusal: { code: string } }) => (result.ok ? 'ok' : result.refusal.code)

let context: Context
let closing: (() => Promise<unknown>)[] = []
beforeEach(async () => {
  const opened = await openTestContext({ collections })
  context = opened.context
  closing = [opened.close]
})
afterEach(async () => {
  for (const close of closing.reverse()) await close()
})

async function addPeople({ write }: Context): Promise<void> {
  await write('members', { id: 'unit-school', kind: 'sendingUnit', name: '粮道街小学', namePinyin: '', active: true })
  await write('members', { id: 'member-wang', kind: 'member', name: '王芳', namePinyin: '', unitId: 'unit-school' })
  const resident = { namePinyin: '', sex: '2', presence: 'present', verification: 'verified' } as const
  await write('residents', { id: 'resident-chen', name: '陈桂英', ...resident })
}

const found = (at: Context, over: Partial<Parameters<typeof foundTeam>[1]> = {}) =>
  foundTeam(at, { teamKind: 'medical', name: '医疗服务团', estateIds: ['e1'], ...over })
const join = (at: Context, teamId: string, over: Partial<Parameters<typeof joinTeam>[1]> = {}) =>
  joinTeam(at, { teamId, source: 'outside', name: '赵敏', skills: [], startsOn: today, ...over })
const plan = (at: Context, teamId: string, teamMemberIds: string[], over: Partial<Parameters<typeof planShifts>[1]> = {}) =>
  planShifts(at, { teamId, teamMemberIds, day: today, weeks: 1, startsAt: '09:00', endsAt: '11:00', ...over })
const shiftsAt = async (at: Context) =>
  (await allShifts(at.data).exec())
    .map((shift) => shift.toMutableJSON() as Shift)
    .sort((a, b) => (a.day + a.id < b.day + b.id ? -1 : 1))

describe('a team', () => {
  test('fills its slot; ended, the slot takes another one, and the first stays with its history', async () => {
    const first = made(await found(context))
    expect(codeOf(await found(context, { name: '第二医疗团' }))).toBe('slot-taken')
    expect(codeOf(await reviseTeam(context, { id: first.id, name: '医疗团', estateIds: ['e1', 'e2'] }))).toBe('ok')
    made(await endTeam(context, { id: first.id, endsOn: today, reason: '到期' }))
    const second = made(await found(context))
    expect(second.id).not.toBe(first.id)
    expect(codeOf(await resumeTeam(context, { id: first.id }))).toBe('slot-taken')
    made(await endTeam(context, { id: second.id, endsOn: today, reason: '错建' }))
    const back = made(await resumeTeam(context, { id: first.id }))
    expect([back.name, back.estateIds, back.endsOn, back.reason]).toEqual(['医疗团', ['e1', 'e2'], undefined, undefined])
    expect(codeOf(await resumeTeam(context, { id: first.id }))).toBe('not-ended')
  })

  test('two stations that fill the same gap offline make one team, and the same helper in it is one member', async () => {
    const place = await openPlace({ teams: { schema: teamSchema } })
    closing.push(place.close)
    const [one, two] = [await place.station(), await place.station()]
    for (const { context: at } of [one, two]) {
      const { id } = made(await found(at))
      made(await plan(at, id, [made(await join(at, id)).id]))
    }
    await syncAll(one, two, one)
    for (const { context: at } of [one, two]) {
      const teams = (await allTeams(at.data).exec()).map((team) => team.toMutableJSON() as ServiceTeam)
      const members = await membersOfTeam(at.data, teams[0]?.id ?? '').exec()
      expect([teams.length, members.length, (await shiftsAt(at)).length]).toEqual([1, 1, 1])
    }
  })

  test('nothing is written without the right', async () => {
    const { context: outside, close } = await openTestContext({ collections, may: () => false })
    closing.push(close)
    const end = { id: 'x', endsOn: today, reason: '到期' }
    expect(
      [
        await found(outside),
        await reviseTeam(outside, { id: 'x', name: '甲', estateIds: [] }),
        await endTeam(outside, end),
        await resumeTeam(outside, end),
        await join(outside, 'x'),
        await reviseStay(outside, { id: 'x', skills: [], startsOn: today }),
        await leaveTeam(outside, end),
        await plan(outside, 'x', ['y']),
        await tickShift(outside, { id: 'x', as: 'served' }),
        await tickServed(outside, { ids: ['x'] }),
        await cancelShift(outside, { id: 'x' }),
      ].map(codeOf),
    ).toEqual(new Array(11).fill('not-allowed'))
  })
})

describe('the members of a team', () => {
  test('come from the members, the roster or outside; their name is that of their record', async () => {
    await addPeople(context)
    const { id } = made(await found(context))
    const wang = made(await join(context, id, { source: 'member', personId: 'member-wang', name: '别名', phone: '13800001234' }))
    const chen = made(await join(context, id, { source: 'resident', personId: 'resident-chen' }))
    const zhao = made(await join(context, id, { unitName: '紫阳路社区卫生服务中心', skills: [' 量血压 ', '量血压', ''] }))
    expect([wang.name, chen.name, zhao.name, zhao.namePinyin, zhao.skills]).toEqual([
      '王芳',
      '陈桂英',
      '赵敏',
      'zhao min',
      ['量血压'],
    ])
    expect([
      codeOf(await join(context, id, { source: 'member', personId: 'member-wang' })),
      codeOf(await join(context, id, { source: 'member', personId: 'unit-school' })),
      codeOf(await join(context, id, { source: 'resident', personId: 'resident-none' })),
      codeOf(await join(context, 'team-none')),
    ]).toEqual(['already-member', 'person-missing', 'person-missing', 'team-gone'])
    const revised = made(await reviseStay(context, { id: wang.id, skills: ['急救'], role: '队长', startsOn: today }))
    expect([revised.skills, revised.role, revised.phone, revised.name]).toEqual([['急救'], '队长', undefined, '王芳'])
  })

  test('who leaves stays in the history; what was planned afterwards falls away, and coming again is a stay of its own', async () => {
    const { id } = made(await found(context))
    const zhao = made(await join(context, id))
    made(await plan(context, id, [zhao.id], { weeks: 3 }))
    const { ended, cancelled } = made(await leaveTeam(context, { id: zhao.id, endsOn: today, reason: ' 调离 ' }))
    expect([ended.endsOn, ended.reason, cancelled, (await shiftsAt(context)).length]).toEqual([today, '调离', 2, 1])
    const again = made(await join(context, id))
    expect(again.id).not.toBe(zhao.id)
    const stays = (await membersOfTeam(context.data, id).exec()).map((member) => member.toMutableJSON() as TeamMember)
    expect(stays.map(({ endsOn }) => endsOn).sort()).toEqual([today, undefined])
  })
})

describe('shifts', () => {
  test('are planned for people and weeks; whoever is somewhere at that time, in another team too, is left out and told of', async () => {
    await addPeople(context)
    const fromList = { source: 'member', personId: 'member-wang' } as const
    const medical = made(await found(context))
    const own = made(await found(context, { teamKind: 'neighbourhood', name: '百瑞苑邻里服务队' }))
    const wang = made(await join(context, medical.id, fromList))
    const zhao = made(await join(context, medical.id))
    const wangToo = made(await join(context, own.id, fromList))
    expect(made(await plan(context, medical.id, [wang.id, zhao.id], { weeks: 2 }))).toEqual({ planned: 4, busy: [] })
    expect(made(await plan(context, own.id, [wangToo.id], { startsAt: '10:00', endsAt: '12:00', weeks: 3 }))).toEqual({
      planned: 1,
      busy: [
        { teamMemberId: wangToo.id, day: today },
        { teamMemberId: wangToo.id, day: '2026-11-30' },
      ],
    })
    expect(codeOf(await plan(context, own.id, [zhao.id]))).toBe('nobody')
  })

  test('are ticked by one tap, all of a day in one step, taken back, and cancelled while nothing happened', async () => {
    const { id } = made(await found(context))
    const zhao = made(await join(context, id))
    const li = made(await join(context, id, { name: '李军' }))
    made(await plan(context, id, [zhao.id, li.id], { weeks: 2 }))
    const all = await shiftsAt(context)
    const [first, second, later] = all.map((shift) => shift.id)
    made(await tickShift(context, { id: first ?? '', as: 'missed', reason: '临时有事' }))
    expect(made(await tickServed(context, { ids: all.map((shift) => shift.id) }))).toEqual({ ticked: 1 })
    expect((await shiftsAt(context)).map(({ shiftStatus, hours, reason }) => [shiftStatus, hours, reason])).toEqual([
      ['missed', undefined, '临时有事'],
      ['served', 2, undefined],
      ['planned', undefined, undefined],
      ['planned', undefined, undefined],
    ])
    expect([
      codeOf(await tickShift(context, { id: later ?? '', as: 'served' })),
      codeOf(await cancelShift(context, { id: second ?? '' })),
      codeOf(await cancelShift(context, { id: later ?? '' })),
      codeOf(await cancelShift(context, { id: later ?? '' })),
      codeOf(await tickShift(context, { id: second ?? '', as: 'planned' })),
    ]).toEqual(['day-future', 'already-ticked', 'ok', 'shift-gone', 'ok'])
    expect(made(await plan(context, id, [zhao.id, li.id], { day: '2026-11-30' })).planned).toBe(1)
  })

  test('of a whole day planned where one of that time was missed: it stays missed', async () => {
    const { id } = made(await found(context))
    const zhao = made(await join(context, id))
    made(await plan(context, id, [zhao.id]))
    const [shift] = await shiftsAt(context)
    made(await tickShift(context, { id: shift?.id ?? '', as: 'missed' }))
    expect(made(await plan(context, id, [zhao.id]))).toEqual({ planned: 0, busy: [{ teamMemberId: zhao.id, day: today }] })
  })
})
