import { describe, expect, it, vi } from 'vitest'
import { createContext } from '../../data/create-context'
import { openStore } from '../../data/open'
import { SaveFault } from '../../data/save-fault'
import { conflictHandler } from '../../sync/merge'
import { beginLink, collections, dropRow, openLink, openTerminal, storageOf, type Terminal, wipe } from './testing/open-link'

const wang = {
  id: 'resident-wang',
  name: '王秀芳',
  namePinyin: 'wang xiu fang',
  sex: '2',
  presence: 'present',
  verification: 'verified',
} as const
const many = (count: number) => Array.from({ length: count }, (_, at) => ({ ...wang, id: `resident-${at}`, name: `居民${at}` }))
const ignore = () => undefined

/** Opens a store that is whole. */
async function open(terminal: Terminal, options?: { withSync?: boolean }) {
  const link = await openLink(terminal)
  expect(await link.open(ignore)).toEqual({ loss: null })
  return beginLink(terminal, link, options)
}
const namesIn = async ({ store }: Awaited<ReturnType<typeof open>>) =>
  (await store.data.residents.find().exec()).map(({ name }) => name).sort()
const health = async ({ station }: Terminal) =>
  (await (await station.ask('/journal/health')).json()) as { pending: number; records: Record<string, number> | null }

describe('a store in a worker', () => {
  it('is written and read from the page, and is there again after a restart', async () => {
    const terminal = await openTerminal()
    const first = await open(terminal)
    const record = await first.context.write('residents', wang)
    await first.context.local.write('columns', { 姓名: 'name' })
    await first.close()
    expect(await health(terminal)).toMatchObject({ pending: 1, records: { residents: 1, places: 0 } })
    const again = await open(terminal)
    expect((await again.store.data.residents.findOne(wang.id).exec())?.toMutableJSON()).toEqual(record)
    expect(await again.context.local.read('columns')).toEqual({ 姓名: 'name' })
    await again.close()
  })

  it('sends what is written to the center and hears it acknowledged', async () => {
    const terminal = await openTerminal()
    const opened = await open(terminal, { withSync: true })
    await opened.context.write('residents', wang)
    await opened.sync.syncNow()
    expect(opened.sync.status()).toMatchObject({ state: 'synced', unsent: 0 })
    await opened.close()
    expect(await health(terminal)).toMatchObject({ pending: 0 })
  })

  it.each([
    ['disk-full', () => Response.json({ error: 'disk-full', reason: '' }, { status: 507 })],
    ['read-only', () => Response.json({ error: 'read-only', reason: '' }, { status: 503 })],
    ['host-gone', () => new TypeError('Failed to fetch')],
  ] as const)('says %s where the host does not keep a write, changes nothing and quotes nobody', async (code, trouble) => {
    const terminal = await openTerminal()
    const opened = await open(terminal)
    await opened.context.write('residents', wang)
    terminal.trouble.with = (path) => (path === '/journal/entries' ? trouble() : null)
    const fault = await opened.context.change('residents', wang.id, { name: '不会保存' }).catch((found: unknown) => found)
    expect(fault).toBeInstanceOf(SaveFault)
    expect(fault).toMatchObject({ code })
    expect(String((fault as Error).message)).not.toContain('不会保存')
    expect(await namesIn(opened)).toEqual(['王秀芳'])
    terminal.trouble.with = null
    await opened.context.change('residents', wang.id, { name: '王芳' })
    expect(await namesIn(opened)).toEqual(['王芳'])
    await opened.close()
  })

  it('is gone from this machine when it is removed', async () => {
    const terminal = await openTerminal()
    const opened = await open(terminal)
    await opened.context.write('residents', wang)
    await opened.link.quiet()
    await opened.store.remove()
    await opened.link.close()
    const link = await openLink(terminal)
    expect((await link.open(ignore)).loss?.collections[0]).toEqual({ name: 'residents', before: 1, now: 0 })
  })
})

describe('what the sync tells the journal', () => {
  it('is which versions the center has, and which came from others', async () => {
    const terminal = await openTerminal()
    const { ask } = terminal.station
    const opened = await open(terminal, { withSync: true })
    await opened.context.write('residents', wang)
    await opened.sync.syncNow()
    const theirs = (await (await ask(`/sync/residents/${wang.id}`)).json()) as { stamps: object }
    const later = `${(Date.now() + 60_000).toString(36).padStart(9, '0')}-0000|otherone`
    const doc = { ...theirs, note: '腿脚不便', stamps: { ...theirs.stamps, note: later } }
    await ask('/sync/residents/_bulk_docs', { method: 'POST', body: { docs: [doc] } })
    await opened.sync.syncNow()
    // The page's clock hears of a stamp from a clock ahead of its own.
    const { stamp } = opened.store.stamps.clockFor('testtest', Date.now)
    await vi.waitFor(() => expect(stamp() > later).toBe(true))
    await opened.close()
    const { entries } = (await (await ask(`/journal/history?collection=residents&id=${wang.id}`)).json()) as {
      entries: { kind: string; stamp: string; sealed?: string }[]
    }
    expect(entries.map(({ kind }) => kind).sort()).toEqual(['acknowledged', 'seen', 'wrote'])
    expect(entries.find(({ kind }) => kind === 'seen')?.stamp).toBe(later)
    expect(JSON.stringify(entries)).not.toContain('腿脚不便')
  })

  it('is that what was given up for the center stays given up, with a copy of it kept', async () => {
    const terminal = await openTerminal()
    const first = await open(terminal, { withSync: true })
    await first.context.write('residents', wang)
    await first.sync.syncNow()
    const other = { epoch: 'another-center', createdAt: '2026-11-23T00:00:00.000Z' }
    terminal.trouble.with = (path) => (path.endsWith('/_epoch') ? Response.json(other) : null)
    await first.sync.syncNow()
    await first.context.write('residents', { ...wang, id: 'resident-li', name: '李明' })
    expect(first.sync.status().pause).toMatchObject({ why: 'epoch' })
    await first.sync.chooseAfterEpoch('take-theirs')
    await first.sync.syncNow()
    expect(await namesIn(first)).toEqual(['王秀芳'])
    await first.close()
    expect(await health(terminal)).toMatchObject({ pending: 0, newestSnapshotAt: expect.any(String) })
    const again = await open(terminal)
    expect(await namesIn(again)).toEqual(['王秀芳'])
    await again.close()
  })

  it('is made good after a crash in which an acknowledgement was lost', async () => {
    const terminal = await openTerminal()
    const first = await open(terminal, { withSync: true })
    terminal.trouble.with = (path) => (path === '/journal/acknowledged' ? new TypeError('Failed to fetch') : null)
    await first.context.write('residents', wang)
    await first.sync.syncNow()
    await first.close()
    terminal.trouble.with = null
    expect(await health(terminal)).toMatchObject({ pending: 1 })
    const again = await open(terminal, { withSync: true })
    await again.sync.syncNow()
    await vi.waitFor(async () => expect(await health(terminal)).toMatchObject({ pending: 0 }), { timeout: 5000 })
    await again.close()
  })
})

describe('a store that lost records', () => {
  it('is recognised, and the newest snapshot and the journal bring every saved record back', async () => {
    const terminal = await openTerminal()
    const first = await open(terminal)
    await first.context.writeMany('residents', many(30))
    await first.link.snapshot()
    await first.context.write('residents', wang)
    await first.context.change('residents', 'resident-3', { note: '改过' })
    await first.context.erase('residents', 'resident-4')
    const before = await namesIn(first)
    await first.close()
    await wipe(terminal)

    const link = await openLink(terminal)
    const { loss } = await link.open(ignore)
    expect(loss).toMatchObject({
      wasWiped: false,
      collections: [
        { name: 'residents', before: 31, now: 0 },
        { name: 'places', before: 0, now: 0 },
      ],
    })
    const steps = new Set<string>()
    const recovered = await link.recover(({ step }) => steps.add(step))
    expect(recovered).toMatchObject({ snapshot: { rows: { written: 30, damaged: 0 } }, journal: { damaged: 0 } })
    expect([...steps]).toEqual(['snapshot', 'journal'])
    expect(await link.recover(ignore)).toMatchObject({ snapshot: { rows: { written: 0 } }, journal: { written: 0 } })
    const again = await beginLink(terminal, link)
    expect(await namesIn(again)).toEqual(before)
    expect((await again.store.data.residents.findOne('resident-3').exec())?.note).toBe('改过')
    await again.close()
    const whole = await open(terminal)
    await whole.close()
  })

  it('gets what only the center has with the first round after, and sends what only it has', async () => {
    const terminal = await openTerminal()
    const first = await open(terminal, { withSync: true })
    await first.context.writeMany('residents', many(20))
    await first.sync.syncNow()
    await first.close()
    const unsent = await open(terminal)
    await unsent.context.write('residents', wang)
    await unsent.close()
    await wipe(terminal)
    const link = await openLink(terminal)
    expect((await link.open(ignore)).loss).not.toBeNull()
    expect(await link.recover(ignore)).toMatchObject({ snapshot: 'none', journal: { written: 1 } })
    const again = await beginLink(terminal, link, { withSync: true })
    await again.sync.syncNow()
    expect(await namesIn(again)).toHaveLength(21)
    expect(again.sync.status()).toMatchObject({ unsent: 0, conflicts: 0 })
    await again.close()
  })

  it('shows a live query what a first round brought at once, records and counts alike', async () => {
    const terminal = await openTerminal()
    const first = await open(terminal, { withSync: true })
    await first.context.writeMany('residents', many(150))
    await first.sync.syncNow()
    await first.close()
    await wipe(terminal)
    const link = await openLink(terminal)
    await link.open(ignore)
    const again = await beginLink(terminal, link, { withSync: true })
    const { residents } = again.store.data
    const seen = { all: -1, count: -1, one: '' }
    const cancel = [
      residents.find().$.subscribe((all) => {
        seen.all = all.length
      }),
      residents.count().$.subscribe((count) => {
        seen.count = count
      }),
      residents.findOne('resident-3').$.subscribe((one) => {
        seen.one = one?.name ?? ''
      }),
    ]
    const biggest: number[] = []
    residents.eventBulks$.subscribe(({ events }) => biggest.push(events.length))
    await vi.waitFor(() => expect(seen).toEqual({ all: 0, count: 0, one: '' }))
    await again.sync.syncNow()
    await vi.waitFor(() => expect(seen).toEqual({ all: 150, count: 150, one: many(4)[3]?.name }))
    expect(Math.max(...biggest)).toBeLessThan(150)
    expect((await residents.findOne('resident-3').exec())?.name).toBe(many(4)[3]?.name)
    for (const subscription of cancel) subscription.unsubscribe()
    await again.close()
  })

  it('is read from the center anew although nobody asked to put anything back', async () => {
    const terminal = await openTerminal()
    const first = await open(terminal, { withSync: true })
    await first.context.writeMany('residents', many(20))
    await first.sync.syncNow()
    await first.close()
    await wipe(terminal)
    const link = await openLink(terminal)
    expect((await link.open(ignore)).loss).not.toBeNull()
    const again = await beginLink(terminal, link, { withSync: true })
    await again.sync.syncNow()
    expect(await namesIn(again)).toHaveLength(20)
    await again.close()
  })

  it('is not taken for lost while nine tenths are there, nor where nobody ever counted', async () => {
    const terminal = await openTerminal()
    const first = await open(terminal)
    await first.context.writeMany('residents', many(20))
    await first.close()
    await terminal.station.ask('/journal/records', { method: 'PUT', body: { records: { residents: 22, places: 0 } } })
    const again = await open(terminal)
    await again.close()
    await terminal.station.ask('/journal/records', { method: 'PUT', body: { records: { residents: 23, places: 0 } } })
    const link = await openLink(terminal)
    expect((await link.open(ignore)).loss).toMatchObject({ collections: [{ before: 23, now: 20 }, { before: 0 }] })
  })

  it('can be given up while records come back, and goes on later', async () => {
    const terminal = await openTerminal()
    const first = await open(terminal)
    await first.context.writeMany('residents', many(600))
    await first.link.snapshot()
    await first.close()
    await wipe(terminal)
    const link = await openLink(terminal)
    await link.open(ignore)
    const giving = new AbortController()
    await expect(link.recover(() => giving.abort(), giving.signal)).rejects.toThrow('given up')
    expect(await link.recover(ignore)).toMatchObject({ snapshot: { rows: { read: 600 } } })
    const again = await beginLink(terminal, link)
    expect(await namesIn(again)).toHaveLength(600)
    await again.close()
  })

  it('takes a snapshot as a file of the same center and key, and no other', async () => {
    const terminal = await openTerminal()
    const first = await open(terminal)
    await first.context.writeMany('residents', many(5))
    await first.link.snapshot()
    await first.close()
    const { snapshots } = (await (await terminal.station.ask('/journal/snapshots')).json()) as { snapshots: { name: string }[] }
    const file = await (await terminal.station.ask(`/journal/snapshots/${snapshots[0]?.name}`)).text()
    await wipe(terminal)
    const link = await openLink(terminal)
    await link.open(ignore)
    expect(await link.replay(new Blob([file.replace('420106012003', '420106012004')]), ignore)).toBe('foreign')
    expect(await link.replay(new Blob(['a photograph']), ignore)).toBe('broken')
    expect(await link.replay(new Blob([file]), ignore)).toMatchObject({ rows: { written: 5 } })
  })

  it('gets back single versions that only the journal has, before the desk opens', async () => {
    const terminal = await openTerminal()
    const first = await open(terminal)
    await first.context.writeMany('residents', many(20))
    await first.close()
    await dropRow(terminal, 'residents', 'resident-7')
    const again = await open(terminal)
    expect(await namesIn(again)).toHaveLength(20)
    await again.close()
  })
})

describe('a store of an older build', () => {
  it('is sealed into the new one with its notes, journaled, and then deleted', async () => {
    const terminal = await openTerminal()
    const older = await openStore({ name: terminal.olderName, storage: storageOf(terminal), collections, conflictHandler })
    const context = createContext({
      store: older,
      station: { deviceId: 'testtest', centerCode: '420106012003', citySalt: 'a salt for tests only' },
      actor: { id: 'worker-test', name: '周敏' },
      may: () => true,
    })
    await context.writeMany('residents', many(25))
    await context.erase('residents', 'resident-7')
    await context.local.write('columns', { 姓名: 'name' })
    await older.close()

    const told: number[] = []
    const link = await openLink(terminal)
    expect(await link.open((progress) => told.push(progress.done))).toEqual({ loss: null })
    expect(told.at(-1)).toBe(25)
    const opened = await beginLink(terminal, link, { withSync: true })
    expect(await namesIn(opened)).toHaveLength(24)
    expect(await opened.context.local.read('columns')).toEqual({ 姓名: 'name' })
    const names = (await terminal.databases.databases()).map(({ name }) => name)
    expect(names.filter((name) => name?.includes(terminal.olderName))).toEqual([])
    expect(await health(terminal)).toMatchObject({ pending: 25 })
    await opened.sync.syncNow()
    expect(opened.sync.status()).toMatchObject({ unsent: 0, conflicts: 0 })
    await opened.close()
  })
})
