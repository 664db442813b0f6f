import { expect, test } from 'vitest'
import { openTestContext } from '../../data/testing/open-test-context'
import { placeSchema } from '../roster/schema'
import { workerSchema } from '../workers/schema'
import { callTree } from './call-rules'
import { loadRequestSample } from './loop-sample'
import { type CallContact, requestSchema, type Step } from './schema'
import { lightOf, type Subject, statesOf } from './subject-rules'

test('a sample center has requests and tickets at every kind of step, in time and overdue; loaded again, nothing is there twice', async () => {
  const { context, close } = await openTestContext({
    collections: { requests: { schema: requestSchema }, places: { schema: placeSchema }, workers: { schema: workerSchema } },
  })
  await context.write('places', { id: 'estate-a', kind: 'estate', name: '百瑞苑' })
  await loadRequestSample(context)
  await loadRequestSample(context)
  const all = (await context.data.requests.find().exec()).map((found) => found.toMutableJSON())
  const steps = all.filter(({ kind }) => kind === 'step') as Step[]
  const subjects = all.filter(({ kind }) => kind === 'request' || kind === 'ticket') as Subject[]
  const states = statesOf(subjects, steps)
  expect(states.reduce((sum, { counted }) => sum + counted.length, 0)).toBe(steps.length)
  expect([...new Set(states.map(({ stage }) => stage))].sort()).toEqual(
    ['solicit', 'deliberate', 'execute', 'feedback', 'adjust', 'closed', 'open', 'assign', 'visit', 'done', 'rate'].sort(),
  )
  const lights = new Set(states.map((state) => lightOf(state, '2026-11-23')))
  expect(['late', 'soon', 'good', 'ended'].filter((light) => !lights.has(light as never))).toEqual([])
  expect(callTree(all.filter(({ kind }) => kind === 'callContact') as CallContact[])).toHaveLength(1)
  await close()
})
