import { addRegisteredMembers } from '../e2e/hosts/registered-members'
import { deskOf } from '../e2e/pages/desk'
import { intakeOf, kioskOf } from '../e2e/pages/handing-in'
import { membersOf } from '../e2e/pages/members'
import { center, setUpOf } from '../e2e/pages/set-up'
import { writeWorkbook } from '../src/renderer/lib/sheet/write-workbook'
import { type Stop, takeBoth } from './tour-stop'

const header = ['序号', '姓名', '职务', '政治面貌', '手机号码', '联系地社区', '居住地社区', '特长', '认领岗位']
const surnames = '王李张刘陈杨赵黄周吴'

/** What a unit sends: title, numbers typed as numbers, a name missing, a line of the total. */
const unitList = () =>
  writeWorkbook([
    {
      name: '市三医院',
      rows: [
        ['武汉市第三医院党员干部下沉社区报到登记表'],
        header,
        ...[...surnames].map((surname, at) => [
          at + 1,
          at === 6 ? '' : `${surname}建平`,
          at % 2 ? '护师' : '医师',
          '中共党员',
          13900010000 + at,
          center.name,
          '',
          at % 3 ? '急救' : '急救、理发',
          '',
        ]),
        ['合计', `${surnames.length}人`],
      ],
      merges: [{ top: 0, left: 0, bottom: 0, right: 8 }],
    },
  ])

/** Units and members, a registration with its receipt, a unit's list. */
export const registering: Stop = {
  name: 'members',
  mode: 'desk',
  async visit(page, take, station) {
    await setUpOf(page).openDesk()
    await addRegisteredMembers(station)
    const members = membersOf(page)
    await members.open('members')
    await members.row('王芳').waitFor()
    await takeBoth(page, take, 'members-list')
    await members.open('members/new')
    await members.chooseUnit('粮道', '粮道街小学')
    await takeBoth(page, take, 'member-new')
    await members.register({ name: '周秀英', phone: '13600001234' })
    await members.registered('周秀英').waitFor()
    await take('member-registered')
    await page.getByRole('link', { name: '打印回执' }).click()
    await page.getByRole('region', { name: '下沉党员报到回执' }).waitFor()
    await takeBoth(page, take, 'member-receipt')
    await members.open('members')
    await page.getByRole('link', { name: '王芳' }).click()
    await page.getByRole('heading', { level: 1, name: '王芳' }).waitFor()
    await takeBoth(page, take, 'member')
    await members.open('units')
    await takeBoth(page, take, 'units-list')
    await page.getByRole('link', { name: '粮道街小学' }).click()
    await page.getByRole('heading', { level: 1, name: '粮道街小学' }).waitFor()
    await takeBoth(page, take, 'unit')
    await members.open('members/import')
    const mimeType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
    await members.chooseFile({ name: '市三医院名单.xlsx', mimeType, buffer: Buffer.from(await unitList()) })
    await members.verdict('新增').waitFor({ state: 'attached' })
    await takeBoth(page, take, 'members-import')
  },
}

/** What is handed in at a kiosk, as the desk sees it, and the kiosk itself. */
export const handingIn: Stop = {
  name: 'intake',
  mode: 'desk',
  async visit(page, take, station) {
    await setUpOf(page).openDesk()
    await addRegisteredMembers(station)
    await deskOf(page).goTo('活动与通知')
    await page.getByRole('button', { name: '新增活动' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('名称').fill('清洁家园')
    await dialog.getByLabel('开始日期').fill(new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10))
    await dialog.getByRole('button', { name: '保存' }).click()
    const machine = await station.startAnother({ mode: 'kiosk' })
    await machine.page.setViewportSize({ width: 1080, height: 1920 })
    await setUpOf(machine.page).nameCenter(center.name, center.code)
    await setUpOf(machine.page).nameTerminal('大厅屏', '自助屏')
    const kiosk = kioskOf(machine.page)
    await kiosk.home()
    await kiosk.open('诉求与心愿')
    await kiosk.tap(/^提诉求/)
    await kiosk.tap('公共照明')
    await kiosk.write({ 请说说是什么事: '三单元楼道的灯坏了三天' })
    await kiosk.tap('下一步')
    await kiosk.write({ 姓名: '陈桂英', 电话: '13800001234' })
    await kiosk.tap('交给服务台')
    await machine.page.locator('.yz-k-receipt').waitFor()
    await kiosk.finish()
    await deskOf(page).goTo('进件')
    await intakeOf(page).expectLine('陈桂英')
    await intakeOf(page).choose('陈桂英')
    await takeBoth(page, take, 'intake-waiting')
    await deskOf(page).goTo('自助屏')
    await page.getByText('大厅屏').waitFor()
    await takeBoth(page, take, 'kiosks-one')
  },
}
