import { expect, type Page } from '@playwright/test'
import { test } from './fixtures'
import { expectAccessible } from './pages/accessible'
import { deskOf } from './pages/desk'
import { intakeOf, kioskOf } from './pages/handing-in'
import { takePicture } from './pages/picture'
import { requestsOf } from './pages/requests'
import { director } from './pages/set-up'
import { signInOf } from './pages/sign-in'
import { startKiosk } from './pages/start-kiosk'

test.describe.configure({ timeout: 300_000 })
test.use({ begin: 'desk' })

/** Says something at the kiosk; answers the number on the slip. */
async function tell(page: Page, subject: string, body: string, name: string): Promise<string> {
  const kiosk = kioskOf(page)
  await kiosk.open('诉求与心愿')
  await kiosk.tap(/^提诉求/)
  await kiosk.tap(subject)
  await kiosk.write({ 请说说是什么事: body })
  await kiosk.tap('下一步')
  await kiosk.write({ 姓名: name, 电话: '13800001234' })
  await kiosk.tap('交给服务台')
  await expect(page.locator('.yz-k-receipt')).toBeVisible({ timeout: 90_000 })
  const receiptNo = await kiosk.receiptNo()
  await kiosk.finish()
  return receiptNo
}

async function expectStanding(page: Page, receiptNo: string, ...words: string[]): Promise<void> {
  const kiosk = kioskOf(page)
  await expect(async () => {
    await kiosk.open('查进度')
    await kiosk.write({ 受理号: receiptNo })
    await kiosk.tap('查一查')
    await expect(kiosk.says(words[0] ?? '')).toBeVisible({ timeout: 1_000 })
  }).toPass({ timeout: 90_000 })
  for (const word of words.slice(1)) await expect(kiosk.says(word)).toBeVisible()
  await kiosk.finish()
}

/** What a kiosk handed in is accepted at the desk. */
async function accept(desk: Page, line: string): Promise<void> {
  await deskOf(desk).goTo('进件')
  await intakeOf(desk).expectLine(line)
  await intakeOf(desk).choose(line)
  await intakeOf(desk).decide('受理')
  await expect(desk.locator('.yz-intake-list').getByText(line)).toHaveCount(0)
  await deskOf(desk).goTo('诉求工单')
}

test(
  'a lamp and a quarrel go from the kiosk to the desk and back: a ticket is mended and rated, a request is talked over, answered and closed',
  {
    tag: '@page',
  },
  async ({ station }, info) => {
    const desk = station.page
    desk.setDefaultTimeout(15_000)
    await desk.setViewportSize({ width: 1366, height: 768 })
    await signInOf(desk).as(director.name, director.pin)
    await expect(deskOf(desk).syncBadge()).toHaveText('已同步')
    const requests = requestsOf(desk)
    await deskOf(desk).goTo('诉求工单')
    await expect(desk.getByText('还没有诉求')).toBeVisible()
    await expectAccessible(desk)
    const machine = (await startKiosk(station)).page
    const kiosk = kioskOf(machine)

    // 工单: assigned, visited, done; by its number the resident follows it and rates it.
    const lamp = await tell(machine, '公共照明', '三单元的灯坏了三天。请来修', '陈桂英')
    await accept(desk, '陈桂英')
    await requests.openTab('工单')
    await takePicture(desk, info, 'tickets')
    await requests.open('三单元的灯坏了三天')
    await expect(requests.facts()).toContainText('138****1234')
    await takePicture(desk, info, 'ticket-open')
    await expectAccessible(desk)
    await requests.assign(director.name)
    await expectStanding(machine, lamp, '已经派人，请等上门')
    await requests.take('上门记录', '今天上午看过，要换灯座', '记下上门')
    await requests.take('办理结果', '换好了，亮了', '标为完成')
    await expect(requests.next()).toContainText('下一步：评价')
    await takePicture(desk, info, 'ticket-done')
    await expectStanding(machine, lamp, '办好了，欢迎点“评价服务”说说满意不满意')
    await kiosk.open('评价服务')
    await kiosk.tap(/^满意/)
    await kiosk.tap('上门服务')
    await kiosk.write({ 小票上的受理号: lamp })
    await takePicture(machine, info, 'kiosk-rate')
    await kiosk.tap('交给服务台')
    await expect(kiosk.says('谢谢您的评价')).toBeVisible()
    await kiosk.finish()
    await deskOf(desk).goTo('进件')
    await intakeOf(desk).expectLine('上门服务')
    await intakeOf(desk).choose('上门服务')
    await intakeOf(desk).decide('已看过')
    await expect(desk.locator('.yz-intake-list').getByText('上门服务')).toHaveCount(0)
    await deskOf(desk).goTo('诉求工单')
    await requests.openTab('工单')
    await requests.open('三单元的灯坏了三天')
    await expect(requests.history()).toContainText('自助屏')
    await expect(requests.facts()).toContainText('满意')
    await requests.next().getByRole('button', { name: '重办' }).click()
    await requests.take('原因', '又不亮了', '重办')
    await expect(requests.next()).toContainText('派给谁')

    // 诉求: five steps, once back; not closed before the answer.
    const quarrel = await tell(machine, '邻里纠纷', '楼道里堆满了旧家具', '李军')
    await accept(desk, '李军')
    await requests.openTab('诉求')
    await requests.open('楼道里堆满了旧家具')
    await requests.next().getByRole('button', { name: '完成征集' }).click()
    await expect(requests.next()).toContainText('请先写上这一步的记录')
    await requests.take('征集清单', '三单元六户，四户说走不过去', '完成征集')
    await requests.take('会商纪要', '楼栋长、物业到场，定了周六一起清', '完成会商')
    await requests.goBack('征集', '还有两户没有问到')
    await expect(requests.history()).toContainText('还有两户没有问到')
    await takePicture(desk, info, 'request-back')
    await requests.take('征集清单', '六户都问了', '完成征集')
    await requests.take('会商纪要', '周六一起清', '完成会商')
    await expectStanding(machine, quarrel, '正在办')
    await requests.take('行动记录', '周六清了两车', '完成执行')
    await expect(requests.next().getByRole('button', { name: '办结' })).toHaveCount(0)
    await requests.take('给居民的答复', '李军同志，已清理', '完成反馈')
    await expect(requests.next()).toContainText('请去掉姓名')
    await requests.take('给居民的答复', '周六已经清理干净', '完成反馈')
    await expect(requests.next()).toContainText('下一步：调整 / 办结')
    await takePicture(desk, info, 'request-answered')
    await expectAccessible(desk)
    await requests.next().getByRole('button', { name: '办结', exact: true }).click()
    await expect(requests.next()).toContainText('已经办结')
    await expectStanding(machine, quarrel, '已经办结', '周六已经清理干净')
    await takePicture(desk, info, 'request-closed')

    // At the desk: what somebody says by phone, with a number of its own; the list, its filters; the phone tree on paper.
    await deskOf(desk).goTo('诉求工单')
    await requests.register('诉求', '停车位不够用', { 姓名: '王芳', 电话: '13900005678' })
    await expect(requests.facts().getByText(/^\d{4} \d{4} \d{4} \d{2}$/)).toBeVisible()
    await deskOf(desk).goTo('诉求工单')
    await desk.getByRole('combobox', { name: '状态' }).click()
    await desk.getByRole('option', { name: '在办的' }).click()
    await expect(requests.line('停车位不够用')).toBeVisible()
    await expect(requests.line('楼道里堆满了旧家具')).toHaveCount(0)
    await desk.getByRole('button', { name: '不筛选' }).click()
    await takePicture(desk, info, 'requests')
    await expectAccessible(desk)
    await desk.getByRole('link', { name: '紧急联系' }).click()
    await expect(desk.getByText('还没有紧急联系人')).toBeVisible()
    await requests.addContact({ name: '王芳', phone: '13800000001', role: '网格长' })
    await requests.addContact({ name: '赵敏', phone: '13800000002', role: '楼栋长', caller: '王芳' })
    await requests.addContact({ name: '物业值班', phone: '02788886666', role: '物业值班' })
    await expect(desk.getByRole('row', { name: /赵敏/ })).toContainText('王芳')
    await takePicture(desk, info, 'calls')
    await expectAccessible(desk)
    await desk.emulateMedia({ media: 'print' })
    await expect(desk.getByText('13800000002')).toBeVisible()
    await takePicture(desk, info, 'calls-paper')
  },
)
