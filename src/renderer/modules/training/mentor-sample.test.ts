import { afterEach, expect, test } from 'vitest'
import { openTestContext } from '../../data/testing/open-test-context'
import { sessionSchema } from '../academy/schema'
import { loadMentorSample } from './mentor-sample'
import { trainingSchema } from './schema'

const closing: (() => Promise<unknown>)[] = []
afterEach(async () => {
  for (const close of closing.splice(0)) await close()
})

test('the sample has a full group and one with room, secretaries in every cohort, and is not loaded twice', async () => {
  const { context, close } = await openTestContext({
    collections: { training: { schema: trainingSchema }, sessions: { schema: sessionSchema } },
  })
  closing.push(close)
  await loadMentorSample(context)
  const kinds = async () => {
    const counted = new Map<string, number>()
    for (const { kind } of await context.data.training.find().exec()) counted.set(kind, (counted.get(kind) ?? 0) + 1)
    return Object.fromEntries([...counted].sort(([a], [b]) => (a < b ? -1 : 1)))
  }
  const first = await kinds()
  expect(first).toEqual({
    cohortStay: 8,
    contest: 1,
    contestEntry: 2,
    exchange: 2,
    goal: 8,
    mentorGroup: 2,
    mentorMeeting: 6,
    mentorPairing: 14,
    secretary: 6,
    studio: 2,
  })
  await loadMentorSample(context)
  expect(await kinds()).toEqual(first)
})
