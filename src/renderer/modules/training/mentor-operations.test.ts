import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Context } from '../../data/context'
import { openTestContext } from '../../data/testing/open-test-context'
import { openPlace, syncAll } from '../../sync/testing/stations'
import { learnerId } from '../academy/ids'
import { sessionSchema } from '../academy/schema'
import { changeGoal, noteMeeting, setGoal, takeBackMeeting } from './mentor-deed-operations'
import { workerLearnerId } from './mentor-ids'
import { endGroup, endMentoring, openGroup, pairLearner, resumeGroup, reviseGroup } from './mentor-operations'
import { standingPairings } from './mentor-rules'
import { mentorGroups, mentorOf, mentorPairings } from './queries'
import { type MentorGroup, type MentorPairing, trainingSchema } from './schema'

const collections = { training: { schema: trainingSchema }, sessions: { schema: sessionSchema } }
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

const mentor = (at: Context, name = '陈红') => openGroup(at, { name, phone: '13800000001', role: '社区书记' })
const phoneOf = (nth: number) => `139000000${String(nth).padStart(2, '0')}`
const pair = (at: Context, mentorGroupId: string, nth: number, over: Partial<Parameters<typeof pairLearner>[1]> = {}) =>
  pairLearner(at, { mentorGroupId, mentee: { name: `学员${nth}`, phone: phoneOf(nth) }, startsOn: today, ...over })
const standingAt = async (at: Context) =>
  standingPairings(
    (await mentorPairings(at.data).exec()).map((one) => one.toMutableJSON() as MentorPairing),
    (await mentorGroups(at.data).exec()).map((one) => one.toMutableJSON() as MentorGroup),
  )

test('ten find a place with a mentor, the eleventh and the mentee of another are refused; who leaves makes room', async () => {
  const { id } = made(await mentor(context))
  const other = made(await mentor(context, '周敏'))
  const pairings = []
  for (let nth = 1; nth <= 10; nth += 1) pairings.push(made(await pair(context, id, nth)))
  const [first] = pairings
  expect([
    codeOf(await pair(context, id, 11)),
    codeOf(await pair(context, other.id, 1)),
    codeOf(await pair(context, other.id, 2, { mentee: { learnerId: first?.learnerId ?? '' } })),
    codeOf(await pair(context, id, 0, { mentee: { name: '陈红', phone: '13800000001' } })),
    codeOf(await pair(context, id, 0, { mentee: { name: '王强', phone: '12' } })),
  ]).toEqual(['full', 'other-mentor', 'other-mentor', 'own-mentor', 'phone-form'])
  made(await endMentoring(context, { id: first?.id ?? '', endsOn: today, reason: ' 调到街道 ' }))
  expect(codeOf(await endMentoring(context, { id: first?.id ?? '', endsOn: today, reason: '调走' }))).toBe('already-ended')
  made(await pair(context, id, 11))
  expect(codeOf(await pair(context, id, 1))).toBe('full')
  made(await endMentoring(context, { id: pairings[1]?.id ?? '', endsOn: today, reason: '到期' }))
  const again = made(await pair(context, id, 1))
  expect([again.learnerId === first?.learnerId, again.id === first?.id]).toEqual([true, false])
  expect((await mentorOf(context.data, again.learnerId))?.name).toBe('陈红')
})

test('a worker who is no learner yet becomes the same learner as in the academy', async () => {
  const { id } = made(await mentor(context))
  const { learnerId: paired } = made(await pair(context, id, 1))
  const said = { name: '学员1', phone: phoneOf(1) }
  expect(paired).toBe(learnerId(context.keyOf, { audience: 'worker', ...said }))
  expect(paired).toBe(workerLearnerId(context.keyOf, said))
  const learner = await context.data.sessions.findOne(paired).exec()
  expect([learner?.kind, learner?.audience, learner?.name]).toEqual(['learner', 'worker', '学员1'])
})

test('two stations pair the tenth offline, and one worker with two mentors: both say afterwards which stands', async () => {
  const place = await openPlace(collections)
  closing.push(place.close)
  const [one, two] = [await place.station(), await place.station()]
  const { id } = made(await mentor(one.context))
  const other = made(await mentor(one.context, '周敏'))
  for (let nth = 1; nth <= 9; nth += 1) made(await pair(one.context, id, nth))
  await syncAll(one, two, one)
  made(await pair(one.context, id, 20))
  made(await pair(two.context, id, 21))
  made(await pair(one.context, other.id, 30))
  made(await pair(two.context, other.id, 30))
  await syncAll(one, two, one)
  const [here, there] = [await standingAt(one.context), await standingAt(two.context)]
  expect(there).toEqual(here)
  expect([here.standing.length, here.lost.map(({ why }) => why)]).toEqual([11, ['full']])
})

test('a group that ends ends its pairings; it can go on, and is not opened twice', async () => {
  const group = made(await mentor(context))
  made(await pair(context, group.id, 1))
  expect(codeOf(await mentor(context))).toBe('mentor-taken')
  expect(codeOf(await endGroup(context, { id: group.id, endsOn: today, reason: '' }))).toBe('reason-missing')
  expect(made(await endGroup(context, { id: group.id, endsOn: today, reason: '到期' })).pairings).toBe(1)
  expect([codeOf(await mentor(context)), codeOf(await pair(context, group.id, 2))]).toEqual(['mentor-ended', 'group-ended'])
  made(await resumeGroup(context, { id: group.id }))
  const revised = made(await reviseGroup(context, { id: group.id, name: '陈红', phone: '027-88880000' }))
  expect([revised.phone, revised.role, revised.active]).toEqual(['027-88880000', undefined, true])
  expect((await standingAt(context)).standing).toEqual([])
})

test('meetings and goals are noted, taken back with a reason, done and opened again', async () => {
  const { id } = made(await mentor(context))
  const pairing = made(await pair(context, id, 1))
  const meeting = { mentorGroupId: id, day: today, title: '一起走小区', learnerIds: [pairing.learnerId, pairing.learnerId] }
  const noted = made(await noteMeeting(context, meeting))
  expect(noted.learnerIds).toEqual([pairing.learnerId])
  expect([
    codeOf(await noteMeeting(context, meeting)),
    codeOf(await noteMeeting(context, { ...meeting, title: '别的', learnerIds: [] })),
    codeOf(await noteMeeting(context, { ...meeting, title: '别的', day: '2026-11-24' })),
    codeOf(await noteMeeting(context, { ...meeting, id: noted.id, title: '走访小区' })),
    codeOf(await takeBackMeeting(context, { id: noted.id, reason: ' ' })),
    codeOf(await takeBackMeeting(context, { id: noted.id, reason: '记错了' })),
    codeOf(await noteMeeting(context, meeting)),
  ]).toEqual(['meeting-known', 'nobody-came', 'day-future', 'ok', 'reason-missing', 'ok', 'ok'])
  const goal = made(await setGoal(context, { pairingId: pairing.id, title: '会主持议事会', dueOn: '2026-12-31' }))
  expect(codeOf(await setGoal(context, { pairingId: pairing.id, title: '会主持议事会' }))).toBe('goal-known')
  expect(made(await changeGoal(context, { id: goal.id, to: 'done' })).doneOn).toBe(today)
  expect(made(await changeGoal(context, { id: goal.id, to: 'open' })).doneOn).toBeUndefined()
  expect(made(await changeGoal(context, { id: goal.id, to: 'dropped' })).void).toBe(true)
  expect(made(await setGoal(context, { pairingId: pairing.id, title: '会主持议事会' })).void).toBeUndefined()
})

test('nothing is written without the right', async () => {
  const { context: outside, close } = await openTestContext({ collections, may: () => false })
  closing.push(close)
  const end = { id: 'x', endsOn: today, reason: '到期' }
  expect(
    [
      await mentor(outside),
      await reviseGroup(outside, { id: 'x', name: '甲', phone: '' }),
      await endGroup(outside, end),
      await resumeGroup(outside, end),
      await pair(outside, 'x', 1),
      await endMentoring(outside, end),
      await noteMeeting(outside, { mentorGroupId: 'x', day: today, title: '甲', learnerIds: [] }),
      await takeBackMeeting(outside, end),
      await setGoal(outside, { pairingId: 'x', title: '甲' }),
      await changeGoal(outside, { id: 'x', to: 'done' }),
    ].map(codeOf),
  ).toEqual(new Array(10).fill('not-allowed'))
})
