import { expect, type Page } from '@playwright/test'
import { test } from './fixtures'
import type { Station } from './hosts/station'
import { expectAccessible } from './pages/accessible'
import { deskOf } from './pages/desk'
import { intakeOf, kioskOf } from './pages/handing-in'
import { takePicture } from './pages/picture'
import { center, director } from './pages/set-up'
import { signInOf } from './pages/sign-in'
import { startKiosk } from './pages/start-kiosk'

test.describe.configure({ timeout: 300_000 })
test.use({ begin: 'desk' })

/** Every button a kiosk shows can be hit by a finger that trembles. */
const least = 48

/** A unit, a course and a matter, as another computer of the center would have sent them. */
async function addAtCenter(station: Station): Promise<void> {
  const { origin, username, password } = new URL(await station.hubAddress())
  const authorization = `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`
  const at = new Date().toISOString()
  const born = `${Date.now().toString(36).padStart(9, '0')}-0000|center00`
  const envelope = { createdAt: at, createdBy: 'center', updatedAt: at, updatedBy: 'center', stamps: { born } }
  const send = async (collection: string, docs: object[]) => {
    const body = JSON.stringify({ docs: docs.map((doc) => ({ ...doc, ...envelope })) })
    const headers = { authorization, 'content-type': 'application/json' }
    const answer = await fetch(`${origin}/c${center.code}-${collection}/_bulk_docs`, { method: 'POST', body, headers })
    expect(answer.ok).toBe(true)
  }
  await send('members', [
    { _id: 'unit-school', kind: 'sendingUnit', name: '粮道街小学', namePinyin: 'liang dao jie xiao xue', active: true },
  ])
  await send('catalogue', [
    {
      _id: 'offering-1',
      kind: 'offering',
      title: '智能手机班',
      offeringKind: 'course',
      startsOn: '2099-01-05',
      startsAt: '09:00',
      place: '三楼教室',
      quota: 30,
      open: true,
    },
    {
      _id: 'matter-1',
      kind: 'matter',
      title: '老年人优待证办理',
      titlePinyin: 'lao nian ren you dai zheng ban li',
      category: '民政',
      tags: ['坐公交免费', '老年卡'],
      materials: ['本人身份证原件', '一寸照片两张'],
      steps: ['到综合窗口递交材料', '十五个工作日后领取'],
      place: '一楼综合窗口',
      open: true,
    },
  ])
}

async function addActivity(page: Page): Promise<void> {
  await deskOf(page).goTo('活动与通知')
  await page.getByRole('button', { name: '新增活动' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('名称').fill('清洁家园')
  await dialog.getByLabel('开始日期').fill(new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10))
  await dialog.getByLabel('服务时长（小时）').fill('2')
  await dialog.getByRole('button', { name: '保存' }).click()
  await expect(page.getByRole('row', { name: /清洁家园/ })).toBeVisible()
}

/** The page's process dies; under the Node host the window is the person's own browser, which loads it anew. */
async function crash(machine: Station): Promise<void> {
  if (machine.kind === 'node') await machine.page.reload()
  else {
    machine.expectTrouble(/crash/i)
    const crashedAt = Date.now()
    await machine.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer())
    await expect(() => kioskOf(machine.page).home()).toPass({ timeout: 30_000, intervals: [50] })
    expect(Date.now() - crashedAt).toBeLessThan(5_000)
    machine.page.setDefaultTimeout(15_000)
    await machine.page.setViewportSize({ width: 1080, height: 1920 })
  }
  await kioskOf(machine.page).home()
  const state = await machine.page.evaluate(async () => (await fetch('/kiosk/state')).json() as Promise<{ unsent: number }>)
  expect(state.unsent).toBe(1)
}

/** What is small enough to be missed. */
const smallTargets = (page: Page) =>
  page
    .getByRole('main')
    .getByRole('button')
    .evaluateAll(
      (buttons, size) =>
        buttons
          .map((button) => ({ name: button.textContent, box: button.getBoundingClientRect() }))
          .filter(({ box }) => box.width > 0 && (box.width < size || box.height < size))
          .map(({ name }) => name),
      least,
    )

/** Wider than the screen, in the largest letters and either way round; answers where. */
async function wider(page: Page): Promise<string[]> {
  const found: string[] = []
  await page.getByText('特大', { exact: true }).click()
  for (const [width, height] of [
    [1080, 1920],
    [1920, 1080],
  ] as const) {
    await page.setViewportSize({ width, height })
    const over = await page.evaluate(() =>
      [document.documentElement, ...document.querySelectorAll('main, main *')]
        .filter((element) => element.scrollWidth > element.clientWidth + 1 && getComputedStyle(element).overflowX !== 'visible')
        .map((element) => element.className || element.tagName),
    )
    found.push(...over.map((name) => `${width}: ${name}`))
  }
  return found
}

async function backToStandard(page: Page): Promise<void> {
  await page.setViewportSize({ width: 1080, height: 1920 })
  await page.getByText('标准', { exact: true }).click()
}

test(
  'what is handed in at a kiosk reaches the desk sealed, is decided there, and the kiosk tells it by the receipt number',
  { tag: '@page' },
  async ({ station }, info) => {
    const desk = station.page
    desk.setDefaultTimeout(15_000)
    await signInOf(desk).as(director.name, director.pin)
    await expect(deskOf(desk).syncBadge()).toHaveText('已同步')
    await addAtCenter(station)
    await addActivity(desk)
    await deskOf(desk).goTo('进件')
    await expect(desk.getByText('没有待核的')).toBeVisible()
    await expectAccessible(desk)

    const machine = await startKiosk(station)
    let { page } = machine
    let kiosk = kioskOf(page)
    await takePicture(page, info, 'kiosk-home')

    // 报到: at the kiosk in half a minute, at the desk a member.
    await kiosk.open('党员报到')
    await kiosk.write({ 姓名: '王秀芳', 电话: '13800001234' })
    await takePicture(page, info, 'kiosk-register')
    await expectAccessible(page)
    await kiosk.tap('下一步')
    await kiosk.write({ 您的单位: '粮道街小学' })
    await kiosk.tap('下一步')
    await takePicture(page, info, 'kiosk-register-kind')
    await kiosk.tap(/^联系地社区/)
    await expect(kiosk.says('报到交好了')).toBeVisible({ timeout: 90_000 })
    const registration = await kiosk.receiptNo()
    expect(registration).toMatch(/^\d{14}$/)
    await takePicture(page, info, 'kiosk-handed-in')
    await expectAccessible(page)
    await kiosk.finish()

    await intakeOf(desk).expectLine('王秀芳')
    await expect(desk.getByText('138****1234')).toBeVisible()
    await takePicture(desk, info, 'intake-registration')
    await expectAccessible(desk)
    await intakeOf(desk).decide('采用报到')
    await expect(desk.getByText('没有待核的')).toBeVisible()

    // 签到: by unit and masked name, three taps after that at most; a second one says so.
    const checkIn = async () => {
      await kiosk.open('党员签到')
      await expect(async () => {
        if (await page.getByText('本中心还没有报到的党员').isVisible()) throw new Error('the card is not here yet')
      }).toPass({ timeout: 60_000 })
      await kiosk.tap(/^按单位找名字/)
      await kiosk.tap('粮道街小学')
      await kiosk.tap('王*芳')
      await takePicture(page, info, 'kiosk-check-in')
      await expectAccessible(page)
      await kiosk.tap(/^清洁家园/)
    }
    await checkIn()
    await expect(kiosk.says(/签到好了/)).toBeVisible()
    await takePicture(page, info, 'kiosk-checked-in')
    await kiosk.finish()
    const expectAlready = async () => {
      await checkIn()
      await expect(kiosk.says(/今天 \d\d:\d\d 已经签过到了/)).toBeVisible()
      await kiosk.finish()
    }
    await expectAlready()
    await intakeOf(desk).expectLine('王秀芳')
    await desk.getByRole('button', { name: /采用全部签到/ }).click()
    await expect(desk.getByText('已采用 1 条签到')).toBeVisible()

    // With the cable out it takes what is handed in, and hands it over when the cable is back.
    await machine.link?.cut()
    await kiosk.open('诉求与心愿')
    await kiosk.tap(/^提诉求/)
    await takePicture(page, info, 'kiosk-subjects')
    expect(await wider(page)).toEqual([])
    await takePicture(page, info, 'kiosk-subjects-largest')
    await backToStandard(page)
    await kiosk.tap('公共照明')
    await kiosk.write({ 请说说是什么事: '三单元楼道的灯坏了三天' })
    await kiosk.tap('下一步')
    await kiosk.write({ 姓名: '陈桂英', 电话: '02788886666' })
    expect(await smallTargets(page)).toEqual([])
    await kiosk.tap('交给服务台')
    await expect(page.locator('.yz-k-receipt')).toBeVisible()
    const request = await kiosk.receiptNo()
    await kiosk.finish()
    // Its page crashes half-way into something else: home within five seconds, with what waits for the cable and nothing that was typed.
    await kiosk.open('评价服务')
    await crash(machine)
    page = machine.page
    kiosk = kioskOf(page)
    await expectAlready()
    await kiosk.open('报名')
    await kiosk.tap(/^智能手机班/)
    await kiosk.write({ 姓名: '李军', 电话: '13900005678' })
    await kiosk.tap('交给服务台')
    const enrolment = await kiosk.receiptNo()
    await kiosk.finish()
    await kiosk.open('取号')
    await kiosk.tap('综合窗口')
    await expect(kiosk.says(/^A\d\d-\d{3}$/)).toBeVisible()
    await takePicture(page, info, 'kiosk-ticket')
    await kiosk.finish()
    await kiosk.open('评价服务')
    await kiosk.tap(/^满意/)
    await kiosk.tap('窗口办事')
    await expect(kiosk.says('谢谢您的评价')).toBeVisible()
    await kiosk.finish()

    // 办事指南 and 查进度 answer from what the machine holds.
    await kiosk.open('办事指南')
    await kiosk.write({ 说说要办的事: '坐公交' })
    await kiosk.tap(/^老年人优待证办理/)
    await expect(kiosk.says('一寸照片两张')).toBeVisible()
    await takePicture(page, info, 'kiosk-matter')
    await expectAccessible(page)
    expect(await wider(page)).toEqual([])
    await takePicture(page, info, 'kiosk-matter-largest')
    await backToStandard(page)
    await kiosk.tap('看好了，回首页')
    await kiosk.open('查进度')
    const mistyped = `${registration.slice(0, 5)}${(Number(registration[5]) + 1) % 10}${registration.slice(6)}`
    await kiosk.write({ 受理号: mistyped })
    await kiosk.tap('查一查')
    await expect(kiosk.says('号码不对，请对着小票再看看每一位')).toBeVisible()
    await kiosk.write({ 受理号: registration })
    await kiosk.tap('查一查')
    await expect(kiosk.says('已经受理')).toBeVisible()
    await takePicture(page, info, 'kiosk-progress')
    await kiosk.finish()

    await machine.link?.mend()
    await intakeOf(desk).expectLine('陈桂英')
    await intakeOf(desk).expectLine('李军')
    await intakeOf(desk).choose('陈桂英')
    await expect(desk.getByText('公共照明：三单元楼道的灯坏了三天').first()).toBeVisible()
    await takePicture(desk, info, 'intake-request')
    await intakeOf(desk).decide('受理', '陈桂英女士，电工明天来')
    await expect(desk.getByRole('dialog').getByText('请去掉姓名')).toBeVisible()
    await desk.getByRole('dialog').getByRole('textbox').fill('电工明天上午上门')
    await takePicture(desk, info, 'intake-accept')
    await desk.getByRole('dialog').getByRole('button', { name: '受理', exact: true }).click()
    await expect(desk.getByText('陈桂英')).toHaveCount(0)
    await intakeOf(desk).choose('李军')
    await intakeOf(desk).decide('退回', '名额已满')
    await expect(desk.locator('.yz-intake-list').getByText('李军')).toHaveCount(0)

    // The kiosk tells what became of it, by the number alone.
    const expectStanding = async (receiptNo: string, step: string, words: string) => {
      await expect(async () => {
        const home = page.getByRole('button', { name: '回首页', exact: true })
        if (await home.isVisible()) await home.click()
        await kiosk.open('查进度')
        await kiosk.write({ 受理号: receiptNo })
        await kiosk.tap('查一查')
        await expect(kiosk.says(words)).toBeVisible({ timeout: 1_000 })
      }).toPass({ timeout: 60_000 })
      await expect(kiosk.says(step)).toBeVisible()
      await kiosk.finish()
    }
    await expectStanding(request, '已经受理', '电工明天上午上门')
    await expectStanding(enrolment, '退回了', '名额已满')

    // 自助屏: how it stands, and that it can be paused.
    await deskOf(desk).goTo('自助屏')
    await expect(desk.getByRole('row', { name: /大厅屏/ })).toContainText('使用中')
    await takePicture(desk, info, 'kiosks')
    await expectAccessible(desk)
    await desk.getByRole('button', { name: '暂停使用 大厅屏' }).click()
    await desk.getByRole('dialog').getByLabel('给群众的话（选填）').fill('正在消毒，下午两点恢复')
    await desk.getByRole('dialog').getByRole('button', { name: '暂停使用' }).click()
    await expect(page.getByText('正在消毒，下午两点恢复')).toBeVisible({ timeout: 30_000 })
    await takePicture(page, info, 'kiosk-paused')
    await desk.getByRole('button', { name: '恢复使用 大厅屏' }).click()
    await kiosk.home()
    await desk.getByRole('button', { name: '设置离开密码' }).click()
    await desk.getByRole('dialog').getByLabel('新的离开密码').first().fill('730518')
    await desk.getByRole('dialog').getByLabel('再输一遍').first().fill('730518')
    await desk.getByRole('dialog').getByRole('button', { name: '保存' }).click()
    await expect(desk.getByText('已设置')).toBeVisible()
  },
)
