import { expect, test } from 'vitest'
import { openTestContext } from '../../data/testing/open-test-context'
import { catalogueSchema } from '../catalogue/schema'
import { loadAcademySample } from './sample'
import { type Enrolment, type Session, sessionSchema } from './schema'
import { stateOf } from './session-rules'
import { figuresOf } from './year-rules'

test('a sample center has sessions that are open, running, held and cancelled, and a waiting list; loaded again, nothing is there twice', async () => {
  const { context, close } = await openTestContext({
    collections: { sessions: { schema: sessionSchema }, catalogue: { schema: catalogueSchema } },
  })
  await loadAcademySample(context)
  const count = async () => (await context.data.sessions.find().exec()).length
  const before = await count()
  await loadAcademySample(context)
  expect(await count()).toBe(before)
  const all = (await context.data.sessions.find().exec()).map((found) => found.toMutableJSON())
  const sessions = all.filter(({ kind }) => kind === 'session') as Session[]
  expect([...new Set(sessions.map((session) => stateOf(session, '2026-11-23')))].sort()).toEqual([
    'cancelled',
    'coming',
    'held',
    'running',
  ])
  const figures = figuresOf(sessions, all.filter(({ kind }) => kind === 'enrolment') as Enrolment[], [])
  expect(Math.max(...[...figures.values()].map(({ waiting }) => waiting))).toBe(2)
  const marks = all.filter(({ kind }) => kind === 'attendance')
  expect([...new Set(marks.map(({ mark }) => mark))].sort()).toEqual(['absent', 'late', 'leave', 'present'])
  expect(marks.every(({ day = '' }) => day < '2026-11-23')).toBe(true)
  await close()
})
