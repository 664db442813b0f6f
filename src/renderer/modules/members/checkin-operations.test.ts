import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Context } from '../../data/context'
import { openTestContext } from '../../data/testing/open-test-context'
import { catalogueSchema } from '../catalogue/schema'
import { checkIn, correctCheckIn, enterLate, voidCheckIn } from './checkin-operations'
import { beyondQuota } from './checkin-rules'
import { registrationId } from './ids'
import { checkInSchema, memberSchema } from './schema'

const collections = {
  members: { schema: memberSchema },
  checkins: { schema: checkInSchema },
  catalogue: { schema: catalogueSchema },
}
let now = 0
let context: Context
let close: () => Promise<void>
const today = '2026-11-23'

beforeEach(async () => {
  now = Date.UTC(2026, 10, 23, 1, 5)
  ;({ context, close } = await openTestContext({ collections, clock: () => now }))
  const registered = (memberId: string, communityCode: string) => {
    const parts = { memberId, communityCode, registrationKind: 'linked' } as const
    const id = registrationId(context.keyOf, parts)
    return { id, kind: 'registration', ...parts, registrationStatus: 'active', startsOn: '2026-01-05' } as const
  }
  await context.writeMany('members', [
    { id: 'member-wang', kind: 'member', name: '王芳', namePinyin: 'wang fang', unitId: 'unit-1' },
    { id: 'member-li', kind: 'member', name: '李强', namePinyin: 'li qiang', unitId: 'unit-1' },
    registered('member-wang', context.centerCode),
    registered('member-li', '420106012004'),
  ])
  await context.write('catalogue', { id: 'a', kind: 'activity', title: '清洁家园', startsOn: today, hours: 2, open: true })
  await context.write('catalogue', { id: 'd', kind: 'duty', title: '值守', open: true })
})
afterEach(() => close())

const wang = { memberId: 'member-wang', activityId: 'a' }
const refusalOf = (result: { ok: boolean; refusal?: unknown }) => (result.ok ? null : result.refusal)

async function arrived() {
  const result = await checkIn(context, wang)
  if (!result.ok) throw new Error(result.refusal.code)
  return result.value
}

test('one tap is a check-in with the hours of the activity; a second tap the same day is refused, with the first time', async () => {
  expect(await arrived()).toMatchObject({
    ...wang,
    day: today,
    arrivedAt: '2026-11-23T01:05:00.000Z',
    station: 'desk',
    hours: 2,
  })
  now += 600_000
  expect(refusalOf(await checkIn(context, wang))).toEqual({ code: 'already', at: '2026-11-23T01:05:00.000Z' })
  expect(await context.data.checkins.count().exec()).toBe(1)
})

test('two taps at once are one check-in', async () => {
  const [first, second] = await Promise.all([checkIn(context, wang), checkIn(context, wang)])
  expect([first.ok, second.ok].sort()).toEqual([false, true])
  expect(await context.data.checkins.count().exec()).toBe(1)
})

test('the next day is another check-in, and so is another activity of the day', async () => {
  await arrived()
  expect((await checkIn(context, { ...wang, activityId: 'd' })).ok).toBe(true)
  now += 86_400_000
  expect((await checkIn(context, { ...wang, activityId: 'd' })).ok).toBe(true)
  expect(refusalOf(await checkIn(context, wang))).toEqual({ code: 'other-day' })
})

test('a registration with another community is none here', async () => {
  expect(refusalOf(await checkIn(context, { ...wang, memberId: 'member-li' }))).toEqual({ code: 'not-registered' })
})

test('what a kiosk handed in counts for the day it was handed in, though the desk takes it a day later', async () => {
  now += 86_400_000
  const result = await checkIn(context, { ...wang, arrivedAt: '2026-11-23T02:00:00.000Z', station: 'kiosk' })
  expect(result).toMatchObject({ ok: true, value: { day: today, station: 'kiosk' } })
})

test('a late entry keeps its reason and the time that was told', async () => {
  const late = { ...wang, day: today, time: '08:30', hours: 1.5, reason: ' 当时排队 ' }
  expect(await enterLate(context, late)).toMatchObject({
    ok: true,
    value: { arrivedAt: '2026-11-23T00:30:00.000Z', hours: 1.5, lateReason: '当时排队' },
  })
  expect(refusalOf(await enterLate(context, late))).toEqual({ code: 'already', at: '2026-11-23T00:30:00.000Z' })
})

test.each([
  ['without a reason', { reason: '' }, 'reason-missing'],
  ['for a time that has not come', { time: '23:00' }, 'future'],
  ['for a day before the registration', { activityId: 'd', day: '2026-01-04' }, 'not-registered'],
  ['for a day the activity was not on', { day: '2026-11-22' }, 'other-day'],
])('a late entry %s is refused', async (_, change, code) => {
  const late = { ...wang, day: today, time: '08:30', reason: '当时排队', ...change }
  expect(refusalOf(await enterLate(context, late))).toEqual({ code })
})

test('time and hours are corrected with a reason, and never without one', async () => {
  const { id } = await arrived()
  expect(refusalOf(await correctCheckIn(context, { id, hours: 3, reason: ' ' }))).toEqual({ code: 'reason-missing' })
  expect(await correctCheckIn(context, { id, time: '08:00', hours: 3, reason: '提前到场布置' })).toMatchObject({
    ok: true,
    value: { arrivedAt: '2026-11-23T00:00:00.000Z', hours: 3, correctedReason: '提前到场布置' },
  })
})

test('what was voided stays to be seen, is not corrected, and a new tap takes it up again', async () => {
  const { id } = await arrived()
  expect(await voidCheckIn(context, { id, reason: '点错了人' })).toMatchObject({ ok: true, value: { voidReason: '点错了人' } })
  expect(refusalOf(await voidCheckIn(context, { id, reason: '点错了人' }))).toEqual({ code: 'voided' })
  expect(refusalOf(await correctCheckIn(context, { id, hours: 1, reason: '少算' }))).toEqual({ code: 'voided' })
  now += 60_000
  const again = await arrived()
  expect(again).toMatchObject({ id, arrivedAt: '2026-11-23T01:06:00.000Z' })
  expect(again.voidReason).toBeUndefined()
})

test('whoever may only look changes nothing', async () => {
  const auditor = await openTestContext({ collections, may: () => false })
  for (const result of [
    await checkIn(auditor.context, wang),
    await enterLate(auditor.context, { ...wang, day: today, time: '08:30', reason: '当时排队' }),
    await correctCheckIn(auditor.context, { id: 'x', reason: '少算' }),
    await voidCheckIn(auditor.context, { id: 'x', reason: '点错' }),
  ])
    expect(refusalOf(result)).toEqual({ code: 'not-allowed' })
  await auditor.close()
})

test('a tap beyond the places is refused; who was there is entered with a reason, and what another terminal took counts', async () => {
  await context.change('catalogue', 'a', { quota: 1 })
  const li = { memberId: 'member-li', activityId: 'a' }
  const parts = { memberId: li.memberId, communityCode: context.centerCode, registrationKind: 'linked' } as const
  await context.write('members', {
    id: registrationId(context.keyOf, parts),
    kind: 'registration',
    ...parts,
    registrationStatus: 'active',
    startsOn: '2026-01-05',
  })
  const first = await arrived()
  expect(refusalOf(await checkIn(context, li))).toEqual({ code: 'full', quota: 1 })
  expect(refusalOf(await checkIn(context, wang))).toMatchObject({ code: 'already' })
  const byKiosk = await checkIn(context, { ...li, station: 'kiosk' })
  if (!byKiosk.ok) throw new Error(byKiosk.refusal.code)
  const standing = (await context.data.checkins.find().exec()).map((found) => found.toMutableJSON())
  expect(beyondQuota(standing, 1)).toHaveLength(1)
  await voidCheckIn(context, { id: byKiosk.value.id, reason: '点错了' })
  expect(refusalOf(await enterLate(context, { ...li, day: today, time: '09:00', reason: '人在现场' }))).toBeNull()
  await voidCheckIn(context, { id: first.id, reason: '点错了' })
  expect(
    beyondQuota(
      (await context.data.checkins.find().exec()).map((found) => found.toMutableJSON()),
      1,
    ),
  ).toEqual([])
})
