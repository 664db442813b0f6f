import { expect } from '@playwright/test'
import { test } from './fixtures'
import { addMembers, askHub } from './hosts/at-hub'
import type { Station } from './hosts/station'
import { expectAccessible } from './pages/accessible'
import { claimsOf } from './pages/claims'
import { deskOf } from './pages/desk'
import { takePicture } from './pages/picture'
import { rosterOf } from './pages/roster'
import { center, director, setUpOf } from './pages/set-up'
import { signInOf } from './pages/sign-in'

test.describe.configure({ timeout: 240_000 })
test.use({ begin: 'desk' })

const wang = '王芳（粮道街小学）'
const li = '李军（粮道街小学）'

async function startSecond(station: Station): Promise<Station> {
  const other = await station.startAnother()
  await setUpOf(other.page).nameCenter(center.name, center.code)
  await setUpOf(other.page).nameTerminal('2 号窗口')
  await signInOf(other.page).as(director.name, director.pin)
  await expect(deskOf(other.page).syncBadge()).toHaveText('已同步')
  return other
}

test(
  'two desks that cannot hear each other give the last place away: one has it by rule, the other takes something else',
  {
    tag: '@page',
  },
  async ({ station }, info) => {
    await signInOf(station.page).as(director.name, director.pin)
    await addMembers(station)
    const [here, badge] = [claimsOf(station.page), deskOf(station.page).syncBadge()]
    await deskOf(station.page).goTo('岗位认领')
    await expect(station.page.getByText('还没有岗位')).toBeVisible()
    await here.offer({ kind: '岗位', title: '政策宣讲员', quota: '1', body: '每月一次，到小区讲政策。' })
    await here.offer({ kind: '岗位', title: '矛盾调解员', quota: '2' })
    const other = await startSecond(station)
    const there = claimsOf(other.page)
    await deskOf(other.page).goTo('岗位认领')
    await expect(there.card('政策宣讲员')).toContainText('还剩 1 个名额，共 1 个')

    await other.link?.cut()
    await expect(deskOf(other.page).syncBadge()).toHaveText('离线')
    await here.claim('政策宣讲员', '党员个人', 'wf', wang)
    await there.claim('政策宣讲员', '党员个人', '李军', li)
    await expect(here.card('政策宣讲员')).toContainText('1 个名额已满')

    await other.link?.mend()
    const lost = '“政策宣讲员”的最后一个名额已被王芳（粮道街小学）认领'
    await expect(there.notice(lost)).toBeVisible({ timeout: 90_000 })
    await expect(here.notice(lost)).toBeVisible()
    await expect(here.card('政策宣讲员').getByText('候补')).toBeVisible()
    await expectAccessible(station.page)
    await takePicture(station.page, info, 'claims-lost')
    await deskOf(station.page).goTo('下沉党员')
    await expect(here.notice('岗位认领有变化')).toContainText(lost)
    await takePicture(station.page, info, 'members-news')
    await here.notice('岗位认领有变化').getByRole('link').click()
    await there.notice(lost).getByRole('button', { name: '改认领“矛盾调解员”' }).click()
    await expect(there.card('矛盾调解员')).toContainText(li)
    await expect(here.notice(lost)).toHaveCount(0)
    await expect(here.card('矛盾调解员')).toContainText(li)
    await expect(here.card('政策宣讲员')).not.toContainText(li)
    await here.claim('矛盾调解员', '下沉单位', '粮道', '粮道街小学')
    await here.deed(li, '退出认领')
    await here.dialog().getByRole('button', { name: '退出认领' }).click()
    await expect(there.card('矛盾调解员')).toContainText('还剩 1 个名额，共 2 个')
    await expect(badge).toHaveText('已同步')
  },
)

test(
  'a wish says nothing of who wished; a project, a pairing and a posting are kept, and a posting ends with a hand-over',
  {
    tag: '@page',
  },
  async ({ station }, info) => {
    const { page } = station
    await signInOf(page).as(director.name, director.pin)
    await addMembers(station)
    const seat = { estate: '百瑞苑', building: '3', entrance: '2', room: '501' }
    await rosterOf(page).add({ name: '陈桂英', seat, head: true })
    const desk = claimsOf(page)
    await deskOf(page).goTo('岗位认领')

    const wisher = { name: '陈桂英', phone: '13800001234', room: '3栋2单元501' }
    await desk.openTab('微心愿')
    await page.getByRole('button', { name: '新增微心愿' }).click()
    await desk.fill({ kind: '微心愿', title: '陈桂英想要一台收音机', wisher })
    await desk.save()
    await expect(desk.dialog()).toContainText('请去掉姓名')
    await takePicture(station.page, info, 'wish-form')
    await desk.fill({ kind: '微心愿', title: '想要一台收音机', body: '送到 3栋2单元501' })
    await desk.save()
    await expect(desk.dialog()).toContainText('请去掉住处')
    await desk.fill({ kind: '微心愿', title: '想要一台收音机', body: '平时一个人，想听听戏。' })
    await desk.save()
    await desk.claim('想要一台收音机', '党员个人', '王', wang)
    await expect(desk.card('想要一台收音机')).toContainText('138****1234')
    await takePicture(station.page, info, 'wishes')
    await expect(deskOf(page).syncBadge()).toHaveText('已同步')
    const shown = await askHub(station, `c${center.code}-catalogue/_all_docs?include_docs=true`)
    expect(shown).toContain('想要一台收音机')
    for (const secret of Object.values(wisher)) expect(shown).not.toContain(secret)

    await desk.offer({ kind: '共建项目', title: '楼前小花园', stage: '第 2 步 发展共建', body: '大家出主意，单位出力。' })
    await desk.claim('楼前小花园', '下沉单位', 'ldj', '粮道街小学')
    await desk.deed('粮道街小学', '标为完成')
    await expect(desk.card('楼前小花园')).toContainText('已完成')
    await takePicture(station.page, info, 'projects')

    await desk.pair('王芳', wang, { 小区: '百瑞苑', 楼栋: '3 栋', 单元: '2 单元', 房号: '501' }, '陈桂英户，1 人')
    await takePicture(station.page, info, 'pair-form')
    await desk.save()
    await expect(page.getByRole('row', { name: /王芳/ })).toContainText('百瑞苑 3 栋 2 单元 501')
    await expectAccessible(page)
    await takePicture(station.page, info, 'pairings')
    await page.getByRole('link', { name: '陈桂英户，1 人' }).click()
    await expect(page.getByRole('region', { name: '结对帮扶' })).toContainText('王芳')
    await expectAccessible(page)
    await takePicture(station.page, info, 'household-pairing')
    await page.goBack()
    await page.getByRole('button', { name: '结束结对' }).click()
    await desk.dialog().getByRole('button', { name: '结束结对' }).click()
    await expect(desk.dialog()).toContainText('请写上结束的原因')
    await desk.dialog().getByLabel('结束原因').fill('老人随子女搬走')
    await desk.dialog().getByRole('button', { name: '结束结对' }).click()
    await expect(page.getByRole('row', { name: /王芳/ })).toContainText('老人随子女搬走')

    await page.getByRole('link', { name: wang }).click()
    await expect(page.getByRole('region', { name: '认领' })).toContainText('微心愿：想要一台收音机')
    await expect(page.getByRole('region', { name: '结对帮扶' })).toContainText('老人随子女搬走')
    await expectAccessible(page)
    await page.getByRole('region', { name: '挂职干部' }).scrollIntoViewIfNeeded()
    await takePicture(station.page, info, 'member')

    await deskOf(page).goTo('岗位认领')
    const inTenDays = new Date(Date.now() + (10 * 24 + 8) * 60 * 60 * 1000).toISOString().slice(0, 10)
    await desk.post('李军', li, '社区书记助理', inTenDays)
    await expect(desk.notice('李军的挂职（社区书记助理）')).toContainText('还有 10 天到期')
    await expectAccessible(page)
    await takePicture(station.page, info, 'postings')
    await page.getByRole('button', { name: '李军：交接并结束' }).click()
    await desk.dialog().getByRole('button', { name: '交接并结束' }).click()
    await expect(desk.dialog()).toContainText('请写上交接说明')
    await desk.dialog().getByLabel('交接说明').fill('走访的三户记录已移交。\n门禁卡已交回。')
    await desk.dialog().getByRole('button', { name: '交接并结束' }).click()
    await expect(desk.notice('李军的挂职')).toHaveCount(0)
    await page.getByRole('link', { name: '李军 的交接单' }).click()
    await expect(page.getByText('门禁卡已交回')).toBeVisible()
    await page.emulateMedia({ media: 'print' })
    await takePicture(station.page, info, 'hand-over-sheet')
  },
)
