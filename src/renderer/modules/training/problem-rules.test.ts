import { describe, expect, test } from 'vitest'
import { answersOf, faultsOfProblem, leadersOf, membersOf, mostHighFrequency, refusePromote, tidyProblem } from './problem-rules'
import type { Problem } from './schema'

const problem = (id: string, more: Partial<Problem> & { at?: string } = {}): Problem => {
  const { at = id, ...fields } = more
  const envelope = { createdAt: '', createdBy: '', updatedAt: '', updatedBy: '' }
  const stamps = { born: `born-${id}`, ...(fields.problemStatus ? { problemStatus: at } : {}) }
  return { id, kind: 'problem', title: id, day: '2026-11-20', problemStatus: 'collected', ...envelope, stamps, ...fields }
}
const high = { problemStatus: 'highFrequency' } as const
const ledBy = (problems: Problem[]) => Object.fromEntries([...leadersOf(problems)].map(([id, leader]) => [id, leader.id]))

describe('who leads a group', () => {
  test.each<[string, Problem[], Record<string, string>]>([
    ['nobody told with another', [problem('a'), problem('b')], { a: 'a', b: 'b' }],
    ['one that points at another', [problem('a', { groupId: 'b' }), problem('b')], { a: 'b', b: 'b' }],
    [
      'a chain two desks made apart',
      [problem('a', { groupId: 'b' }), problem('b', { groupId: 'c' }), problem('c')],
      { a: 'c', b: 'c', c: 'c' },
    ],
    ['a circle two desks made apart', [problem('a', { groupId: 'b' }), problem('b', { groupId: 'a' })], { a: 'a', b: 'a' }],
    ['one that points at nobody we have', [problem('a', { groupId: 'lost' })], { a: 'a' }],
    ['one that points at itself', [problem('a', { groupId: 'a' })], { a: 'a' }],
    [
      'a high-frequency one leads though it points at another',
      [problem('a', { groupId: 'b', ...high }), problem('b')],
      { a: 'a', b: 'a' },
    ],
    [
      'of two high-frequency ones the earlier',
      [problem('a', { groupId: 'b', ...high, at: '2' }), problem('b', { ...high, at: '1' })],
      { a: 'b', b: 'b' },
    ],
  ])('%s', (_name, problems, leaders) => {
    expect(ledBy(problems)).toEqual(leaders)
    expect(ledBy([...problems].reverse())).toEqual(leaders)
  })

  test('a thousand in one chain are one group, the newest first', () => {
    const chain = Array.from({ length: 1000 }, (_, index) =>
      problem(`p${index}`, index < 999 ? { groupId: `p${index + 1}`, day: index === 3 ? '2026-11-21' : '2026-11-20' } : {}),
    )
    const members = membersOf(chain, leadersOf(chain)).get('p999')
    expect([members?.length, members?.[0]?.id]).toEqual([999, 'p3'])
  })
})

test('twenty stand by the moment they became high-frequency, the others wait in that order, one under another is told', () => {
  const promoted = Array.from({ length: 22 }, (_, index) => problem(`p${index}`, { ...high, at: String(900 - index) }))
  const under = problem('under', { ...high, at: '950', groupId: 'p21' })
  const all = [...promoted, under]
  const { standing, displaced, doubled } = answersOf(all, leadersOf(all))
  expect([standing.length, standing[0]?.id, displaced.map(({ id }) => id)]).toEqual([mostHighFrequency, 'p21', ['p1', 'p0']])
  expect(doubled.map(({ problem: one, leader }) => [one.id, leader.id])).toEqual([['under', 'p21']])
})

test.each([
  [problem('a'), problem('a'), '报修找物业', 19, null],
  [problem('a'), problem('a'), '报修找物业', 20, 'full'],
  [problem('a'), problem('a'), '', 0, 'answer-missing'],
  [problem('a'), problem('a'), '长'.repeat(4001), 0, 'answer-long'],
  [problem('a'), problem('b'), '报修找物业', 0, 'grouped'],
  [problem('a', high), problem('a', high), '报修找物业', 0, 'already'],
  [null, null, '报修找物业', 0, 'gone'],
] as const)('row %# of who may be promoted', (one, leader, answer, standing, code) => {
  expect(refusePromote(one, leader, answer, standing)?.code ?? null).toBe(code)
})

test.each([
  [{ title: ' ', day: '2026-11-20' }, ['title missing']],
  [{ title: '停车难', day: '2026-11-24' }, ['day day-ahead']],
  [{ title: '停车难', day: '11月20日' }, ['day day-form']],
  [{ title: '停'.repeat(121), day: '2026-11-20', tags: ['车'.repeat(31)] }, ['title too-long', 'tags too-long']],
  [{ title: '停车难', day: '2026-11-20', tags: ['停车', '停车 ', ''] }, []],
])('%j has faults %j', (input, faults) => {
  expect(faultsOfProblem(tidyProblem(input), '2026-11-23').map(({ field, code }) => `${field} ${code}`)).toEqual(faults)
})
