import { afterEach, describe, expect, test } from 'vitest'
import type { Context } from '../../data/context'
import { openTestContext } from '../../data/testing/open-test-context'
import { openPlace, syncAll } from '../../sync/testing/stations'
import { book, cancelBooking, giveFeedback, readBookings } from './booking-operations'
import { type BookingInput, bookedOf, daysOfMonth, faultsOfBooking, roomFor, tidyBooking } from './booking-rules'
import { type Booking, sessionSchema } from './schema'
import { addTeachingPoint, editTeachingPoint, setPointActive } from './teaching-operations'
import { loadTeachingSample } from './teaching-sample'

const collections = { sessions: { schema: sessionSchema } }
const closing: (() => Promise<unknown>)[] = []
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close()
})
const made = <T>(result: { ok: true; value: T } | { ok: false; refusal: { code: string } }): T => {
  if (!result.ok) throw new Error(result.refusal.code)
  return result.value
}
const codeOf = (result: { ok: true } | { ok: false; refusal: { code: string } }) => (result.ok ? 'ok' : result.refusal.code)

const day = '2026-11-25'
const booking = (id: string, startsAt: string, endsAt: string, seats: number, more: Partial<Booking> = {}): Booking => {
  const envelope = { createdAt: '', createdBy: '', updatedAt: '', updatedBy: '', stamps: { born: id } }
  return { id, kind: 'booking', teachingPointId: 'p', title: id, day, startsAt, endsAt, seats, ...envelope, ...more }
}

describe('seats', () => {
  test.each<[string, [string, string, number][], [string, string], { left: number; startsAt: string; endsAt: string }]>([
    ['nobody else', [], ['09:00', '10:00'], { left: 40, startsAt: '09:00', endsAt: '10:00' }],
    [
      'one after the other takes the same seats',
      [
        ['09:00', '10:00', 30],
        ['10:00', '11:00', 30],
      ],
      ['09:00', '11:00'],
      { left: 10, startsAt: '09:00', endsAt: '11:00' },
    ],
    [
      'the narrowest moment counts',
      [
        ['09:00', '10:30', 20],
        ['10:00', '12:00', 15],
      ],
      ['09:00', '12:00'],
      { left: 5, startsAt: '10:00', endsAt: '10:30' },
    ],
    [
      'what only touches leaves all',
      [['08:00', '09:00', 40]],
      ['09:00', '10:00'],
      { left: 40, startsAt: '09:00', endsAt: '10:00' },
    ],
    ['never below none', [['08:00', '12:00', 60]], ['09:00', '10:00'], { left: 0, startsAt: '09:00', endsAt: '10:00' }],
  ])('%s', (_name, others, [startsAt, endsAt], room) => {
    const placed = others.map(([from, to, seats], index) => booking(String(index), from, to, seats))
    expect(roomFor({ day, startsAt, endsAt }, placed, 40)).toEqual(room)
  })

  test('of an overbooked hour the earlier made stand, a smaller one behind still fits, a cancelled one takes none', () => {
    const all = [
      booking('3', '09:00', '10:00', 10),
      booking('2', '09:30', '11:00', 20),
      booking('1', '09:00', '10:00', 30),
      booking('0', '09:00', '12:00', 40, { void: true }),
    ]
    const ids = (capacity?: number) => {
      const { standing, displaced } = bookedOf(all, capacity)
      return [standing.map(({ id }) => id), displaced.map(({ booking: { id }, room }) => [id, room.left, room.startsAt])]
    }
    expect(ids(40)).toEqual([['1', '3'], [['2', 0, '09:30']]])
    expect(bookedOf([...all].reverse(), 40)).toEqual(bookedOf(all, 40))
    expect(ids()).toEqual([['1', '3', '2'], []])
    expect(daysOfMonth(bookedOf(all, 40).standing, '2026-11').map(({ day: on, peak }) => [on, peak])).toEqual([[day, 40]])
  })
})

const visit: BookingInput = { title: '党支部参观', day, startsAt: '09:00', endsAt: '10:30', seats: 30, organisation: '区税务局' }

test.each<[Partial<BookingInput>, string[]]>([
  [{ title: ' ', day: '2026-11-22' }, ['title missing', 'day day-past']],
  [{ startsAt: '9点', endsAt: '10:00' }, ['startsAt time-form']],
  [{ endsAt: '09:00', seats: 1.5 }, ['endsAt ends-before', 'seats seats-form']],
  [{ phone: '12', organisation: '长'.repeat(121) }, ['organisation too-long', 'phone phone-form']],
])('a booking of %j has faults %j', (change, faults) => {
  const found = faultsOfBooking(tidyBooking({ ...visit, ...change }), '2026-11-23')
  expect(found.map(({ field, code }) => `${field} ${code}`)).toEqual(faults)
})

const point = { title: '百瑞苑红色客厅', quota: 40, place: '百瑞苑 3 栋', name: '李军', phone: '13800001234' }
async function openDesk(
  may: (right: string) => boolean = () => true,
): Promise<{ context: Context; wait: (days: number) => void }> {
  let at = Date.UTC(2026, 10, 23, 1)
  const { context, close } = await openTestContext({ collections, may, clock: () => at++ })
  closing.push(close)
  return { context, wait: (days) => (at += days * 86_400_000) }
}

test('a point takes what fits, says how many seats are left and when, and gives seats back when one cancels', async () => {
  const { context, wait } = await openDesk()
  const { id: teachingPointId } = made(await addTeachingPoint(context, point))
  expect(codeOf(await addTeachingPoint(context, point))).toBe('exists')
  const first = made(await book(context, { teachingPointId, booking: visit }))
  expect(codeOf(await book(context, { teachingPointId, booking: { ...visit, seats: 5 } }))).toBe('exists')
  const other = { ...visit, title: '街道交流', startsAt: '10:00', endsAt: '11:00', seats: 20 }
  expect(await book(context, { teachingPointId, booking: other })).toEqual({
    ok: false,
    refusal: { code: 'full', day, room: { left: 10, startsAt: '10:00', endsAt: '10:30' } },
  })
  expect(codeOf(await book(context, { teachingPointId, booking: { ...other, seats: 41 } }))).toBe('too-many')
  expect(codeOf(await cancelBooking(context, { id: first.id, reason: ' ' }))).toBe('reason-missing')
  made(await cancelBooking(context, { id: first.id, reason: '改期' }))
  expect(codeOf(await cancelBooking(context, { id: first.id, reason: '改期' }))).toBe('cancelled')
  const second = made(await book(context, { teachingPointId, booking: other }))
  expect(codeOf(await book(context, { teachingPointId, booking: visit }))).toBe('full')
  expect(made(await book(context, { teachingPointId, booking: { ...visit, seats: 20 } })).void).toBe(false)
  expect(codeOf(await giveFeedback(context, { bookingId: second.id, stars: 5 }))).toBe('not-yet')
  wait(3)
  expect(codeOf(await giveFeedback(context, { bookingId: second.id, stars: 0 }))).toBe('stars-missing')
  made(await giveFeedback(context, { bookingId: second.id, stars: 4 }))
  expect(made(await giveFeedback(context, { bookingId: second.id, stars: 5, body: '讲解清楚' }))).toMatchObject({ stars: 5 })
  made(await setPointActive(context, { id: teachingPointId, active: false }))
  expect(codeOf(await book(context, { teachingPointId, booking: { ...visit, day: '2026-12-01' } }))).toBe('closed')
  expect(codeOf(await editTeachingPoint(context, { id: teachingPointId, point: { ...point, quota: 0 } }))).toBe('faulty')
})

test('a sample center has points with bookings that all have their seats; loaded again, nothing is there twice', async () => {
  const { context } = await openDesk()
  await loadTeachingSample(context)
  await loadTeachingSample(context)
  const records = (await context.data.sessions.find().exec()).map((found) => found.toMutableJSON())
  const bookings = records.filter(({ kind }) => kind === 'booking') as Booking[]
  expect([records.length, bookedOf(bookings, 40).displaced, bookings.length]).toEqual([5, [], 3])
})

test('without the right nothing is written', async () => {
  const { context } = await openDesk(() => false)
  expect([
    codeOf(await addTeachingPoint(context, point)),
    codeOf(await editTeachingPoint(context, { id: 'p', point })),
    codeOf(await setPointActive(context, { id: 'p', active: false })),
    codeOf(await book(context, { teachingPointId: 'p', booking: visit })),
    codeOf(await cancelBooking(context, { id: 'b', reason: '改期' })),
    codeOf(await giveFeedback(context, { bookingId: 'b', stars: 5 })),
  ]).toEqual(Array.from({ length: 6 }, () => 'not-allowed'))
})

test('two desks that cannot hear each other overbook an hour: the earlier booking stands on both, the later is told', async () => {
  const place = await openPlace(collections)
  closing.push(place.close)
  const [one, two] = [await place.station(), await place.station()]
  const ahead = new Date(Date.now() + 2 * 86_400_000).toISOString().slice(0, 10)
  const ids = [made(await addTeachingPoint(one.context, point)).id, made(await addTeachingPoint(two.context, point)).id]
  const teachingPointId = ids[0] ?? ''
  made(await book(one.context, { teachingPointId, booking: { ...visit, day: ahead } }))
  await new Promise((resolve) => setTimeout(resolve, 2))
  made(await book(two.context, { teachingPointId, booking: { ...visit, day: ahead, title: '街道交流' } }))
  await syncAll(two, one, two)
  const seen = async (context: Context) => {
    const { standing, displaced } = bookedOf(await readBookings(context, teachingPointId), point.quota)
    return [standing.map(({ title }) => title), displaced.map(({ booking: { title }, room }) => [title, room.left])]
  }
  const answer = [['党支部参观'], [['街道交流', 10]]]
  expect([new Set(ids).size, await seen(one.context), await seen(two.context)]).toEqual([1, answer, answer])
})
