import { cleanup, screen, within } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { CheckReport, ScheduleSettings, SyncStatus } from '../../sync/types'
import { completeBrowser, show } from '../testing/show'
import { CheckCard } from './CheckCard'
import { EpochCard } from './EpochCard'
import { DamageNotice, OfflineNotice, ProblemsCard } from './Notices'
import { ScheduleCard } from './ScheduleCard'
import { SentCard } from './SentCard'
import { StatusCard } from './StatusCard'
import { WaitingCard } from './WaitingCard'

vi.setConfig({ testTimeout: 30_000 })
beforeEach(completeBrowser)
afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
  localStorage.clear()
})

const now = Date.UTC(2026, 10, 23, 1)
const synced: SyncStatus = {
  state: 'synced',
  unsent: 0,
  progress: null,
  lastSuccessAt: '2026-11-23T00:58:00.000Z',
  nextTryAt: '2026-11-23T01:05:00.000Z',
  problems: [],
  pause: null,
  offline: null,
  conflicts: 0,
  damage: { found: 0, restored: 0 },
  collections: [],
}
const shownText = () => document.body.textContent ?? ''

test('how it stands: the words of the badge, the last and the next time, and where to', () => {
  show(<StatusCard status={synced} endpoint="https://center.example" now={now} />)
  expect(screen.getByText('已同步')).toBeTruthy()
  expect(screen.getAllByRole('definition').map(({ textContent }) => textContent)).toEqual([
    '2026-11-23 08:58',
    '2026-11-23 09:05',
    'https://center.example',
  ])
})

test.each([
  [{ found: 0, restored: 0 }, ''],
  [{ found: 2, restored: 2 }, '2 条都已自动找回'],
  [{ found: 3, restored: 1 }, '已找回 1 条，还差 2 条'],
])('of damaged records %o it says how many came back', (damage, sentence) => {
  show(<DamageNotice damage={damage} />)
  if (sentence) expect(screen.getByRole('status').textContent).toContain(sentence)
  else expect(screen.queryByRole('status')).toBeNull()
})

test('while records move it says how many of how many, how fast and how long still', () => {
  const progress = { done: 1200, total: 8000, perSecond: 398.4, secondsLeft: 17.1 }
  show(<StatusCard status={{ ...synced, state: 'syncing', progress }} endpoint="" now={now} />)
  expect(screen.getByText('正在同步 1200/8000')).toBeTruthy()
  expect(screen.getByText('已传 1200 条，共 8000 条，每秒约 398 条，还要约 18 秒')).toBeTruthy()
})

test('outside the hours it says when sending begins, and on a metered network that it waits for a hand', () => {
  const window = { why: 'window', until: '2026-11-23T04:00:00.000Z' } as const
  show(<StatusCard status={{ ...synced, pause: window }} endpoint="" now={now} />)
  expect(shownText()).toContain('2026-11-23 12:00 开始自动传')
  cleanup()
  show(<StatusCard status={{ ...synced, pause: { why: 'metered' } }} endpoint="" now={now} />)
  expect(shownText()).toContain('只在点“立即同步”时')
})

test('what waits is told by kind of record', () => {
  const collection = (name: string, unsent: number) => ({ name, unsent, refused: 0, lastSuccessAt: null })
  show(<WaitingCard collections={[collection('residents', 10), collection('places', 0), collection('workers', 1)]} />)
  expect(screen.getAllByRole('listitem').map(({ textContent }) => textContent)).toEqual(['居民10 条', '工作人员1 条'])
})

test('a captive portal is told apart from a missing line', () => {
  show(<OfflineNotice offline="portal" />)
  expect(screen.getByRole('alert').textContent).toContain('网络要求先登录')
  cleanup()
  show(<OfflineNotice offline="unreachable" />)
  expect(screen.getByRole('alert').textContent).toContain('连不上数据中心')
})

test('a problem is told once for all records that have it, in words that say what to do', () => {
  const problem = { collection: 'residents', at: '2026-11-23T01:00:00.000Z', detail: 'x' }
  show(
    <ProblemsCard
      problems={[
        { ...problem, code: 'unauthorised' },
        { ...problem, code: 'unauthorised' },
        { ...problem, code: 'never-heard-of' },
      ]}
    />,
  )
  expect(screen.getAllByRole('listitem').map(({ textContent }) => textContent)).toEqual([
    '数据中心不认这台电脑的账号，请联系技术人员（居民）　2026-11-23 09:00',
    '有一条内容没有传好，请联系技术人员（居民）　2026-11-23 09:00',
  ])
})

test('the chart of the day has the same figures as a table', () => {
  show(
    <SentCard
      hours={[
        { hour: 8, count: 0 },
        { hour: 9, count: 7 },
      ]}
    />,
  )
  expect(screen.getByText('今天共传 7 条')).toBeTruthy()
  const rows = within(screen.getByRole('table')).getAllByRole('row')
  expect(rows.map(({ textContent }) => textContent)).toEqual(['几点条数', '8 点0', '9 点7'])
})

const settings: ScheduleSettings = { everyMinutes: 5, windows: [], metered: false }

test('whoever may not change the schedule reads it and is told whom to ask', () => {
  show(<ScheduleCard settings={settings} mayChange={false} onSave={async () => undefined} />)
  expect(screen.getByText('需要改时请找书记。')).toBeTruthy()
  expect(screen.queryByRole('button', { name: '保存' })).toBeNull()
  expect((screen.getByLabelText('全天都传') as HTMLInputElement).matches(':disabled')).toBe(true)
})

test('hours are chosen by name or typed; none at all, or a wrong one, is refused with a sentence', async () => {
  const saved: ScheduleSettings[] = []
  show(<ScheduleCard settings={settings} mayChange onSave={async (given) => void saved.push(given)} />)
  const user = userEvent.setup()
  await user.click(screen.getByLabelText('只在这些时间传'))
  await user.click(screen.getByRole('button', { name: '保存' }))
  expect(screen.getByRole('alert').textContent).toBe('请至少选一段时间，或者选“全天都传”')
  await user.click(screen.getByLabelText('中午 12:00–14:00'))
  await user.type(screen.getByLabelText('从'), '8:30')
  await user.click(screen.getByRole('button', { name: '加上这段时间' }))
  expect(screen.getAllByRole('alert')[0]?.textContent).toBe('请写成 08:30 这样')
  await user.clear(screen.getByLabelText('从'))
  await user.type(screen.getByLabelText('从'), '08:30')
  await user.type(screen.getByLabelText('到'), '09:00')
  await user.click(screen.getByRole('button', { name: '加上这段时间' }))
  await user.click(screen.getByLabelText(/网络按流量计费/))
  await user.click(screen.getByRole('button', { name: '保存' }))
  expect(saved).toEqual([
    {
      everyMinutes: 5,
      metered: true,
      windows: [
        { from: '08:30', to: '09:00' },
        { from: '12:00', to: '14:00' },
      ],
    },
  ])
})

const reports: CheckReport[] = [{ collection: 'residents', here: 120, atCenter: 118, pulled: 1, sent: 3 }]

test('a comparison shows how far it is, and then what it mended', async () => {
  let finish: (found: CheckReport[]) => void = () => undefined
  const check = (told: (done: number, total: number) => void) => {
    told(40, 120)
    return new Promise<CheckReport[]>((resolve) => {
      finish = resolve
    })
  }
  show(<CheckCard check={check} />)
  await userEvent.setup().click(screen.getByRole('button', { name: '开始核对' }))
  expect(screen.getByText('已核对 40 条，共 120 条')).toBeTruthy()
  finish(reports)
  expect(await screen.findByText('补齐了：取回 1 条，传出 3 条。')).toBeTruthy()
  expect(screen.getByRole('row', { name: '居民 120 118 1 3' })).toBeTruthy()
})

test('a comparison can be stopped; one that failed says so and can be begun again', async () => {
  const check = (_: unknown, signal?: AbortSignal) =>
    new Promise<CheckReport[]>((_resolve, reject) => signal?.addEventListener('abort', () => reject(new Error('stopped'))))
  show(<CheckCard check={check} />)
  const user = userEvent.setup()
  await user.click(screen.getByRole('button', { name: '开始核对' }))
  await user.click(screen.getByRole('button', { name: '停下' }))
  expect((await screen.findByRole('status')).textContent).toContain('已停下')
  cleanup()
  show(<CheckCard check={() => Promise.reject(new Error('no line'))} />)
  await user.click(screen.getByRole('button', { name: '开始核对' }))
  expect((await screen.findByRole('alert')).textContent).toContain('核对没有做完')
  expect(screen.getByRole('button', { name: '开始核对' })).toBeTruthy()
})

const pause = { why: 'epoch', what: 'emptied', since: '2026-11-23T01:00:00.000Z' } as const

test('after the center changed, the confirmation says what will happen, and only then is it done', async () => {
  const chosen: string[] = []
  show(<EpochCard pause={pause} here={8120} unsent={12} mayChoose onChoose={async (choice) => void chosen.push(choice)} />)
  expect(screen.getByRole('alert').textContent).toContain('数据中心里的内容被清空了')
  const user = userEvent.setup()
  await user.click(screen.getByRole('button', { name: '改用数据中心的内容' }))
  const dialog = await screen.findByRole('dialog', { name: '清空这台电脑，改用数据中心的内容？' })
  expect(dialog.textContent).toContain('这台电脑上的 8120 条会先备份')
  expect(dialog.textContent).toContain('其中 12 条还没有传过')
  expect(chosen).toEqual([])
  await user.click(within(dialog).getByRole('button', { name: '取消' }))
  await user.click(screen.getByRole('button', { name: '把这台电脑的内容再传一遍' }))
  const other = await screen.findByRole('dialog', { name: '把这台电脑的内容再传一遍？' })
  await user.click(within(other).getByRole('button', { name: '再传一遍' }))
  expect(chosen).toEqual(['push-all'])
})

test('whoever may not choose is told who may', () => {
  show(<EpochCard pause={pause} here={1} unsent={0} mayChoose={false} onChoose={async () => undefined} />)
  expect(screen.getByText('请书记登录后选择怎么办。')).toBeTruthy()
  expect(screen.queryByRole('button')).toBeNull()
})

test('all of it speaks English where the desk does', () => {
  localStorage.setItem('yizhan.language', 'en')
  show(<StatusCard status={synced} endpoint="" now={now} />)
  expect(screen.getByText('Synced')).toBeTruthy()
  expect(screen.getByText('Next automatic sync')).toBeTruthy()
})
