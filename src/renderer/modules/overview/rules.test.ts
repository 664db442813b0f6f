import { describe, expect, test } from 'vitest'
import type { Step } from '../requests/schema'
import { filterSubjects } from '../requests/subject-filters'
import { type Subject, statesOf } from '../requests/subject-rules'
import { type Figure, figuresOf } from './rules'

const today = '2026-11-23'
const days = ['2026-11-23', '2026-11-10', '2026-10-01', '2026-05-01']
const envelope = { createdAt: '', createdBy: '', updatedAt: '', updatedBy: '', stamps: { born: '0mwsk6n40-0000|test' } }
const subjects = Array.from({ length: 48 }, (_, index): Subject => {
  const estate = index % 3 === 0 ? {} : { estateId: `estate-${index % 3}` }
  const shared = { ...envelope, id: `request-${index}`, title: '路灯坏了', day: days[index % 4] ?? today, ...estate }
  return index % 2 === 0
    ? ({ ...shared, kind: 'request', severity: (index % 4) + 1, dueOn: days[index % 3] ?? today } as Subject)
    : ({ ...shared, kind: 'ticket' } as Subject)
})
const steps = subjects
  .filter(({ kind }, index) => kind === 'ticket' && index % 5 === 0)
  .map(
    ({ id }) =>
      ({ ...envelope, id: `step-${id}`, kind: 'step', subjectId: id, step: 'cancel', reason: '不需要了', day: today }) as Step,
  )
const states = statesOf(subjects, steps)

describe.each(['request', 'ticket'] as const)('of %s', (kind) => {
  const figures = figuresOf(states, kind, today)
  const { running, late, over, stages, ages, severities, areas } = figures
  const all: Figure<string | number>[] = [running, late, over, ...stages, ...ages, ...severities, ...areas]

  test('every figure is as long as the list it opens', () => {
    expect(all.map(({ filters }) => filterSubjects(states, filters, today).length)).toEqual(all.map(({ count }) => count))
  })
  test('the parts of each chart are the whole', () => {
    const sum = (parts: Figure<string | number>[]) => parts.reduce((total, { count }) => total + count, 0)
    expect([sum(stages), sum(ages), sum(severities), sum(areas)]).toEqual([
      subjects.filter((subject) => subject.kind === kind).length,
      running.count,
      running.count,
      running.count,
    ])
  })
})

test('what is cancelled is over', () => expect(figuresOf(states, 'ticket', today).over.count).toBe(steps.length))
