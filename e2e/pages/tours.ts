import { expect, type Page } from '@playwright/test'

export const chineseDay = (daysAhead = 0): string =>
  new Date(Date.now() + (daysAhead * 24 + 8) * 3_600_000).toISOString().slice(0, 10)

type Round = {
  title: string
  recurrence?: string
  startsOn?: string
  startsAt?: string
  endsAt?: string
  place?: string
  items?: string[]
  quota?: string
  body?: string
}

/** 巡回服务 by the verbs of whoever plans the rounds and sits at the table. */
export const toursOf = (page: Page) => {
  const dialog = () => page.getByRole('dialog')
  return {
    dialog,
    async fill({ title, recurrence, startsOn, startsAt, endsAt, place, items, quota, body }: Round) {
      await dialog().getByLabel('名称').fill(title)
      if (recurrence) {
        await dialog().getByRole('combobox', { name: '频次' }).click()
        await page.getByRole('option', { name: recurrence, exact: true }).click()
      }
      if (startsOn)
        await dialog()
          .getByLabel(recurrence === '只一次' ? '日期' : '开始日期', { exact: true })
          .fill(startsOn)
      if (startsAt) await dialog().getByLabel('开始时间').fill(startsAt)
      if (endsAt) await dialog().getByLabel('结束时间').fill(endsAt)
      if (place) {
        await dialog().getByRole('combobox', { name: '地点' }).fill(place)
        await page.keyboard.press('Tab')
      }
      for (const item of items ?? []) {
        await dialog().getByRole('combobox', { name: '服务项目' }).fill(item)
        await page.keyboard.press('Enter')
      }
      if (quota) await dialog().getByLabel('名额').fill(quota)
      if (body) await dialog().getByLabel('给居民的说明').fill(body)
    },
    async save() {
      await dialog().getByRole('button', { name: '保存' }).click()
      await expect(dialog()).toHaveCount(0)
    },
    async plan(round: Round) {
      await page.getByRole('button', { name: '新增巡回服务' }).click()
      await this.fill(round)
      await this.save()
    },
    view: (name: '月' | '周' | '列表') =>
      page.getByRole('radiogroup', { name: '怎么看' }).getByText(name, { exact: true }).click(),
    /** A sitting on the calendar, by what its label says. */
    stop: (label: RegExp) => page.getByRole('main').getByRole('link', { name: label }),
    async open(label: RegExp, title: string) {
      await this.stop(label).first().click()
      await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible()
    },
    search: () => page.getByRole('searchbox', { name: '查找居民' }),
    /** Types and taps whoever was found by that name. */
    async tap(typed: string, name: string) {
      await this.search().fill(typed)
      await page.locator('.yz-founds').getByRole('button').filter({ hasText: name }).click()
    },
    async outside(name: string) {
      await this.search().fill(name)
      await page.getByRole('button', { name: `登记“${name}”` }).click()
    },
    says: (sentence: string | RegExp) => page.getByRole('status').getByText(sentence),
    more: async (item: string) => {
      await page.getByRole('main').getByRole('button', { name: '更多', exact: true }).click()
      await page.getByRole('menuitem', { name: item }).click()
    },
    async hidePast() {
      await page.getByRole('link', { name: '回到日历' }).click()
      await expect(page.getByRole('heading', { level: 1, name: '巡回服务' })).toBeVisible()
    },
  }
}
