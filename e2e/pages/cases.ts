import { expect, type Page } from '@playwright/test'

/** 问题与案例 by the verbs of whoever collects, answers and looks up. */
export const casesOf = (page: Page) => {
  const dialog = () => page.getByRole('dialog')
  return {
    dialog,
    tab: (name: '高频问题' | '问题' | '案例') =>
      page
        .getByRole('navigation', { name: '看哪一类' })
        .getByRole('link', { name: new RegExp(`^${name} \\d`) })
        .click(),
    /** A list as a file, with the header that is asked for. */
    async takeIn(rows: readonly string[]) {
      await page.getByRole('link', { name: '导入问题' }).click()
      const text = ['问题,分类,标签,日期', ...rows].join('\n')
      await page
        .locator('input[type=file]')
        .setInputFiles({ name: '问题清单.csv', mimeType: 'text/csv', buffer: Buffer.from(text, 'utf8') })
      await expect(page.getByRole('heading', { name: '看一看再写入' })).toBeVisible()
    },
    async open(title: string) {
      await page.getByRole('main').getByRole('link', { name: title }).first().click()
      await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible()
    },
    async promote(answer: string) {
      await page.getByRole('button', { name: '列为高频问题' }).click()
      await dialog().getByLabel('社区答案').fill(answer)
      await dialog().getByRole('button', { name: '列为高频问题' }).click()
      await expect(dialog()).toHaveCount(0)
    },
    async fillCase(typed: Record<string, string>) {
      await page.getByRole('button', { name: '新增案例' }).click()
      for (const [label, value] of Object.entries(typed)) await dialog().getByLabel(label, { exact: true }).fill(value)
    },
    async save() {
      await dialog().getByRole('button', { name: '保存' }).click()
      await expect(dialog()).toHaveCount(0)
    },
    /** From anywhere on the page, by the key. */
    async search(typed: string) {
      await page.keyboard.press('/')
      await page.keyboard.type(typed)
      await expect(page.getByTestId('found')).toBeVisible()
    },
  }
}

/** 现场教学点 by the verbs of whoever books. */
export const pointsOf = (page: Page) => {
  const dialog = () => page.getByRole('dialog')
  const fill = async (typed: Record<string, string>) => {
    for (const [label, value] of Object.entries(typed)) await dialog().getByLabel(label, { exact: true }).fill(value)
  }
  return {
    dialog,
    async add(typed: Record<string, string>) {
      await page.getByRole('button', { name: '新增教学点' }).click()
      await fill(typed)
      await dialog().getByRole('button', { name: '保存' }).click()
      await expect(dialog()).toHaveCount(0)
    },
    async book(typed: Record<string, string>) {
      await page.getByRole('main').getByRole('button', { name: '预约', exact: true }).click()
      await fill(typed)
      await dialog().getByRole('button', { name: '预约', exact: true }).click()
    },
  }
}
