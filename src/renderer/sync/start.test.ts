import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { newDisk, openPlace, others, type Place, residentAt, syncAll, wang } from './testing/stations'
import { down, troubled } from './testing/weather'

let place: Place
beforeEach(async () => {
  place = await openPlace()
})
afterEach(() => place.close())

describe('two stations of one center', () => {
  it('what one writes appears on the other', async () => {
    const [a, b] = [await place.station(), await place.station()]
    const written = await a.context.write('residents', wang)
    expect(a.sync.status()).toMatchObject({ unsent: 1, state: expect.stringMatching(/^(waiting|syncing)$/) })
    await a.sync.syncNow()
    expect(a.sync.status()).toMatchObject({ state: 'synced', unsent: 0, problems: [], progress: null })
    await b.sync.syncNow()
    expect(await residentAt(b)).toEqual(written)
  })

  it('a write is sent by itself, and the bell brings it to the other without a round of its own', async () => {
    const [a, b] = [await place.station(), await place.station()]
    await syncAll(a, b)
    await a.context.write('residents', wang)
    expect(a.sync.status()).toMatchObject({ unsent: 1 })
    await vi.waitFor(() => expect(a.sync.status()).toMatchObject({ state: 'synced', unsent: 0 }), 10_000)
    place.center.ring({ kind: 'changed', collection: 'residents' })
    await vi.waitFor(async () => expect(await residentAt(b)).toMatchObject({ name: '王秀芳' }), 10_000)
  })

  it('both edits of different fields stand on both, though each was made without the other (E5)', async () => {
    const weather = troubled(down)
    let isAway = false
    const [a, away] = [await place.station(), await place.station({ weather: (request) => (isAway ? weather(request) : null) })]
    await a.context.write('residents', { ...wang, note: '腿脚不便' })
    await syncAll(a, away)
    isAway = true
    await away.sync.syncNow()
    await away.context.change('residents', wang.id, { workplace: '粮道街小学', note: undefined })
    await a.context.change('residents', wang.id, { phones: ['13800001234'] })
    await a.sync.syncNow()
    expect(away.sync.status()).toMatchObject({ state: 'offline', unsent: 1 })
    weather.clear()
    await syncAll(away, a)
    expect(await residentAt(away)).toMatchObject({ phones: ['13800001234'], workplace: '粮道街小学' })
    expect(await residentAt(away)).not.toHaveProperty('note')
    expect(await residentAt(a)).toEqual(await residentAt(away))
  })

  it('an edit made before anything was ever pushed or pulled is kept (E18)', async () => {
    const weather = troubled(down)
    const [a, b] = [await place.station(), await place.station({ weather })]
    await a.context.write('residents', { ...wang, workplace: '粮道街小学' })
    await a.sync.syncNow()
    await b.context.write('residents', { ...wang, note: '腿脚不便' })
    await b.context.change('residents', wang.id, { phones: ['13800001234'] })
    weather.clear()
    await syncAll(b, a)
    const all = { workplace: '粮道街小学', note: '腿脚不便', phones: ['13800001234'] }
    expect(await residentAt(b)).toMatchObject(all)
    expect(await residentAt(a)).toEqual(await residentAt(b))
  })
})

describe('the status tells the truth', () => {
  it('what was unsent before a restart is unsent after it, before anything was asked', async () => {
    const disk = newDisk()
    const first = await place.station({ weather: down, name: 'restarted', disk })
    await first.context.writeMany('residents', others(3))
    await first.context.change('residents', 'resident-1', { note: '改过' })
    await first.stop()
    const second = await place.station({ weather: down, name: 'restarted', disk })
    await vi.waitFor(() => expect(second.sync.status()).toMatchObject({ state: 'offline', unsent: 3 }), 10_000)
    expect(second.sync.status().nextTryAt).not.toBeNull()
    await second.stop()
    const third = await place.station({ name: 'restarted', disk })
    await third.sync.syncNow()
    expect(third.sync.status()).toMatchObject({ state: 'synced', unsent: 0 })
    await third.stop()
    const fourth = await place.station({ weather: down, name: 'restarted', disk })
    await vi.waitFor(() => expect(fourth.sync.status()).toMatchObject({ state: 'offline', unsent: 0 }), 10_000)
    expect(fourth.sync.status().lastSuccessAt).not.toBeNull()
  })

  it('it is never 已同步 while a record is unsent', async () => {
    const a = await place.station()
    await a.sync.syncNow()
    const seen: { state: string; unsent: number }[] = []
    a.sync.subscribe(() => seen.push(a.sync.status()))
    for (const draft of others(20)) {
      await a.context.write('residents', draft)
      const { state, unsent } = a.sync.status()
      expect(unsent).toBeGreaterThan(0)
      expect(state).not.toBe('synced')
    }
    await vi.waitFor(() => expect(a.sync.status()).toMatchObject({ state: 'synced', unsent: 0 }), 10_000)
    expect(seen.filter(({ state, unsent }) => state === 'synced' && unsent > 0)).toEqual([])
    expect((await place.center.database('residents').allDocs({})).rows).toHaveLength(20)
  })

  it('a long pull says how much is still to come', async () => {
    const a = await place.station()
    await a.context.writeMany('residents', others(1200))
    await a.sync.syncNow()
    const b = await place.station()
    const seen: number[] = []
    b.sync.subscribe(() => {
      const { progress } = b.sync.status()
      if (progress) seen.push(progress.total)
    })
    await b.sync.syncNow()
    expect(Math.max(...seen)).toBe(1200)
    expect(await b.context.data.residents.count().exec()).toBe(1200)
  })
})
