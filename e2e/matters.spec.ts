import { expect } from '@playwright/test'
import { test } from './fixtures'
import { expectAccessible } from './pages/accessible'
import { deskOf } from './pages/desk'
import { kioskOf } from './pages/handing-in'
import { allowance, birth, catalogueFile, mattersOf, senior } from './pages/matters'
import { takePicture } from './pages/picture'
import { rosterOf } from './pages/roster'
import { director } from './pages/set-up'
import { signInOf } from './pages/sign-in'
import { startKiosk } from './pages/start-kiosk'

test.describe.configure({ timeout: 300_000 })
test.use({ begin: 'desk' })

test(
  'the city’s catalogue is imported, found in everyday words at desk and kiosk, a matter is taken in and asked after by its number',
  {
    tag: '@page',
  },
  async ({ station }, info) => {
    const { page } = station
    page.setDefaultTimeout(15_000)
    await page.setViewportSize({ width: 1366, height: 768 })
    await signInOf(page).as(director.name, director.pin)
    await rosterOf(page).add({
      name: '陈桂英',
      seat: { estate: '百瑞苑', building: '3', entrance: '2', room: '501' },
      head: true,
    })
    const desk = mattersOf(page)
    await deskOf(page).goTo('办事事项')
    await expect(page.getByText('还没有办事事项')).toBeVisible()
    await takePicture(page, info, 'matters-empty')

    // 第1版, with a row the city has to mend.
    await desk.import(catalogueFile('2026年第1版', [birth, senior, allowance, ['MZ-009', '', '民政']]))
    await expect(desk.verdict('有错 1')).toBeVisible()
    await expect(page.getByText('没有事项名称')).toBeVisible()
    await expectAccessible(page)
    await takePicture(page, info, 'matters-check')
    await expect(page.getByLabel('目录版本')).toHaveValue('2026年第1版')
    await desk.write()
    await page.getByRole('link', { name: '看办事事项' }).click()

    // As people say it, in characters and in letters.
    await expect(page.getByText('目录版本：2026年第1版，3 项')).toBeVisible()
    await desk.find('给孩子上户口要带什么', '出生登记')
    await desk.find('laonianka', '老年人优待证办理')
    await desk.find('敬老卡', '老年人优待证办理')
    await desk.search().fill('办护照')
    await expect(page.getByText('没有找到')).toBeVisible()
    await desk.search().fill('')
    await expectAccessible(page)
    await takePicture(page, info, 'matters')
    await desk.find('孩子上户口', '出生登记')
    await desk.open('出生登记')
    await page.getByLabel('出生医学证明').check()
    await page.getByLabel('父母居民户口簿').check()
    await expectAccessible(page)
    await takePicture(page, info, 'matter')
    await desk.takeIn('陈桂英', '13800001234')
    const receiptNo = await desk.receiptNo()
    expect(receiptNo).toMatch(/^\d{14}$/)
    await expect(page.getByText('还缺 父母居民身份证')).toBeVisible()
    await takePicture(page, info, 'matter-receipt')

    await deskOf(page).goTo('办事事项')
    await page.getByLabel('受理号').fill(`${receiptNo.slice(0, 5)}${(Number(receiptNo[5]) + 1) % 10}${receiptNo.slice(6)}`)
    await page.getByRole('button', { name: '查一查' }).click()
    await expect(page.getByText('号码不对，请对着小票再看看每一位')).toBeVisible()
    await page.getByLabel('受理号').fill(receiptNo)
    await page.getByRole('button', { name: '查一查' }).click()
    await expect(page.getByRole('heading', { level: 1, name: '出生登记' })).toBeVisible()

    // 第2版: one changed, one gone.
    await deskOf(page).goTo('办事事项')
    const changed = birth.map((cell) => (cell === '一楼综合窗口' ? '二楼户籍窗口' : cell))
    await desk.import(catalogueFile('2026年第2版', [changed, senior]))
    await expect(desk.verdict('有变化 1')).toBeVisible()
    await expect(page.getByLabel('停办文件里没有的 1 项')).toBeChecked()
    await desk.write()
    await expect(page.getByText('现在是 2026年第2版：新增 0 项，改动 1 项，没变 1 项，停办 1 项。')).toBeVisible()
    await expect(deskOf(page).syncBadge()).toHaveText('已同步')

    // The kiosk finds it too, tells how far it is, and its look-up counts.
    const machine = await startKiosk(station)
    const kiosk = kioskOf(machine.page)
    await expect(async () => {
      await kiosk.open('办事指南')
      await kiosk.write({ 说说要办的事: '孩子上户口' })
      await expect(kiosk.says('出生登记')).toBeVisible({ timeout: 2_000 })
    }).toPass({ timeout: 60_000 })
    await kiosk.tap(/^出生登记/)
    await expect(kiosk.says('二楼户籍窗口')).toBeVisible()
    await takePicture(machine.page, info, 'kiosk-matter')
    await kiosk.tap('看好了，回首页')
    await kiosk.open('查进度')
    await kiosk.write({ 受理号: receiptNo })
    await kiosk.tap('查一查')
    await expect(machine.page.getByText('还没有消息')).toHaveCount(0)
    await takePicture(machine.page, info, 'kiosk-progress')

    // 服务概况: what lacks, and a figure that opens what it counts.
    await deskOf(page).goTo('服务概况')
    await expect(page.getByText('1 个小区共缺 4 支队伍')).toBeVisible()
    await expect(page.getByRole('link', { name: '百瑞苑缺医疗' })).toBeVisible()
    await page.getByRole('radiogroup', { name: '群众的事' }).getByText('工单 1').click()
    await expectAccessible(page)
    await takePicture(page, info, 'services')
    await page.getByRole('link', { name: '待派单 1 件，点开看' }).click()
    await expect(page.getByRole('main').getByText('出生登记').first()).toBeVisible()

    // Two look-ups at the desk and one at the kiosk, which tells with its next heartbeat; one matter taken in.
    await deskOf(page).goTo('办事事项')
    await desk.open('出生登记')
    await deskOf(page).goTo('办事事项')
    await page.getByRole('link', { name: '使用情况' }).click()
    await expect(async () => {
      await expect(page.getByRole('row', { name: '出生登记 3 0 1' })).toBeVisible({ timeout: 3_000 })
    }).toPass({ timeout: 90_000 })
    await expectAccessible(page)
    await takePicture(page, info, 'matters-use')
  },
)
