import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { IntakePayload } from '../../../shared/intake'
import type { Context } from '../../data/context'
import { createContext } from '../../data/create-context'
import type { Store } from '../../data/open'
import { openTestContext } from '../../data/testing/open-test-context'
import { done, refused } from '../../lib/result'
import { catalogueSchema } from '../catalogue/schema'
import { acceptIntake, acceptMany, correctIntake, type Opened, refuseIntake, type Takers, takeIn } from './operations'
import { intakeSchema } from './schema'

let context: Context
let store: Store
let close: () => Promise<void>

beforeEach(async () => {
  ;({ context, store, close } = await openTestContext({
    collections: { intake: { schema: intakeSchema }, catalogue: { schema: catalogueSchema, audience: 'kiosk' } },
  }))
})
afterEach(() => close())

const receipt = (serial: number) => `4201060010014821632700${String(serial).padStart(4, '0')}`
const opened = (serial: number, payload: IntakePayload): Opened => ({
  envelope: {
    id: `intake-${String(serial).padStart(26, '0')}`,
    receiptNo: receipt(serial),
    handedInAt: '2026-11-23T00:30:00.000Z',
    source: 'kiosk001',
  },
  payload,
})
const request: IntakePayload = { kind: 'request', name: '王芳', phone: '13800001234', body: '楼道的灯坏了' }
const checkIn: IntakePayload = {
  kind: 'checkIn',
  memberId: 'member-1',
  activityId: 'activity-1',
  day: '2026-11-23',
  arrivedAt: '2026-11-23T00:30:00.000Z',
}
const takers: Takers = {
  checkIn: async (_context, { memberId }) =>
    memberId === 'member-1' ? done('checkin-1') : refused({ 'zh-CN': '找不到这位党员', en: 'No such member' }),
  registration: async () => done('registration-1'),
}

const progress = async (serial: number) => {
  const [found] = await context.data.catalogue.find({ selector: { kind: 'progress', receiptNo: receipt(serial) } }).exec()
  return found ? { step: found.step, body: found.body } : null
}
const take = async (serial: number, payload: IntakePayload) => {
  await takeIn(context, [opened(serial, payload)])
  return opened(serial, payload).envelope.id
}
const visitor = (...rights: string[]) =>
  createContext({
    store,
    station: { deviceId: 'testtest', centerCode: '420106012003', citySalt: 'a salt for tests only' },
    actor: { id: 'x', name: '某人' },
    may: (right) => rights.includes(right),
  })

test('what is only counted waits for nobody, and its number tells nothing', async () => {
  const id = await take(9, { kind: 'matterUse', day: '2026-11-23', lookedUp: ['matter-1'], printed: [] })
  expect((await context.data.intake.findOne(id).exec())?.status).toBe('accepted')
  expect(await progress(9)).toBeNull()
})

describe('what was opened', () => {
  test('is kept once, whichever desk opens it and however often, and the decision stays', async () => {
    expect(await takeIn(context, [opened(1, request), opened(2, checkIn)])).toBe(2)
    await refuseIntake(context, { id: opened(1, request).envelope.id, reason: '重复提交' })
    expect(await takeIn(context, [opened(1, request), opened(2, checkIn), opened(3, request)])).toBe(1)
    const all = await context.data.intake.find().exec()
    expect(all.map(({ receiptNo, status }) => [receiptNo, status]).sort()).toEqual([
      [receipt(1), 'refused'],
      [receipt(2), 'pending'],
      [receipt(3), 'pending'],
    ])
  })

  test('can be asked after by its receipt where somebody waits for it', async () => {
    await takeIn(context, [opened(1, request), opened(2, checkIn)])
    expect([await progress(1), await progress(2)]).toEqual([{ step: 'received', body: undefined }, null])
  })
})

describe('accepting', () => {
  test('a request answers under its receipt, and nothing there says whose it is', async () => {
    const id = await take(1, request)
    const result = await acceptIntake(context, { id, answer: ' 电工明天上门 ', takers })
    expect(result.ok && [result.value.status, result.value.resultId, result.value.answer]).toEqual([
      'accepted',
      id,
      '电工明天上门',
    ])
    expect(await progress(1)).toEqual({ step: 'accepted', body: '电工明天上门' })
    const told = JSON.stringify((await context.data.catalogue.find().exec()).map((found) => found.toMutableJSON()))
    expect(['王芳', '13800001234', '楼道'].filter((word) => told.includes(word))).toEqual([])
  })

  test('a check-in becomes what the members module makes of it', async () => {
    const id = await take(1, checkIn)
    const result = await acceptIntake(context, { id, takers })
    expect(result.ok && result.value.resultId).toBe('checkin-1')
    expect(await progress(1)).toEqual({ step: 'accepted', body: undefined })
  })

  test('what the members module does not take stays, with its words', async () => {
    const id = await take(1, { ...checkIn, memberId: 'member-9' } as IntakePayload)
    expect(await acceptIntake(context, { id, takers })).toEqual({
      ok: false,
      refusal: { code: 'not-taken', why: { 'zh-CN': '找不到这位党员', en: 'No such member' } },
    })
    expect((await context.data.intake.findOne(id).exec())?.status).toBe('pending')
  })

  test('many check-ins at once leaves those that need somebody', async () => {
    const ids = [
      await take(1, checkIn),
      await take(2, { ...checkIn, memberId: 'member-9' } as IntakePayload),
      await take(3, checkIn),
    ]
    const { accepted, left } = await acceptMany(context, { ids, takers })
    expect([accepted, left.map(({ id }) => id)]).toEqual([2, [ids[1]]])
  })

  test('twice is refused, and so is an answer that says who it is about', async () => {
    const id = await take(1, request)
    expect(await acceptIntake(context, { id, answer: '王芳您好', takers })).toEqual({ ok: false, refusal: { code: 'says-who' } })
    await acceptIntake(context, { id, takers })
    expect(await refuseIntake(context, { id, reason: '重复提交' })).toEqual({
      ok: false,
      refusal: { code: 'decided', status: 'accepted' },
    })
  })
})

describe('refusing', () => {
  test('needs a reason, which is told under the receipt', async () => {
    const id = await take(1, request)
    expect(await refuseIntake(context, { id, reason: ' ' })).toEqual({ ok: false, refusal: { code: 'reason-missing' } })
    await refuseIntake(context, { id, reason: '不属于本社区，请到隔壁社区' })
    expect(await progress(1)).toEqual({ step: 'refused', body: '不属于本社区，请到隔壁社区' })
  })
})

describe('correcting', () => {
  test('keeps what was handed in beside it, and takes it back where nothing differs', async () => {
    const id = await take(1, request)
    const changed = await correctIntake(context, { id, fields: { ...request, phone: '13900005678' } })
    expect(changed.ok && [JSON.parse(changed.value.payload), JSON.parse(changed.value.corrected ?? '')]).toEqual([
      request,
      { ...request, phone: '13900005678' },
    ])
    const back = await correctIntake(context, { id, fields: request })
    expect(back.ok && back.value.corrected).toBeUndefined()
  })

  test('names what does not fit', async () => {
    const id = await take(1, request)
    expect(await correctIntake(context, { id, fields: { ...request, body: '' } })).toEqual({
      ok: false,
      refusal: { code: 'misfit', fields: ['body'] },
    })
  })
})

test('who may only read decides nothing', async () => {
  const id = await take(1, request)
  const reader = visitor('intake.read')
  const denied = { ok: false, refusal: { code: 'not-allowed' } }
  expect([
    await acceptIntake(reader, { id, takers }),
    await refuseIntake(reader, { id, reason: '重复' }),
    await correctIntake(reader, { id, fields: request }),
  ]).toEqual([denied, denied, denied])
})
