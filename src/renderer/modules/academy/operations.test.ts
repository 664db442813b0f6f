import { afterEach, describe, expect, test } from 'vitest'
import type { Context } from '../../data/context'
import { openTestContext } from '../../data/testing/open-test-context'
import { openPlace, syncAll } from '../../sync/testing/stations'
import { editEntry, setEntryOpen } from '../catalogue/operations'
import { catalogueSchema } from '../catalogue/schema'
import { enrol, enrolmentsAt, noteTold, withdraw } from './enrolment-operations'
import { createAcademyTakers } from './intake-takers'
import { addCourse, editCourse, editSession, openSession, setCourseActive, setSessionStatus } from './operations'
import { publishSessions } from './publish'
import { enrolledOf, noticesOf } from './rules'
import { sessionSchema } from './schema'
import type { SessionInput } from './session-rules'

const collections = { sessions: { schema: sessionSchema }, catalogue: { schema: catalogueSchema } }

const closing: (() => Promise<unknown>)[] = []
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close()
})

/** 2026-11-23, a Monday, 09:00 in Wuhan, a millisecond later each time it is asked. */
async function openDesk(may?: (right: string) => boolean): Promise<Context> {
  let at = Date.UTC(2026, 10, 23, 1)
  const { context, close } = await openTestContext({ collections, clock: () => at++, ...(may && { may }) })
  closing.push(close)
  return context
}

type Answer<T> = { ok: true; value: T } | { ok: false; refusal: { code: string } }
const made = <T>(result: Answer<T>): T => {
  if (!result.ok) throw new Error(result.refusal.code)
  return result.value
}
const taken = <T>(result: { ok: true; value: T } | { ok: false; refusal: object }): T => {
  if (!result.ok) throw new Error(JSON.stringify(result.refusal))
  return result.value
}
const codeOf = (result: Answer<unknown>) => (result.ok ? 'ok' : result.refusal.code)

const plan: SessionInput = {
  title: '智能手机班',
  courseId: 'course-1',
  days: ['2026-12-01', '2026-12-08'],
  startsAt: '09:00',
  endsAt: '11:00',
  creditHours: 2,
  audience: 'resident',
  place: '三楼教室',
  quota: 1,
}
const wang = { name: '王芳', phone: '13800001234' }
const li = { name: '李军', phone: '13900005678' }
const namesAt = async (context: Context, id: string, quota = 1) => {
  const places = enrolledOf(await enrolmentsAt(context, id), quota)
  const nameOf = async (learner: string) => (await context.data.sessions.findOne(learner).exec())?.name
  const names = (list: readonly { learnerId: string }[]) => Promise.all(list.map(({ learnerId }) => nameOf(learnerId)))
  return [await names(places.enrolled), await names(places.waiting)]
}

describe('courses', () => {
  test('a course entered twice is refused, one that is not needed any more is put away and comes back', async () => {
    const context = await openDesk()
    const course = { title: '智能手机', audience: 'resident', creditHours: 2, category: '市民讲堂' } as const
    const { id } = made(await addCourse(context, course))
    expect(codeOf(await addCourse(context, { ...course, title: ' 智能手机 ' }))).toBe('exists')
    expect(codeOf(await addCourse(context, { ...course, audience: 'worker' }))).toBe('ok')
    expect(made(await setCourseActive(context, { id, active: false })).active).toBe(false)
    expect(made(await editCourse(context, { id, course: { ...course, creditHours: 1.5 } }))).toMatchObject({ creditHours: 1.5 })
  })

  test('nothing a desk does changes a course of the city', async () => {
    const context = await openDesk()
    const id = 'course-city-1'
    await context.write('catalogue', { id, kind: 'course', title: '基层治理能力', hours: 4, version: '2026' })
    const before = (await context.data.catalogue.findOne(id).exec())?.toMutableJSON()
    const course = { title: '改名', audience: 'worker', creditHours: 1 } as const
    const own = made(await openSession(context, { ...plan, courseId: id, cityCourseId: id, audience: 'worker' }))
    expect([
      codeOf(await editCourse(context, { id, course })),
      codeOf(await setCourseActive(context, { id, active: false })),
      codeOf(await editEntry(context, { id, entry: { title: '改名' } })),
      codeOf(await setEntryOpen(context, { id, open: false })),
      codeOf(await editSession(context, { id: own.id, session: { ...plan, courseId: 'course-2', title: '改名' } })),
    ]).toEqual(['city', 'city', 'gone', 'gone', 'ok'])
    expect((await context.data.catalogue.findOne(id).exec())?.toMutableJSON()).toEqual(before)
    expect((await context.data.sessions.findOne(own.id).exec())?.toMutableJSON()).toMatchObject({
      cityCourseId: id,
      courseId: id,
    })
  })
})

describe('a session', () => {
  test('is closed after its last day and cancelled with a reason; a cancelled or closed one takes nobody', async () => {
    const context = await openDesk()
    const { id } = made(await openSession(context, plan))
    expect(codeOf(await openSession(context, { ...plan, days: ['2026-12-01'] }))).toBe('exists')
    expect(codeOf(await setSessionStatus(context, { id, status: 'held' }))).toBe('not-yet')
    expect(codeOf(await setSessionStatus(context, { id, status: 'cancelled', reason: ' ' }))).toBe('reason-missing')
    made(await setSessionStatus(context, { id, status: 'cancelled', reason: '老师生病' }))
    expect(codeOf(await enrol(context, { sessionId: id, who: wang }))).toBe('cancelled')
    made(await editSession(context, { id, session: { ...plan, days: ['2026-11-20'] } }))
    expect(made(await setSessionStatus(context, { id, status: 'held' }))).not.toHaveProperty('reason')
    expect(codeOf(await enrol(context, { sessionId: id, who: wang }))).toBe('over')
  })

  test('gives its last place once, the next waits and moves up when somebody leaves, and is told', async () => {
    const context = await openDesk()
    const { id } = made(await openSession(context, plan))
    const first = made(await enrol(context, { sessionId: id, who: wang }))
    const second = made(await enrol(context, { sessionId: id, who: li }))
    expect([first.waiting, second.waiting, codeOf(await enrol(context, { sessionId: id, who: wang }))]).toEqual([
      0,
      1,
      'already-signed-up',
    ])
    made(await withdraw(context, { id: first.enrolment.id }))
    const notices = async () => noticesOf(enrolledOf(await enrolmentsAt(context, id), 1)).map(({ code }) => code)
    expect(await notices()).toEqual(['won'])
    made(await noteTold(context, { id: second.enrolment.id, hasPlace: true }))
    expect(await notices()).toEqual([])
    expect(made(await enrol(context, { sessionId: id, who: wang })).waiting).toBe(1)
    expect(await namesAt(context, id)).toEqual([['李军'], ['王芳']])
  })

  test('without the right nothing is written', async () => {
    const context = await openDesk(() => false)
    expect([
      codeOf(await addCourse(context, { title: '书法', audience: 'resident', creditHours: 1 })),
      codeOf(await openSession(context, plan)),
      codeOf(await enrol(context, { sessionId: 'session-1', who: wang })),
      codeOf(await withdraw(context, { id: 'enrolment-1' })),
      await publishSessions(context),
    ]).toEqual(['not-allowed', 'not-allowed', 'not-allowed', 'not-allowed', 0])
  })
})

describe('the kiosk', () => {
  const takers = createAcademyTakers({ enrolment: async () => ({ ok: true, value: 'of-others' }) })
  const handIn = (
    context: Context,
    sessionId: string,
    who: { name: string; phone: string; guardianName?: string },
    receiptNo: string,
  ) =>
    takers.enrolment(
      context,
      { kind: 'enrolment', ...who, offeringId: `offering-${sessionId}`, offeringTitle: plan.title },
      { id: `intake-${receiptNo}`, receiptNo, handedInAt: '2026-11-23T01:00:00Z' },
    )

  test('shows what residents may sign up for, how many places are taken and no name, and nothing that was cancelled', async () => {
    const context = await openDesk()
    const { id } = made(await openSession(context, { ...plan, body: '带上手机' }))
    made(await openSession(context, { ...plan, audience: 'worker', courseId: 'course-2' }))
    made(await openSession(context, { ...plan, days: ['2027-06-01'], courseId: 'course-3' }))
    made(await enrol(context, { sessionId: id, who: wang }))
    expect([await publishSessions(context), await publishSessions(context)]).toEqual([1, 0])
    const { createdAt, createdBy, updatedAt, updatedBy, stamps, ...shown } =
      (await context.data.catalogue.findOne(`offering-${id}`).exec())?.toMutableJSON() ?? ({} as never)
    expect(shown).toEqual({
      id: `offering-${id}`,
      kind: 'offering',
      offeringKind: 'course',
      title: '智能手机班',
      body: '带上手机',
      place: '三楼教室',
      startsOn: '2026-12-01',
      endsOn: '2026-12-08',
      startsAt: '09:00',
      endsAt: '11:00',
      open: true,
      quota: 1,
      taken: 1,
    })
    made(await setSessionStatus(context, { id, status: 'cancelled', reason: '停电' }))
    await publishSessions(context)
    expect(await context.data.catalogue.find().exec()).toEqual([])
  })

  test('hands in sign-ups: the second of one place waits and is told so, the same receipt twice is one, others go on', async () => {
    const context = await openDesk()
    const { id } = made(await openSession(context, plan))
    const first = taken(await handIn(context, id, wang, '1'))
    expect(await handIn(context, id, li, '2')).toMatchObject({
      ok: true,
      value: { told: expect.stringContaining('候补第 1 位') },
    })
    expect(taken(await handIn(context, id, wang, '1'))).toBe(first)
    expect(await handIn(context, 'stop-1', wang, '3')).toEqual({ ok: true, value: 'of-others' })
    expect((await enrolmentsAt(context, id)).map(({ receiptNo, station }) => [receiptNo, station]).sort()).toEqual([
      ['1', 'kiosk'],
      ['2', 'kiosk'],
    ])
  })

  test('a child comes with a guardian, whose phone is the one that was given', async () => {
    const context = await openDesk()
    const { id } = made(await openSession(context, { ...plan, audience: 'minor' }))
    expect(await handIn(context, id, { name: '小明', phone: '13800001234' }, '1')).toMatchObject({
      refusal: { 'zh-CN': expect.stringContaining('监护人姓名') },
    })
    taken(await handIn(context, id, { name: '小明', phone: '13800001234', guardianName: '王芳' }, '1'))
    const learners = await context.data.sessions.find({ selector: { kind: 'learner' } }).exec()
    expect(learners.map(({ name, guardianName, guardianPhone, phone }) => [name, guardianName, guardianPhone, phone])).toEqual([
      ['小明', '王芳', '13800001234', undefined],
    ])
  })
})

test('two stations that cannot hear each other give the last place away twice: one stands on both, the other waits and is told', async () => {
  const place = await openPlace(collections)
  closing.push(place.close)
  const [one, two] = [await place.station(), await place.station()]
  const later = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)
  const open = { ...plan, days: [later(2), later(9)] }
  const ids = [made(await openSession(one.context, open)).id, made(await openSession(two.context, open)).id]
  const id = ids[0] ?? ''
  expect(new Set(ids).size).toBe(1)
  made(await enrol(one.context, { sessionId: id, who: wang }))
  await new Promise((resolve) => setTimeout(resolve, 2))
  expect(made(await enrol(two.context, { sessionId: id, who: li })).waiting).toBe(0)
  await syncAll(two, one, two)
  const both = [await namesAt(one.context, id), await namesAt(two.context, id)]
  expect(both).toEqual([
    [['王芳'], ['李军']],
    [['王芳'], ['李军']],
  ])
  expect(noticesOf(enrolledOf(await enrolmentsAt(two.context, id), 1)).map(({ code }) => code)).toEqual(['lost'])
})
