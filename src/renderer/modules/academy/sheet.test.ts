import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { afterEach, describe, expect, test } from 'vitest'
import type { Context } from '../../data/context'
import { openTestContext } from '../../data/testing/open-test-context'
import { keyOf as keyWith } from '../../lib/id'
import { readWorkbook } from '../../lib/sheet/read-workbook'
import type { Cell, Sheet } from '../../lib/sheet/types'
import { attendanceAt } from './attendance-queries'
import { wasThere } from './attendance-rules'
import { learnerId } from './ids'
import { learnersOf } from './queries'
import { type Attendance, type Learner, type Session, sessionSchema } from './schema'
import { commitSheet } from './sheet-commit'
import { findSheetLayout, readDayHeader } from './sheet-layout'
import { planSheet } from './sheet-plan'
import { noAnswers, type SheetAnswers, type Standing } from './sheet-types'

const keyOf = (...parts: string[]) => keyWith('a salt for tests only', ...parts)
const days = ['2026-06-08', '2026-06-09']
const session = { id: 'session-1', days, creditHours: 6, audience: 'worker' as const }
const learner = (name: string, phone?: string): Learner =>
  ({
    id: learnerId(keyOf, { audience: 'worker', name, phone: phone ?? '' }),
    kind: 'learner',
    name,
    namePinyin: '',
    audience: 'worker',
    ...(phone && { phone }),
  }) as Learner
const people = [learner('王芳', '13812345678'), learner('李军')]
const standing: Standing = { session, learners: people, marks: [], keyOf, today: '2026-11-23' }
const sheetOf = (rows: Cell[][], header: Cell[] = ['序号', '姓名', '手机', '6月8日', '6月9日']): Pick<Sheet, 'rows'> => ({
  rows: [['社区工作者培训班签到表'], header, ...rows],
})
function plan(sheet: Pick<Sheet, 'rows'>, answers: Partial<SheetAnswers> = {}, given: Partial<Standing> = {}) {
  const layout = findSheetLayout(sheet)
  if (!layout) throw new Error('no header')
  return planSheet(sheet, layout, { ...standing, ...given }, { ...noAnswers, ...answers })
}

describe('a heading', () => {
  test.each([
    ['6月8日', '06-08', null],
    ['6.8', '06-08', null],
    ['06-08（周一）', '06-08', null],
    ['2026年6月8日', '06-08', '2026'],
    ['２０２６/６/８', '06-08', '2026'],
    [new Date('2026-06-08T00:00:00Z'), '06-08', '2026'],
  ])('%s is a day', (cell, monthDay, year) => expect(readDayHeader(cell)).toEqual({ monthDay, year }))
  test.each(['姓名', '13月8日', '2月30日', '6月', '第一天', ''])('%s is none', (cell) => expect(readDayHeader(cell)).toBeNull())
})

describe('a cell', () => {
  const markOf = (cell: Cell) => plan(sheetOf([[1, '王芳', '', cell, null]])).entries.get('2026-06-08')?.[0]?.mark
  test.each(['√', '✓', '✔', 'V', 'v', '1', 1, '到', '已到', ' √ ', '王 芳'])('%s is present', (cell) =>
    expect(markOf(cell)).toBe('present'),
  )
  test.each([
    ['迟到', 'late'],
    ['请假', 'leave'],
    ['病假', 'leave'],
    ['×', 'absent'],
    ['', undefined],
    [null, undefined],
  ])('%s is %s', (cell, mark) => expect(markOf(cell)).toBe(mark))

  test.each(['○', '●', '△', '0.5', '半天', '√迟', '/', '?'])('%s is asked, and not guessed', (cell) => {
    const sheet = sheetOf([
      [1, '王芳', '', cell, '√'],
      [2, '李军', '', cell, '√'],
    ])
    const asked = plan(sheet)
    expect([asked.open, asked.signs]).toEqual([1, [{ text: cell, cells: 2, answer: null }]])
    expect(asked.entries.has('2026-06-08')).toBe(false)
    const answered = plan(sheet, { signs: { [cell]: 'leave' } })
    expect([answered.open, answered.counts.leave]).toEqual([0, 2])
  })
})

describe('a column', () => {
  test('of no day of the session, or of one that has its column, is asked; one of marks under another heading, too', () => {
    const sheet = sheetOf([[1, '王芳', '', '√', '√', '√', '√']], ['序号', '姓名', '手机', '6月8日', '6月10日', '6.8', '第二天'])
    expect(plan(sheet).columns.map(({ day }) => day)).toEqual(['2026-06-08', null, null, null])
    expect(plan(sheet).open).toBe(3)
    const answered = plan(sheet, { days: { 4: '2026-06-09', 5: 'skip', 6: 'skip' } })
    expect([answered.open, answered.counts.written]).toEqual([0, 2])
  })

  test('of a day to come is told and not written', () => {
    const early = plan(sheetOf([[1, '王芳', '', '√', '√']]), {}, { today: '2026-06-08' })
    expect([early.columns.map(({ isFuture }) => isFuture), early.counts.written]).toEqual([[false, true], 1])
  })
})

describe('who a row is', () => {
  const asked = (cells: Cell[][], answers: Partial<SheetAnswers> = {}, learners: readonly Learner[] = people) =>
    plan(sheetOf(cells), answers, { learners }).people.map((one) => [one.state, one.asked])
  const twoOfOneName = [...people, learner('王芳', '13900000000')]
  test.each([
    ['of one name', ['王　芳', ''], people, ['known', null]],
    ['of name and phone among two', ['王芳', '13900000000'], twoOfOneName, ['known', null]],
    ['of two of one name', ['王芳', ''], twoOfOneName, ['ask', 'several']],
    ['with another phone', ['王芳', '13711112222'], people, ['ask', 'other-phone']],
    ['nobody knows', ['赵敏', '13711112222'], people, ['ask', 'missing']],
    ['nobody knows, without a phone', ['赵敏', ''], people, ['ask', 'no-phone']],
    ['without a name', ['', ''], people, ['ask', 'nameless']],
  ] as const)('%s', (_, [name, phone], learners, expected) => {
    expect(asked([[1, name, phone, '√', '√']], {}, learners)).toEqual([expected])
  })

  test('the same person in two rows is asked, and whoever is new is added once', () => {
    const rows = [
      [1, '王芳', '', '√', ''],
      [2, '王芳', '', '', '√'],
      [3, '赵敏', 13711112222, '√', '√'],
    ]
    expect(asked(rows, { addAll: true })).toEqual([
      ['known', null],
      ['ask', 'repeated'],
      ['add', 'missing'],
    ])
    expect(asked(rows, { addAll: true, people: { 4: 'skip', 5: people[0]?.id ?? '' } })).toEqual([
      ['known', null],
      ['skip', 'repeated'],
      ['ask', 'repeated'],
    ])
  })

  test('a child is signed up with a guardian first: none is added from a sheet', () => {
    const of = plan(
      sheetOf([[1, '乐乐', '13711112222', '√', '√']]),
      { addAll: true },
      { session: { ...session, audience: 'minor' } },
    )
    expect(of.people.map(({ state, asked, mayAdd }) => [state, asked, mayAdd])).toEqual([['ask', 'guardian', false]])
  })

  test('totals, signatures, notes and repeated headings are nobody', () => {
    const rows: Cell[][] = [['合计', 2], ['班主任：李明'], ['注：√为到课'], ['序号', '姓名', '手机', '6月8日', '6月9日'], []]
    expect(plan(sheetOf(rows)).rows).toEqual([])
  })
})

const closing: (() => Promise<unknown>)[] = []
afterEach(async () => {
  for (const close of closing.splice(0)) await close()
})

async function openSession(
  sessionDays: string[],
  may?: (right: string) => boolean,
): Promise<{ context: Context; session: Session }> {
  const { context, close } = await openTestContext({ collections: { sessions: { schema: sessionSchema } }, ...(may && { may }) })
  closing.push(close)
  const written = await context.write('sessions', {
    id: 'session-1',
    kind: 'session',
    title: '社区工作者培训班',
    courseId: 'course-1',
    days: sessionDays,
    startsAt: '09:00',
    endsAt: '16:00',
    sessionStatus: 'held',
    creditHours: 6,
    audience: 'worker',
  })
  return { context, session: written as Session }
}

async function standingIn(context: Context, of: Session): Promise<Standing> {
  const learners = (await learnersOf(context.data).exec()).map((one) => one.toMutableJSON() as Learner)
  const marks = (await attendanceAt(context.data, of.id).exec()).map((one) => one.toMutableJSON() as Attendance)
  return { session: of, learners, marks, keyOf: context.keyOf, today: '2026-11-23' }
}

/** Invented sheets of the project's owner, beside the checkout; where they have to be, their absence is a failure. */
const folder = resolve(process.env.YIZHAN_SHARED_DATA ?? resolve(process.cwd(), '../shared/data'))
const expectedHere = process.env.YIZHAN_SHARED_DATA !== undefined || Boolean(process.env.CI) || existsSync(folder)

describe.each(expectedHere ? ['academy-attendance'] : [])('the sheet %s as it was signed', (file) => {
  const expected = (): { people: number; days: string[]; present_marks: number } =>
    JSON.parse(readFileSync(join(folder, `${file}.expected.json`), 'utf8'))
  const read = () => {
    const opened = readWorkbook(new Uint8Array(readFileSync(join(folder, `${file}.xlsx`))), `${file}.xlsx`)
    if (!opened.ok) throw new Error(opened.refusal.code)
    return opened.value.sheets[0] as Sheet
  }
  const reason = '按签到表更正'

  test('asks who the people are, and once that is said writes exactly the marks that are expected', async () => {
    const { context, session: of } = await openSession(expected().days)
    const first = plan(read(), {}, await standingIn(context, of))
    expect([first.open, first.signs, first.rows.length]).toEqual([expected().people, [], expected().people])
    expect(await commitSheet(context, { session: of, plan: first, reason })).toMatchObject({ ok: false })
    const whole = plan(read(), { addAll: true }, await standingIn(context, of))
    expect(whole.open).toBe(0)
    const { present, late, leave, absent, blank } = whole.counts
    expect({ present, late, leave, absent, blank }).toEqual({ present: 213, late: 31, leave: 25, absent: 0, blank: 31 })
    expect(present + late).toBe(expected().present_marks)
    const written = await commitSheet(context, { session: of, plan: whole, reason })
    expect(written).toEqual({ ok: true, value: { learners: expected().people, marks: 213 + 31 + 25 } })
    const stands = await standingIn(context, of)
    expect(stands.marks.filter(wasThere)).toHaveLength(expected().present_marks)
    expect(new Set(stands.marks.map(({ day }) => day))).toEqual(new Set(expected().days))

    const again = plan(read(), {}, stands)
    expect([again.open, again.counts.written, again.counts.same]).toEqual([0, 0, 269])
    const before = JSON.stringify((await context.data.sessions.find().exec()).map((one) => one.toMutableJSON()))
    expect(await commitSheet(context, { session: of, plan: again, reason })).toEqual({
      ok: true,
      value: { learners: 0, marks: 0 },
    })
    expect(JSON.stringify((await context.data.sessions.find().exec()).map((one) => one.toMutableJSON()))).toBe(before)
  })
})

test('a mark that says something else is asked, kept, or corrected with the reason', async () => {
  const { context, session: of } = await openSession(days)
  for (const { id, name, namePinyin } of people) {
    await context.write('sessions', { id, kind: 'learner', name, namePinyin, audience: 'worker', active: true })
  }
  const first = plan(sheetOf([[1, '王芳', '', '√', '请假']]), {}, await standingIn(context, of))
  expect(await commitSheet(context, { session: of, plan: first, reason: '' })).toMatchObject({ ok: true, value: { marks: 2 } })
  const sheet = sheetOf([
    [1, '王芳', '', '迟到', '请假'],
    [2, '李军', '', '√', ''],
  ])
  const stands = await standingIn(context, of)
  expect([plan(sheet, {}, stands).open, plan(sheet, {}, stands).differing.length]).toEqual([1, 1])
  expect(plan(sheet, { differing: 'keep' }, stands).counts.written).toBe(1)
  const changed = plan(sheet, { differing: 'sheet' }, stands)
  expect(await commitSheet(context, { session: of, plan: changed, reason: '补交签到表' })).toMatchObject({
    ok: true,
    value: { marks: 2 },
  })
  const marks = (await standingIn(context, of)).marks
  expect(marks.filter(({ reason }) => reason === '补交签到表').map(({ mark }) => mark)).toEqual(['late'])
})

test('without the right nothing is written', async () => {
  const { context, session: of } = await openSession(days, () => false)
  const one = plan(sheetOf([]))
  expect(await commitSheet(context, { session: of, plan: one, reason: '' })).toEqual({
    ok: false,
    refusal: { code: 'not-allowed' },
  })
})
