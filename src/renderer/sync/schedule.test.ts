import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { newDisk, openPlace, others, type Place, wang } from './testing/stations'
import { createVirtualTime, type VirtualTime } from './testing/virtual-time'
import { down, troubled, type Weather } from './testing/weather'

const minute = 60_000

let place: Place
let time: VirtualTime
beforeEach(async () => {
  place = await openPlace()
  // 11:00 in Wuhan
  time = createVirtualTime(Date.parse('2026-11-23T03:00:00Z'))
})
afterEach(() => place.close())

const station = (options: { weather?: Weather; random?: () => number; disk?: ReturnType<typeof newDisk>; name?: string } = {}) =>
  place.station({ ...options, clock: time.clock, timers: time.timers, gatherMs: 300 })
const rounds = () => place.center.requests.filter((request) => request === 'GET residents/_changes').length
const atTime = (iso: string | null) => (iso ? new Date(Date.parse(iso) + 8 * 60 * minute).toISOString().slice(11, 19) : null)

describe('the hours and pauses of the sync, in a time of our own', () => {
  it('a round comes every five minutes, give or take a fifth', async () => {
    // Without the wake-up stream, which here would fall silent as time passes and be connected anew.
    const a = await station({
      random: () => 0.75,
      weather: ({ collection }) => (collection === 'bell' ? new TypeError('no bell') : null),
    })
    await vi.waitFor(() => expect(a.sync.status().state).toBe('synced'), 10_000)
    expect(atTime(a.sync.status().nextTryAt)).toBe('11:05:30')
    const before = rounds()
    await time.pass(5 * minute)
    expect(rounds()).toBe(before)
    await time.pass(minute)
    await vi.waitFor(() => expect(rounds()).toBe(before + 1), 10_000)
  })

  it('outside its hours nothing is sent, and the status says when it will be; in them it is', async () => {
    const disk = newDisk()
    const first = await station({ name: 'windowed', disk })
    await first.sync.changeSettings({ everyMinutes: 5, windows: [{ from: '12:00', to: '13:30' }], metered: false })
    await first.stop()
    const a = await station({ name: 'windowed', disk })
    await a.sync.settings()
    const before = place.center.requests.length
    await a.context.write('residents', wang)
    await time.pass(30 * minute)
    expect(place.center.requests.slice(before)).toEqual([])
    expect(a.sync.status()).toMatchObject({ state: 'waiting', unsent: 1, pause: { why: 'window' } })
    expect(atTime(a.sync.status().nextTryAt)).toBe('12:00:00')
    await time.pass(31 * minute)
    await vi.waitFor(() => expect(a.sync.status()).toMatchObject({ state: 'synced', unsent: 0, pause: null }), 10_000)
  })

  it('a center that asks to be left alone for a while is (S2), and by hand it is asked at once', async () => {
    const weather = troubled(({ collection }) =>
      collection === 'residents'
        ? Response.json({ error: 'too_many_requests', reason: 'slow' }, { status: 429, headers: { 'retry-after': '90' } })
        : null,
    )
    const a = await station({ weather })
    await a.context.write('residents', wang)
    await vi.waitFor(() => expect(a.sync.status().problems).toMatchObject([{ code: 'busy' }]), 10_000)
    expect(atTime(a.sync.status().nextTryAt)).toBe('11:01:30')
    weather.clear()
    await time.pass(80_000)
    expect(a.sync.status().unsent).toBe(1)
    await time.pass(15_000)
    await vi.waitFor(() => expect(a.sync.status()).toMatchObject({ state: 'synced', unsent: 0 }), 10_000)
  })

  it('while nobody answers the pauses grow to five minutes at most; when somebody does, all goes on at once', async () => {
    const cable = troubled(down)
    const a = await station({ weather: cable, random: () => 0.5 })
    await vi.waitFor(() => expect(a.sync.status()).toMatchObject({ state: 'offline', offline: 'unreachable' }), 10_000)
    const pauses: number[] = []
    for (let probe = 0; probe < 12; probe += 1) {
      const next = Date.parse(a.sync.status().nextTryAt ?? '')
      pauses.push(Math.round((next - time.clock()) / 1000))
      await time.pass(next - time.clock())
    }
    expect(pauses).toEqual([1, 2, 4, 8, 16, 32, 64, 128, 256, 300, 300, 300])
    cable.clear()
    await time.pass(5 * minute)
    await vi.waitFor(() => expect(a.sync.status()).toMatchObject({ state: 'synced', offline: null }), 10_000)
  })

  it('the page of a captive portal is told from a center that is away', async () => {
    const portal: Weather = ({ collection }) =>
      collection === 'probe' ? Response.json({ reachable: false, latencyMs: 3, why: 'portal' }) : new TypeError('Failed to fetch')
    const a = await station({ weather: portal })
    await vi.waitFor(() => expect(a.sync.status()).toMatchObject({ state: 'offline', offline: 'portal' }), 10_000)
  })
})

describe('the first sync', () => {
  it('says how fast it is and how long it will take, and goes on where it was killed', async () => {
    const a = await station()
    await a.context.writeMany('residents', others(1000))
    await a.sync.syncNow()
    const disk = newDisk()
    let pages = 0
    const asked: string[] = []
    const weather = troubled(async ({ collection, endpoint }) => {
      if (collection !== 'residents' || endpoint !== '_changes') return null
      pages += 1
      await time.pass(3000)
      return pages > 2 ? new TypeError('the cable is out') : null
    })
    const b = await station({ name: 'killed01', disk, weather })
    const told: { perSecond: number | null; secondsLeft: number | null }[] = []
    b.sync.subscribe(() => {
      const { progress } = b.sync.status()
      if (progress?.perSecond) told.push({ perSecond: progress.perSecond, secondsLeft: progress.secondsLeft })
    })
    await vi.waitFor(() => expect(b.sync.status().problems).toMatchObject([{ code: 'unreachable' }]), 10_000)
    expect(await b.context.data.residents.count().exec()).toBe(700)
    expect(told.every(({ secondsLeft }) => secondsLeft !== null && secondsLeft >= 0)).toBe(true)
    expect(told.length).toBeGreaterThan(0)
    await b.stop()
    const again = await station({
      name: 'killed01',
      disk,
      weather: ({ collection, endpoint }) => {
        if (collection === 'residents') asked.push(endpoint)
        return null
      },
    })
    const written: number[] = []
    const raw = again.store.database.collections.residents?.internalStorageInstance
    const watching = raw?.changeStream().subscribe(({ events }) => {
      written.push(events.length)
    })
    await vi.waitFor(() => expect(again.sync.status().state).toBe('synced'), 10_000)
    watching?.unsubscribe()
    expect(written.reduce((a, b) => a + b, 0)).toBe(300)
    expect(asked.filter((endpoint) => endpoint === '_changes').length).toBe(1)
    expect(await again.context.data.residents.count().exec()).toBe(1000)
  })
})
