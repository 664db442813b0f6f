import { act, cleanup, screen, waitFor, within } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { codeRefusals } from '../../../shared/journal'
import { createStoreHealth } from '../../data/store-health'
import { refused } from '../../lib/result'
import type { Recovery } from '../start/recovery'
import type { Recovered, RecoveryProgress } from '../store/recover'
import { completeBrowser, show } from '../testing/show'
import { BackupTable } from './Backups'
import { sizeOf } from './bytes'
import { DiskBand } from './DiskBand'
import { KeyMissingPage } from './KeyMissingPage'
import { PutBack } from './PutBack'
import { CodeSheet } from './RecoveryCode'
import { RecoveryPage } from './RecoveryPage'
import { StoreBand } from './StoreBand'
import { recoveryText } from './text'

vi.setConfig({ testTimeout: 30_000 })
beforeEach(completeBrowser)
afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
})

const backup = { name: '1.ndjson', at: '2026-11-23T00:00:00.000Z', records: 8120, bytes: 5_400_000 }
const recovered: Recovered = {
  snapshot: { at: backup.at, rows: { read: 8120, written: 8100, damaged: 2 } },
  journal: { read: 30, written: 12, damaged: 0 },
}

/** A recovery whose end the test decides. */
function recoveryOf(changes: Partial<Recovery> = {}) {
  const done: string[] = []
  let told: (progress: RecoveryProgress) => void = () => undefined
  let finish: (found: Recovered) => void = () => undefined
  const recovery: Recovery = {
    loss: { wasWiped: true, collections: [{ name: 'residents', before: 8120, now: 0 }] },
    snapshots: async () => [backup],
    recover: (tell, signal) =>
      new Promise((resolve, reject) => {
        told = tell
        finish = resolve
        signal?.addEventListener('abort', () => reject(new Error('stopped')))
      }),
    fromFile: async () => 'foreign',
    finish: async () => void done.push('opened'),
    ...changes,
  }
  const tell = (progress: RecoveryProgress) => act(() => told(progress))
  return { recovery, done, tell, finish: () => act(() => finish(recovered)) }
}

test('what is missing is shown by kind, and where it can come from, the center included', async () => {
  show(<RecoveryPage recovery={recoveryOf().recovery} />)
  expect(screen.getByRole('heading', { level: 1, name: '这台电脑上的记录少了' })).toBeTruthy()
  expect(screen.getByRole('row', { name: '居民 8120 0' })).toBeTruthy()
  expect(await screen.findByText('这台电脑的备份：2026-11-23 08:00，8120 条')).toBeTruthy()
  expect(screen.getByText(/现在连不上也没有关系/)).toBeTruthy()
})

test('it is brought back with progress; then what was found is told and the desk opens', async () => {
  const { recovery, done, tell, finish } = recoveryOf()
  show(<RecoveryPage recovery={recovery} />)
  const user = userEvent.setup()
  await user.click(screen.getByRole('button', { name: '找回来' }))
  tell({ step: 'snapshot', done: 4000, total: 8120 })
  expect(screen.getByText('4000 条，共 8120 条')).toBeTruthy()
  tell({ step: 'journal', done: 12, total: null })
  expect(screen.getByText('正在从改动日志里找…')).toBeTruthy()
  finish()
  const lines = await waitFor(() => within(screen.getByRole('status')).getAllByRole('listitem'))
  expect(lines.map(({ textContent }) => textContent)).toEqual([
    '从 2026-11-23 08:00 的备份找回 8100 条',
    '有 2 条坏了，没有找回来；数据中心里有的会自动取回',
    '从改动日志找回 12 条',
  ])
  await user.click(screen.getByRole('button', { name: '打开驿站' }))
  expect(done).toEqual(['opened'])
})

test('it can be stopped and begun again', async () => {
  show(<RecoveryPage recovery={recoveryOf().recovery} />)
  const user = userEvent.setup()
  await user.click(screen.getByRole('button', { name: '找回来' }))
  await user.click(screen.getByRole('button', { name: '停下' }))
  expect((await screen.findByRole('alert')).textContent).toContain('停下了')
  expect(screen.getByRole('button', { name: '找回来' })).toBeTruthy()
})

test('where the disk fails it says that what was found is kept', async () => {
  const { recovery } = recoveryOf({ recover: () => Promise.reject(new Error('the disk failed')) })
  show(<RecoveryPage recovery={recovery} />)
  await userEvent.setup().click(screen.getByRole('button', { name: '找回来' }))
  expect((await screen.findByRole('alert')).textContent).toContain('找回来的都已保存')
})

test('to open without it asks first and says what that means', async () => {
  const { recovery, done } = recoveryOf()
  show(<RecoveryPage recovery={recovery} />)
  const user = userEvent.setup()
  await user.click(screen.getByRole('button', { name: '先不找，直接打开' }))
  const dialog = await screen.findByRole('dialog', { name: '不找了，直接打开？' })
  expect(dialog.textContent).toContain('可能就找不回来了')
  expect(done).toEqual([])
  await user.click(within(dialog).getByRole('button', { name: '先不找，直接打开' }))
  expect(done).toEqual(['opened'])
})

test('a backup file of another center is told to be that', async () => {
  show(<RecoveryPage recovery={recoveryOf().recovery} />)
  const input = document.querySelector<HTMLInputElement>('input[type=file]')
  if (!input) throw new Error('there is no file input')
  await userEvent.setup({ applyAccept: false }).upload(input, new File(['{}'], 'backup.ndjson'))
  expect(await screen.findByText('备份是别的中心或别的电脑的，打不开')).toBeTruthy()
})

test.each(codeRefusals)('a recovery code refused as %s gets its own sentence', async (error) => {
  show(<KeyMissingPage unlock={async () => refused({ error, reason: '', group: 3 })} />)
  const user = userEvent.setup()
  const field = screen.getByLabelText('恢复码')
  await user.type(field, 'ABCDE')
  await user.click(screen.getByRole('button', { name: '打开' }))
  expect(await screen.findByText(recoveryText['zh-CN'].codeRefusal[error](3))).toBeTruthy()
  expect((field as HTMLTextAreaElement).value).toBe('ABCDE')
})

test('a backup file is put back, and what came of it is told', async () => {
  const replay = async () => ({ at: backup.at, rows: { read: 8120, written: 40, damaged: 0 } })
  show(<PutBack replay={replay} />)
  const input = document.querySelector<HTMLInputElement>('input[type=file]')
  if (!input) throw new Error('there is no file input')
  await userEvent.setup({ applyAccept: false }).upload(input, new File(['{}'], 'backup.ndjson'))
  expect((await screen.findByRole('status')).textContent).toBe('从 2026-11-23 08:00 的备份找回 40 条')
})

test.each([
  ['low', 900_000_000, '还剩 900 MB', 'status'],
  ['no-imports', 420_000_000, '暂时不能导入', 'status'],
  ['read-only', 150_000_000, '不能保存', 'alert'],
] as const)('a disk that is %s says how much is left and what to do', (level, freeBytes, sentence, role) => {
  show(<DiskBand disk={{ level, freeBytes }} />)
  expect(screen.getByRole(role, { name: '磁盘空间' }).textContent).toContain(sentence)
})

test('a disk with room says nothing', () => {
  show(<DiskBand disk={{ level: 'good', freeBytes: 1e12 }} />)
  expect(screen.queryByRole('status')).toBeNull()
})

test('the sheet of the code names the center and the computer and says to lock it away', () => {
  show(<CodeSheet code="ABCDE-FGHJK" station={{ centerName: '百瑞苑', terminalName: '1 号窗口' }} />)
  expect(screen.getByText('ABCDE')).toBeTruthy()
  expect(screen.getByText('百瑞苑 1 号窗口')).toBeTruthy()
  expect(screen.getByText(/锁在柜子里/)).toBeTruthy()
})

test('backups are listed with time, records and size, each to be taken along', () => {
  show(<BackupTable backups={[backup]} />)
  expect(screen.getByRole('row', { name: '2026-11-23 08:00 8,120 5 MB 下载 2026-11-23 08:00 的备份' })).toBeTruthy()
  const link = screen.getByRole('link', { name: '下载 2026-11-23 08:00 的备份' })
  expect(link.getAttribute('href')).toBe('/journal/snapshots/1.ndjson')
  cleanup()
  show(<BackupTable backups={[]} />)
  expect(screen.getByText(/还没有备份/)).toBeTruthy()
})

test.each([
  [12, '1 kB'],
  [350_000_000, '350 MB'],
  [1_240_000_000, '1.2 GB'],
])('%d bytes are %s', (bytes, text) => expect(sizeOf(bytes)).toBe(text))

test('a store the browser closed is told once it is noticed, and one button opens the page anew', async () => {
  const health = createStoreHealth()
  let reopened = 0
  const look = async () => ({ level: 'good', freeBytes: 1e12 }) as const
  show(<StoreBand health={health} look={look} onReopen={() => (reopened += 1)} />)
  expect(screen.queryByRole('alert')).toBeNull()
  act(health.broke)
  expect(screen.getByRole('alert').textContent).toContain('填了一半的会留着')
  await userEvent.setup().click(screen.getByRole('button', { name: '重新打开' }))
  await waitFor(() => expect(reopened).toBe(1), { timeout: 5000 })
})

test('while the disk is still full the store is not opened anew: the browser would throw its records away', async () => {
  const health = createStoreHealth()
  let reopened = 0
  const look = async () => ({ level: 'read-only', freeBytes: 5e6 }) as const
  show(<StoreBand health={health} look={look} onReopen={() => (reopened += 1)} />)
  act(health.broke)
  await userEvent.setup().click(screen.getByRole('button', { name: '重新打开' }))
  expect(await screen.findByText(/磁盘满了，还剩 5 MB/, {}, { timeout: 5000 })).toBeTruthy()
  expect(reopened).toBe(0)
})
