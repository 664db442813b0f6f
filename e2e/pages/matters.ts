import { expect, type Page } from '@playwright/test'
import { type OutCell, writeWorkbook } from '../../src/renderer/lib/sheet/write-workbook'
import type { Picked } from './import'

const header = [
  '序号',
  '事项编码',
  '事项名称',
  '类别',
  '政务大厅',
  '社区',
  '自助屏',
  '申请材料',
  '办理流程',
  '办理地点',
  '常用说法',
]

/** A catalogue as a city sends it; names for tests, because the real ones come with its file. */
export function catalogueFile(version: string, rows: readonly OutCell[][]): Picked {
  const title = `武昌区便民和审批服务事项目录（${version}）`
  const words = [
    ['群众说法', '规范词'],
    ['敬老卡', '优待证'],
  ]
  const bytes = writeWorkbook([
    { name: '事项', rows: [[title], header, ...rows.map((row, index) => [index + 1, ...row])] },
    { name: '同义词', rows: words },
  ])
  const mimeType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
  return { name: `事项目录${version}.xlsx`, mimeType, buffer: Buffer.from(bytes) }
}

export const birth: OutCell[] = [
  'HJ-001',
  '出生登记',
  '户籍',
  '√',
  '√',
  '',
  '出生医学证明；父母居民户口簿；父母居民身份证',
  '1.到综合窗口取号 2.递交材料 3.当场领取',
  '一楼综合窗口',
  '给宝宝上户',
]
export const senior: OutCell[] = [
  'MZ-002',
  '老年人优待证办理',
  '民政',
  '√',
  '√',
  '√',
  '本人身份证；一寸照片两张',
  '递交材料；十五个工作日后领取',
  '一楼综合窗口',
  '',
]
export const allowance: OutCell[] = ['MZ-003', '高龄津贴申领', '民政', '√', '', '', '本人身份证', '', '', '']

/** 办事事项 by the verbs of whoever sits at the desk. */
export const mattersOf = (page: Page) => ({
  search: () => page.getByRole('searchbox', { name: '查事项' }),
  line: (title: string) => page.getByRole('main').getByRole('listitem').filter({ hasText: title }),
  async import(file: Picked) {
    await page.getByRole('link', { name: '导入目录' }).first().click()
    await page.locator('input[type=file]').setInputFiles(file)
    await expect(page.getByRole('heading', { name: '核对结果' })).toBeVisible({ timeout: 30_000 })
  },
  verdict: (label: string) => page.getByRole('radiogroup', { name: '核对结果' }).getByText(label),
  async write() {
    await page.getByRole('button', { name: '写入' }).click()
    await expect(page.getByRole('heading', { name: '写好了' })).toBeVisible({ timeout: 60_000 })
  },
  async find(typed: string, title: string) {
    await this.search().fill(typed)
    await expect(this.line(title)).toBeVisible()
  },
  async open(title: string) {
    await this.line(title).getByRole('link').click()
    await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible()
  },
  async takeIn(name: string, phone: string) {
    await page.getByRole('button', { name: '受理', exact: true }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('办事人姓名').fill(name)
    await dialog.getByLabel('联系电话').fill(phone)
    await dialog.getByRole('button', { name: '受理', exact: true }).click()
    await expect(page.getByRole('region', { name: '受理回执' })).toBeVisible()
  },
  /** The 14 digits on the receipt that is open. */
  async receiptNo() {
    return ((await page.locator('.yz-paper-number').textContent()) ?? '').replace(/\D/g, '')
  },
})
