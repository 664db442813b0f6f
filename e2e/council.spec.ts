import { expect } from '@playwright/test'
import { test } from './fixtures'
import { addMembers, askHub } from './hosts/at-hub'
import type { Station } from './hosts/station'
import { expectAccessible } from './pages/accessible'
import { claimsOf } from './pages/claims'
import { councilOf } from './pages/council'
import { deskOf } from './pages/desk'
import { intakeOf } from './pages/handing-in'
import { takePicture } from './pages/picture'
import { rosterOf } from './pages/roster'
import { center, director } from './pages/set-up'
import { signInOf } from './pages/sign-in'

test.describe.configure({ timeout: 240_000 })
test.use({ begin: 'desk' })

const receiptNo = '42010601200348216327000518'
const wisher = { name: '陈桂英', phone: '13800001234', address: '3栋2单元501' }

/** A wish handed in at a kiosk and opened by another desk of the center. */
async function addWish(station: Station): Promise<void> {
  const at = new Date().toISOString()
  const born = `${Date.now().toString(36).padStart(9, '0')}-0000|center00`
  const payload = { kind: 'wish', ...wisher, body: '家电维修：陈桂英家的收音机坏了，想修一修。' }
  const doc = {
    _id: 'intake-0123456789abcdefghjkmnpqrs',
    kind: 'wish',
    status: 'pending',
    receiptNo,
    handedInAt: at,
    terminalId: 'kiosk001',
    payload: JSON.stringify(payload),
    createdAt: at,
    createdBy: 'center',
    updatedAt: at,
    updatedBy: 'center',
    stamps: { born },
  }
  await askHub(station, `c${center.code}-intake/_bulk_docs`, { docs: [doc] })
}

test(
  'a council meets and votes; what it settles becomes a request and a project that goes through its five stages',
  { tag: '@page' },
  async ({ station }, info) => {
    const { page } = station
    await signInOf(page).as(director.name, director.pin)
    await rosterOf(page).add({
      name: '陈桂英',
      seat: { estate: '百瑞苑', building: '3', entrance: '2', room: '501' },
      head: true,
    })
    const desk = councilOf(page)
    await deskOf(page).goTo('邻里议事')
    await expect(page.getByText('还没有开过议事会')).toBeVisible()
    await expectAccessible(page)
    await desk.call({
      name: '十一月邻里议事会',
      startsAt: '19:00',
      place: '驿站二楼',
      agenda: ['3 栋门前没有路灯', '楼前空地怎么用', '停车收费'],
    })
    await desk.comes('cgy', /陈桂英/, '居民代表')
    await desk.comes('刘建国', '不在花名册：刘建国', '物业')
    await desk.comes('赵敏', '不在花名册：赵敏')
    await expect(desk.part('到会')).toContainText('到会 3 人')

    await desk.vote('3 栋门前装两盏路灯', { 赞成: '4' })
    await expect(desk.dialog()).toContainText('一共记了 4 票，可是到会只有 3 人')
    await takePicture(station.page, info, 'vote-refused')
    await desk.count({ 赞成: '2', 弃权: '1' })
    await desk.save()
    await desk.closed()
    await desk.vote('楼前空地建小花园', { 赞成: '3' })
    await desk.closed()
    await desk.vote('停车按月收费', { 赞成: '1', 反对: '2' })
    await desk.closed()
    await expect(desk.resolution('停车按月收费')).toContainText('未通过')
    await page.getByLabel('陈桂英 到会').click()
    await expect(page.getByText('到会的人不能再少')).toBeVisible()
    await page.getByRole('alert').getByRole('button', { name: '关闭' }).click()
    await page.getByRole('textbox', { name: '会议纪要' }).fill('路灯：大家都说天黑难走。\n议定装两盏，物业出电费。')
    await expect(desk.part('会议纪要').getByText('已保存')).toBeVisible()
    await expectAccessible(page)
    await takePicture(station.page, info, 'meeting')

    await desk.become('3 栋门前装两盏路灯', '诉求')
    await desk.save('转为诉求')
    await expect(desk.resolution('3 栋门前装两盏路灯').getByRole('link', { name: '看诉求' })).toBeVisible()
    await desk.become('楼前空地建小花园', '实事项目')
    await page.getByRole('link', { name: '打印纪要' }).click()
    await expect(page.getByText('物业出电费')).toBeVisible()
    await expect(page.getByRole('row', { name: /停车按月收费/ })).toContainText('未通过')
    await page.emulateMedia({ media: 'print' })
    await takePicture(station.page, info, 'minute')
    await page.emulateMedia({ media: 'screen' })

    await deskOf(page).goTo('邻里议事')
    await expect(page.getByRole('row', { name: /十一月邻里议事会/ })).toContainText('3 项决议，通过 2 项')
    await takePicture(station.page, info, 'council')
    await desk.openTab('项目')
    await page.getByRole('link', { name: '楼前空地建小花园' }).click()
    await page.getByRole('button', { name: '完成“决策共谋”' }).click()
    await desk.save('完成“决策共谋”')
    await expect(desk.dialog()).toContainText('写了才能往下走')
    await takePicture(station.page, info, 'stage-refused')
    await desk.dialog().getByRole('textbox').fill('12 户到场，种月季和薄荷，北边留路。')
    await desk.save('完成“决策共谋”')
    await desk.closed()
    await desk.advance('发展共建', '粮道街小学出土和苗，居民出工两天。')
    await expect(page.getByRole('button', { name: '完成“建设共管”' })).toBeVisible()
    await page.getByRole('button', { name: '退回前面一步' }).click()
    await desk.dialog().getByLabel('为什么退回').fill('一楼说挡光，要换个地方')
    await desk.save('退回前面一步')
    await desk.closed()
    await desk.advance('发展共建', '换到西边空地，照原样出土出苗。')
    await expect(desk.part('一步步怎么办的')).toContainText('一楼说挡光，要换个地方')
    await expectAccessible(page)
    await takePicture(station.page, info, 'project')
    await page.getByRole('link', { name: '回到项目' }).click()
    await expect(page.getByRole('row', { name: /楼前空地建小花园/ })).toContainText('建设共管')
    await expectAccessible(page)
    await takePicture(station.page, info, 'projects')
    await expect(deskOf(page).syncBadge()).toHaveText('已同步')
    const shown = await askHub(station, `c${center.code}-catalogue/_all_docs?include_docs=true`)
    expect(shown).toContain('"stage":"manage"')
  },
)

test(
  'a wish of a kiosk is corrected until it says nothing of who wished, claimed, delivered and thanked for',
  { tag: '@page' },
  async ({ station }, info) => {
    const { page } = station
    await signInOf(page).as(director.name, director.pin)
    await addMembers(station)
    await addWish(station)
    const desk = councilOf(page)
    await deskOf(page).goTo('邻里议事')
    await desk.openTab('微心愿')
    await expect(page.getByText('还没有微心愿')).toBeVisible()
    await deskOf(page).goTo('进件')
    await page.locator('.yz-intake-line').filter({ hasText: '陈桂英' }).click()
    await intakeOf(page).decide('受理')
    await expect(desk.dialog()).toContainText('请先更正内容、去掉姓名')
    await takePicture(station.page, info, 'wish-says-name')
    await desk.save('取消')
    await page.getByRole('button', { name: '更正', exact: true }).click()
    await desk.dialog().getByRole('textbox', { name: '内容' }).fill('家电维修：收音机坏了，想修一修。')
    await desk.save('更正')
    await intakeOf(page).decide('受理')
    await desk.closed()

    await deskOf(page).goTo('岗位认领')
    await claimsOf(page).openTab('微心愿')
    await claimsOf(page).claim('收音机坏了，想修一修', '下沉单位', '粮道', '粮道街小学')
    await deskOf(page).goTo('邻里议事')
    await desk.openTab('微心愿')
    const wish = desk.wish('收音机坏了，想修一修')
    await expect(wish).toContainText('由 粮道街小学 认领')
    await expect(wish).toContainText('138****1234')
    await expectAccessible(page)
    await takePicture(station.page, info, 'wishes')
    await page.getByRole('button', { name: '“收音机坏了，想修一修”已实现' }).click()
    await desk.dialog().getByLabel('送去了什么、做了什么').fill('换了电容，声音清楚了。')
    await desk.dialog().getByLabel('给群众看的话').fill('陈桂英，收音机修好了')
    await desk.save()
    await expect(desk.dialog()).toContainText('有许愿人的姓名')
    await desk.dialog().getByLabel('给群众看的话').fill('您的收音机修好了。')
    await takePicture(station.page, info, 'wish-delivered')
    await desk.save()
    await desk.closed()
    await page.getByText('已实现 1').click()
    await page.getByRole('button', { name: '“收音机坏了，想修一修”的致谢' }).click()
    await desk.dialog().getByLabel('许愿人怎么说，怎么谢的').fill('打来电话道谢，天天听戏。')
    await desk.save()
    await desk.closed()
    await page.getByText('已致谢 1').click()
    await expect(desk.wish('收音机坏了，想修一修')).toContainText('打来电话道谢')
    await takePicture(station.page, info, 'wish-thanked')
    await expect(deskOf(page).syncBadge()).toHaveText('已同步')
    const shown = await askHub(station, `c${center.code}-catalogue/_all_docs?include_docs=true`)
    expect(shown).toContain('收音机坏了')
    expect(shown).toContain('"step":"thanked"')
    for (const secret of Object.values(wisher)) expect(shown).not.toContain(secret)
  },
)
