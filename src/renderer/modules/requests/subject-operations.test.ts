import { afterEach, describe, expect, test } from 'vitest'
import type { Context } from '../../data/context'
import { openTestContext } from '../../data/testing/open-test-context'
import { openPlace, syncAll } from '../../sync/testing/stations'
import { catalogueSchema } from '../catalogue/schema'
import { progressId } from '../intake/rules'
import { placeSchema } from '../roster/schema'
import { requestTakers } from './intake-takers'
import { takeLoopStep } from './loop-operations'
import { requestSchema } from './schema'
import { convertSubject, editSubject, noteStepTold, openSubject, readState } from './subject-operations'
import { noticesOf } from './subject-rules'
import { takeTicketStep } from './ticket-operations'

const collections = {
  requests: { schema: requestSchema },
  catalogue: { schema: catalogueSchema, audience: 'kiosk' as const },
  places: { schema: placeSchema },
}
const closing: (() => Promise<unknown>)[] = []
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close()
})

async function openDesk(may?: (right: string) => boolean): Promise<Context> {
  const { context, close } = await openTestContext({ collections, may })
  closing.push(close)
  return context
}

const made = <T>(result: { ok: true; value: T } | { ok: false; refusal: { code: string } }): T => {
  if (!result.ok) throw new Error(result.refusal.code)
  return result.value
}
const codeOf = (result: { ok: true } | { ok: false; refusal: { code: string } }) => (result.ok ? 'ok' : result.refusal.code)

const handed = { id: 'intake-1', receiptNo: '42010600100148216327000518', handedInAt: '2026-11-23T01:00:00.000Z' }
const asked = (body: string) => ({ kind: 'request', name: '陈桂英', phone: '13800001234', address: '百瑞苑3栋', body }) as const
const progressOf = async (context: Context) => {
  const found = await context.data.catalogue.findOne(progressId(context.keyOf, handed.receiptNo)).exec()
  return [found?.step, found?.body]
}
const dispute = (context: Context, severity = 1) =>
  openSubject(context, { kind: 'request', title: '楼道堆物', name: '陈桂英', severity, receiptNo: handed.receiptNo })

const artefact = '写下来的'
/** Everything before the closing. */
async function answer(context: Context, id: string): Promise<void> {
  for (const step of ['solicit', 'deliberate', 'execute', 'feedback'] as const)
    made(await takeLoopStep(context, { id, step, artefact: step === 'feedback' ? '已清理，谢谢您提出' : artefact }))
}

describe('what a kiosk handed in', () => {
  test('becomes a ticket or a request by what it is about, once, with its estate, and can be turned round while nothing was done', async () => {
    const context = await openDesk()
    await context.write('places', { id: 'estate-a', kind: 'estate', name: '百瑞苑' })
    const light = made(
      (await requestTakers.request(context, asked('公共照明：三单元的灯坏了三天。请来修'), handed)) as never,
    ) as string
    expect(await requestTakers.request(context, asked('公共照明：三单元的灯坏了三天。请来修'), handed)).toEqual({
      ok: true,
      value: light,
    })
    const state = await readState(context, light)
    const { kind, title, body, category, estateId, place, station, dueOn } = state?.subject ?? {}
    expect([kind, title, body, category, estateId, place, station, dueOn, state?.stage]).toEqual([
      'ticket',
      '三单元的灯坏了三天',
      '三单元的灯坏了三天。请来修',
      '公共照明',
      'estate-a',
      '百瑞苑3栋',
      'kiosk',
      '2026-11-26',
      'open',
    ])
    made(await convertSubject(context, { id: light, to: 'request' }))
    expect((await readState(context, light))?.stage).toBe('solicit')
    made(await takeLoopStep(context, { id: light, step: 'solicit', artefact }))
    expect(codeOf(await convertSubject(context, { id: light, to: 'ticket' }))).toBe('begun')
    const other = await requestTakers.request(context, asked('你好：楼上太吵'), { ...handed, receiptNo: '4'.repeat(26) })
    expect(other.ok && (await readState(context, other.value))?.subject).toMatchObject({
      kind: 'request',
      title: '你好：楼上太吵',
    })
  })

  test('a rating with the number of a ticket rates it once it is done; one without a number is an opinion', async () => {
    const context = await openDesk()
    const id = made((await requestTakers.request(context, asked('公共照明：灯坏了'), handed)) as never) as string
    const rating = { kind: 'rating', stars: 5, about: '上门服务', receiptNo: handed.receiptNo } as const
    const own = { ...handed, id: 'intake-2', receiptNo: '4'.repeat(26) }
    expect((await requestTakers.rating(context, rating, own)).ok).toBe(false)
    made(await takeTicketStep(context, { id, step: 'assign', assigneeId: 'worker-a' }))
    made(await takeTicketStep(context, { id, step: 'visit', artefact }))
    made(await takeTicketStep(context, { id, step: 'done', artefact }))
    expect(await progressOf(context)).toEqual(['done', undefined])
    const rated = await requestTakers.rating(context, rating, own)
    expect(await requestTakers.rating(context, rating, own)).toEqual(rated)
    expect([(await readState(context, id))?.counted.at(-1)?.stars, (await progressOf(context))[0]]).toEqual([5, 'rate'])
    expect(await requestTakers.rating(context, { kind: 'rating', stars: 1 }, own)).toEqual({ ok: true, value: 'intake-2' })
  })
})

describe('the loop at one desk', () => {
  test('ends after the answer, which residents read by their number; the answer names nobody', async () => {
    const context = await openDesk()
    const { id } = made(await dispute(context))
    expect(await progressOf(context)).toEqual(['solicit', undefined])
    for (const step of ['solicit', 'deliberate', 'execute'] as const) made(await takeLoopStep(context, { id, step, artefact }))
    expect(codeOf(await takeLoopStep(context, { id, step: 'close' }))).toBe('not-next')
    const named = await takeLoopStep(context, { id, step: 'feedback', artefact: '陈桂英女士，已清理' })
    expect(codeOf(named)).toBe('says-who')
    made(await takeLoopStep(context, { id, step: 'feedback', artefact: '已清理' }))
    expect(await progressOf(context)).toEqual(['adjust', '已清理'])
    made(await takeLoopStep(context, { id, step: 'close' }))
    expect(await progressOf(context)).toEqual(['closed', '已清理'])
    expect(codeOf(await editSubject(context, { id, fields: { title: '别的', severity: 1 } }))).toBe('over')
  })

  test('what is 重大 is neither closed nor made small by who may not close it', async () => {
    const context = await openDesk((right) => right !== 'requests.approve')
    const { id } = made(await dispute(context, 3))
    await answer(context, id)
    expect([
      codeOf(await takeLoopStep(context, { id, step: 'close' })),
      codeOf(await editSubject(context, { id, fields: { title: '楼道堆物', severity: 2 } })),
      codeOf(await editSubject(context, { id, fields: { title: '楼道堆物', severity: 4 } })),
    ]).toEqual(['grade', 'grade', 'ok'])
    const outside = await openDesk(() => false)
    expect([codeOf(await dispute(outside)), codeOf(await takeTicketStep(outside, { id, step: 'done' }))]).toEqual([
      'not-allowed',
      'not-allowed',
    ])
  })
})

test('two desks apart take the same step: one counts on both, the other is told once; a closing does not outlive a raised grade', async () => {
  const place = await openPlace(collections)
  closing.push(place.close)
  const [one, two] = [await place.station(), await place.station()]
  const { id } = made(await dispute(one.context))
  made(await takeLoopStep(one.context, { id, step: 'solicit', artefact }))
  await syncAll(one, two)
  made(await takeLoopStep(one.context, { id, step: 'deliberate', artefact: '先议的' }))
  made(await takeLoopStep(two.context, { id, step: 'deliberate', artefact: '后议的' }))
  await syncAll(two, one, two)
  const seen = async ({ context }: typeof one) => {
    const state = await readState(context, id)
    return state && [state.stage, state.counted.at(-1)?.artefact, noticesOf([state]).map(({ step }) => step.artefact)]
  }
  const expected = ['execute', '先议的', ['后议的']]
  expect([await seen(one), await seen(two)]).toEqual([expected, expected])
  const lost = (await readState(two.context, id))?.uncounted[0]
  made(await noteStepTold(two.context, { id: lost?.id ?? '' }))
  made(await takeLoopStep(one.context, { id, step: 'execute', artefact }))
  made(await takeLoopStep(one.context, { id, step: 'feedback', artefact: '已办' }))
  await syncAll(two, one, two)
  // One desk closes what is 一般 while the other raises it.
  made(await takeLoopStep(one.context, { id, step: 'close' }))
  made(await editSubject(two.context, { id, fields: { title: '楼道堆物', severity: 3 } }))
  await syncAll(two, one, two)
  expect([(await seen(one))?.[0], (await seen(two))?.[0]]).toEqual(['adjust', 'adjust'])
  expect((await readState(one.context, id))?.uncounted.map(({ step }) => step).sort()).toEqual(['close', 'deliberate'])
})
