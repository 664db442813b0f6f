import { expect, type Page } from '@playwright/test'

/** 下沉党员 and their units, by the verbs of whoever sits at the desk. */
export const membersOf = (page: Page) => ({
  async open(path: 'members' | 'units' | 'members/new' | 'members/import') {
    const labels = { members: '下沉党员', units: '下沉单位', 'members/new': '登记报到', 'members/import': '导入名单' }
    if (path !== 'members') await this.open('members')
    const link =
      path === 'members'
        ? page.getByRole('navigation').getByRole('link', { name: labels.members })
        : page.getByRole('main').getByRole('link', { name: labels[path] })
    await link.first().click()
    const headings = { ...labels, 'members/import': '导入下沉党员名单' }
    await expect(page.getByRole('heading', { level: 1, name: headings[path] })).toBeVisible()
  },
  /** Types into the field of units and takes the first that is offered. */
  async chooseUnit(typed: string, option: string | RegExp) {
    await page.getByRole('combobox', { name: '单位' }).fill(typed)
    await page.getByRole('option', { name: option }).click()
  },
  async register(person: { name: string; phone: string; kind?: '联系地社区' | '居住地社区' }) {
    await page.getByLabel('姓名').fill(person.name)
    await page.getByLabel('手机号').fill(person.phone)
    if (person.kind) await this.segment(person.kind).click()
    await page.getByRole('button', { name: '办理报到' }).click()
  },
  registered: (name: string) => page.getByRole('heading', { name: `${name} 已报到` }),
  async search(typed: string) {
    await page.getByRole('searchbox').fill(typed)
  },
  row: (name: string) => page.getByRole('row', { name: new RegExp(name) }),
  async chooseFile(file: string | { name: string; mimeType: string; buffer: Buffer }) {
    await page.locator('input[type=file]').setInputFiles(file)
  },
  /** A part of a segmented control: its radio is one pixel large, its label is what people press. */
  segment: (label: string) => page.locator('label').filter({ hasText: new RegExp(`^${label}$`) }),
  verdict: (name: string) => page.getByRole('radio', { name: new RegExp(`^${name}`) }),
})
