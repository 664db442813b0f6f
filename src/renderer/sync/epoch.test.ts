import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { newDisk, openPlace, others, type Place, residentAt, syncAll, type TestStation, wang } from './testing/stations'
import type { Weather } from './testing/weather'
import { realTimers } from './timers'

let place: Place
beforeEach(async () => {
  place = await openPlace()
})
afterEach(() => place.close())

const collections = ['residents', 'places']

async function giveEpoch(epoch: string): Promise<void> {
  for (const collection of collections) {
    const database = place.center.database(collection)
    const _rev = (await database.get('_design/epoch').catch(() => null))?._rev
    await database.put({ _id: '_design/epoch', ...(_rev && { _rev }), epoch, createdAt: '2026-11-23T01:00:00.000Z' })
  }
}

/** What a restored or emptied center lacks: every record is gone without a tombstone, as far as anybody can tell. */
async function anotherCenter(): Promise<Place> {
  return openPlace()
}

const idsAt = async ({ context }: TestStation) => (await context.data.residents.find().exec()).map(({ id }) => id).sort()

describe('the center is another one than this device knew (S1)', () => {
  /** A station that knew one center and is led to another, as after a server was made anew. */
  async function ledAway(): Promise<{ other: Place; station: TestStation }> {
    const other = await anotherCenter()
    let host = place.center.station()
    await giveEpoch('first')
    const a = await place.station({ fetch: (path, init) => host(path, init) })
    await a.context.writeMany('residents', others(3))
    await a.sync.syncNow()
    expect(a.sync.status()).toMatchObject({ state: 'synced', pause: null })
    for (const collection of collections)
      await other.center
        .database(collection)
        .put({ _id: '_design/epoch', epoch: 'second', createdAt: '2026-11-24T01:00:00.000Z' })
    await other.center.database('residents').put(theirs as never)
    await a.context.change('residents', 'resident-1', { note: '未传' })
    host = other.center.station()
    await a.sync.syncNow()
    return { other, station: a }
  }
  const stamps = { born: '0mwsk6n40-0000|7k2m9qxa' }
  const envelope = { createdAt: '', createdBy: '', updatedAt: '', updatedBy: '', stamps }
  const theirs = {
    _id: 'resident-theirs',
    ...envelope,
    name: '李明',
    namePinyin: 'li ming',
    sex: '1',
    presence: 'present',
    verification: 'verified',
  }

  it('it stops, says so, sends nothing and takes nothing, also after a restart, until somebody chooses', async () => {
    const { other, station } = await ledAway()
    const pause = { why: 'epoch', what: 'recreated', since: '2026-11-24T01:00:00.000Z' }
    expect(station.sync.status()).toMatchObject({ state: 'attention', pause, unsent: 1 })
    await station.sync.syncNow()
    expect((await other.center.database('residents').allDocs({})).rows.map(({ id }) => id)).toEqual([
      '_design/epoch',
      'resident-theirs',
    ])
    expect(await idsAt(station)).toEqual(['resident-0', 'resident-1', 'resident-2'])
    await other.close()
  })

  it('“push all mine” sends everything of this device, and takes what is there', async () => {
    const { other, station } = await ledAway()
    await station.sync.chooseAfterEpoch('push-all')
    await vi.waitFor(() => expect(station.sync.status()).toMatchObject({ state: 'synced', unsent: 0, pause: null }), 10_000)
    const all = ['resident-0', 'resident-1', 'resident-2', 'resident-theirs']
    expect(await idsAt(station)).toEqual(all)
    const b = await other.station()
    await b.sync.syncNow()
    expect(await idsAt(b)).toEqual(all)
    expect(await residentAt(b, 'resident-1')).toMatchObject({ note: '未传' })
    await other.close()
  })

  it('“take the server’s” keeps a copy first, empties this device and takes what is there', async () => {
    const { other, station } = await ledAway()
    await station.sync.chooseAfterEpoch('take-theirs')
    await vi.waitFor(() => expect(station.sync.status()).toMatchObject({ state: 'synced', unsent: 0, pause: null }), 10_000)
    expect(await idsAt(station)).toEqual(['resident-theirs'])
    const again = await station.context.write('residents', { ...wang, id: 'resident-1' })
    expect(again.stamps).not.toHaveProperty('erased')
    await station.sync.syncNow()
    expect(await other.center.database('residents').get('resident-1')).toMatchObject({ name: '王秀芳' })
    await other.close()
  })

  it('where the copy cannot be made, nothing is emptied', async () => {
    await giveEpoch('first')
    const a = await place.station({ snapshot: () => Promise.reject(new Error('no room')) })
    await a.context.writeMany('residents', others(3))
    await a.sync.syncNow()
    await giveEpoch('second')
    await a.sync.syncNow()
    await expect(a.sync.chooseAfterEpoch('take-theirs')).rejects.toThrow('no room')
    expect(await idsAt(a)).toHaveLength(3)
    expect(a.sync.status().pause).toMatchObject({ why: 'epoch' })
  })

  it('while it waits for the choice, nothing is tried and no alarm goes round and round', async () => {
    await giveEpoch('first')
    let alarms = 0
    const timers = {
      after: (ms: number, run: () => void) => {
        alarms += 1
        return realTimers.after(ms, run)
      },
    }
    const a = await place.station({ timers })
    await a.sync.syncNow()
    await giveEpoch('second')
    await a.sync.syncNow()
    expect(a.sync.status()).toMatchObject({ pause: { why: 'epoch' }, nextTryAt: null })
    const [before, requests] = [alarms, place.center.requests.length]
    await new Promise((resolve) => setTimeout(resolve, 500))
    expect(alarms).toBe(before)
    expect(place.center.requests).toHaveLength(requests)
  })

  it('the stop outlives a restart', async () => {
    await giveEpoch('first')
    const disk = newDisk()
    const a = await place.station({ name: 'epoch001', disk })
    await a.sync.syncNow()
    await giveEpoch('second')
    await a.sync.syncNow()
    await a.stop()
    await giveEpoch('first')
    const again = await place.station({ name: 'epoch001', disk })
    await again.sync.syncNow()
    expect(again.sync.status()).toMatchObject({ state: 'attention', pause: { why: 'epoch', what: 'recreated' } })
  })

  it('a center that had no epoch is adopted, and its first one too; one that lost it is not', async () => {
    const a = await place.station()
    await a.context.write('residents', wang)
    await a.sync.syncNow()
    expect(a.sync.status()).toMatchObject({ state: 'synced', pause: null })
    await giveEpoch('first')
    await a.sync.syncNow()
    expect(a.sync.status()).toMatchObject({ state: 'synced', pause: null })
    for (const collection of collections) {
      const database = place.center.database(collection)
      const { _id, _rev } = await database.get('_design/epoch')
      await database.remove({ _id, _rev })
    }
    await a.sync.syncNow()
    expect(a.sync.status()).toMatchObject({ state: 'attention', pause: { why: 'epoch', what: 'emptied' } })
  })
})

describe('the heartbeat of a round', () => {
  it('a center that remembers less than it should stops the sync before anything is sent; the choice is told to the host', async () => {
    const bodies: unknown[] = []
    let isRestored = false
    const weather: Weather = ({ collection, body }) => {
      if (collection !== 'heartbeat') return null
      bodies.push(JSON.parse(body))
      if (bodies.some((one) => (one as { settled?: true }).settled)) isRestored = false
      return Response.json({ restored: isRestored })
    }
    const a = await place.station({ weather })
    await a.sync.syncNow()
    expect(a.sync.status()).toMatchObject({ state: 'synced' })
    isRestored = true
    const before = place.center.requests.length
    await a.context.write('residents', wang)
    await a.sync.syncNow()
    expect(a.sync.status()).toMatchObject({ state: 'attention', unsent: 1, pause: { why: 'epoch', what: 'restored' } })
    expect(place.center.requests.slice(before).filter((request) => request.includes('_bulk_docs'))).toEqual([])
    await a.sync.chooseAfterEpoch('push-all')
    await vi.waitFor(() => expect(a.sync.status()).toMatchObject({ state: 'synced', unsent: 0, pause: null }), 10_000)
    expect(bodies).toContainEqual({ unsent: 1, refused: 0, settled: true })
    await a.sync.syncNow()
    expect(bodies.at(-1)).toEqual({ unsent: 0, refused: 0 })
    await syncAll(a)
    expect(a.sync.status().pause).toBeNull()
  })

  it('one that fails or is never answered holds nothing up', async () => {
    const a = await place.station({
      weather: ({ collection }) =>
        collection === 'heartbeat' ? Response.json({ error: 'x', reason: 'y' }, { status: 500 }) : null,
    })
    await a.context.write('residents', wang)
    await a.sync.syncNow()
    expect(a.sync.status()).toMatchObject({ state: 'synced', unsent: 0 })
  })
})
