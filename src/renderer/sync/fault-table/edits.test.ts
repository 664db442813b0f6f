import { getRxStorageMemory } from 'rxdb/plugins/storage-memory'
import { expect } from 'vitest'
import { comes, faultTable, paperAtCenter, syncsUntil, type World, wait } from '../testing/fault-row'
import { flakyDisk } from '../testing/flaky-disk'
import { cableOut, clear } from '../testing/proxy'
import { stockPatienceMs, stockRetryMs } from '../testing/stock-client'

const faultRow = faultTable()

const stands = (world: World, id: string) => async () => (await world.findAtCenter(id)) !== null

faultRow(
  'E4: the reply is lost after the center took a push, and the record is edited again',
  async (world) => {
    const proxy = await world.proxy()
    proxy.plan(({ endpoint }) => (endpoint === '_bulk_docs' ? 'drop-after' : null))
    const a = await world.terminal({ proxy })
    await a.insert({ id: 'mine', name: '王秀芳' })
    void a.sync()
    await comes(stands(world, 'mine'), 3_000)
    proxy.plan(cableOut)
    await a.change('mine', { note: '腿脚不便' })
    proxy.plan(clear)
    const taken = async () => (await world.findAtCenter('mine'))?.note === '腿脚不便'
    await syncsUntil(a, taken, world.engine === 'ours' ? 6_000 : stockPatienceMs)
    return { here: (await a.read('mine'))?.note, atCenter: (await world.findAtCenter('mine'))?.note }
  },
  {
    stock: ['the edit is dropped', { here: undefined, atCenter: undefined }],
    ours: ['the edit is kept and sent', { here: '腿脚不便', atCenter: '腿脚不便' }],
  },
)

faultRow(
  'E5: two people change different fields of one record, one of them offline',
  async (world) => {
    const proxy = await world.proxy()
    const [a, away] = [await world.terminal(), await world.terminal({ proxy })]
    await a.insert({ id: 'both', name: '王秀芳' })
    await syncsUntil(a, stands(world, 'both'))
    await syncsUntil(away, async () => (await away.ids()).includes('both'))
    proxy.plan(cableOut)
    proxy.cut()
    await away.change('both', { note: '腿脚不便' })
    await a.change('both', { phone: '13800001234' })
    await syncsUntil(a, async () => (await world.findAtCenter('both'))?.phone !== undefined)
    proxy.plan(clear)
    await syncsUntil(away, async () => (await away.read('both'))?.phone !== undefined, 2_500)
    const { note, phone } = (await away.read('both')) ?? {}
    return { note, phone }
  },
  {
    stock: ['the edit made offline is dropped without a word', { note: undefined, phone: '13800001234' }],
    ours: ['both stand', { note: '腿脚不便', phone: '13800001234' }],
  },
)

faultRow(
  'E7: a write of this device fails once while what the center sent is stored',
  async (world) => {
    const count = 300
    await world.atCenter(...Array.from({ length: count }, (_, index) => paperAtCenter(`paper-${index}`, { name: '居民' })))
    const flaky = flakyDisk()
    const a = await world.terminal({ disk: flaky.disk })
    const all = async () => (await a.ids()).filter((id) => id.startsWith('paper-')).length === count
    const complete = world.engine === 'ours' ? await syncsUntil(a, all) : await comes(all, stockPatienceMs)
    // The plugin tells of it in some runs and not in others.
    if (world.engine === 'ours') expect(a.told()).not.toEqual([])
    return { failed: flaky.failed(), complete }
  },
  {
    stock: ['those records are skipped for ever', { failed: 1, complete: false }],
    ours: ['they are fetched again', { failed: 1, complete: true }],
  },
)

faultRow(
  'E8: the clock of the machine is set back a day between two runs',
  async (world) => {
    const disk = getRxStorageMemory() as never
    const before = await world.terminal({ disk, name: 'clockwork' })
    await before.insert({ id: 'mine', name: '王秀芳' })
    await syncsUntil(before, stands(world, 'mine'))
    await wait(100)
    await before.stop()
    const after = await world.terminal({ disk, name: 'clockwork', clockOffMs: -86_400_000 })
    await after.sync()
    await after.change('mine', { note: '腿脚不便' })
    const taken = async () => (await world.findAtCenter('mine'))?.note === '腿脚不便'
    return { sent: world.engine === 'ours' ? await syncsUntil(after, taken) : await comes(taken, stockPatienceMs) }
  },
  {
    stock: ['what is written then is not sent', { sent: false }],
    ours: ['what is written then is sent', { sent: true }],
  },
)

faultRow(
  'E18: first only what the center has is read; then something is edited; then sending begins',
  async (world) => {
    const disk = getRxStorageMemory() as never
    await world.atCenter(paperAtCenter('theirs', { name: '王秀芳' }))
    const proxy = await world.proxy()
    // Nothing can be sent yet.
    proxy.plan(({ endpoint }) => (endpoint === '_bulk_docs' ? '500' : null))
    const first = await world.terminal({ disk, proxy, name: 'second', direction: 'pull' })
    await syncsUntil(first, async () => (await first.ids()).includes('theirs'))
    await wait(stockRetryMs)
    await first.change('theirs', { note: '腿脚不便' })
    await wait(stockRetryMs)
    await first.stop()
    proxy.plan(clear)
    const second = await world.terminal({ disk, proxy, name: 'second' })
    const taken = async () => (await world.findAtCenter('theirs'))?.note === '腿脚不便'
    if (world.engine === 'ours') await syncsUntil(second, taken)
    else await comes(taken, stockPatienceMs)
    return { atCenter: (await world.findAtCenter('theirs'))?.note }
  },
  {
    // Taken for a conflict and dropped, or passed over for good: it depends on what the plugin reads first.
    stock: ['the edit never reaches the center', { atCenter: undefined }],
    ours: ['the edit is kept and sent', { atCenter: '腿脚不便' }],
  },
)
