import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { newDisk, openPlace, others, type Place, residentAt, syncAll, wang } from './testing/stations'
import { down, troubled } from './testing/weather'

let place: Place
beforeEach(async () => {
  place = await openPlace()
})
afterEach(() => place.close())

const metered = { everyMinutes: 5, windows: [], metered: true }

describe('two people change the same field', () => {
  it('the newer stands, the older is listed on every device, and settling it settles it everywhere', async () => {
    const cable = troubled(down)
    let isAway = false
    const disk = newDisk()
    const b = await place.station({ name: 'awayaway', disk, weather: (request) => (isAway ? cable(request) : null) })
    const a = await place.station()
    await a.context.write('residents', wang)
    await syncAll(a, b)
    isAway = true
    await b.context.change('residents', wang.id, { note: '乙' })
    await a.context.change('residents', wang.id, { note: '甲', workplace: '粮道街小学' })
    await a.sync.syncNow()
    cable.clear()
    await syncAll(b, a)
    const here = await residentAt(b)
    expect(await residentAt(a)).toEqual(here)
    expect(here?.note).toBe('甲')
    expect(Object.values(here?.lost ?? {})).toMatchObject([{ value: '"乙"', by: 'worker-awayaway' }])
    const conflict = { collection: 'residents', id: wang.id }
    expect([await a.sync.conflicts(), await b.sync.conflicts()]).toEqual([[conflict], [conflict]])
    await b.stop()
    const again = await place.station({ name: 'awayaway', disk })
    expect(await again.sync.conflicts()).toEqual([conflict])
    expect(again.sync.status().conflicts).toBe(1)
    await again.context.settle('residents', wang.id, { key: Object.keys(here?.lost ?? {})[0] ?? '', use: true })
    await syncAll(again, a)
    expect(await residentAt(a)).toMatchObject({ note: '乙' })
    expect([await a.sync.conflicts(), await again.sync.conflicts()]).toEqual([[], []])
  })
})

describe('by hand', () => {
  it('on a metered line nothing goes by itself, all of it by hand, and what waits on the way out', async () => {
    const disk = newDisk()
    const first = await place.station({ name: 'metered1', disk })
    await first.sync.changeSettings(metered)
    await first.stop()
    const a = await place.station({ name: 'metered1', disk })
    await a.sync.settings()
    const before = place.center.requests.length
    await a.context.write('residents', wang)
    await new Promise((resolve) => setTimeout(resolve, 150))
    expect(a.sync.status()).toMatchObject({ state: 'waiting', unsent: 1, pause: { why: 'metered' }, nextTryAt: null })
    expect(place.center.requests.slice(before)).toEqual([])
    await a.sync.flush(5000)
    expect(a.sync.status()).toMatchObject({ unsent: 0 })
    await a.context.change('residents', wang.id, { note: '甲' })
    await a.sync.syncNow()
    expect(await place.center.database('residents').get(wang.id)).toMatchObject({ note: '甲' })
    await a.context.change('residents', wang.id, { note: '乙' })
    await a.sync.changeSettings({ ...metered, metered: false })
    await vi.waitFor(() => expect(a.sync.status()).toMatchObject({ state: 'synced', unsent: 0, pause: null }), 10_000)
  })

  it('the way out does not wait longer than it is given', async () => {
    const a = await place.station({
      weather: ({ endpoint }) =>
        endpoint === '_bulk_docs' ? new Promise((resolve) => setTimeout(() => resolve(null), 1500)) : null,
    })
    await a.sync.syncNow()
    await a.context.write('residents', wang)
    const from = Date.now()
    await a.sync.flush(100)
    expect(Date.now() - from).toBeLessThan(1400)
    expect(a.sync.status().unsent).toBe(1)
  })

  it('a comparison of everything finds what either side lost, and mends both', async () => {
    const [a, b] = [await place.station(), await place.station()]
    await a.context.writeMany('residents', others(40))
    await syncAll(a, b)
    // Lost at the center without a trace, as after a restore: only this device knows it.
    const raw = a.store.database.collections.residents?.internalStorageInstance
    const stored = (await raw?.findDocumentsById(['resident-1'], true))?.[0] as never
    const { _rev, _id } = await place.center.database('residents').get('resident-2')
    await place.center
      .database('residents')
      .put({ ...(await place.center.database('residents').get('resident-3')), _id, _rev, note: '别处改的' } as never)
    const lost = { ...(stored as object), id: 'resident-only-here', _rev: '1-x', _meta: { lwt: 1, from: 'center' } }
    expect((await raw?.bulkWrite([{ document: lost }] as never, 'yizhan-sync'))?.error).toEqual([])
    const told: number[] = []
    const reports = await a.sync.check((done, total) => told.push(done / Math.max(1, total)))
    expect(reports.find(({ collection }) => collection === 'residents')).toEqual({
      collection: 'residents',
      here: 41,
      atCenter: 40,
      pulled: 1,
      sent: 1,
    })
    expect(told.at(-1)).toBe(1)
    expect(await place.center.database('residents').get('resident-only-here')).toMatchObject({ name: '居民1' })
    expect(a.sync.status()).toMatchObject({ unsent: 0 })
  })

  it('what was done and what the center took is written down, with no personal value, and outlives a restart', async () => {
    const disk = newDisk()
    const a = await place.station({ name: 'ledger01', disk })
    await a.context.writeMany('residents', others(5))
    await a.sync.syncNow()
    await a.stop()
    const again = await place.station({ name: 'ledger01', disk })
    await again.sync.syncNow()
    const sent = await again.sync.sent(10)
    expect(sent.map(({ id }) => id).sort()).toEqual(others(5).map(({ id }) => id))
    expect(sent[0]).toMatchObject({
      collection: 'residents',
      rev: expect.stringMatching(/^1-/),
      stamp: expect.stringContaining('|ledger01'),
    })
    const log = await again.sync.log(20)
    expect(log).toContainEqual(expect.objectContaining({ collection: 'residents', kind: 'sent', count: 5 }))
    expect(JSON.stringify(log)).not.toMatch(/居民/)
  })

  it('own edits that come back are not written again, and a quiet round asks once for each collection', async () => {
    const a = await place.station()
    await a.context.writeMany('residents', others(20))
    await a.sync.syncNow()
    await a.sync.syncNow()
    const written: string[] = []
    const watching = a.store.database.collections.residents?.internalStorageInstance.changeStream().subscribe(({ context }) => {
      written.push(context)
    })
    await a.context.change('residents', 'resident-7', { note: '甲' })
    await vi.waitFor(() => expect(a.sync.status()).toMatchObject({ state: 'synced', unsent: 0 }), 10_000)
    place.center.ring({ kind: 'changed', collection: 'residents' })
    await vi.waitFor(() => expect(place.center.requests.at(-1)).toBe('GET residents/_changes'), 10_000)
    await vi.waitFor(() => expect(a.sync.status().state).toBe('synced'), 10_000)
    expect(written).toEqual(['yizhan-write'])
    const before = place.center.requests.length
    place.center.ring({ kind: 'reachable', reachable: true })
    await vi.waitFor(() => expect(place.center.requests.length).toBe(before + 2), 10_000)
    expect(place.center.requests.slice(before).sort()).toEqual(['GET places/_changes', 'GET residents/_changes'])
    watching?.unsubscribe()
  })
})
