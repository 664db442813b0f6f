import { afterEach, describe, expect, test } from 'vitest'
import type { Context } from '../../data/context'
import { openTestContext } from '../../data/testing/open-test-context'
import { openPlace, syncAll, type TestStation } from '../../sync/testing/stations'
import { catalogueSchema } from '../catalogue/schema'
import { intakeSchema } from '../intake/schema'
import { placeSchema } from '../roster/schema'
import { calendarOf } from './calendar-of'
import { tourTakers } from './intake-takers'
import { addHolidays, addTour, editStop, editTour, readCalendar, setStopStatus, setTourActive, stopById } from './operations'
import { publishStops } from './publish'
import { servedAt } from './queries'
import { stopId, stopsIn } from './rules'
import { type Served, tourSchema } from './schema'
import type { TourInput } from './tour-rules'
import { arrive, leave, noteTold, notHere, signUp, tick, visitorsOf } from './visitor-operations'
import { attendanceOf, noticesOf, peopleOf, ticksOf, totalsOf } from './visitor-rules'

const collections = {
  tours: { schema: tourSchema },
  catalogue: { schema: catalogueSchema },
  intake: { schema: intakeSchema },
  places: { schema: placeSchema },
}

const closing: (() => Promise<unknown>)[] = []
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close()
})

/** 2026-11-23, a Monday, 09:00 in Wuhan, unless given. */
async function openDesk(options: { may?: (right: string) => boolean; clock?: () => number } = {}): Promise<Context> {
  const { context, close } = await openTestContext({ collections, ...options })
  closing.push(close)
  return context
}

const made = <T>(result: { ok: true; value: T } | { ok: false; refusal: { code: string } }): T => {
  if (!result.ok) throw new Error(result.refusal.code)
  return result.value
}
const codeOf = (result: { ok: true } | { ok: false; refusal: { code: string } }) => (result.ok ? 'ok' : result.refusal.code)

const today = '2026-11-23'
const rounds = { title: '健康巡诊', recurrence: 'weekly', startsOn: today, items: ['量血压', '测血糖'], quota: 2 } as const
const plan = async (context: Context) => {
  const tour = made(await addTour(context, { ...rounds, items: [...rounds.items] }))
  return { tour, now: stopId(tour.id, today), next: stopId(tour.id, '2026-11-30') }
}
const who = (name: string, phone?: string) => ({ name, phones: phone ? [phone] : [] })

describe('rounds and their sittings', () => {
  test('a round entered twice is refused, one that ended goes on when it is taken up again', async () => {
    const context = await openDesk()
    const { tour, next } = await plan(context)
    expect(codeOf(await addTour(context, { ...rounds, items: [] }))).toBe('exists')
    expect(made(await setTourActive(context, { id: tour.id, active: false })).endsOn).toBe('2026-11-22')
    expect(await stopById(context, next)).toBeNull()
    made(await setTourActive(context, { id: tour.id, active: true }))
    expect((await stopById(context, next))?.day).toBe('2026-11-30')
  })

  test('a sitting with sign-ups follows its round in what it had from it, and keeps what was changed of it alone', async () => {
    const context = await openDesk()
    const { tour, now, next } = await plan(context)
    made(await signUp(context, { stopId: now, who: who('王芳') }))
    made(await editStop(context, { id: next, change: { title: '健康巡诊', day: '2026-12-01', quota: 5, items: ['理发'] } }))
    made(await editTour(context, { id: tour.id, tour: { ...rounds, items: ['量血压'], place: '驿站', quota: 30 } }))
    const shown = async (id: string) => {
      const { day, place, quota, items } = (await stopById(context, id)) ?? {}
      return [day, place, quota, items?.join()]
    }
    expect([await shown(now), await shown(next)]).toEqual([
      [today, '驿站', 30, '量血压'],
      ['2026-12-01', '驿站', 5, '理发'],
    ])
  })

  test('a holiday cancels what nobody wrote otherwise; a cancelled sitting takes nobody, a reason is asked for', async () => {
    const context = await openDesk()
    const { now, next } = await plan(context)
    expect(made(await addHolidays(context, { title: '停办', from: '2026-11-30', to: '2026-12-02', worked: false }))).toBe(3)
    expect(codeOf(await signUp(context, { stopId: next, who: who('王芳') }))).toBe('cancelled')
    made(await setStopStatus(context, { id: next, status: 'planned' }))
    expect(codeOf(await signUp(context, { stopId: next, who: who('王芳') }))).toBe('ok')
    expect(codeOf(await setStopStatus(context, { id: now, status: 'cancelled', reason: ' ' }))).toBe('reason-missing')
    made(await setStopStatus(context, { id: now, status: 'cancelled', reason: '医生临时有事' }))
    expect([codeOf(await arrive(context, { stopId: now, who: who('王芳') })), (await stopById(context, now))?.reason]).toEqual([
      'cancelled',
      '医生临时有事',
    ])
    expect(codeOf(await setStopStatus(context, { id: next, status: 'held' }))).toBe('not-yet')
  })

  test('without the right nothing is written', async () => {
    const context = await openDesk({ may: () => false })
    expect([
      codeOf(await addTour(context, { ...rounds, items: [] })),
      codeOf(await signUp(context, { stopId: 'stop-1', who: who('王芳') })),
      codeOf(await tick(context, { stopId: 'stop-1', visitorIds: [], item: '量血压', on: true })),
      codeOf(await addHolidays(context, { title: '元旦', from: '2027-01-01', to: '2027-01-01', worked: false })),
      await publishStops(context),
    ]).toEqual(['not-allowed', 'not-allowed', 'not-allowed', 'not-allowed', 0])
  })
})

describe('places', () => {
  test('the third of two waits, moves up when one leaves, and is told so', async () => {
    let at = Date.UTC(2026, 10, 23, 1)
    const context = await openDesk({ clock: () => at++ })
    const { next } = await plan(context)
    const first = made(await signUp(context, { stopId: next, who: who('王芳') }))
    made(await signUp(context, { stopId: next, who: who('李军') }))
    const third = made(await signUp(context, { stopId: next, who: who('赵敏') }))
    expect([first.waiting, third.waiting, third.visitor.visitorStatus]).toEqual([0, 1, 'waiting'])
    expect(codeOf(await signUp(context, { stopId: next, who: who('赵敏') }))).toBe('already-signed-up')
    made(await leave(context, { ids: [first.visitor.id], reason: '出门' }))
    const notices = async () => noticesOf(attendanceOf(await visitorsOf(context, next), 2)).map(({ code }) => code)
    expect(await notices()).toEqual(['won'])
    made(await noteTold(context, { ids: [third.visitor.id], hasPlace: true }))
    expect(await notices()).toEqual([])
    expect(made(await signUp(context, { stopId: next, who: who('王芳') })).waiting).toBe(1)
    expect([
      codeOf(await arrive(context, { stopId: next, who: who('李军') })),
      codeOf(await signUp(context, { stopId: stopId(next, today), who: who('李军') })),
    ]).toEqual(['not-yet', 'unknown'])
  })

  test('who signed up at a kiosk is found by the receipt number, and the waiting list is told there', async () => {
    const context = await openDesk()
    const { tour, next } = await plan(context)
    await publishStops(context)
    const take = (name: string, phone: string, receiptNo: string) =>
      tourTakers.enrolment(
        context,
        { kind: 'enrolment', name, phone, offeringId: `offering-${next}`, offeringTitle: tour.title },
        { id: `intake-${receiptNo}`, receiptNo },
      )
    for (const [name, phone, receiptNo] of [
      ['王芳', '13800001234', '1'],
      ['李军', '13900005678', '2'],
    ] as const)
      expect(typeof made((await take(name, phone, receiptNo)) as never)).toBe('string')
    expect(await take('赵敏', '13700000000', '3')).toMatchObject({
      ok: true,
      value: { told: expect.stringContaining('候补第 1 位') },
    })
    const [wang] = (await visitorsOf(context, next)).filter(({ receiptNo }) => receiptNo === '1')
    expect([wang?.name, wang?.station, await take('王芳', '13800001234', '1')]).toEqual([
      '王芳',
      'kiosk',
      { ok: true, value: wang?.id },
    ])
    const other = { kind: 'enrolment', name: '王芳', phone: '', offeringId: 'offering-course', offeringTitle: '书法' } as const
    expect(await tourTakers.enrolment(context, other, { id: 'intake-9', receiptNo: '9' })).toEqual({
      ok: true,
      value: 'intake-9',
    })
  })

  test('a kiosk shows how many places are taken, no name, and nothing of what is over or cancelled', async () => {
    const context = await openDesk()
    const { now, next } = await plan(context)
    made(await signUp(context, { stopId: next, who: who('王芳', '13800001234') }))
    expect(await publishStops(context)).toBe(5)
    expect(await publishStops(context)).toBe(0)
    const { createdAt, createdBy, updatedAt, updatedBy, stamps, ...shown } =
      (await context.data.catalogue.findOne(`offering-${next}`).exec())?.toMutableJSON() ?? ({} as never)
    expect(shown).toEqual({
      id: `offering-${next}`,
      kind: 'offering',
      offeringKind: 'tour',
      title: '健康巡诊',
      body: '量血压、测血糖',
      startsOn: '2026-11-30',
      open: true,
      quota: 2,
      taken: 1,
    })
    await context.write('catalogue', { ...shown, id: `offering-stop-${'9'.repeat(26)}-${today}` })
    made(await setStopStatus(context, { id: now, status: 'cancelled', reason: '停电' }))
    await publishStops(context)
    const left = await context.data.catalogue.find().exec()
    expect(left.map(({ id }) => id.slice(-10)).sort()).toEqual(
      ['2026-11-30', '2026-12-07', '2026-12-14', '2026-12-21', today].sort(),
    )
  })
})

describe('the day itself', () => {
  test('eighty people are signed in and ticked in batches, and the totals are those of the records', async () => {
    const context = await openDesk()
    const { now } = await plan(context)
    for (let index = 0; index < 80; index += 1)
      made(await arrive(context, { stopId: now, who: { residentId: `resident-${index}`, name: `居民${index}` } }))
    expect(codeOf(await arrive(context, { stopId: now, who: { residentId: 'resident-7', name: '居民7' } }))).toBe('already')
    const people = peopleOf(await visitorsOf(context, now))
    const ids = people.map(({ id }) => id)
    expect(made(await tick(context, { stopId: now, visitorIds: ids, item: '量血压', on: true }))).toBe(80)
    expect(made(await tick(context, { stopId: now, visitorIds: ids.slice(0, 30), item: '测血糖', on: true }))).toBe(30)
    expect(made(await tick(context, { stopId: now, visitorIds: ids.slice(0, 10), item: '测血糖', on: false }))).toBe(10)
    expect(made(await tick(context, { stopId: now, visitorIds: ids, item: '量血压', on: true }))).toBe(0)
    expect(codeOf(await tick(context, { stopId: now, visitorIds: ids, item: '理发', on: true }))).toBe('item-unknown')
    const served = (await servedAt(context.data, now).exec()).map((found) => found.toMutableJSON() as Served)
    expect(totalsOf(rounds.items, await visitorsOf(context, now), served)).toEqual({
      signedUp: 80,
      arrived: 80,
      items: [
        { item: '量血压', count: 80 },
        { item: '测血糖', count: 20 },
      ],
      served: 100,
    })
    expect([codeOf(await leave(context, { ids: [ids[0] ?? ''] })), ticksOf(people, served).size]).toEqual(['has-items', 100])
  })

  test('a wrong tap is taken back: who signed up is expected again, who just came is gone', async () => {
    const context = await openDesk()
    const { now } = await plan(context)
    const { visitor } = made(await signUp(context, { stopId: now, who: who('王芳') }))
    const came = made(await arrive(context, { stopId: now, who: { residentId: 'r1', ...who('王芳', '13800001234') } }))
    const passing = made(await arrive(context, { stopId: now, who: who('李军') }))
    expect([came.id, came.residentId, came.phone]).toEqual([visitor.id, 'r1', '13800001234'])
    for (const { id } of [came, passing]) made(await notHere(context, { ids: [id] }))
    const { arrived, expected } = attendanceOf(await visitorsOf(context, now), 2)
    expect([arrived, expected.map(({ name }) => name)]).toEqual([[], ['王芳']])
    expect(made(await arrive(context, { stopId: now, who: who('李军') })).id).toBe(passing.id)
  })
})

describe('two desks that cannot hear each other', () => {
  const openTwo = async () => {
    const place = await openPlace(collections)
    closing.push(place.close)
    const [one, two] = [await place.station(), await place.station()]
    return { one, two }
  }
  const later = () => new Date(Date.now() + 8 * 3_600_000 + 86_400_000).toISOString().slice(0, 10)
  const standing = async ({ context }: TestStation, id: string) => {
    const { expected, waiting } = attendanceOf(await visitorsOf(context, id), 1)
    return [expected.map(({ name }) => name), waiting.map(({ name }) => name)]
  }

  test('enter one round, give its last place away twice, and come to the same answer; the later one is told', async () => {
    const { one, two } = await openTwo()
    const tour: TourInput = { ...rounds, recurrence: 'once', startsOn: later(), quota: 1, items: [...rounds.items] }
    const ids = [made(await addTour(one.context, tour)).id, made(await addTour(two.context, tour)).id]
    const id = stopId(ids[0] ?? '', tour.startsOn)
    made(await signUp(one.context, { stopId: id, who: who('王芳') }))
    await new Promise((resolve) => setTimeout(resolve, 2))
    made(await signUp(two.context, { stopId: id, who: who('李军') }))
    await syncAll(two, one, two)
    expect(new Set(ids).size).toBe(1)
    expect([await standing(one, id), await standing(two, id)]).toEqual([
      [['王芳'], ['李军']],
      [['王芳'], ['李军']],
    ])
    expect(noticesOf(attendanceOf(await visitorsOf(two.context, id), 1)).map(({ code }) => code)).toEqual(['lost'])
    const { tours } = calendarOf((await two.context.data.tours.find().exec()).map((found) => found.toMutableJSON()))
    const shown = stopsIn({ ...(await readCalendar(two.context)) }, { from: tour.startsOn, to: tour.startsOn })
    expect([tours.length, shown.length]).toEqual([1, 1])
  })
})
