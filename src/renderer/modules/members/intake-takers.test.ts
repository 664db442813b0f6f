import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Context } from '../../data/context'
import { openTestContext } from '../../data/testing/open-test-context'
import { catalogueSchema } from '../catalogue/schema'
import { intakeTakers } from './intake-takers'
import { checkInSchema, memberSchema } from './schema'
import { addUnit } from './unit-operations'

let context: Context
let close: () => Promise<void>
let now: number

beforeEach(async () => {
  now = Date.UTC(2026, 10, 23, 1)
  ;({ context, close } = await openTestContext({
    collections: {
      members: { schema: memberSchema },
      checkins: { schema: checkInSchema },
      catalogue: { schema: catalogueSchema, audience: 'kiosk' },
    },
    clock: () => now,
  }))
  await addUnit(context, { name: '区财政局' })
  await context.write('catalogue', { id: 'activity-1', kind: 'activity', title: '清洁家园', startsOn: '2026-11-23', open: true })
})
afterEach(() => close())

const receipt = { id: 'intake-1', receiptNo: '42010600100148216327000518', handedInAt: '2026-11-23T01:00:00.000Z' }
const registration = {
  kind: 'registration',
  name: '王芳',
  phone: '13800001234',
  unitName: '区财政局',
  registrationKind: 'linked',
} as const
const memberIdOf = async () => {
  const [member] = await context.data.members.find({ selector: { kind: 'member' } }).exec()
  return member?.id ?? ''
}
const checkInOf = (memberId: string) =>
  ({ kind: 'checkIn', memberId, activityId: 'activity-1', day: '2026-11-23', arrivedAt: '2026-11-23T00:40:00.000Z' }) as const

describe('a registration from a kiosk', () => {
  test('makes a member with the receipt, and a masked card for the kiosks', async () => {
    const result = await intakeTakers.registration(context, registration, receipt)
    const [kept] = await context.data.members.find({ selector: { kind: 'registration' } }).exec()
    expect(result).toEqual({ ok: true, value: kept?.id })
    expect([kept?.receiptNo, kept?.registrationStatus]).toEqual([receipt.receiptNo, 'active'])
    const [card] = await context.data.catalogue.find({ selector: { kind: 'memberCard' } }).exec()
    expect([card?.title, card?.unitName]).toEqual(['王*', '区财政局'])
  })

  test('of a unit nobody knows says what to do, in both languages', async () => {
    const result = await intakeTakers.registration(context, { ...registration, unitName: '没有的单位' }, receipt)
    expect(!result.ok && Object.values(result.refusal).every((words) => words.length > 10)).toBe(true)
  })

  test('of somebody who has registered is not taken twice', async () => {
    await intakeTakers.registration(context, registration, receipt)
    const again = await intakeTakers.registration(context, registration, receipt)
    expect(!again.ok && again.refusal.en).toContain('already')
  })
})

describe('a check-in from a kiosk', () => {
  test('is one check-in of its day, with the time at the kiosk, however often it is taken', async () => {
    await intakeTakers.registration(context, registration, receipt)
    const memberId = await memberIdOf()
    const first = await intakeTakers.checkIn(context, checkInOf(memberId))
    now += 60_000
    expect(await intakeTakers.checkIn(context, { ...checkInOf(memberId), arrivedAt: '2026-11-23T00:50:00.000Z' })).toEqual(first)
    const all = await context.data.checkins.find().exec()
    expect(all.map(({ id, arrivedAt, station }) => [{ ok: true, value: id }, arrivedAt, station])).toEqual([
      [first, '2026-11-23T00:40:00.000Z', 'kiosk'],
    ])
  })

  test('of a member who is not here yet waits', async () => {
    const result = await intakeTakers.checkIn(context, checkInOf('member-unknown'))
    expect(!result.ok && result.refusal.en).toContain('does not have this member yet')
  })
})

describe('a wish from a kiosk', () => {
  const wish = {
    kind: 'wish',
    name: '陈桂英',
    phone: '13800001234',
    address: '3栋2单元501',
    body: '家电维修：收音机坏了，想修一修。',
  } as const
  const published = async () => {
    const found = await context.data.catalogue.find({ selector: { kind: 'wish' } }).exec()
    return found.map(({ id, title, body, category, quota, open }) => ({ id, title, body, category, quota, open }))
  }

  test('is published without who wished, who stands beside it with the receipt, however often it is accepted', async () => {
    const first = await intakeTakers.wish(context, wish, receipt)
    expect(await intakeTakers.wish(context, wish, receipt)).toEqual(first)
    const [only, ...others] = await published()
    expect([first, others]).toEqual([{ ok: true, value: only?.id }, []])
    expect(only).toEqual({
      id: only?.id,
      title: '收音机坏了，想修一修',
      category: '家电维修',
      quota: 1,
      open: true,
      body: undefined,
    })
    const wishers = await context.data.members.find({ selector: { kind: 'wisher' } }).exec()
    expect(wishers.map(({ targetId, name, phone, room, receiptNo }) => [targetId, name, phone, room, receiptNo])).toEqual([
      [only?.id, '陈桂英', '13800001234', '3栋2单元501', receipt.receiptNo],
    ])
  })

  test.each([
    ['the name', '我叫陈桂英，想修收音机', '姓名'],
    ['a phone number', '修收音机，请打 138 0000 1234', '号码'],
    ['the room', '请到3栋2单元501修收音机', '住处'],
  ])('that says %s is not published until the desk has corrected it', async (_, body, word) => {
    const result = await intakeTakers.wish(context, { ...wish, body }, receipt)
    expect(!result.ok && result.refusal['zh-CN']).toContain(word)
    expect(await published()).toEqual([])
  })
})
