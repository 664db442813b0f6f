import { expect, type Page } from '@playwright/test'

type Newcomer = {
  name: string
  number?: string
  phone?: string
  relation?: string
  seat?: { estate: string; building: string; entrance: string; room: string }
  head?: boolean
}

/** The roster by the verbs of whoever keeps it. */
export const rosterOf = (page: Page) => ({
  searchField: () => page.getByRole('searchbox', { name: '查找居民' }),
  list: () => page.getByRole('grid', { name: '居民名单' }),
  /** The lines of the list, by the name in them. */
  line: (name: string) => page.getByRole('row').filter({ has: page.getByRole('link', { name, exact: true }) }),
  async open() {
    await page.getByRole('navigation').getByRole('link', { name: '居民', exact: true }).click()
    await expect(this.searchField()).toBeFocused({ timeout: 30_000 })
  },
  async search(text: string) {
    await this.searchField().fill(text)
  },
  /** What the list shows for a search, from the top. */
  async expectFound(text: string, names: readonly string[]) {
    await this.search(text)
    await expect(page.getByRole('status').filter({ hasText: /^找到/ })).toHaveText(`找到 ${names.length} 人`)
    if (names.length > 0) await expect(this.list().getByRole('link')).toHaveText([...names])
  },
  async fill(person: Newcomer) {
    await page.getByLabel('姓名').fill(person.name)
    if (person.number) await page.getByLabel('身份证号', { exact: true }).fill(person.number)
    if (person.phone) await page.getByLabel('电话').fill(person.phone)
    if (person.seat) {
      await page.getByRole('combobox', { name: '小区' }).fill(person.seat.estate)
      await page.getByRole('combobox', { name: '楼栋' }).fill(person.seat.building)
      await page.getByRole('combobox', { name: '单元' }).fill(person.seat.entrance)
      await page.getByRole('combobox', { name: '房号' }).fill(person.seat.room)
      await page.keyboard.press('Escape')
    }
    if (person.head) await page.getByLabel('这个人是户主（新立一户）').check()
    if (person.relation) await this.choose('与户主关系', person.relation)
  },
  async choose(label: string, option: string) {
    await page.getByRole('combobox', { name: label }).click()
    await page.getByRole('option', { name: option, exact: true }).click()
  },
  async add(person: Newcomer) {
    await this.open()
    await page.getByRole('link', { name: '新增居民' }).click()
    await this.fill(person)
    await page.keyboard.press('Control+s')
    await expect(page.getByRole('heading', { level: 1, name: person.name, exact: true })).toBeVisible()
  },
  async addMember(person: Newcomer) {
    await page.getByRole('link', { name: '添加家庭成员' }).click()
    await expect(page.getByRole('heading', { level: 1, name: '新增居民' })).toBeVisible()
    await this.fill(person)
    await page.getByRole('button', { name: '保存' }).click()
    await expect(page.getByRole('heading', { level: 1, name: person.name, exact: true })).toBeVisible()
  },
  /** Types and presses Enter in one go, before the list has answered. */
  async openAtOnce(name: string) {
    await this.open()
    await this.search(name)
    await page.keyboard.press('Enter')
    await expect(page.getByRole('heading', { level: 1, name, exact: true })).toBeVisible()
  },
  async openPerson(name: string) {
    await this.open()
    await this.search(name)
    await expect(this.line(name)).toBeVisible()
    await page.keyboard.press('Enter')
    await expect(page.getByRole('heading', { level: 1, name, exact: true })).toBeVisible()
  },
  /** Chooses from the menu of a person; answers the dialog. */
  async deed(label: string) {
    await page.getByRole('button', { name: '更多操作' }).click()
    await page.getByRole('menuitem', { name: label }).click()
    return page.getByRole('dialog', { name: label })
  },
  /** What the page of a person says of a field. */
  field: (label: string) =>
    page
      .locator('dl > div')
      .filter({ has: page.getByText(label, { exact: true }) })
      .locator('dd'),
})
