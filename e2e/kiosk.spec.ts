import { pbkdf2Sync } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { expect, type Page } from '@playwright/test'
import { test } from './fixtures'
import { filesIn, scan } from './hosts/scan'
import type { Station } from './hosts/station'
import { profileOf } from './hosts/violence'
import { expectAccessible } from './pages/accessible'
import { kioskOf } from './pages/handing-in'
import { cutOff, readable, shellOf, sideways, smallTargets } from './pages/kiosk'
import { takePicture } from './pages/picture'
import { center, setUpOf } from './pages/set-up'

test.use({ mode: 'kiosk' })
test.describe.configure({ timeout: 180_000 })

const ways = { tall: { width: 1080, height: 1920 }, wide: { width: 1920, height: 1080 } } as const
const today = () => new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10)

async function openKiosk(page: Page, station: Station): Promise<void> {
  // There is no card reader here, and Chromium writes an error for the answer that says so.
  station.expectTrouble(/kiosk\/card/)
  await page.clock.install()
  await page.setViewportSize(ways.tall)
  await setUpOf(page).nameCenter()
  await setUpOf(page).nameTerminal('大厅屏', '自助屏')
  await kioskOf(page).home()
}

/** What a desk would have published. */
async function publish(station: Station, docs: readonly ({ _id: string } & Record<string, unknown>)[]): Promise<void> {
  const { origin, username, password } = new URL(await station.hubAddress())
  const authorization = `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`
  const at = new Date().toISOString()
  const stamps = { born: `${Date.now().toString(36).padStart(9, '0')}-0000|center00` }
  const envelope = { createdAt: at, createdBy: 'center', updatedAt: at, updatedBy: 'center', stamps }
  const answer = await fetch(`${origin}/c${center.code}-catalogue/_bulk_docs`, {
    method: 'POST',
    headers: { authorization, 'content-type': 'application/json' },
    body: JSON.stringify({ docs: docs.map((doc) => ({ ...doc, ...envelope })) }),
  })
  const told = (await answer.json()) as { error?: string; reason?: string }[]
  expect(told.filter(({ error }) => error)).toEqual([])
}

/** The number that leaves all kiosks of the center, as a desk keeps it. */
function leaveOrder(pin: string) {
  const salt = Buffer.from('0123456789abcdef')
  const leaveHash = pbkdf2Sync(pin, salt, 1000, 32, 'sha256').toString('base64')
  const leaving = { leaveHash, leaveSalt: salt.toString('base64'), leaveRounds: 1000 }
  return { _id: 'kiosk-order-all', kind: 'kioskOrder', title: '自助屏', terminalId: '*', ...leaving }
}

const isKiosk = (station: Station) => station.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isKiosk())

test('everything of the shell can be read and hit, upright and lying, at any size of the text @page', async ({
  page,
  station,
}, info) => {
  await openKiosk(page, station)
  const shell = shellOf(page)
  const expectFit = async (name: string) => {
    await page.evaluate(() => document.fonts.ready)
    expect({ name, sideways: await sideways(page), cutOff: await cutOff(page), small: await smallTargets(page) }).toEqual({
      name,
      sideways: [],
      cutOff: [],
      small: [],
    })
    await takePicture(page, info, name)
  }
  for (const [way, size] of Object.entries(ways)) {
    await page.setViewportSize(size)
    await expectFit(`${way}-home`)
    await expectAccessible(page)
    await shell.size('大')
    await expectFit(`${way}-home-150`)
    await shell.size('特大')
    await expectFit(`${way}-home-200`)
    await shell.elder()
    await expectFit(`${way}-home-elder`)
    await expectAccessible(page)
    await kioskOf(page).open('党员报到')
    await page.getByLabel('姓名', { exact: true }).click()
    await shell.tapKeys('wangfang')
    await expectFit(`${way}-pinyin-200`)
    await page.getByLabel('电话', { exact: true }).click()
    await expectFit(`${way}-digits-200`)
    await expectAccessible(page)
    await shell.closeKeys()
    await shell.elder()
    await shell.size('标准')
    await page.getByLabel('姓名', { exact: true }).click()
    await shell.tapKeys('wang')
    await expectFit(`${way}-pinyin`)
    await expectAccessible(page)
    await shell.closeKeys()
    await shell.goHome()
    await page.getByRole('button', { name: 'English' }).click()
    await expect(page.getByRole('heading', { level: 1, name: 'What would you like to do?' })).toBeVisible()
    await page.getByRole('button', { name: 'Largest' }).click()
    await expectFit(`${way}-home-english-200`)
    await page.getByRole('button', { name: 'Normal' }).click()
    await page.getByRole('button', { name: '中文' }).click()
  }
})

test('what somebody typed by taps is gone a minute later: from the page, the storage, the clipboard and the disk', async ({
  page,
  station,
}, info) => {
  await openKiosk(page, station)
  const shell = shellOf(page)
  const planted = ['欧彧翀', '19973164088', '骃骎骐骓骕骙']
  await kioskOf(page).open('党员报到')
  await page.getByLabel('姓名', { exact: true }).click()
  await shell.spell('ouyuchong', '欧彧翀')
  await page.getByLabel('电话', { exact: true }).click()
  await shell.tapKeys('19973164088')
  await shell.closeKeys()
  await expect(page.getByLabel('姓名', { exact: true })).toHaveValue('欧彧翀')
  await expect(page.getByLabel('电话', { exact: true })).toHaveValue('19973164088')

  // A program that moves the mouse is nobody; a tap on the question is somebody.
  await page.clock.fastForward(61_000)
  await page.evaluate(() => {
    for (const type of ['pointermove', 'pointerdown', 'click', 'keydown'])
      window.dispatchEvent(new Event(type, { bubbles: true }))
  })
  await expect(shell.stillThere()).toBeVisible()
  await takePicture(page, info, 'still-there')
  await page.getByRole('button', { name: '继续办' }).click()
  await expect(shell.stillThere()).toBeHidden()
  await expect(page.getByLabel('姓名', { exact: true })).toHaveValue('欧彧翀')

  // In English and large; the next one begins anew in both.
  await page.getByRole('button', { name: 'English' }).click()
  await page.getByRole('button', { name: 'Largest' }).click()
  await page.getByRole('button', { name: 'Home', exact: true }).click()
  await page.clock.fastForward(61_000)
  await page.clock.fastForward(10_000)
  await kioskOf(page).home()
  await expect(page.getByRole('button', { name: '标准' })).toHaveAttribute('aria-pressed', 'true')
  await kioskOf(page).open('诉求与心愿')
  await kioskOf(page).tap(/^提诉求/)
  await kioskOf(page).tap('公共照明')
  await page.getByLabel('请说说是什么事').fill(planted[2] ?? '')
  await page.getByLabel('请说说是什么事').selectText()
  await page.keyboard.press('Control+C')
  await page.clock.fastForward(61_000)
  await page.clock.fastForward(10_000)
  await kioskOf(page).home()

  const text = await readable(page)
  expect(planted.filter((one) => text.includes(one))).toEqual([])
  expect(text).not.toContain('database ')
  await station.close()
  const files = filesIn([station.dataDir, ...(station.kind === 'node' ? [profileOf(station)] : [])])
  expect(scan(files, planted)).toEqual([])
  // The scan reads the right files: what set-up wrote is found in them.
  expect(scan(files, ['大厅屏']).length).toBeGreaterThan(0)
  expect(files.reduce((sum, file) => sum + readFileSync(file).length, 0)).toBeGreaterThan(10_000)
})

test(
  'staff leave by a number that a desk has set; five wrong tries pause it, and a reload does not help',
  { tag: '@page' },
  async ({ page, station }, info) => {
    station.expectTrouble(/kiosk\/leave/)
    await openKiosk(page, station)
    const shell = shellOf(page)
    const says = (text: string | RegExp) => expect(page.getByRole('alert').getByText(text)).toBeVisible({ timeout: 15_000 })
    await shell.openLeave()
    await shell.leaveWith('1234')
    await says(/还没有离开密码/)
    await takePicture(page, info, 'leave-unset')

    await publish(station, [leaveOrder('730518')])
    await expect(async () => {
      await shell.leaveWith('1111')
      await expect(page.getByText('密码不对，还可以试 4 次')).toBeVisible({ timeout: 2000 })
    }).toPass({ timeout: 90_000 })
    await shell.leaveWith('730518')
    await expect(page.getByRole('heading', { name: '已离开自助屏' })).toBeVisible()
    if (station.kind === 'electron') await expect.poll(() => isKiosk(station)).toBe(false)
    await takePicture(page, info, 'left')
    await expectAccessible(page)
    await page.getByRole('button', { name: '回到自助屏' }).click()
    await kioskOf(page).home()
    if (station.kind === 'electron') await expect.poll(() => isKiosk(station)).toBe(true)

    await shell.openLeave()
    for (const left of [4, 3, 2, 1]) {
      await shell.leaveWith('2222')
      await says(`密码不对，还可以试 ${left} 次`)
    }
    await shell.leaveWith('2222')
    await says(/试错太多次，请 5 分钟后再试/)
    await page.reload()
    await kioskOf(page).home()
    await shell.openLeave()
    await shell.leaveWith('730518')
    await says(/试错太多次/)
    await takePicture(page, info, 'leave-paused')
  },
)

test('a kiosk that nobody touches shows who is on duty, the week’s tours and the notices; a tap goes home @page', async ({
  page,
  station,
}, info) => {
  await openKiosk(page, station)
  const day = today()
  await publish(station, [
    { _id: 'notice-1', kind: 'notice', title: '周五停水', body: '上午九点到下午五点，请提前储水。', onSlides: true },
    { _id: 'notice-2', kind: 'notice', title: '不在屏上的通知', body: '只在通知栏', onSlides: false },
    {
      _id: 'notice-3',
      kind: 'notice',
      title: '值班：王建国',
      body: '服务台：王建国',
      onSlides: true,
      startsOn: day,
      endsOn: day,
    },
    {
      _id: 'offering-1',
      kind: 'offering',
      offeringKind: 'tour',
      title: '巡诊',
      body: '量血压、测血糖',
      place: '小区广场',
      startsOn: day,
      startsAt: '09:00',
      open: true,
    },
    { _id: 'order-1', kind: 'kioskOrder', title: '自助屏', terminalId: 'zzzzzzzz', paused: true, body: '不是这一台' },
  ])
  await expect
    .poll(() => page.evaluate(async () => ((await (await fetch('/kiosk/catalogue')).json()) as { records: [] }).records.length), {
      timeout: 90_000,
    })
    .toBe(5)
  await page.clock.fastForward(61_000)
  await page.clock.fastForward(60_000)
  await expect(page.getByText('点一下屏幕开始')).toBeVisible()
  await expect(page.getByRole('heading', { name: '值班：王建国' })).toBeVisible()
  await expectAccessible(page)
  await takePicture(page, info, 'slide-on-duty')
  for (const title of ['巡诊', '周五停水', '值班：王建国']) {
    await page.clock.fastForward(10_000)
    await expect(page.getByRole('heading', { name: title })).toBeVisible()
  }
  await page.setViewportSize(ways.wide)
  await takePicture(page, info, 'slide-wide')
  await page.getByText('点一下屏幕开始').click()
  await kioskOf(page).home()

  await publish(station, [
    { _id: 'order-2', kind: 'kioskOrder', title: '自助屏', terminalId: '*', paused: true, body: '正在检修打印机，下午三点恢复' },
  ])
  await expect(page.getByText('正在检修打印机，下午三点恢复')).toBeVisible({ timeout: 60_000 })
  await expect(page.getByRole('button', { name: /党员报到/ })).toHaveCount(0)
  await expectAccessible(page)
  await takePicture(page, info, 'paused')
})
