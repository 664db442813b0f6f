import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { connectSync, serveSync } from './port'
import { openPlace, others, type Place, residentAt, type TestStation, wang } from './testing/stations'
import { down, troubled } from './testing/weather'
import type { Sync } from './types'

let place: Place
let ends: (() => void)[] = []
beforeEach(async () => {
  place = await openPlace()
})
afterEach(async () => {
  for (const end of ends) end()
  ends = []
  await place.close()
})

/** The sync of a station as a page sees it whose worker runs it. */
function across({ sync }: TestStation): Sync {
  const { port1, port2 } = new MessageChannel()
  const end = serveSync(sync, port1 as never)
  ends.push(() => {
    end()
    port1.close()
  })
  return connectSync(port2 as never)
}

describe('the sync at the other end of a port', () => {
  it('promises nothing before it was heard, then says what the sync says', async () => {
    const a = await place.station()
    const page = across(a)
    expect(page.status()).toMatchObject({ state: 'syncing', unsent: 0, collections: [] })
    await page.syncNow()
    expect(page.status()).toEqual(a.sync.status())
    expect(page.status().state).toBe('synced')
  })

  it('a write is unsent here before the next moment, and sent when the sync has sent it', async () => {
    const a = await place.station()
    const page = across(a)
    await page.syncNow()
    const seen: string[] = []
    page.subscribe(() => seen.push(`${page.status().state} ${page.status().unsent}`))
    await a.context.write('residents', wang)
    await vi.waitFor(() => expect(seen.some((line) => line.endsWith(' 1'))).toBe(true))
    await vi.waitFor(() => expect(page.status()).toMatchObject({ state: 'synced', unsent: 0 }), 10_000)
    expect(seen).not.toContain('synced 1')
    expect((await page.sent(10)).map(({ collection, id }) => ({ collection, id }))).toEqual([
      { collection: 'residents', id: wang.id },
    ])
  })

  it('while numbers alone change the status comes at most every tenth of a second', async () => {
    const a = await place.station()
    await a.context.writeMany('residents', others(1500))
    await a.sync.syncNow()
    const b = await place.station()
    const page = across(b)
    const [here, there]: [number[], number[]] = [[], []]
    b.sync.subscribe(() => here.push(Date.now()))
    page.subscribe(() => there.push(Date.now()))
    const from = Date.now()
    await page.syncNow()
    expect(await b.context.data.residents.count().exec()).toBe(1500)
    expect(there.length).toBeLessThan(10 + (Date.now() - from) / 50)
    expect(there.length).toBeLessThanOrEqual(here.length + 2)
  })

  it('settings, the check and what a courier brings go through and back', async () => {
    const [a, b] = [await place.station(), await place.station()]
    const [pageA, pageB] = [across(a), across(b)]
    const settings = { everyMinutes: 15, windows: [{ from: '12:00', to: '13:30' }], metered: true }
    await pageA.changeSettings(settings)
    expect(await pageA.settings()).toEqual(settings)
    await a.context.writeMany('residents', others(3))
    const carried = await pageA.unsent()
    expect(carried.map(({ record }) => record.id).sort()).toEqual(['resident-0', 'resident-1', 'resident-2'])
    expect(await pageB.takeIn(carried)).toEqual([{ collection: 'residents', added: 3, changed: 0, same: 0, refused: [] }])
    expect(await residentAt(b, 'resident-1')).toMatchObject({ name: '居民1' })
    const told: [number, number][] = []
    const reports = await pageB.check((done, total) => told.push([done, total]))
    expect(reports.map(({ collection }) => collection).sort()).toEqual(['places', 'residents'])
    expect(told.length).toBeGreaterThan(0)
  })

  it('a check that is given up ends, and a fault keeps its name and code', async () => {
    const weather = troubled(down)
    const a = await place.station({ weather })
    const page = across(a)
    await expect(page.check(() => undefined)).rejects.toMatchObject({ name: 'SyncFault', code: 'unreachable' })
    weather.clear()
    const given = new AbortController()
    given.abort()
    await expect(page.check(() => undefined, given.signal)).rejects.toMatchObject({ name: 'AbortError' })
  })
})
