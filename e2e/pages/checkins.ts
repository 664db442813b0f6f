import { expect, type Page } from '@playwright/test'

/** 活动签到 and what is added up from it, by the verbs of whoever does it. */
export const checkInsOf = (page: Page) => ({
  dialog: () => page.getByRole('dialog'),
  async addActivity(activity: { title: string; day: string; hours: string; place?: string }) {
    await page.getByRole('button', { name: '新增活动' }).click()
    await this.dialog().getByLabel('名称').fill(activity.title)
    await this.dialog().getByLabel('开始日期').fill(activity.day)
    await this.dialog().getByLabel('服务时长（小时）').fill(activity.hours)
    if (activity.place) await this.dialog().getByLabel('地点').fill(activity.place)
    await this.dialog().getByRole('button', { name: '保存' }).click()
    await expect(page.getByRole('row', { name: new RegExp(activity.title) })).toBeVisible()
  },
  search: (typed: string) => page.getByRole('searchbox', { name: '查找党员' }).fill(typed),
  person: (name: string) => page.getByRole('listitem').getByRole('button', { name: new RegExp(`^${name}`) }),
  /** What the page says of the last tap. */
  told: () => page.getByRole('status').filter({ hasText: /签到|撤销|报到/ }),
  here: () => page.getByRole('region', { name: '已到的人' }),
  async deed(name: string, deed: '更正' | '作废') {
    await this.here()
      .getByRole('button', { name: `更多 ${name}` })
      .click()
    await page.getByRole('menuitem', { name: deed }).click()
  },
  /** Says what a list is for, which lets up to fifty people out. */
  async sayWhatFor(purpose: string, deed: '导出' | '打印') {
    await this.dialog().getByRole('radio', { name: purpose }).check()
    await this.dialog().getByRole('button', { name: deed }).click()
  },
  async choose(label: string, option: string) {
    await page.getByRole('combobox', { name: label }).click()
    await page.getByRole('option', { name: option, exact: true }).click()
  },
})
