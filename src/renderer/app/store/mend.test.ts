import { expect, it, vi } from 'vitest'
import { beginLink, breakRow, openLink, openTerminal, type Terminal } from './testing/open-link'

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

async function open(terminal: Terminal) {
  const link = await openLink(terminal)
  expect(await link.open(ignore)).toEqual({ loss: null })
  return beginLink(terminal, link, { withSync: true })
}
const namesIn = async ({ store }: Awaited<ReturnType<typeof open>>) =>
  (await store.data.residents.find().exec()).map(({ name }) => name).sort()

/** A station that has sent twenty records and was closed; the seals of two are broken. */
async function damagedTerminal() {
  const terminal = await openTerminal()
  const first = await open(terminal)
  await first.context.writeMany('residents', many(20))
  await first.sync.syncNow()
  const names = await namesIn(first)
  await first.close()
  await breakRow(terminal, 'residents', 'resident-3')
  await breakRow(terminal, 'residents', 'resident-7')
  return { terminal, names }
}

it('a damaged record that is read comes back from the journal, without a network', async () => {
  const { terminal, names } = await damagedTerminal()
  terminal.trouble.with = (path) => (path.startsWith('/sync/') ? new TypeError('Failed to fetch') : null)
  const again = await open(terminal)
  expect(await namesIn(again)).toHaveLength(18)
  await vi.waitFor(async () => expect(await namesIn(again)).toEqual(names), 5000)
  terminal.trouble.with = null
  await again.sync.syncNow()
  expect(again.sync.status()).toMatchObject({ state: 'synced', unsent: 0, conflicts: 0, damage: { found: 2, restored: 2 } })
  await again.close()
  const whole = await open(terminal)
  expect(await namesIn(whole)).toEqual(names)
  await whole.close()
})

it('one the journal does not have comes back from the center with the next round, and the sync says how many', async () => {
  const { terminal, names } = await damagedTerminal()
  terminal.trouble.with = (path) =>
    path.startsWith('/journal/history') ? Response.json({ error: 'gone', reason: '' }, { status: 500 }) : null
  const again = await open(terminal)
  await namesIn(again)
  await again.sync.syncNow()
  expect(await namesIn(again)).toEqual(names)
  expect(again.sync.status()).toMatchObject({ unsent: 0, problems: [], damage: { found: 2, restored: 2 } })
  await again.close()
})

it('a damaged record that was not sent yet comes back with what was typed, and is sent', async () => {
  const { terminal } = await damagedTerminal()
  terminal.trouble.with = (path) => (path.startsWith('/sync/') ? new TypeError('Failed to fetch') : null)
  const second = await open(terminal)
  await second.context.change('residents', 'resident-9', { note: '还没有传' })
  await second.close()
  await breakRow(terminal, 'residents', 'resident-9')
  terminal.trouble.with = null
  const again = await open(terminal)
  await namesIn(again)
  // The center may be quicker with the older version than the journal is with the newer one.
  const noteOf9 = async () => (await again.store.data.residents.findOne('resident-9').exec())?.note
  await vi.waitFor(async () => expect(await noteOf9()).toBe('还没有传'), 5000)
  await again.sync.syncNow()
  expect(await namesIn(again)).toHaveLength(20)
  expect(again.sync.status()).toMatchObject({ unsent: 0, damage: { found: 3, restored: 3 } })
  const answer = await terminal.station.ask('/sync/residents/resident-9')
  expect(await answer.json()).toMatchObject({ note: '还没有传' })
  await again.close()
})

it('one that nobody has is looked for once and stays on the list', async () => {
  const { terminal } = await damagedTerminal()
  const asked: string[] = []
  terminal.trouble.with = (path) => {
    if (path.startsWith('/sync/residents/_all_docs')) {
      asked.push(path)
      return Response.json({
        rows: [
          { key: 'resident-3', error: 'not_found' },
          { key: 'resident-7', error: 'not_found' },
        ],
      })
    }
    return path.startsWith('/journal/history') ? Response.json({ entries: [] }) : null
  }
  const again = await open(terminal)
  await namesIn(again)
  await again.sync.syncNow()
  await again.sync.syncNow()
  expect(again.sync.status().damage).toEqual({ found: 2, restored: 0 })
  expect(asked).toHaveLength(1)
  await again.close()
})
