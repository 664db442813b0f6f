import { afterEach, expect, test, vi } from 'vitest'
import { lostOf } from '../../data/lost'
import { instantOf } from '../../lib/time'
import { createDice } from '../../sync/model/testing/dice'
import { openPlace, type Place, syncAll, type TestStation } from '../../sync/testing/stations'
import { down, type Weather } from '../../sync/testing/weather'
import { catalogueSchema } from '../catalogue/schema'
import { keepFirstArrival } from './checkin-first'
import { checkIn, voidCheckIn } from './checkin-operations'
import { checkInId, registrationId } from './ids'
import { type CheckIn, checkInSchema, memberSchema } from './schema'

vi.setConfig({ testTimeout: 240_000 })

const collections = {
  members: { schema: memberSchema },
  checkins: { schema: checkInSchema },
  catalogue: { schema: catalogueSchema },
}
const dayMs = 86_400_000
const perStation = 500
const memberIds = Array.from({ length: 40 }, (_, index) => `member-${index}`)
const dutyIds = ['duty-gate', 'duty-patrol', 'duty-canteen', 'duty-reading']

let place: Place
afterEach(() => place.close())

async function registerAll({ context }: TestStation) {
  const communityCode = context.centerCode
  const members = memberIds.map(
    (id, index) => ({ id, kind: 'member', name: `党员${index}`, namePinyin: `dang yuan ${index}`, unitId: 'unit-1' }) as const,
  )
  const registrations = memberIds.map((memberId) => {
    const parts = { memberId, registrationKind: 'linked', communityCode } as const
    const id = registrationId(context.keyOf, parts)
    return { id, kind: 'registration', ...parts, registrationStatus: 'active', startsOn: '2020-01-01' } as const
  })
  await context.writeMany('members', [...members, ...registrations])
  await context.writeMany(
    'catalogue',
    dutyIds.map((id) => ({ id, kind: 'duty', title: id, hours: 1.5, open: true }) as const),
  )
}

/** Five hundred check-ins by one terminal that hears of no other; answers when each was taken, by id. */
async function aShift(station: TestStation, seed: number): Promise<Map<string, string>> {
  const dice = createDice(seed)
  const taken = new Map<string, string>()
  const noon = Math.floor(Date.now() / dayMs) * dayMs - dayMs / 2
  while (taken.size < perStation) {
    const [memberId = '', activityId = ''] = [dice.pick(memberIds), dice.pick(dutyIds)]
    const arrivedAt = instantOf(noon - dice.between(0, 4) * dayMs + dice.between(0, 3600) * 1000)
    const day = arrivedAt.slice(0, 10)
    const id = checkInId(station.context.keyOf, day, activityId, memberId)
    const result = await checkIn(station.context, { memberId, activityId, arrivedAt })
    expect(result.ok ? result.value.id : result.refusal.code).toBe(taken.has(id) ? 'already' : id)
    if (result.ok) taken.set(id, arrivedAt)
  }
  return taken
}

const standing = async ({ context }: TestStation): Promise<CheckIn[]> =>
  (await context.data.checkins.find().exec())
    .map((found) => found.toMutableJSON() as CheckIn)
    .sort((a, b) => a.id.localeCompare(b.id))

test('2,000 check-ins from four offline terminals converge without a double', async () => {
  place = await openPlace(collections)
  let isAway = false
  const cable: Weather = (request) => (isAway ? down(request) : null)
  const stations = await Promise.all(Array.from({ length: 4 }, () => place.station({ weather: cable })))
  const [first] = stations as [TestStation, ...TestStation[]]
  await registerAll(first)
  await syncAll(...stations)
  isAway = true
  const shifts = await Promise.all(stations.map((station, index) => aShift(station, index + 1)))
  const voided = [...(shifts[0]?.keys() ?? [])].slice(0, 10)
  for (const id of voided) await voidCheckIn(first.context, { id, reason: '点错了人' })

  const union = new Set(shifts.flatMap((taken) => [...taken.keys()]))
  expect(shifts.map(({ size }) => size)).toEqual([perStation, perStation, perStation, perStation])
  expect(union.size).toBeLessThan(4 * perStation)

  isAway = false
  await syncAll(...stations, ...stations)
  const [one, ...others] = await Promise.all(stations.map(standing))
  for (const other of others) expect(other).toEqual(one)
  expect(one?.map(({ id }) => id)).toEqual([...union].sort((a, b) => a.localeCompare(b)))
  const keys = one?.map(({ memberId, activityId, day }) => `${memberId} ${activityId} ${day}`)
  expect(new Set(keys).size).toBe(union.size)
  expect(one?.filter(({ voidReason }) => voidReason !== undefined).map(({ id }) => id)).toEqual(
    [...voided].sort((a, b) => a.localeCompare(b)),
  )
  expect(stations.map(({ sync }) => sync.status().unsent)).toEqual([0, 0, 0, 0])

  isAway = true
  // A desk settles as many as it shows; sixty say as much as all of them.
  const twice = (one ?? []).filter(({ lost, voidReason }) => lost !== undefined && voidReason === undefined).slice(0, 60)
  for (const station of stations.slice(0, 2)) for (const { id } of twice) await keepFirstArrival(station.context, id)
  isAway = false
  await syncAll(...stations, ...stations)
  const settled = await Promise.all(stations.map(standing))
  const told = new Set(twice.map(({ id }) => id))
  expect(told.size).toBe(60)
  for (const one of settled) expect(one).toEqual(settled[0])
  const earliest = (id: string) => shifts.map((taken) => taken.get(id) ?? '9').reduce((a, b) => (a < b ? a : b))
  for (const one of (settled[0] ?? []).filter(({ id }) => told.has(id))) {
    expect(one.arrivedAt).toBe(earliest(one.id))
    expect(lostOf(one).filter(({ settledAt }) => settledAt === null)).toEqual([])
  }
})
