import { getRxStorageMemory } from 'rxdb/plugins/storage-memory'
import { describe, expect, test } from 'vitest'
import { basic } from '../../../main/server/upstream'
import { openStation, recordOf, setUp } from '../../../main/testing/station'
import { endpointKinds, openEndpoint } from '../testing/endpoint'
import { comes, faultTable, paperAtCenter, syncsUntil } from '../testing/fault-row'

const faultRow = faultTable()

faultRow(
  'S1: the center is made anew while a terminal is away',
  async (world) => {
    const disk = getRxStorageMemory() as never
    await world.atCenter(...Array.from({ length: 12 }, (_, index) => paperAtCenter(`paper-${index}`, { name: '居民' })))
    const before = await world.terminal({ disk, name: 'away' })
    await before.insert({ id: 'mine', name: '王秀芳' })
    const isInStep = async () => (await before.ids()).includes('paper-11') && (await world.findAtCenter('mine')) !== null
    await syncsUntil(before, isInStep)
    await before.stop()
    await world.center.recreate()
    await world.atCenter(paperAtCenter('new', { name: '李建国' }))
    const after = await world.terminal({ disk, name: 'away' })
    const hasNew = async () => (await after.ids()).includes('new')
    await syncsUntil(after, async () => after.isPaused() || (await hasNew()), 1_500)
    const stopped = after.isPaused() && (await world.findAtCenter('mine')) === null
    await after.pushAll()
    const both = async () => (await hasNew()) && (await world.findAtCenter('mine')) !== null
    return { stopped, thenBoth: world.engine === 'ours' ? await syncsUntil(after, both) : await comes(both, 500) }
  },
  {
    stock: ['new records never come, old ones never go, and nothing is said', { stopped: false, thenBoth: false }],
    ours: [
      'the terminal stops and asks; when told to send all again, both sides have everything',
      { stopped: true, thenBoth: true },
    ],
  },
)

/** A version of a record that claims another history than the center knows. */
const fork = (id: string) => ({
  new_edits: false,
  docs: [{ ...recordOf(id, { name: '伪造' }), _rev: `1-${'f'.repeat(32)}` }],
})

describe('S3: a document forked by new_edits: false', () => {
  test.each(endpointKinds)('as shipped: a %s takes it from an administrator, and the record has two versions', async (kind) => {
    const endpoint = await openEndpoint(kind)
    const { root, database, adminCredentials, remove } = await endpoint.center()
    const ask = (path: string, body?: object) =>
      fetch(`${root}/${database}/${path}`, {
        method: body ? 'POST' : 'GET',
        headers: { authorization: basic(adminCredentials), 'content-type': 'application/json' },
        body: body && JSON.stringify(body),
      })
    try {
      await ask('_bulk_docs', { docs: [recordOf('once', { name: '王秀芳' })] })
      await ask('_bulk_docs', fork('once'))
      const { _conflicts } = (await (await ask('once?conflicts=true')).json()) as { _conflicts?: string[] }
      expect(_conflicts).toHaveLength(1)
    } finally {
      await remove()
      await endpoint.close()
    }
  })

  test('ours: the host does not pass it on', async () => {
    const station = await openStation()
    expect((await station.ask('/station', { method: 'PUT', body: setUp })).status).toBe(200)
    const answer = await station.ask('/sync/residents/_bulk_docs', { method: 'POST', body: fork('once') })
    expect([answer.status, await answer.json()]).toMatchObject([403, { error: 'new-edits' }])
  })
})
