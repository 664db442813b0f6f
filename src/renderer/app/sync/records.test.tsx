import { cleanup, screen, waitFor, within } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { useState } from 'react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { Context } from '../../data/context'
import { createHybridClock } from '../../lib/hlc'
import { instantOf } from '../../lib/time'
import { completeBrowser, openAppContext, show } from '../testing/show'
import { ConflictCard } from './ConflictCard'
import { HistoryTable } from './HistoryTable'
import { RefusedList } from './RefusedList'
import { SyncHead } from './SyncHead'
import { TerminalNames } from './TerminalNames'
import { conflictsOf, readConflicts, useConflicts, type Which } from './use-conflicts'
import type { Refused } from './use-refused'

vi.setConfig({ testTimeout: 30_000 })

const day = Date.UTC(2026, 10, 23, 1)
const stampAt = (minute: number, device = 'otherdev') => createHybridClock(device, () => day + minute * 60_000).stamp()
const key = (field: string, minute = -30) => `${field}|${stampAt(minute)}`
const lostPhone = { value: '["13900005678"]', by: 'w-li', at: instantOf(day - 30 * 60_000) }

let context: Context
let close: () => Promise<void>
const open = async (rights?: readonly string[]) => {
  ;({ context, close } = await openAppContext(rights))
}

beforeEach(async () => {
  completeBrowser()
  await open()
})
afterEach(async () => {
  cleanup()
  vi.unstubAllGlobals()
  localStorage.clear()
  await close()
})

/** 王芳 with a phone that stands and lost values beside it, as a merge leaves her. */
async function writeWang(lost: object = { [key('phones')]: lostPhone }) {
  const person = { id: 'r', name: '王芳', namePinyin: 'wang fang', sex: '2', phones: ['13800001234'] } as const
  await context.write('residents', { ...person, presence: 'present', verification: 'verified', lost } as never)
  const staff = { role: 'worker', pinHash: '', pinSalt: '', pinRounds: 1, active: true } as const
  await context.write('workers', { id: 'w-li', name: '李娟', namePinyin: 'li juan', ...staff })
  await context.write('workers', { id: 'worker-test', name: '周敏', namePinyin: 'zhou min', ...staff })
}

const stored = async () => (await context.data.residents.findOne('r').exec())?.toMutableJSON()

function Inbox() {
  const [which, setWhich] = useState<Which>('open')
  const sync = useState({ conflicts: async () => [{ collection: 'residents', id: 'r' }] })[0]
  const { conflicts, settle } = useConflicts(sync, 0, which)
  return (
    <>
      <button type="button" onClick={() => setWhich('settled')}>
        settled
      </button>
      {conflicts?.map((conflict) => (
        <ConflictCard key={conflict.lost.key} conflict={conflict} onSettle={settle} />
      ))}
    </>
  )
}

test('both values stand side by side with who, when and where; the phone is masked until it is clicked', async () => {
  await writeWang()
  show(<Inbox />, context)
  const card = await screen.findByRole('article', { name: '王芳 电话' })
  expect(within(card).getByRole('link', { name: '王芳' }).getAttribute('href')).toBe('/residents/r')
  expect(await within(card).findByText('周敏 2026-11-23 09:00 这台电脑')).toBeTruthy()
  expect(within(card).getByText('李娟 2026-11-23 08:30 另一台电脑（otherdev）')).toBeTruthy()
  expect(card.textContent).not.toContain('13900005678')
  await userEvent.setup().click(await within(card).findByRole('button', { name: '电话 139****5678' }))
  expect(within(card).getByRole('button', { name: '电话 13900005678' })).toBeTruthy()
})

test('another computer is shown by its name, which stays known without a network and after it left the center', async () => {
  const told = (terminals: object) => async () => Response.json({ terminals })
  await writeWang()
  const asHeard = (fetch: () => Promise<Response>) =>
    show(
      <TerminalNames fetch={fetch}>
        <Inbox />
      </TerminalNames>,
      context,
    )
  asHeard(told({ otherdev: '2 号窗口' }))
  expect(await screen.findByText('李娟 2026-11-23 08:30 2 号窗口')).toBeTruthy()
  cleanup()
  asHeard(async () => Promise.reject(new TypeError('Failed to fetch')))
  expect(await screen.findByText('李娟 2026-11-23 08:30 2 号窗口')).toBeTruthy()
  cleanup()
  asHeard(told({ another: '3 号窗口' }))
  expect(await screen.findByText('李娟 2026-11-23 08:30 2 号窗口')).toBeTruthy()
})

test('one click uses the other value: a change of whoever is signed in, and it is among those seen', async () => {
  await writeWang()
  show(<Inbox />, context)
  const user = userEvent.setup()
  await user.click(await screen.findByRole('button', { name: '改用这个值' }))
  await waitFor(() => expect(screen.queryByRole('article')).toBeNull())
  expect(await stored()).toMatchObject({ phones: ['13900005678'], updatedBy: 'worker-test' })
  await user.click(screen.getByRole('button', { name: 'settled' }))
  expect((await screen.findByRole('article')).textContent).toContain('现在用的就是这个值')
  expect(screen.queryByRole('button', { name: '改用这个值' })).toBeNull()
})

test('to keep what stands changes nothing but that it was seen', async () => {
  await writeWang()
  show(<Inbox />, context)
  await userEvent.setup().click(await screen.findByRole('button', { name: '保持现在的值' }))
  await waitFor(() => expect(screen.queryByRole('article')).toBeNull())
  expect(await stored()).toMatchObject({ phones: ['13800001234'], lost: { [key('phones')]: { settled: instantOf(day) } } })
})

test('whoever may not write sees both values and no button', async () => {
  await writeWang()
  await writeWangReader()
  expect(await screen.findByText('您的岗位只能看。要改，请找社区工作者或书记。')).toBeTruthy()
  expect(screen.queryByRole('button', { name: '改用这个值' })).toBeNull()
})

async function writeWangReader() {
  show(<Inbox />, { ...context, may: (right) => right === 'roster.read' })
}

test('the pinyin of a name is settled with the name and is no question of its own', async () => {
  const name = { value: '"王方"', by: 'w-li', at: '' }
  await writeWang({ [key('name')]: name, [key('namePinyin')]: { ...name, value: '"wang fang fang"' } })
  show(<Inbox />, context)
  await userEvent.setup().click(await screen.findByRole('button', { name: '改用这个值' }))
  await waitFor(async () => expect(await stored()).toMatchObject({ name: '王方', namePinyin: 'wang fang fang' }))
})

test('the badge counts what the inbox lists: fields and not records, without what goes with another or may not be seen', async () => {
  const name = { value: '"王方"', by: 'w-li', at: '' }
  await writeWang({ [key('phones')]: lostPhone, [key('name')]: name, [key('namePinyin')]: { ...name, value: '"wang fang"' } })
  const sync = { refused: async () => [], conflicts: async () => [{ collection: 'residents', id: 'r' }] }
  const counts = () => screen.getAllByRole('link').map(({ textContent }) => textContent)
  show(<SyncHead sync={sync} status={{ problems: [], conflicts: 3 } as never} />, context)
  await waitFor(() => expect(counts()).toContain('两人都改过的2'))
  expect(await readConflicts({ ...context, may: () => false }, sync, 'open')).toEqual([])
})

test('a silent field that stands alone is asked for, or nobody could settle it', () => {
  const record = { id: 'r', createdAt: '', createdBy: '', updatedAt: '', updatedBy: '', stamps: {} }
  const lone = { ...record, lost: { [key('namePinyin')]: { value: '""', by: '', at: '' } } }
  expect(conflictsOf('residents', lone, ['namePinyin']).map(({ lost }) => lost.field)).toEqual(['namePinyin'])
})

const refused = (code: string, unsent: boolean, id = code): Refused => ({
  collection: 'residents',
  id,
  code,
  detail: 'the words of the server',
  at: '2026-11-23T01:00:00.000Z',
  unsent,
  record: unsent ? { id, name: '王芳' } : null,
})

test.each([
  ['forbidden', true, '数据中心不允许这台电脑改这条记录', ['打开这条记录', '再传一次']],
  ['too-large', true, '这条记录太长', ['打开这条记录', '再传一次']],
  ['invalid', true, '请打开看看哪一项写得不对', ['打开这条记录', '再传一次']],
  ['server', true, 'the words of the server', ['打开这条记录', '再传一次']],
  ['invalid', false, '把下面的编号告诉他', []],
] as const)('refused as %s (ours: %s) says why and what mends it', async (code, unsent, sentence, deeds) => {
  show(<RefusedList refused={[refused(code, unsent)]} busy={false} onAgain={() => undefined} />, context)
  const card = await screen.findByRole('article')
  expect(card.textContent).toContain(sentence)
  const links = within(card).queryAllByRole('link')
  const offered = [...links, ...within(card).queryAllByRole('button')].map(({ textContent }) => textContent)
  expect(offered).toEqual(deeds)
})

test('what was sent and what came are told apart, and one click tries again', async () => {
  let tried = 0
  const both = [refused('forbidden', true, 'a'), refused('invalid', false, 'b')]
  show(<RefusedList refused={both} busy={false} onAgain={() => (tried += 1)} />, context)
  const heads = screen.getAllByRole('heading', { level: 2 }).map(({ textContent }) => textContent)
  expect(heads).toEqual(['这台电脑传出去，数据中心没有收的', '数据中心传过来，这台电脑没有收的'])
  await userEvent.setup().click(screen.getByRole('button', { name: '再传一次' }))
  expect(tried).toBe(1)
})

test('a history says field, before, after, who, where, when and whether it was sent; what was not kept is not made up', async () => {
  await writeWang()
  const line = { at: instantOf(day), device: 'testtest', by: 'w-li', atCenter: true } as const
  show(
    <HistoryTable
      collection="residents"
      lines={[
        {
          ...line,
          kind: 'changed',
          stamp: 'b',
          field: 'note',
          before: { known: false },
          after: { known: true, value: '出院' },
          atCenter: false,
        },
        { ...line, kind: 'born', stamp: 'a', field: null, before: { known: false }, after: { known: false }, by: null },
      ]}
    />,
    context,
  )
  expect(await screen.findByRole('row', { name: '2026-11-23 09:00 备注 （没有留下来） 出院 李娟 这台电脑 待传' })).toBeTruthy()
  expect(screen.getByRole('row', { name: '2026-11-23 09:00 登记 （不清楚是谁） 这台电脑 已传到' })).toBeTruthy()
})
