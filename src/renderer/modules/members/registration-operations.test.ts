import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Context } from '../../data/context'
import { openTestContext } from '../../data/testing/open-test-context'
import { mergeRecords } from '../../sync/merge'
import { openPlace, type Place, syncAll } from '../../sync/testing/stations'
import { catalogueSchema } from '../catalogue/schema'
import { memberCardId } from './ids'
import { editMember, membersOf, renewCode, settleMembers } from './member-operations'
import { endRegistration, giveReceiptNo, refuseRegistered, register } from './registration-operations'
import { type MemberRecord, memberSchema } from './schema'
import { addUnit } from './unit-operations'

const collections = { members: { schema: memberSchema }, catalogue: { schema: catalogueSchema } }

async function unitIn(context: Context, name = '武汉市第三医院'): Promise<string> {
  const added = await addUnit(context, { name })
  if (!added.ok) throw new Error('the unit is new')
  return added.value.id
}

const recordsOf = async ({ data }: Context, kind: MemberRecord['kind']) =>
  (await data.members.find({ selector: { kind } }).exec()).map((found) => found.toMutableJSON())

const cardsOf = async ({ data }: Context) =>
  (await data.catalogue.find({ selector: { kind: 'memberCard' } }).exec()).map((found) => found.toMutableJSON())

describe('at one desk', () => {
  let context: Context
  let close: () => Promise<void>
  let unitId: string
  beforeEach(async () => {
    ;({ context, close } = await openTestContext({ collections }))
    unitId = await unitIn(context)
  })
  afterEach(() => close())

  const wang = () => ({ unitId, name: '王 秀芳', phone: '138-1234-5678', registrationKind: 'linked' }) as const

  async function registered(input: Parameters<typeof register>[1] = wang()) {
    const result = await register(context, input)
    if (!result.ok) throw new Error(result.refusal.code)
    return result.value
  }

  test('a registration makes the member, the registration and a masked card', async () => {
    const { member, registration } = await registered()
    expect(member).toMatchObject({ kind: 'member', name: '王秀芳', namePinyin: 'wang xiu fang', phone: '13812345678', unitId })
    expect(member.personalCode).toMatch(/^\d{6}$/)
    expect(registration).toMatchObject({
      memberId: member.id,
      registrationKind: 'linked',
      registrationStatus: 'active',
      communityCode: '420106012003',
      startsOn: '2026-11-23',
    })
    const [card, ...more] = await cardsOf(context)
    expect(more).toEqual([])
    expect(card).toMatchObject({
      id: memberCardId(member.id),
      title: '王*芳',
      memberId: member.id,
      unitId,
      unitName: '武汉市第三医院',
      unitPinyin: 'wu han shi di san yi yuan',
      initials: 'w',
      codeKey: context.keyOf('code', member.personalCode ?? ''),
    })
    expect(JSON.stringify(card)).not.toMatch(/秀|13812345678|5678/)
  })

  test('a second kind makes the second registration of the same member; a second of one kind says since when', async () => {
    const first = await registered()
    const second = await registered({ ...wang(), registrationKind: 'residential' })
    expect(second.member.id).toBe(first.member.id)
    expect(await recordsOf(context, 'registration')).toHaveLength(2)
    expect(await register(context, wang())).toEqual({
      ok: false,
      refusal: { code: 'already-registered', registrationKind: 'linked', since: '2026-11-23' },
    })
  })

  test('an ended registration stays, takes the card away, and its past stands in the note when it begins again', async () => {
    const { member, registration } = await registered()
    expect(await endRegistration(context, { id: registration.id, reason: '  ' })).toEqual({
      ok: false,
      refusal: { code: 'reason-missing' },
    })
    expect(await endRegistration(context, { id: registration.id, reason: '工作调离' })).toMatchObject({
      ok: true,
      value: { registrationStatus: 'ended', reason: '工作调离', endsOn: '2026-11-23' },
    })
    expect(await cardsOf(context)).toEqual([])
    expect(await endRegistration(context, { id: registration.id, reason: '再来' })).toEqual({
      ok: false,
      refusal: { code: 'not-active' },
    })
    const again = await registered()
    expect(again.member.id).toBe(member.id)
    expect(again.registration).toMatchObject({
      id: registration.id,
      registrationStatus: 'active',
      note: '2026-11-23/2026-11-23 工作调离',
    })
    expect(again.registration.reason).toBeUndefined()
    expect(await cardsOf(context)).toHaveLength(1)
  })

  test('a refused application is kept with its reason and shows nobody at the kiosk', async () => {
    const { registration } = await registered({ ...wang(), refusedBecause: '不属于本社区联系单位' })
    expect(registration).toMatchObject({ registrationStatus: 'refused', reason: '不属于本社区联系单位' })
    expect(await cardsOf(context)).toEqual([])
    expect(await registered()).toMatchObject({ registration: { registrationStatus: 'active' } })
  })

  test('one that was made by mistake is refused afterwards', async () => {
    const { registration } = await registered()
    expect(await refuseRegistered(context, { id: registration.id, reason: '登记错了' })).toMatchObject({
      ok: true,
      value: { registrationStatus: 'refused' },
    })
    expect(await cardsOf(context)).toEqual([])
  })

  test('the same name in the same unit with another phone is asked about, and both answers hold', async () => {
    const { member } = await registered()
    const other = { ...wang(), phone: '13900000000', registrationKind: 'residential' } as const
    expect(await register(context, other)).toEqual({
      ok: false,
      refusal: { code: 'namesakes', members: [{ id: member.id, name: '王秀芳', phone: '13812345678' }] },
    })
    const same = await registered({ ...other, as: { memberId: member.id } })
    expect(same.member).toMatchObject({ id: member.id, phone: '13900000000' })
    const another = await registered({ ...wang(), phone: '13700000000', as: 'another' })
    expect(another.member.id).not.toBe(member.id)
    expect(new Set((await membersOf(context)).map(({ personalCode }) => personalCode)).size).toBe(2)
  })

  test('with the phone known the number is added to the member, not a second member to the list', async () => {
    const { member } = await registered()
    const again = await registered({ ...wang(), registrationKind: 'residential', citizenNumber: '11010519491231002x' })
    expect(again.member).toMatchObject({ id: member.id, citizenNumber: '11010519491231002X' })
  })

  test.each([
    [{ name: ' ' }, 'name', 'name-missing'],
    [{ phone: '' }, 'phone', 'phone-missing'],
    [{ phone: '12345' }, 'phone', 'phone-form'],
    [{ unitId: '' }, 'unitId', 'unit-missing'],
    [{ citizenNumber: '110105194912310021' }, 'citizenNumber', 'number-wrong'],
    [{ politicalStatus: '99' }, 'politicalStatus', 'status-unknown'],
  ])('with %j nothing is written', async (change, field, code) => {
    expect(await register(context, { ...wang(), ...change })).toEqual({
      ok: false,
      refusal: { code: 'faulty', faults: [{ field, code }] },
    })
    expect(await recordsOf(context, 'member')).toEqual([])
  })

  test('an edit of the name changes pinyin and card', async () => {
    const { member } = await registered()
    expect(
      await editMember(context, { id: member.id, change: { name: '汪秀兰', skills: ['会修电器、 法律咨询'] } }),
    ).toMatchObject({
      ok: true,
      value: { name: '汪秀兰', namePinyin: 'wang xiu lan', skills: ['会修电器', '法律咨询'] },
    })
    expect(await cardsOf(context)).toMatchObject([{ title: '汪*兰' }])
  })

  test('another code is another one, and the card knows it', async () => {
    const { member } = await registered()
    const renewed = await renewCode(context, member.id)
    expect(renewed.ok && renewed.value.personalCode).not.toBe(member.personalCode)
    const code = renewed.ok ? (renewed.value.personalCode ?? '') : ''
    expect(await cardsOf(context)).toMatchObject([{ codeKey: context.keyOf('code', code) }])
  })

  test('a receipt number is given once', async () => {
    const { registration } = await registered()
    const first = { id: registration.id, receiptNo: '42010601200348216327000518' }
    expect(await giveReceiptNo(context, first)).toEqual({ ok: true, value: first.receiptNo })
    expect(await giveReceiptNo(context, { ...first, receiptNo: '1' })).toEqual({ ok: true, value: first.receiptNo })
  })

  test('who may not write registers nobody', async () => {
    const reader = await openTestContext({ collections, may: (right) => right === 'members.read' })
    expect(await register(reader.context, wang())).toEqual({ ok: false, refusal: { code: 'not-allowed' } })
    await reader.close()
  })
})

describe('at two terminals that were apart', () => {
  let place: Place
  beforeEach(async () => {
    place = await openPlace(collections)
  })
  afterEach(() => place.close())

  test('the same person registered on both becomes one member with two registrations, one card and no double', async () => {
    const [a, b] = [await place.station(), await place.station()]
    const wang = async (context: Context) => ({ unitId: await unitIn(context), name: '王秀芳', phone: '13812345678' })
    await register(a.context, { ...(await wang(a.context)), registrationKind: 'linked' })
    await register(b.context, { ...(await wang(b.context)), registrationKind: 'residential' })
    await syncAll(a, b, a)
    for (const { context } of [a, b]) {
      expect(await recordsOf(context, 'sendingUnit')).toHaveLength(1)
      expect(await recordsOf(context, 'member')).toHaveLength(1)
      expect((await recordsOf(context, 'registration')).map(({ registrationKind }) => registrationKind).sort()).toEqual([
        'linked',
        'residential',
      ])
      expect(await cardsOf(context)).toHaveLength(1)
    }
  })

  test('the same code given to two members stays with the first, and the other gets one of their own', async () => {
    const [a, b] = [await place.station(), await place.station()]
    const code = { personalCode: '123456' }
    const add = async (context: Context, name: string) => {
      const result = await register(context, {
        unitId: await unitIn(context),
        name,
        phone: '13812345678',
        registrationKind: 'linked',
      })
      if (!result.ok) throw new Error(result.refusal.code)
      await context.change('members', result.value.member.id, code)
      return result.value.member.id
    }
    const first = await add(a.context, '王秀芳')
    const second = await add(b.context, '李明')
    await syncAll(a, b, a)
    expect(await settleMembers(a.context)).toBe(1)
    expect(await settleMembers(b.context)).toBe(1)
    await syncAll(a, b, a)
    expect(await settleMembers(a.context)).toBe(0)
    for (const { context } of [a, b]) {
      const codes = new Map((await membersOf(context)).map(({ id, personalCode }) => [id, personalCode]))
      expect(codes.get(first)).toBe('123456')
      expect(codes.get(second)).toMatch(/^\d{6}$/)
      expect(codes.get(second)).not.toBe('123456')
      expect((await cardsOf(context)).map(({ codeKey }) => codeKey).sort()).toEqual(
        [...codes.values()].map((one) => context.keyOf('code', one ?? '')).sort(),
      )
    }
  })
})

test('the same person registered offline in two centers is, where both lists meet, one member with two registrations', async () => {
  const first = await openTestContext({ collections })
  const second = await openTestContext({ collections })
  const wang = (unitId: string) => ({ unitId, name: '王秀芳', phone: '13812345678', registrationKind: 'linked' }) as const
  const here = await register(first.context, wang(await unitIn(first.context)))
  const elsewhere = { ...second.context, centerCode: '420106012004' }
  const there = await register(elsewhere, { ...wang(await unitIn(elsewhere)), registrationKind: 'residential' })
  expect([here.ok, there.ok]).toEqual([true, true])
  const together = new Map<string, MemberRecord>()
  for (const context of [first.context, elsewhere]) {
    for (const record of [...(await recordsOf(context, 'member')), ...(await recordsOf(context, 'registration'))]) {
      const known = together.get(record.id)
      const merged = known && mergeRecords({ ...known, _deleted: false }, { ...record, _deleted: false })
      together.set(record.id, (merged as MemberRecord | undefined) ?? record)
    }
  }
  const met = [...together.values()]
  expect(met.filter(({ kind }) => kind === 'member').map(({ name, phone }) => [name, phone])).toEqual([['王秀芳', '13812345678']])
  expect(
    met.flatMap(({ kind, registrationKind, communityCode }) =>
      kind === 'registration' ? [[registrationKind, communityCode]] : [],
    ),
  ).toEqual([
    ['linked', '420106012003'],
    ['residential', '420106012004'],
  ])
  await first.close()
  await second.close()
})
