import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { expect, type Page } from '@playwright/test'
import { test } from './fixtures'
import { type HostName, openStation, type Station } from './hosts/station'
import { expectAccessible } from './pages/accessible'
import { deskOf } from './pages/desk'
import { center, director, setUpOf } from './pages/set-up'
import { signInOf } from './pages/sign-in'

test.describe.configure({ timeout: 180_000 })

const firstStep = (page: Page) => page.getByRole('heading', { name: '您是哪个服务中心？' })

async function isNoBlankPageWithoutItsHost(page: Page, station: Station): Promise<void> {
  station.expectTrouble(/Failed to load resource: net::ERR_FAILED .*\/station\)$/)
  await page.route('**/station', (route) => route.abort())
  await page.reload()
  await expect(page.getByRole('heading', { name: '驿站没有启动好' })).toBeVisible()
  await expectAccessible(page)
  await page.unroute('**/station')
  await page.getByRole('button', { name: '再试一次' }).click()
  await expect(firstStep(page)).toBeVisible()
}

/** Under the Node host only the second window is left afterwards. */
async function opensOneWindow({ page, context }: Station, host: HostName): Promise<void> {
  if (host === 'electron') {
    await page.evaluate(() => void window.open(location.href))
    await expect.poll(() => context.pages().length).toBe(1)
    return
  }
  const second = await context.newPage()
  await second.goto(page.url())
  await expect(second.getByRole('heading', { name: '驿站已经在另一个窗口打开了' })).toBeVisible()
  await expectAccessible(second)
  await page.close()
  await second.getByRole('button', { name: '再试一次' }).click()
  await expect(firstStep(second)).toBeVisible()
}

async function speaksEnglish(page: Page): Promise<void> {
  await page.getByText('English').click()
  await expect(page.getByRole('heading', { name: 'Welcome to Yizhan' })).toBeVisible()
  await expect(page.locator('html')).toHaveAttribute('lang', 'en')
  await expectAccessible(page)
}

async function asksForTheCenter(page: Page): Promise<void> {
  const cases = [
    ['', '请填写 12 位社区代码'],
    ['4201060', '社区代码是 12 位数字，现在是 7 位'],
    ['42010601200A', '社区代码只有数字，请去掉其他字符'],
    ['990106012003', '前两位不是任何省份的代码，请核对'],
    ['420106000003', '第 7 至 9 位是街道代码，不对，请核对'],
    ['420106012000', '最后 3 位是社区代码，不能是 000，请核对'],
  ] as const
  for (const [code, sentence] of cases) {
    await setUpOf(page).nameCenter('', code)
    await expect(page.getByText(sentence)).toBeVisible()
  }
  await expect(page.getByText('请填写中心名称')).toBeVisible()
  await page.getByLabel('社区代码（12 位）').fill('420106 012 003')
  await expect(page.getByText('湖北省武汉市武昌区 · 街道 012 · 社区 003')).toBeVisible()
}

/** Goes from the first step to the third. */
async function goesByKeyboard(page: Page): Promise<void> {
  await page.reload()
  await expect(page.getByLabel('中心名称')).toBeFocused()
  await page.keyboard.type(center.name)
  await page.keyboard.press('Tab')
  await page.keyboard.type(center.code)
  await page.keyboard.press('Enter')
  await expect(page.getByLabel('电脑名称')).toBeFocused()
  await expectAccessible(page)
  await page.keyboard.press('Enter')
  await expect(page.getByText('请给这台电脑起个名字，以后好分辨')).toBeVisible()
  await expect(page.getByLabel('电脑名称')).toBeFocused()
  await page.keyboard.type('1 号窗口')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: '登记第一位工作人员' })).toBeVisible({ timeout: 30_000 })
  await expect(page.getByLabel('姓名')).toBeFocused()
  await expectAccessible(page)
}

async function asksForAPin(page: Page): Promise<void> {
  const setUp = setUpOf(page)
  const cases = [
    ['12', '12', 'PIN 是 4 到 8 位数字'],
    ['1234', '1234', '这个 PIN 太容易猜到，请换一个：不要用同一个数字、连号或常见数字'],
    ['0000', '0000', '这个 PIN 太容易猜到，请换一个：不要用同一个数字、连号或常见数字'],
    ['2846', '2864', '两次输入的 PIN 不一样，请再输一遍'],
  ] as const
  for (const [pin, again, sentence] of cases) {
    await setUp.enrolFirst(director.name, pin, again)
    await expect(page.getByText(sentence)).toBeVisible()
  }
  await setUp.enrolFirst(' ', '2846')
  await expect(page.getByText('请填写姓名')).toBeVisible()
}

test('a center is set up in three steps, by keyboard alone, and what cannot be right gets a sentence that says what to do', {
  tag: '@window',
}, async ({ page: first, station, host }) => {
  await expect(first).toHaveTitle('欢迎使用驿站 · 驿站')
  await expect(firstStep(first)).toBeVisible()
  await expectAccessible(first)
  await test.step('a host that does not answer is no blank page', () => isNoBlankPageWithoutItsHost(first, station))
  await test.step('a second window of the same profile is told plainly; Electron opens none', () => opensOneWindow(station, host))
  await test.step('it speaks English to whoever asks for it', () => speaksEnglish(station.context.pages()[0] ?? first))
  const page = await station.restart()
  await expect(page.getByRole('heading', { name: 'Which service center is this?' })).toBeVisible()
  await page.getByText('中文').click()

  await test.step('the first step, with what is known of a code while it is typed', () => asksForTheCenter(page))
  await test.step('all three steps go by keyboard alone', () => goesByKeyboard(page))
  await test.step('a PIN that anyone would guess is refused, and so are two that differ', () => asksForAPin(page))
  for (const label of ['再输一遍 PIN', '新 PIN', '姓名']) await page.getByLabel(label).fill('')
  await page.keyboard.type(director.name)
  await page.keyboard.press('Tab')
  await page.keyboard.type(director.pin)
  await page.keyboard.press('Tab')
  await page.keyboard.type(director.pin)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('button', { name: `${director.name}，书记` })).toBeVisible()
  await expect(page.getByText(center.name)).toBeVisible()
  await expect(page.getByText('1 号窗口')).toBeVisible()
  await expect(deskOf(page).syncBadge()).toHaveText('已同步')
  await expectAccessible(page)
})

/** What an administrator does at the center's server; answers what the command printed. */
async function administer(hub: string, ...words: string[]): Promise<string> {
  const command = ['--import', 'tsx', 'scripts/center.ts', ...words, '--hub', hub]
  const { stdout } = await promisify(execFile)(process.execPath, command)
  return stdout
}

async function joinsByCode(other: Station, origin: string, code: string): Promise<void> {
  const { page } = other
  const setUp = setUpOf(page)
  await setUp.join('', '')
  await expect(page.getByText('请填写登记码')).toBeVisible()
  await expect(page.getByText('请填写数据中心地址，和登记码在同一张单子上')).toBeVisible()
  await expectAccessible(page)
  await setUp.join(origin, code.slice(1))
  await expect(page.getByText('登记码是 12 位，现在是 11 位')).toBeVisible()
  await setUp.join(
    origin,
    code.replace(/^./, (sign) => (sign === '7' ? '8' : '7')),
  )
  await expect(page.getByText('有一位输错了，请逐位核对')).toBeVisible()
  other.expectTrouble(/50[0-9]|400/)
  await setUp.join('http://127.0.0.1:1', code)
  await expect(page.getByRole('alert')).toHaveText('连不上数据中心。请检查网线和网络，再试一次。')
  await setUp.join('ftp://host', code)
  await expect(page.getByRole('alert')).toHaveText('数据中心地址不对，请照单子再填一遍。')
  await setUp.join(origin, ` ${code.toLowerCase()} `)
  await signInOf(page).as(director.name, director.pin)
  await expect(page.getByText('2 号窗口')).toBeVisible()
  await expect(deskOf(page).syncBadge()).toHaveText('已同步')
}

async function isToldThatTheCodeWasUsed(another: Station, origin: string, code: string): Promise<void> {
  another.expectTrouble(/409/)
  await setUpOf(another.page).join(origin, code)
  await expect(another.page.getByRole('alert')).toHaveText(/^这个登记码已经用过了/)
  await another.page.getByRole('button', { name: '返回' }).click()
  await expect(firstStep(another.page)).toBeVisible()
}

/** The cable is pulled right after the center has let the computer in, before it sends any names. */
async function waitsForTheCenter(page: Page): Promise<void> {
  await setUpOf(page).nameCenter()
  await page.getByLabel('电脑名称').fill('3 号窗口')
  await page.route('**/sync/**', (route) => route.abort())
  await page.getByRole('button', { name: '下一步' }).click()
  await expect(page.getByRole('heading', { name: '连不上数据中心，还不能开始' })).toBeVisible({ timeout: 20_000 })
  await expect(page.getByLabel('姓名')).toHaveCount(0)
  await expectAccessible(page)
  await page.unroute('**/sync/**')
}

test.describe('beside a desk that was set up', () => {
  test.use({ begin: 'desk' })

  test('a second computer joins with a code that works once, and a third without one: neither asks for a first director', {
    tag: '@page',
  }, async ({ station, host }) => {
    const hub = await station.hubAddress()
    const { origin } = new URL(hub)
    const slip = await administer(hub, 'add-terminal', center.code, '--mode', 'desk', '2 号窗口')
    const code = /登记码：([0-9A-Z-]{14})/.exec(slip)?.[1] ?? ''
    const other = await openStation({ host })
    try {
      await test.step('nothing else is to be filled in', () => joinsByCode(other, origin, code))
      expect(await administer(hub, 'status')).toContain('2 号窗口')
      // The built program's design documents are to the letter those of the source.
      expect(await administer(hub, 'verify')).toContain('Everything is as it should be')
      await test.step('closed and opened again it goes on with the center it joined', async () => {
        await signInOf(await other.restart()).choose(director.name)
      })
      const another = await station.startAnother()
      await test.step('the code works once', () => isToldThatTheCodeWasUsed(another, origin, code))
      await test.step('a computer that loses the center waits, says so and goes on by itself', async () => {
        await waitsForTheCenter(another.page)
        await signInOf(another.page).as(director.name, director.pin)
        await expect(another.page.getByText('3 号窗口')).toBeVisible()
      })
    } finally {
      await other.dispose()
    }
    expect(other.troubles()).toEqual([])
  })
})

test('a self-service screen welcomes upright and lying, opens no store and shows everything without scrolling', {
  tag: '@page',
}, async ({ page: first, station }) => {
  await setUpOf(first).nameCenter()
  await setUpOf(first).nameTerminal('大厅自助屏', '自助屏')
  // Under Electron a kiosk gets a window of its own, whose session lies in memory.
  if (station.kind !== 'node') await expect.poll(() => first.isClosed()).toBe(true)
  const { page } = station
  for (const size of [
    { width: 1080, height: 1920 },
    { width: 1920, height: 1080 },
  ]) {
    await page.setViewportSize(size)
    await expect(page.getByRole('heading', { level: 1, name: '您想办什么？' })).toBeVisible()
    await expect(page.getByText(center.name)).toBeVisible()
    await expect(page.getByText(/^\d{4}年\d{1,2}月\d{1,2}日 星期[一二三四五六日]$/)).toBeVisible()
    await expect(page.getByText('下面还有')).toBeHidden()
    await page.getByText('English').click()
    await expect(page.getByRole('heading', { name: 'What would you like to do?' })).toBeVisible()
    await expectAccessible(page)
    await expect(page.getByText('More below')).toBeHidden()
    expect(await page.evaluate(() => document.documentElement.scrollHeight <= window.innerHeight)).toBe(true)
    await page.getByText('中文').click()
  }
  expect(await page.evaluate(async () => (await indexedDB.databases()).length)).toBe(0)
})
