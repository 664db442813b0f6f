import { readFile } from 'node:fs/promises'
import { expect, type Page } from '@playwright/test'
import { test } from './fixtures'
import { expectAccessible } from './pages/accessible'
import { deskOf } from './pages/desk'
import { intakeOf, kioskOf } from './pages/handing-in'
import { takePicture } from './pages/picture'
import { rosterOf } from './pages/roster'
import { director } from './pages/set-up'
import { signInOf } from './pages/sign-in'
import { startKiosk } from './pages/start-kiosk'
import { chineseDay, toursOf } from './pages/tours'

test.describe.configure({ timeout: 300_000 })
test.use({ begin: 'desk' })

async function saved(page: Page, tap: () => Promise<void>): Promise<{ name: string; text: string }> {
  const [download] = await Promise.all([page.waitForEvent('download'), tap()])
  return { name: download.suggestedFilename(), text: await readFile(await download.path(), 'utf8') }
}

test(
  'a round is planned, people sign up at a kiosk and at the desk, and its day ends with totals that are those of its records',
  { tag: '@page' },
  async ({ station }, info) => {
    const { page } = station
    page.setDefaultTimeout(15_000)
    await page.setViewportSize({ width: 1366, height: 768 })
    const [today, nextWeek] = [chineseDay(), chineseDay(7)]
    const tours = toursOf(page)
    await signInOf(page).as(director.name, director.pin)
    const seat = { estate: '百瑞苑', building: '3', entrance: '2', room: '501' }
    await rosterOf(page).add({ name: '陈桂英', number: '420115195210030189', phone: '13800001234', seat, head: true })
    await rosterOf(page).add({ name: '李军', number: '42010619900101001X' })
    await deskOf(page).goTo('巡回服务')
    await expect(page.getByText('还没有巡回服务')).toBeVisible()
    await expectAccessible(page)

    // 巡回安排: a weekly round, and one that wants the same room at the same time.
    const round = {
      title: '健康巡诊',
      startsOn: today,
      startsAt: '00:05',
      endsAt: '23:55',
      place: '党群驿站',
      items: ['量血压', '测血糖'],
      quota: '2',
      body: '请带医保卡',
    }
    await tours.plan(round)
    await page.getByRole('button', { name: '新增巡回服务' }).click()
    const once = { ...round, title: '法律咨询', recurrence: '只一次', startsOn: nextWeek, items: ['咨询'], quota: '' }
    await tours.fill(once)
    await expect(tours.dialog().getByText('有 1 处时间冲突')).toBeVisible()
    await expect(tours.dialog().getByText('同时要用党群驿站')).toBeVisible()
    await takePicture(page, info, 'tour-dialog')
    await tours.save()
    await expect(page.getByText('有 1 处时间冲突')).toBeVisible()
    await page.getByRole('link', { name: '节假日' }).click()
    await page.getByLabel('名称').fill('停办')
    await page.getByLabel('从', { exact: true }).fill(chineseDay(14))
    await page.getByRole('button', { name: '加上' }).click()
    await expect(page.getByRole('row', { name: /停办/ })).toBeVisible()
    await expectAccessible(page)
    await takePicture(page, info, 'holidays')
    await page.getByRole('link', { name: '回到日历' }).click()
    await tours.view('周')
    await takePicture(page, info, 'calendar-week')
    await tours.view('列表')
    await takePicture(page, info, 'calendar-list')
    await expectAccessible(page)
    await tours.view('月')
    await expectAccessible(page)
    await takePicture(page, info, 'calendar-month')
    const menu = async (item: string) => {
      await page.getByRole('button', { name: '导出与打印' }).click()
      await page.getByRole('menuitem', { name: item }).click()
    }
    const ics = await saved(page, () => menu('日历文件（.ics）'))
    expect([ics.name.endsWith('.ics'), ics.text.startsWith('BEGIN:VCALENDAR\r\n'), ics.text.includes('健康巡诊')]).toEqual([
      true,
      true,
      true,
    ])
    expect((await saved(page, () => menu('表格（.xlsx）'))).name.endsWith('.xlsx')).toBe(true)

    // 报名 at the kiosk: it says how many places are left, and the desk accepts it.
    const machine = await startKiosk(station)
    const kiosk = kioskOf(machine.page)
    const dayWords = `${Number(today.slice(5, 7))}月${Number(today.slice(8))}日`
    const offer = (left: string) => machine.page.getByRole('button', { name: new RegExp(`健康巡诊.*${dayWords}.*${left}`) })
    const openSignUp = async (left: string) => {
      await kiosk.open('报名')
      await takePicture(machine.page, info, 'kiosk-sign-up')
      // What desks change reaches a kiosk while somebody looks at it.
      await expect(offer(left)).toBeVisible({ timeout: 45_000 })
    }
    await openSignUp('还剩 2 个名额')
    await offer('还剩 2 个名额').click()
    await kiosk.write({ 姓名: '陈桂英', 电话: '13800001234' })
    await kiosk.tap('交给服务台')
    const receiptNo = await kiosk.receiptNo()
    await kiosk.finish()
    await deskOf(page).goTo('进件')
    await intakeOf(page).expectLine('陈桂英')
    await intakeOf(page).decide('同意报名')
    await openSignUp('还剩 1 个名额')

    // The day: by receipt number, by pinyin, by citizen number as a reader types it, and somebody who is on no list.
    await deskOf(page).goTo('巡回服务')
    await tours.open(/^00:05–23:55 健康巡诊/, '健康巡诊')
    await expect(page.getByText('已报名，还没到 · 1 人')).toBeVisible()
    await takePicture(page, info, 'stop-before')
    await tours.search().fill(receiptNo)
    await page.keyboard.press('Enter')
    await expect(tours.says('陈桂英 到场了')).toBeVisible()
    await page.getByText('量血压', { exact: true }).first().click()
    await tours.search().fill('42010619900101001X')
    await expect(page.locator('.yz-founds')).toContainText('李军')
    await takePicture(page, info, 'stop-search')
    await page.keyboard.press('Enter')
    await expect(tours.says('李军 到场了')).toBeVisible()
    await tours.outside('赵小敏')
    await expect(tours.says('赵小敏 到场了。名额已满，算现场增加。')).toBeVisible()
    await tours.outside('王多余')
    await expect(tours.says(/^王多余 到场了/)).toBeVisible()
    await page.getByRole('button', { name: '撤销', exact: true }).click()
    await expect(tours.says('已撤销 王多余 的登记')).toBeVisible()
    await expect(page.getByTestId('arrived-count')).toHaveText('3 人')
    await page.getByRole('button', { name: '给到场的人全部勾上 测血糖' }).click()
    await expect(page.getByTestId('totals')).toHaveText('到场 3 人，服务 5 项')
    await page.getByLabel('李军 测血糖').click()
    await expect(page.getByTestId('totals')).toHaveText('到场 3 人，服务 4 项')
    await expectAccessible(page)
    await takePicture(page, info, 'stop-day')
    await page.getByRole('button', { name: '结束本场' }).click()
    await expect(page.getByText('已举办', { exact: true })).toBeVisible()
    await tours.more('记录表（.xlsx）')
    await tours.dialog().getByRole('radio', { name: '存档' }).check()
    const record = await saved(page, () => tours.dialog().getByRole('button', { name: '导出' }).click())
    expect(record.name).toBe(`健康巡诊 ${today} 记录表.xlsx`)
    await page.reload()
    await signInOf(page).as(director.name, director.pin)
    await deskOf(page).goTo('巡回服务')
    await tours.open(/^00:05–23:55 健康巡诊/, '健康巡诊')
    await expect(page.getByTestId('totals')).toHaveText('到场 3 人，服务 4 项')

    // Next week: two places, a waiting list, somebody moves up and is told; then it is cancelled.
    await page.getByRole('link', { name: '回到日历' }).click()
    await tours.view('列表')
    if (nextWeek.slice(0, 7) !== today.slice(0, 7)) await page.getByRole('button', { name: '下个月' }).click()
    await page
      .getByRole('row')
      .filter({ hasText: `${Number(nextWeek.slice(8))} 日` })
      .filter({ hasText: '健康巡诊' })
      .getByRole('link')
      .click()
    await tours.tap('陈桂英', '陈桂英')
    await expect(tours.says('陈桂英 报名成功')).toBeVisible()
    await tours.outside('赵小敏')
    await tours.tap('lj', '李军')
    await expect(tours.says('名额已满，李军 是候补第 1 位')).toBeVisible()
    await expect(page.getByTestId('places')).toHaveText('2 / 2 个名额，名额已满')
    await takePicture(page, info, 'stop-ahead')
    await page.getByRole('button', { name: '取消 赵小敏 的报名' }).click()
    const notice = page.getByRole('status').filter({ hasText: '空出了名额，轮到 李军' })
    await expect(notice).toBeVisible()
    await expectAccessible(page)
    await notice.getByRole('button', { name: '已告诉本人' }).click()
    await expect(notice).toHaveCount(0)
    await tours.more('取消这一场')
    await tours.dialog().getByLabel('原因').fill('医生临时有事')
    await tours.dialog().getByRole('button', { name: '取消这一场' }).click()
    await expect(page.getByText('医生临时有事')).toBeVisible()
    await page.getByRole('link', { name: '回到日历' }).click()
    await page.getByRole('link', { name: '巡回安排' }).click()
    await expect(page.getByRole('row', { name: /健康巡诊/ })).toContainText('进行中')
    await expectAccessible(page)
    await takePicture(page, info, 'rounds')
    await page.getByRole('link', { name: '回到日历' }).click()
    await menu('打印通知')
    await expect(page.getByRole('heading', { name: '巡回服务通知' })).toBeVisible()
    await takePicture(page, info, 'notice')
  },
)
