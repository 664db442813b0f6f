import { afterEach, expect, test } from 'vitest'
import type { Context } from '../../data/context'
import { openTestContext } from '../../data/testing/open-test-context'
import { pairingsForExchange, takePairings } from './mentor-exchange'
import { mentorExchangeSchema } from './mentor-exchange-schema'
import { mentorGroupId, mentorPairingId } from './mentor-ids'
import { mentorOf, mentorPairings } from './queries'
import { trainingSchema } from './schema'

const closing: (() => Promise<unknown>)[] = []
afterEach(async () => {
  for (const close of closing.splice(0)) await close()
})
const open = async (more: { may?: (right: string) => boolean } = {}) => {
  const { context, close } = await openTestContext({ collections: { training: { schema: trainingSchema } }, ...more })
  closing.push(close)
  return context
}

async function pairAt(at: Context, mentor: string, pairedAt: string, over: { endsOn?: string; reason?: string } = {}) {
  const groupId = mentorGroupId(at.keyOf, { name: mentor, phone: '13800000001' })
  const id = mentorPairingId(at.keyOf, { mentorGroupId: groupId, learnerId: 'learner-li', before: 0 })
  await at.write('training', {
    id: groupId,
    kind: 'mentorGroup',
    name: mentor,
    namePinyin: '',
    phone: '13800000001',
    active: true,
  })
  const who = { learnerId: 'learner-li', name: '李娜', startsOn: '2026-11-20' }
  await at.write('training', { id, kind: 'mentorPairing', mentorGroupId: groupId, ...who, pairedAt, ...over })
  return id
}
const carried = async (from: Context) =>
  mentorExchangeSchema.parse(JSON.parse(JSON.stringify(await pairingsForExchange(from, ['learner-li']))))

test('two centers paired one worker offline: after their records met, both say the same mentor, and taking in twice changes nothing', async () => {
  const [one, two] = [await open(), await open()]
  await pairAt(one, '陈红', '2026-11-20T01:00:00.000Z')
  await pairAt(two, '周敏', '2026-11-20T00:00:00.000Z')
  const [fromOne, fromTwo] = [await carried(one), await carried(two)]
  expect(await takePairings(one, fromTwo)).toEqual({ ok: true, value: { groups: 1, pairings: 1, ended: 0 } })
  expect(await takePairings(two, fromOne)).toEqual({ ok: true, value: { groups: 1, pairings: 1, ended: 0 } })
  expect(await takePairings(two, fromOne)).toEqual({ ok: true, value: { groups: 0, pairings: 0, ended: 0 } })
  for (const at of [one, two]) expect((await mentorOf(at.data, 'learner-li'))?.name).toBe('周敏')
})

test('an end travels, once; a file from before it does not bring the pairing back', async () => {
  const [one, two] = [await open(), await open()]
  const id = await pairAt(one, '陈红', '2026-11-20T01:00:00.000Z')
  const before = await carried(one)
  await takePairings(two, before)
  await one.change('training', id, { endsOn: '2026-11-22', reason: '调走' })
  const after = await carried(one)
  expect(await takePairings(two, after)).toEqual({ ok: true, value: { groups: 0, pairings: 0, ended: 1 } })
  expect(await takePairings(two, after)).toEqual({ ok: true, value: { groups: 0, pairings: 0, ended: 0 } })
  expect(await takePairings(two, before)).toEqual({ ok: true, value: { groups: 0, pairings: 0, ended: 0 } })
  const [kept] = await mentorPairings(two.data).exec()
  expect([kept?.endsOn, kept?.reason]).toEqual(['2026-11-22', '调走'])
})

test('a file that is no such thing is not taken for one, and nothing is written without the right', async () => {
  expect(mentorExchangeSchema.safeParse({ groups: [], pairings: [{ id: 'x' }] }).success).toBe(false)
  const reader = await open({ may: () => false })
  expect(await takePairings(reader, { groups: [], pairings: [] })).toEqual({ ok: false, refusal: { code: 'not-allowed' } })
})
