import { afterEach, describe, expect, test } from 'vitest'
import type { Context } from '../../data/context'
import { openTestContext } from '../../data/testing/open-test-context'
import { keyOf as keyWith } from '../../lib/id'
import { dayOf } from '../../lib/time'
import { openPlace, syncAll } from '../../sync/testing/stations'
import { correctMark, markAttendance, markByCode, voidMark } from './attendance-operations'
import { attendanceAt } from './attendance-queries'
import { type Entry, earned, isQuarters, refuseCode, sessionCode, totalsOf } from './attendance-rules'
import { type Attendance, sessionSchema } from './schema'

const keyOf = (...parts: string[]) => keyWith('a salt for tests only', ...parts)
const days = ['2026-11-21', '2026-11-22', '2026-11-23', '2026-11-24']
const today = '2026-11-23'
const session = { id: 'session-1', days }

describe('the code of a day', () => {
  test('is six digits, another one each day and each session, the same on every station', () => {
    const codes = days.map((day) => sessionCode(keyOf, session.id, day))
    expect(codes.every((code) => /^\d{6}$/.test(code))).toBe(true)
    expect(new Set([...codes, sessionCode(keyOf, 'session-2', today)]).size).toBe(5)
    expect(sessionCode((...parts) => keyWith('a salt for tests only', ...parts), session.id, today)).toBe(codes[2])
  })

  test.each([
    ['', 'code-form'],
    ['12345', 'code-form'],
    ['12345a', 'code-form'],
    [sessionCode(keyOf, session.id, '2026-11-22'), 'code-other-day'],
    [sessionCode(keyOf, 'session-2', today), 'code-wrong'],
    [sessionCode(keyOf, session.id, today), undefined],
    [sessionCode(keyOf, session.id, today).replace(/^(...)/, '$1 '), undefined],
  ])('“%s” is told apart', (typed, code) => expect(refuseCode(keyOf, typed, session, today)?.code).toBe(code))
})

test.each([
  ['present', undefined, 6],
  ['late', undefined, 6],
  ['late', 4.5, 4.5],
  ['leave', 3, 0],
  ['absent', undefined, 0],
] as const)('%s with %s of 6 hours earns %s', (mark, given, hours) => expect(earned(mark, given, 6)).toBe(hours))

test.each([
  [0.25, true],
  [1.5, true],
  [0.3, false],
  [-1, false],
  [25, false],
])('%s hours: quarters %s', (hours, fine) => expect(isQuarters(hours)).toBe(fine))

const collections = { sessions: { schema: sessionSchema } }
const closing: (() => Promise<unknown>)[] = []
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close()
})

async function prepare(context: Context, on: readonly string[] = days): Promise<void> {
  const times = { startsAt: '09:00', endsAt: '16:00', sessionStatus: 'planned', creditHours: 6, audience: 'worker' } as const
  await context.write('sessions', {
    id: session.id,
    kind: 'session',
    title: '应急处置',
    courseId: 'course-1',
    days: [...on],
    ...times,
  })
  for (const id of ['a', 'b', 'c']) {
    const person = { name: `学员${id}`, namePinyin: id, audience: 'worker', active: true } as const
    await context.write('sessions', { id, kind: 'learner', ...person })
  }
}
async function openDesk(may?: (right: string) => boolean): Promise<Context> {
  const { context, close } = await openTestContext({ collections, ...(may && { may }) })
  closing.push(close)
  await prepare(context)
  return context
}
const marksOf = async (context: Context) =>
  (await attendanceAt(context.data, session.id).exec()).map((one) => one.toMutableJSON() as Attendance)
const mark = (context: Context, day: string, entries: Entry[], reason?: string) =>
  markAttendance(context, { sessionId: session.id, day, entries, source: 'list', ...(reason && { reason }) })
const codeOf = (result: { ok: true; value: unknown } | { ok: false; refusal: { code: string } }) =>
  result.ok ? result.value : result.refusal.code

describe('the list', () => {
  test('is marked all at once, changed freely on its day, and its totals are those of the records', async () => {
    const context = await openDesk()
    const all: Entry[] = [
      { learnerId: 'a', mark: 'present' },
      { learnerId: 'b', mark: 'late', creditHours: 4.25 },
      { learnerId: 'c', mark: 'leave' },
    ]
    expect(codeOf(await mark(context, today, all))).toBe(3)
    expect(codeOf(await mark(context, today, all))).toBe(0)
    expect(totalsOf(await marksOf(context))).toEqual({ present: 1, late: 1, leave: 1, absent: 0, hours: 10.25 })
    expect(codeOf(await mark(context, today, [{ learnerId: 'c', mark: 'present', creditHours: 3 }]))).toBe(1)
    expect(totalsOf(await marksOf(context))).toEqual({ present: 2, late: 1, leave: 0, absent: 0, hours: 13.25 })
  })

  test.each([
    ['2026-11-20', 6, 'other-day'],
    ['2026-11-24', 6, 'future'],
    [today, 1.1, 'hours-form'],
    [today, 6.25, 'hours-many'],
  ])('on %s with %s hours is refused as %s', async (day, creditHours, code) => {
    const context = await openDesk()
    expect(codeOf(await mark(context, day, [{ learnerId: 'a', mark: 'present', creditHours }]))).toBe(code)
    expect(await marksOf(context)).toEqual([])
  })

  test('is not written for nobody, for a cancelled session, or without the right', async () => {
    const context = await openDesk()
    expect(codeOf(await mark(context, today, [{ learnerId: 'x', mark: 'present' }]))).toBe('unknown-learner')
    await context.change('sessions', session.id, { sessionStatus: 'cancelled' })
    expect(codeOf(await mark(context, today, [{ learnerId: 'a', mark: 'present' }]))).toBe('cancelled')
    expect(codeOf(await mark(await openDesk(() => false), today, [{ learnerId: 'a', mark: 'present' }]))).toBe('not-allowed')
  })

  test('of an earlier day is entered late as it is, and corrected only with a reason, which the record keeps', async () => {
    const context = await openDesk()
    const day = '2026-11-22'
    expect(codeOf(await mark(context, day, [{ learnerId: 'a', mark: 'absent' }]))).toBe(1)
    expect(codeOf(await mark(context, day, [{ learnerId: 'a', mark: 'present' }]))).toBe('reason-missing')
    const [first] = await marksOf(context)
    const id = first?.id ?? ''
    expect(codeOf(await correctMark(context, { id, mark: 'late', creditHours: 5, reason: ' ' }))).toBe('reason-missing')
    expect(codeOf(await correctMark(context, { id, mark: 'late', creditHours: 5, reason: '签到漏了' }))).toBe(1)
    expect(await marksOf(context)).toMatchObject([{ mark: 'late', creditHours: 5, reason: '签到漏了' }])
    expect(codeOf(await voidMark(context, { id, reason: '同名的另一位' }))).toBeNull()
    expect(totalsOf(await marksOf(context)).hours).toBe(0)
    expect(codeOf(await voidMark(context, { id, reason: '再一次' }))).toBe('gone')
    expect(codeOf(await mark(context, day, [{ learnerId: 'a', mark: 'present' }], '查了签到表'))).toBe(1)
    expect(totalsOf(await marksOf(context))).toMatchObject({ present: 1, hours: 6 })
  })
})

test('the code marks present, once; a wrong one marks nobody, and a late mark stays late', async () => {
  const context = await openDesk()
  const code = sessionCode(context.keyOf, session.id, today)
  const typed = (learnerId: string, text: string) =>
    markByCode(context, { sessionId: session.id, day: today, code: text, learnerId })
  expect(codeOf(await typed('a', '000000'))).toBe('code-wrong')
  expect([codeOf(await typed('a', code)), codeOf(await typed('a', code))]).toEqual(['marked', 'already'])
  await mark(context, today, [{ learnerId: 'b', mark: 'late', creditHours: 4 }])
  expect(codeOf(await typed('b', code))).toBe('already')
  expect(totalsOf(await marksOf(context))).toMatchObject({ present: 1, late: 1, hours: 10 })
})

test.each(['2026-11-22', '2026-11-24'])('the code of %s, typed on another day, marks nobody', async (day) => {
  const context = await openDesk()
  const code = sessionCode(context.keyOf, session.id, day)
  expect(codeOf(await markByCode(context, { sessionId: session.id, day, code, learnerId: 'a' }))).toBe('code-not-today')
  expect(await marksOf(context)).toEqual([])
})

test('two stations that could not hear each other mark the same people: one mark each, the same on both', async () => {
  const place = await openPlace(collections)
  closing.push(() => place.close())
  const [one, two] = [await place.station(), await place.station()]
  const now = dayOf(Date.now())
  await prepare(one.context, [now])
  await syncAll(one, two)
  await mark(one.context, now, [
    { learnerId: 'a', mark: 'present' },
    { learnerId: 'b', mark: 'present' },
  ])
  await mark(two.context, now, [
    { learnerId: 'b', mark: 'late', creditHours: 5 },
    { learnerId: 'c', mark: 'present' },
  ])
  await syncAll(one, two, one)
  const [here, there] = [await marksOf(one.context), await marksOf(two.context)]
  expect(here).toHaveLength(3)
  expect(totalsOf(here)).toEqual(totalsOf(there))
})
