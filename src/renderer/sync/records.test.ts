import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { newDisk, openPlace, others, type Place, residentAt, syncAll, wang } from './testing/stations'
import { down, troubled, type Weather } from './testing/weather'

let place: Place
beforeEach(async () => {
  place = await openPlace()
})
afterEach(() => place.close())

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
    const cable = troubled(down)
    let isAway = false
    const b = await place.station({ weather: (request) => (isAway ? cable(request) : null) ?? hiding(request) })
    const a = await place.station()
    await a.context.write('residents', { ...wang, phones: ['13800001234'] })
    await syncAll(a, b)
    isAway = true
    await b.context.change('residents', wang.id, { note: '腿脚不便' })
    await a.context.erase('residents', wang.id)
    await a.sync.syncNow()
    cable.clear()
    await syncAll(b, a)
    expect(b.sync.status()).toMatchObject({ unsent: 0, problems: [] })
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
