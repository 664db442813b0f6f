import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Weather } from './testing/open-center'
import { flakyDisk, newDisk, openPlace, type Place, residentAt, type TestStation, wang } from './testing/stations'

let place: Place
beforeEach(async () => {
  place = await openPlace()
})
afterEach(() => place.close())

const others = (count: number) =>
  Array.from({ length: count }, (_, index) => ({ ...wang, id: `resident-${index}`, name: `居民${index}` }))

const syncAll = async (...stations: TestStation[]) => {
  for (const { sync } of stations) await sync.syncNow()
}

/** Troubled until told otherwise. */
function troubled(trouble: Weather): Weather & { clear: () => void } {
  let over = false
  return Object.assign((request: Parameters<Weather>[0]) => (over ? null : trouble(request)), {
    clear: () => {
      over = true
    },
  })
}

const down: Weather = ({ collection }) =>
  collection === 'probe' ? Response.json({ reachable: false, latencyMs: 0 }) : new TypeError('Failed to fetch')

describe('two stations of one center', () => {
  it('what one writes appears on the other', async () => {
    const [a, b] = [await place.station(), await place.station()]
    const written = await a.context.write('residents', wang)
    expect(a.sync.status()).toMatchObject({ unsent: 1, state: 'waiting' })
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
    const [a, b] = [await place.station(), await place.station()]
    await a.context.write('residents', wang)
    await syncAll(a, b)
    await b.stop()
    const away = await place.station({ weather })
    await away.context.write('residents', { ...wang, note: '新来的' })
    await away.context.change('residents', wang.id, { workplace: '粮道街小学' })
    await a.context.change('residents', wang.id, { phones: ['13800001234'] })
    await a.sync.syncNow()
    expect(away.sync.status()).toMatchObject({ state: 'offline', unsent: 1 })
    weather.clear()
    await syncAll(away, a)
    const both = { phones: ['13800001234'], workplace: '粮道街小学', note: '新来的' }
    expect(await residentAt(away)).toMatchObject(both)
    expect(await residentAt(a)).toEqual(await residentAt(away))
  })

  it('an edit made before anything was ever pushed is kept (E18)', async () => {
    const a = await place.station()
    await a.context.write('residents', wang)
    await a.sync.syncNow()
    const b = await place.station({ weather: down })
    await b.context.write('residents', { ...wang, note: '腿脚不便' })
    const disk = newDisk()
    await b.stop()
    const again = await place.station({ disk })
    await again.context.write('residents', { ...wang, note: '腿脚不便' })
    await syncAll(again, a)
    expect(await residentAt(a)).toMatchObject({ note: '腿脚不便' })
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
    const weather = troubled(({ endpoint }) => (endpoint === '_bulk_docs' ? { after: new TypeError('reset') } : null))
    const [a, b] = [await place.station({ weather }), await place.station()]
    await a.context.write('residents', wang)
    await a.sync.syncNow()
    expect(a.sync.status().unsent).toBe(1)
    await a.context.change('residents', wang.id, { note: '腿脚不便' })
    weather.clear()
    await syncAll(a, b)
    expect(a.sync.status()).toMatchObject({ state: 'synced', unsent: 0 })
    expect(await residentAt(a)).toMatchObject({ note: '腿脚不便' })
    expect(await residentAt(b)).toEqual(await residentAt(a))
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

describe('single records', () => {
  const forbidNotes = `function (doc) { if (doc.note === '不许') throw({ forbidden: 'note is not allowed' }) }`

  it('a record the center forbids does not block the rest, is listed with the reason, and goes through when corrected (E3)', async () => {
    await place.center.database('residents').put({ _id: '_design/rules', validate_doc_update: forbidNotes })
    const [a, b] = [await place.station(), await place.station()]
    await a.context.writeMany('residents', [...others(5), { ...wang, note: '不许' }])
    await syncAll(a, b)
    expect(a.sync.status()).toMatchObject({
      state: 'attention',
      unsent: 1,
      problems: [{ collection: 'residents', code: 'forbidden', detail: 'resident-wang: note is not allowed' }],
    })
    expect(await b.context.data.residents.count().exec()).toBe(5)
    const before = place.center.requests.length
    await vi.waitFor(() => expect(a.sync.status().state).toBe('attention'))
    expect(place.center.requests.slice(before).filter((request) => request.endsWith('_bulk_docs'))).toEqual([])
    await a.context.change('residents', wang.id, { note: '可以' })
    await syncAll(a, b)
    expect(a.sync.status()).toMatchObject({ state: 'synced', unsent: 0, problems: [] })
    expect(await residentAt(b)).toMatchObject({ note: '可以' })
  })

  it('a refused edit is still unsent after a restart, and another’s edit of that record does not wipe it out', async () => {
    const disk = newDisk()
    const [a, b] = [await place.station({ name: 'refused1', disk }), await place.station()]
    await a.context.write('residents', wang)
    await syncAll(a, b)
    await place.center.database('residents').put({ _id: '_design/rules', validate_doc_update: forbidNotes })
    await a.context.change('residents', wang.id, { note: '不许' })
    await a.sync.syncNow()
    await a.stop()
    const again = await place.station({ name: 'refused1', disk })
    await again.sync.syncNow()
    expect(again.sync.status()).toMatchObject({ state: 'attention', unsent: 1 })
    await b.context.change('residents', wang.id, { phones: ['13800001234'] })
    await syncAll(b, again)
    expect(await residentAt(again)).toMatchObject({ note: '不许', phones: ['13800001234'] })
    expect(again.sync.status()).toMatchObject({ unsent: 1 })
  })

  it('what was erased stays erased where another edited it offline, though CouchDB hides the tombstone (E9)', async () => {
    const hiding: Weather = ({ endpoint }) =>
      endpoint === '_all_docs'
        ? {
            change: (answer) => {
              const { rows } = answer as { rows: { value?: { deleted?: boolean }; doc?: unknown }[] }
              return { rows: rows.map((row) => (row.value?.deleted ? { ...row, doc: null } : row)) }
            },
          }
        : null
    const [a, b] = [await place.station(), await place.station({ weather: hiding })]
    await a.context.write('residents', { ...wang, phones: ['13800001234'] })
    await syncAll(a, b)
    await b.sync.stop()
    await a.context.erase('residents', wang.id)
    await a.sync.syncNow()
    await b.context.change('residents', wang.id, { note: '腿脚不便' })
    const { startSync } = await import('./start')
    const sync = startSync({ store: b.store, fetch: place.center.station(hiding), gatherMs: 20 })
    await sync.syncNow()
    await a.sync.syncNow()
    expect(sync.status()).toMatchObject({ unsent: 0, problems: [] })
    await sync.stop()
    expect([await residentAt(a), await residentAt(b)]).toEqual([null, null])
    const [tombstone] = await b.store.data.residents.storageInstance.findDocumentsById([wang.id], true)
    expect(JSON.stringify(tombstone)).not.toMatch(/王秀芳|13800001234|腿脚不便/)
  })

  it('a record deleted at the center by another tool stays deleted where it was edited offline', async () => {
    const weather = troubled(() => null)
    const a = await place.station({ weather })
    await a.context.write('residents', wang)
    await a.sync.syncNow()
    const database = place.center.database('residents')
    const { _id, _rev } = await database.get(wang.id)
    await database.remove({ _id, _rev })
    await a.context.change('residents', wang.id, { note: '腿脚不便' })
    await a.sync.syncNow()
    expect(await residentAt(a)).toBeNull()
    expect(a.sync.status()).toMatchObject({ state: 'synced', unsent: 0 })
    await a.context.write('residents', { ...wang, name: '王芳' })
    await a.sync.syncNow()
    expect(await residentAt(a)).toMatchObject({ name: '王芳' })
    expect(await database.get(wang.id)).toMatchObject({ name: '王芳' })
  })

  it('ids with marks of addresses in them are read back in a conflict (E11)', async () => {
    const id = 'a&b#c+d%e=f'
    const [a, b] = [await place.station(), await place.station()]
    await a.context.write('residents', { ...wang, id, note: '甲' })
    await b.context.write('residents', { ...wang, id, workplace: '粮道街小学' })
    await Promise.all([a.sync.syncNow(), b.sync.syncNow()])
    await syncAll(a, b, a)
    expect(await residentAt(a, id)).toMatchObject({ note: '甲', workplace: '粮道街小学' })
    expect(await residentAt(b, id)).toEqual(await residentAt(a, id))
  })

  it('a conflict at the moment of writing is read back by ids whatever is in them (E11)', async () => {
    const id = 'a&b#c+d%e=f'
    const b = await place.station()
    let raced = false
    const a = await place.station({
      weather: async ({ endpoint, collection }) => {
        if (endpoint !== '_bulk_docs' || collection !== 'residents' || raced) return null
        raced = true
        await b.context.write('residents', { ...wang, id, workplace: '粮道街小学' })
        await b.sync.syncNow()
        return null
      },
    })
    await a.context.write('residents', { ...wang, id, note: '甲' })
    await syncAll(a, b)
    expect(await residentAt(a, id)).toMatchObject({ note: '甲', workplace: '粮道街小学' })
    expect(await residentAt(b, id)).toEqual(await residentAt(a, id))
  })

  it('design documents are no records, and a whole page of them does not end the pull (E6)', async () => {
    const database = place.center.database('residents')
    const designs = Array.from({ length: 501 }, (_, index) => ({ _id: `_design/d${index}`, views: {} }))
    await database.bulkDocs({ docs: designs }, {})
    const a = await place.station()
    await a.context.writeMany('residents', others(3))
    await a.sync.syncNow()
    const b = await place.station()
    await b.sync.syncNow()
    expect(await b.context.data.residents.count().exec()).toBe(3)
    expect(b.sync.status()).toMatchObject({ state: 'synced', problems: [] })
  })

  it('a record that breaks the schema is not let in, is counted, and blocks nobody (E17)', async () => {
    const database = place.center.database('residents')
    await database.put({ _id: 'resident-bad', name: 7, stamps: 'none' })
    const [a, b] = [await place.station(), await place.station()]
    await a.context.writeMany('residents', others(3))
    await syncAll(a, b)
    expect(await b.context.data.residents.count().exec()).toBe(3)
    expect(await residentAt(b, 'resident-bad')).toBeNull()
    expect(b.sync.status()).toMatchObject({
      state: 'attention',
      unsent: 0,
      problems: [{ collection: 'residents', code: 'invalid' }],
    })
    const { _rev } = await database.get('resident-bad')
    const good = await database.get('resident-0')
    await database.put({ ...good, _id: 'resident-bad', _rev })
    await b.sync.syncNow()
    expect(await residentAt(b, 'resident-bad')).toMatchObject({ name: '居民0' })
    expect(b.sync.status()).toMatchObject({ state: 'synced', problems: [] })
  })
})

describe('faults of this device', () => {
  it.each(['replication-down-write-meta', 'replication-up-write-meta', 'replication-set-checkpoint', 'replication-downstream-'])(
    'a write of %s that fails once loses nothing, and is told (E7)',
    async (context) => {
      const a = await place.station()
      await a.context.writeMany('residents', others(900))
      await a.sync.syncNow()
      const flaky = flakyDisk(context)
      const b = await place.station({ disk: flaky.disk as never })
      await b.context.writeMany(
        'residents',
        others(5).map((draft) => ({ ...draft, id: `of-b-${draft.id}` })),
      )
      await b.sync.syncNow()
      expect(flaky.failed()).toBe(1)
      await b.sync.syncNow()
      expect(b.sync.status()).toMatchObject({ state: 'synced', unsent: 0, problems: [] })
      expect(await b.context.data.residents.count().exec()).toBe(905)
      await a.sync.syncNow()
      expect(await a.context.data.residents.count().exec()).toBe(905)
    },
  )
})
