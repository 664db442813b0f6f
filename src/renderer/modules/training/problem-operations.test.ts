import { afterEach, describe, expect, test } from 'vitest'
import type { Context } from '../../data/context'
import { openTestContext } from '../../data/testing/open-test-context'
import type { Cell, Sheet } from '../../lib/sheet/types'
import { openPlace, syncAll, type TestStation } from '../../sync/testing/stations'
import { addCase, editCase, setCaseActive } from './case-operations'
import { loadCaseSample } from './case-sample'
import { problemId } from './problem-ids'
import { planProblems, readDay } from './problem-list'
import {
  addProblem,
  addProblems,
  editAnswer,
  editProblem,
  groupProblems,
  promoteProblem,
  readProblems,
  setProblemStatus,
  ungroupProblem,
} from './problem-operations'
import { answersOf, leadersOf } from './problem-rules'
import { trainingSchema } from './schema'

const collections = { training: { schema: trainingSchema } }
const closing: (() => Promise<unknown>)[] = []
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close()
})
async function openDesk(may: (right: string) => boolean = () => true): Promise<Context> {
  let at = Date.UTC(2026, 10, 23, 1)
  const { context, close } = await openTestContext({ collections, may, clock: () => at++ })
  closing.push(close)
  return context
}

const made = <T>(result: { ok: true; value: T } | { ok: false; refusal: { code: string } }): T => {
  if (!result.ok) throw new Error(result.refusal.code)
  return result.value
}
const codeOf = (result: { ok: true } | { ok: false; refusal: { code: string } }) => (result.ok ? 'ok' : result.refusal.code)
const day = '2026-11-20'
const tell = async (context: Context, title: string) => made(await addProblem(context, { title, day })).id
/** So many problems told of on one day, the first of them high-frequency already. */
async function many(context: Context, count: number, high: number): Promise<string[]> {
  const problems = Array.from({ length: count }, (_, index) => ({ title: `问题 ${index}`, day }))
  made(await addProblems(context, { problems }))
  const ids = problems.map((problem) => problemId(context.keyOf, context.centerCode, problem))
  await context.changeMany('training', ids.slice(0, high), () => ({ problemStatus: 'highFrequency' as const, answer: '答' }))
  return ids
}
const ledBy = async (context: Context) =>
  Object.fromEntries([...leadersOf(await readProblems(context))].map(([, leader], index) => [index, leader.title]))
const leaderOf = async (context: Context, id: string) => leadersOf(await readProblems(context)).get(id)?.title

describe('problems', () => {
  test('the same problem of a day is one, alike ones are told together, and one can leave again', async () => {
    const context = await openDesk()
    const [a, b, c] = [await tell(context, '停车难'), await tell(context, '车位少'), await tell(context, '没处停车')]
    expect(codeOf(await addProblem(context, { title: ' 停车难 ', day }))).toBe('exists')
    made(await groupProblems(context, { id: a, otherId: b }))
    made(await groupProblems(context, { id: c, otherId: b }))
    const pointsAt = async () => (await readProblems(context)).map(({ groupId }) => groupId ?? '').filter(Boolean)
    expect([await leaderOf(context, a), await leaderOf(context, b), new Set(await pointsAt())]).toEqual([
      '没处停车',
      '没处停车',
      new Set([c]),
    ])
    expect(codeOf(await groupProblems(context, { id: a, otherId: b }))).toBe('same-group')
    expect(codeOf(await ungroupProblem(context, { id: c }))).toBe('leads')
    made(await ungroupProblem(context, { id: b }))
    expect([await leaderOf(context, a), await leaderOf(context, b)]).toEqual(['没处停车', '车位少'])
  })

  test('a group is led by its high-frequency problem; two of these are not put together', async () => {
    const context = await openDesk()
    const [a, b, c] = [await tell(context, '停车难'), await tell(context, '车位少'), await tell(context, '电梯坏')]
    expect(codeOf(await promoteProblem(context, { id: b, answer: ' ' }))).toBe('answer-missing')
    made(await promoteProblem(context, { id: b, answer: '夜间错时停车' }))
    made(await groupProblems(context, { id: a, otherId: b }))
    expect(await leaderOf(context, a)).toBe('车位少')
    expect(codeOf(await promoteProblem(context, { id: a, answer: '有' }))).toBe('grouped')
    made(await promoteProblem(context, { id: c, answer: '每月检修' }))
    expect(codeOf(await groupProblems(context, { id: a, otherId: c }))).toBe('both-high-frequency')
    made(await editAnswer(context, { id: c, answer: '每周检修' }))
    expect(codeOf(await setProblemStatus(context, { id: c, status: 'retired', reason: ' ' }))).toBe('reason-missing')
    expect(made(await setProblemStatus(context, { id: c, status: 'retired', reason: '换了新电梯' }))).toMatchObject({
      answer: '每周检修',
      reason: '换了新电梯',
    })
    expect(made(await setProblemStatus(context, { id: c, status: 'collected' })).reason).toBeUndefined()
  })

  test('the twenty-first is refused until one is retired', async () => {
    const context = await openDesk()
    const ids = await many(context, 21, 19)
    made(await promoteProblem(context, { id: ids[19] ?? '', answer: '答' }))
    const last = { id: ids[20] ?? '', answer: '答' }
    expect(codeOf(await promoteProblem(context, last))).toBe('full')
    made(await setProblemStatus(context, { id: ids[3] ?? '', status: 'retired', reason: '解决了' }))
    expect(codeOf(await promoteProblem(context, last))).toBe('ok')
  })

  test('a case says what was done; a number of somebody has no place in its text', async () => {
    const context = await openDesk()
    const study = { title: '错时停车', day, measures: '和写字楼签约，夜里开放 40 个车位', name: '李军', phone: '138 0000 1234' }
    const { id, phone } = made(await addCase(context, study))
    expect([phone, codeOf(await addCase(context, study))]).toEqual(['13800001234', 'exists'])
    const faulty = await editCase(context, { id, study: { ...study, measures: '打 13800001234', phone: '12' } })
    expect(faulty).toEqual({
      ok: false,
      refusal: {
        code: 'faulty',
        faults: [
          { field: 'measures', code: 'says-phone' },
          { field: 'phone', code: 'phone-form' },
        ],
      },
    })
    expect(made(await setCaseActive(context, { id, active: false })).active).toBe(false)
  })

  test('without the right nothing is written', async () => {
    const context = await openDesk(() => false)
    expect([
      codeOf(await addProblem(context, { title: '停车难', day })),
      codeOf(await editProblem(context, { id: 'x', problem: { title: '停车难', day } })),
      codeOf(await addProblems(context, { problems: [{ title: '停车难', day }] })),
      codeOf(await groupProblems(context, { id: 'a', otherId: 'b' })),
      codeOf(await ungroupProblem(context, { id: 'a' })),
      codeOf(await promoteProblem(context, { id: 'a', answer: '答' })),
      codeOf(await editAnswer(context, { id: 'a', answer: '答' })),
      codeOf(await setProblemStatus(context, { id: 'a', status: 'collected' })),
      codeOf(await addCase(context, { title: '错时停车', day, measures: '签约' })),
      codeOf(await setCaseActive(context, { id: 'a', active: false })),
    ]).toEqual(Array.from({ length: 10 }, () => 'not-allowed'))
  })
})

test('a sample center has answers, problems told together, one retired, and cases of them; loaded again, nothing is there twice', async () => {
  const context = await openDesk()
  await loadCaseSample(context)
  await loadCaseSample(context)
  const problems = await readProblems(context)
  const leaders = leadersOf(problems)
  const cases = (await context.data.training.find({ selector: { kind: 'caseStudy' } }).exec()).map((found) =>
    found.toMutableJSON(),
  )
  expect([
    problems.length,
    new Set([...leaders.values()].map(({ id }) => id)).size,
    answersOf(problems, leaders).standing.length,
    problems.filter(({ problemStatus }) => problemStatus === 'retired').length,
    cases.map(({ problemIds }) => problemIds?.length),
  ]).toEqual([12, 7, 3, 1, [1, 1, 1]])
})

describe('a list of problems', () => {
  const sheet = (rows: Cell[][]): Sheet => ({ name: '问题', rows, merges: [], hidden: false, epoch1904: false })
  const header = ['序号', '问题', '分类', '标签', '日期']

  test.each<[Cell, string]>([
    ['2026年3月5日', '2026-03-05'],
    ['2026/3/5', '2026-03-05'],
    ['2026.3.5 10:20', '2026-03-05'],
    ['20260305', '2026-03-05'],
    [new Date('2026-03-05T00:00:00Z'), '2026-03-05'],
    [46086, '2026-03-05'],
    ['上周三', '上周三'],
  ])('the day %s is %s', (cell, found) => {
    expect(readDay(cell)).toBe(found)
  })

  test('is read under its title, what is wrong is told with its row, and read twice it adds nothing', async () => {
    const context = await openDesk()
    const keyOf = (one: { title: string; day: string }) => problemId(context.keyOf, context.centerCode, one)
    const long = `电梯${'长'.repeat(150)}`
    const rows = [
      ['2026 年高频问题'],
      header,
      [1, '停车位不够，怎么办？', '停车', '车位、夜间', '2026-11-01'],
      [2, '停车位不够，怎么办？', '停车', '', '2026-11-01'],
      [3, '', '停车', '', '2026-11-01'],
      [4, '楼道灯不亮', '/', '', '明天'],
      [5, long, '', '', ''],
      ['合计', 5],
      [null, null],
    ]
    const plan = async () => {
      const known = new Set((await readProblems(context)).map(({ id }) => id))
      return planProblems([sheet(rows)], { keyOf, known, today: '2026-11-23' })
    }
    const first = await plan()
    expect(first?.rows.map(({ row, faults, isNew }) => [row, faults.map(({ code }) => code).join(), isNew])).toEqual([
      [3, '', true],
      [4, '', false],
      [5, 'missing', true],
      [6, 'day-form', true],
      [7, '', true],
    ])
    expect(first).toMatchObject({ fresh: 2, known: 1, faulty: 2 })
    const problems = first?.rows.map(({ problem }) => problem) ?? []
    expect(made(await addProblems(context, { problems }))).toEqual({ added: 2, known: 0 })
    expect(await plan()).toMatchObject({ fresh: 0, known: 3, faulty: 2 })
    const kept = (await readProblems(context)).map(({ title, body, tags, day: on }) => [title.length, body?.length, tags, on])
    expect(kept).toContainEqual([120, long.length, undefined, '2026-11-23'])
    expect(kept).toContainEqual([10, undefined, ['车位', '夜间'], '2026-11-01'])
    expect(planProblems([sheet([['姓名', '电话']])], { keyOf, known: new Set(), today: '2026-11-23' })).toBeNull()
  })
})

describe('two desks that cannot hear each other', () => {
  const openTwo = async () => {
    const place = await openPlace(collections)
    closing.push(place.close)
    return [await place.station(), await place.station()] as const
  }
  const standing = async ({ context }: TestStation) => {
    const problems = await readProblems(context)
    const { standing: stands, displaced } = answersOf(problems, leadersOf(problems))
    return [stands.length, displaced.map(({ title }) => title)]
  }

  test('group in a circle, and both see one group with one that leads it', async () => {
    const [one, two] = await openTwo()
    const [a, b] = [await tell(one.context, '停车难'), await tell(one.context, '车位少')]
    await syncAll(one, two)
    made(await groupProblems(one.context, { id: a, otherId: b }))
    made(await groupProblems(two.context, { id: b, otherId: a }))
    await syncAll(one, two, one)
    expect(new Set([...Object.values(await ledBy(one.context)), ...Object.values(await ledBy(two.context))]).size).toBe(1)
    made(await groupProblems(two.context, { id: await tell(two.context, '没处停车'), otherId: a }))
    expect(new Set(Object.values(await ledBy(two.context)))).toEqual(new Set(['没处停车']))
  })

  test('promote the twentieth and the twenty-first: the earlier stands, the other is told, and moves up when one is retired', async () => {
    const [one, two] = await openTwo()
    const ids = await many(one.context, 21, 19)
    await syncAll(one, two)
    made(await promoteProblem(one.context, { id: ids[19] ?? '', answer: '答' }))
    await new Promise((resolve) => setTimeout(resolve, 2))
    made(await promoteProblem(two.context, { id: ids[20] ?? '', answer: '答' }))
    await syncAll(two, one, two)
    expect([await standing(one), await standing(two)]).toEqual([
      [20, ['问题 20']],
      [20, ['问题 20']],
    ])
    made(await setProblemStatus(two.context, { id: ids[0] ?? '', status: 'retired', reason: '解决了' }))
    expect(await standing(two)).toEqual([20, []])
  })
})
