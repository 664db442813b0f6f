import { afterEach, expect, test } from 'vitest'
import type { Context } from '../../data/context'
import { openTestContext } from '../../data/testing/open-test-context'
import { catalogueSchema } from '../catalogue/schema'
import { wisherId } from '../members/claimable-rules'
import { memberSchema } from '../members/schema'
import { requestSchema } from './schema'
import { deliver, thank } from './wish-operations'

const collections = {
  requests: { schema: requestSchema },
  catalogue: { schema: catalogueSchema },
  members: { schema: memberSchema },
}
const closing: (() => Promise<unknown>)[] = []
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close()
})
const codeOf = (result: { ok: boolean; refusal?: { code: string } }) => (result.ok ? 'ok' : result.refusal?.code)
const receiptNo = '42010600100148216327000518'

async function openDesk(may: (right: string) => boolean = () => true): Promise<Context> {
  const { context, close } = await openTestContext({ collections, may })
  closing.push(close)
  await context.write('catalogue', { id: 'wish-1', kind: 'wish', title: '一台收音机', quota: 1, open: true })
  await context.write('members', {
    id: wisherId(context.keyOf, 'wish-1'),
    kind: 'wisher',
    targetId: 'wish-1',
    name: '陈桂英',
    receiptNo,
  })
  return context
}
const claimIt = (context: Context) =>
  context.write('members', {
    id: 'claim-1',
    kind: 'claim',
    claimTarget: 'wish',
    targetId: 'wish-1',
    claimStatus: 'active',
    unitId: 'unit-1',
  })
const words = { id: 'wish-1', artefact: '收音机一台', told: '您的心愿已经实现' }

test('a wish is delivered once somebody has it, then thanked for; who wished reads it under the receipt number', async () => {
  const context = await openDesk()
  expect(codeOf(await deliver(context, words))).toBe('nobody')
  await claimIt(context)
  expect(codeOf(await deliver(context, { ...words, told: '陈桂英，心愿实现了' }))).toBe('says-name')
  expect([codeOf(await deliver(context, words)), codeOf(await deliver(context, words))]).toEqual(['ok', 'already'])
  const read = async () => {
    const [told] = await context.data.catalogue.find({ selector: { kind: 'progress', receiptNo } }).exec()
    return [told?.title, told?.step, told?.body]
  }
  expect(await read()).toEqual([receiptNo, 'delivered', '您的心愿已经实现'])
  const wish = await context.data.catalogue.findOne('wish-1').exec()
  const claim = await context.data.members.findOne('claim-1').exec()
  expect([wish?.open, claim?.claimStatus]).toEqual([false, 'done'])
  expect(codeOf(await thank(context, { ...words, artefact: '送来锦旗', told: '' }))).toBe('ok')
  expect(await read()).toEqual([receiptNo, 'thanked', '您的心愿已经实现'])
  expect(codeOf(await thank(context, words))).toBe('already')
})

test('without the right nothing is written, and what is no wish is not delivered', async () => {
  const outside = await openDesk((right) => right !== 'requests.write')
  await claimIt(outside)
  expect(codeOf(await deliver(outside, words))).toBe('not-allowed')
  const context = await openDesk()
  expect([codeOf(await deliver(context, { ...words, id: 'wish-none' })), codeOf(await thank(context, words))]).toEqual([
    'gone',
    'not-delivered',
  ])
})
