import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { flakyDisk, openPlace, others, type Place, residentAt, syncAll, wang } from './testing/stations'
import { down, troubled, type Weather } from './testing/weather'

let place: Place
beforeEach(async () => {
  place = await openPlace()
})
afterEach(() => place.close())

describe('faults of the link and of the center', () => {
  const answers: [string, string, () => Response | Error][] = [
    ['401', 'unauthorised', () => Response.json({ error: 'unauthorized', reason: 'no' }, { status: 401 })],
    ['403', 'forbidden', () => Response.json({ error: 'forbidden', reason: 'no' }, { status: 403 })],
    ['404', 'missing', () => Response.json({ error: 'not_found', reason: 'no_db_file' }, { status: 404 })],
    ['429', 'busy', () => Response.json({ error: 'too_many_requests', reason: 'slow' }, { status: 429 })],
    ['500', 'server', () => Response.json({ error: 'internal_server_error', reason: 'x' }, { status: 500 })],
    ['503 with a page', 'busy', () => new Response('<h1>Down</h1>', { status: 503 })],
    ['a portal’s page', 'portal', () => new Response('<html>请登录</html>', { headers: { 'content-type': 'text/html' } })],
    ['a JSON that is not CouchDB’s', 'portal', () => Response.json({ hello: 'world' })],
    ['a broken link', 'unreachable', () => new TypeError('Failed to fetch')],
  ]
  it.each(answers)(
    '%s while pulling is reported, and what came meanwhile is fetched when it is over (E1, E2)',
    async (_, code, answer) => {
      const a = await place.station()
      await a.sync.syncNow()
      const weather = troubled(({ collection }) => (collection === 'residents' ? answer() : null))
      const b = await place.station({ weather })
      await b.sync.syncNow()
      const status = b.sync.status()
      expect(status.problems).toMatchObject([{ collection: 'residents', code }])
      expect(status.state).not.toBe('synced')
      await a.context.write('residents', wang)
      await a.sync.syncNow()
      weather.clear()
      await vi.waitFor(async () => expect(await residentAt(b)).toMatchObject({ name: '王秀芳' }), 15_000)
      await vi.waitFor(() => expect(b.sync.status()).toMatchObject({ state: 'synced', problems: [] }), 15_000)
    },
  )

  it('a station that starts offline misses nothing of a busy center (E15)', async () => {
    const a = await place.station()
    await a.context.writeMany('residents', others(700))
    await a.sync.syncNow()
    const weather = troubled(down)
    const b = await place.station({ weather })
    await vi.waitFor(() => expect(b.sync.status().state).toBe('offline'), 10_000)
    await a.context.writeMany('residents', others(900))
    weather.clear()
    await Promise.all([a.sync.syncNow(), b.sync.syncNow()])
    await b.sync.syncNow()
    expect(await b.context.data.residents.count().exec()).toBe(900)
  })

  it('a request that is never answered ends by its time-out, is reported, and the station recovers (E10)', async () => {
    const weather = troubled(({ collection, endpoint }) =>
      collection === 'residents' && endpoint === '_bulk_docs'
        ? new Promise<null>((resolve) => setTimeout(() => resolve(null), 3000))
        : null,
    )
    const a = await place.station({ weather, timeoutMs: 700 })
    await a.context.write('residents', wang)
    await a.sync.syncNow()
    expect(a.sync.status()).toMatchObject({ unsent: 1, problems: [{ collection: 'residents', code: 'timeout' }] })
    weather.clear()
    await vi.waitFor(() => expect(a.sync.status()).toMatchObject({ state: 'synced', unsent: 0 }), 15_000)
  })

  it('the link breaks after the center took a push: a local edit made since is kept (E4)', async () => {
    let takenOnce: () => void = () => undefined
    const taken = new Promise<void>((resolve) => {
      takenOnce = resolve
    })
    const weather = troubled(({ endpoint }) => {
      if (endpoint !== '_bulk_docs') return null
      takenOnce()
      return { after: new TypeError('reset') }
    })
    const [a, b] = [await place.station({ weather }), await place.station()]
    await a.context.write('residents', wang)
    await taken
    await a.context.change('residents', wang.id, { note: '腿脚不便' })
    weather.clear()
    await syncAll(a, b)
    expect(a.sync.status()).toMatchObject({ state: 'synced', unsent: 0 })
    expect((await a.sync.sent(1))[0]).toMatchObject({ id: wang.id, rev: expect.stringMatching(/^2-/) })
    expect(await residentAt(a)).toMatchObject({ note: '腿脚不便' })
    expect(await residentAt(b)).toEqual(await residentAt(a))
  })

  it('the link breaks after the center took a push: what it took is in the proof all the same (E4)', async () => {
    let lost = 0
    const weather: Weather = ({ endpoint }) => {
      if (endpoint !== '_bulk_docs' || lost > 0) return null
      lost += 1
      return { after: new TypeError('reset') }
    }
    const a = await place.station({ weather })
    await a.context.write('residents', wang)
    await a.sync.syncNow()
    await a.sync.syncNow()
    expect(lost).toBe(1)
    expect(a.sync.status()).toMatchObject({ state: 'synced', unsent: 0 })
    expect((await a.sync.sent(5)).map(({ id, rev }) => [id, rev.slice(0, 2)])).toEqual([[wang.id, '1-']])
  })

  it('a push that is too large is sent in halves (S2)', async () => {
    const sizes: number[] = []
    const a = await place.station({
      weather: ({ endpoint, body }) => {
        if (endpoint !== '_bulk_docs') return null
        const { docs } = JSON.parse(body) as { docs: unknown[] }
        sizes.push(docs.length)
        return docs.length > 30
          ? Response.json({ error: 'too_large', reason: 'the request is too large' }, { status: 413 })
          : null
      },
    })
    await a.context.writeMany('residents', others(100))
    await a.sync.syncNow()
    expect(a.sync.status()).toMatchObject({ state: 'synced', unsent: 0 })
    expect(Math.min(...sizes)).toBeLessThanOrEqual(30)
    expect((await place.center.database('residents').allDocs({})).rows).toHaveLength(100)
  })

  it('one collection that fails does not hold up the others', async () => {
    const weather: Weather = ({ collection }) =>
      collection === 'places' ? Response.json({ error: 'x', reason: 'y' }, { status: 500 }) : null
    const a = await place.station({ weather })
    await a.context.write('residents', wang)
    await a.context.write('places', { id: 'estate-1', kind: 'estate', name: '百瑞苑' })
    await a.sync.syncNow()
    expect(a.sync.status()).toMatchObject({ unsent: 1, problems: [{ collection: 'places', code: 'server' }] })
    expect((await place.center.database('residents').allDocs({})).rows).toHaveLength(1)
  })
})

describe('faults of this device', () => {
  it('a write of what came that fails once loses nothing, and is told (E7)', async () => {
    const a = await place.station()
    await a.context.writeMany('residents', others(900))
    await a.sync.syncNow()
    const flaky = flakyDisk('yizhan-sync')
    const b = await place.station({ disk: flaky.disk as never })
    await b.context.writeMany(
      'residents',
      others(5).map((draft) => ({ ...draft, id: `of-b-${draft.id}` })),
    )
    await b.sync.syncNow()
    expect(flaky.failed()).toBe(1)
    expect((await b.sync.log(50)).map(({ code }) => code)).toContain('storage')
    await b.sync.syncNow()
    expect(b.sync.status()).toMatchObject({ state: 'synced', unsent: 0, problems: [] })
    expect(await b.context.data.residents.count().exec()).toBe(905)
    await a.sync.syncNow()
    expect(await a.context.data.residents.count().exec()).toBe(905)
  })
})
