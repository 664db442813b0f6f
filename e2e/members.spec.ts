import { expect } from '@playwright/test'
import { type OutCell, writeWorkbook } from '../src/renderer/lib/sheet/write-workbook'
import { test } from './fixtures'
import { expectAccessible } from './pages/accessible'
import { deskOf } from './pages/desk'
import { asFile } from './pages/import'
import { membersOf } from './pages/members'
import { takePicture } from './pages/picture'
import { director } from './pages/set-up'
import { signInOf } from './pages/sign-in'

test.describe.configure({ timeout: 240_000 })
test.use({ begin: 'desk' })

const header = ['序号', '姓名', '职务', '政治面貌', '手机号码', '联系地社区', '居住地社区', '特长', '认领岗位']
const person = (at: number, name: string, phone: OutCell, home = '百瑞景社区'): OutCell[] => [
  at,
  name,
  '科员',
  '中共党员',
  phone,
  '智苑社区',
  home,
  '急救、理发',
  '',
]
const list = (name: string, unit: string, rows: OutCell[][]) => ({
  name,
  rows: [[`${unit}党员干部下沉社区报到登记表`], header, ...rows],
  merges: [{ top: 0, left: 0, bottom: 0, right: 8 }],
})
const twoUnits = () =>
  writeWorkbook([
    list('市三医院', '武汉市第三医院', [
      person(1, '姚洋强', 19900010000, '智苑社区'),
      person(2, '邱平艳', 19900010001),
      person(3, '蔡轩洋', null),
    ]),
    list('教育厅', '湖北省教育厅机关', [person(1, '石汉文', 19900010003), person(2, '', 19900010004), ['合计', '2人']]),
  ])

test(
  'a unit is added, a member registered in a few seconds, found, and has a receipt that is printed again',
  { tag: '@page' },
  async ({ page, station: _ }, info) => {
    const members = membersOf(page)
    const shot = (name: string) => takePicture(page, info, name)
    await signInOf(page).as(director.name, director.pin)
    await members.open('units')
    await page.getByRole('button', { name: '新增单位' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('单位名称').fill('中国地质大学(武汉) 后勤保障部')
    await dialog.getByLabel('别名或简称').fill('地大后勤')
    await dialog.getByLabel('统一社会信用代码').fill('11420106MB0A1234XX')
    await dialog.getByLabel('应报到人数').fill('3')
    await dialog.getByRole('button', { name: '保存' }).click()
    await expect(dialog.getByText('代码有一位不对，请逐位核对')).toBeVisible()
    await dialog.getByLabel('统一社会信用代码').fill('11420106MB0A1234XY')
    await shot('unit-dialog')
    await dialog.getByRole('button', { name: '保存' }).click()
    await expect(members.row('中国地质大学（武汉）后勤保障部')).toBeVisible()

    await members.open('members/new')
    await expectAccessible(page)
    await members.chooseUnit('地大后勤', '中国地质大学（武汉）后勤保障部')
    await members.register({ name: '王秀芳', phone: '138 0000 1234' })
    await expect(members.registered('王秀芳')).toBeVisible()
    await shot('registered')
    await page.getByRole('button', { name: '登记下一位' }).click()
    await expect(page.getByRole('combobox', { name: '单位' })).toHaveValue('中国地质大学（武汉）后勤保障部')
    await members.register({ name: '王秀芳', phone: '13900000000' })
    await expect(page.getByRole('alert')).toContainText('这个单位已有同名的人')
    await shot('namesakes')
    await page.getByRole('button', { name: '是同一个人（原号码 138****1234）' }).click()
    await expect(page.getByRole('alert')).toContainText('已在')
    await members.segment('居住地社区').click()
    await page.getByRole('button', { name: '办理报到' }).click()
    await page.getByRole('button', { name: '是同一个人（原号码 138****1234）' }).click()
    await expect(members.registered('王秀芳')).toBeVisible()

    await page.getByRole('link', { name: '打印回执' }).click()
    const receipt = page.getByRole('region', { name: '下沉党员报到回执' })
    await expect(receipt.getByText(/^\d{4} \d{4} \d{4} \d{2}$/)).toBeVisible()
    const number = await receipt.getByText(/^\d{4} \d{4} \d{4} \d{2}$/).textContent()
    await shot('receipt-a5')
    await members.segment('80 毫米小票').click()
    await shot('receipt-80mm')
    await members.open('members')
    await members.search('wxf')
    await expect(members.row('王秀芳')).toContainText('联系地社区')
    await expect(members.row('王秀芳')).toContainText('139****0000')
    await shot('members')
    await expectAccessible(page)
    await page.getByRole('link', { name: '王秀芳' }).click()
    await page.getByRole('link', { name: '补打回执' }).click()
    await expect(receipt.getByText(number ?? 'no number')).toBeVisible()
    await expect(receipt.getByText(/^补打/)).toBeVisible()
    await page.getByRole('link', { name: '王秀芳' }).click()
    await page.getByRole('button', { name: '结束报到' }).first().click()
    await page.getByRole('dialog').getByLabel('原因').fill('工作调离')
    await page.getByRole('dialog').getByRole('button', { name: '结束报到' }).click()
    await expect(page.getByText('原因：工作调离')).toBeVisible()
    await shot('member')
    await expectAccessible(page)
    await page.getByRole('link', { name: '中国地质大学（武汉）后勤保障部' }).click()
    await expect(page.getByText('另有 2 人，单位还没有报名单')).toBeVisible()
    await shot('unit')
    await expectAccessible(page)
  },
)

test('a list of two units is checked, written, and changes nothing the second time @page', async ({ page, station: _ }, info) => {
  const members = membersOf(page)
  const shot = (name: string) => takePicture(page, info, name)
  await signInOf(page).as(director.name, director.pin)
  await members.open('members/import')
  await members.chooseFile({
    name: '名单.xls',
    mimeType: 'application/vnd.ms-excel',
    buffer: Buffer.from('<html><table></table></html>'),
  })
  await expect(page.getByRole('alert')).toContainText('这是网页文件')
  await members.chooseFile(asFile('空.xlsx', writeWorkbook([{ name: '说明', rows: [['没有名单', '只有说明']] }])))
  await expect(page.getByRole('alert')).toContainText('没有找到名单')
  await shot('refused')
  await members.chooseFile(asFile('下沉.xlsx', twoUnits()))
  await expect(members.verdict('有错 1')).toBeChecked()
  await expect(page.getByText('B4 “姓名”：没有姓名')).toBeVisible()
  await shot('check')
  await expectAccessible(page)
  await members.segment('要看一眼 1').click()
  await expect(page.getByText('没有手机号')).toBeVisible()
  await page.getByRole('button', { name: '写入' }).click()
  await expect(page.getByText('新增单位 2 个，新增党员 4 位，补充 0 位，登记报到 5 条。')).toBeVisible()
  await page.getByRole('button', { name: '换一个文件' }).click()
  await members.chooseFile(asFile('下沉.xlsx', twoUnits()))
  await expect(members.segment('没变化 4')).toBeVisible()
  await expect(page.getByRole('button', { name: '写入' })).toBeDisabled()
  await members.open('units')
  await members.search('hbs')
  await expect(members.row('湖北省教育厅机关')).toBeVisible()
  await shot('units')
  await expectAccessible(page)
  await expect(deskOf(page).syncBadge()).toHaveText('已同步', { timeout: 30_000 })
})
