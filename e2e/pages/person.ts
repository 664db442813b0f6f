import { expect, type Page } from '@playwright/test'

/** One person's page, by the verbs of whoever keeps the record. */
export const personOf = (page: Page) => ({
  /** Edits fields by their labels and saves. */
  async edit(fields: Readonly<Record<string, string>>) {
    await page.getByRole('button', { name: '修改', exact: true }).click()
    for (const [label, value] of Object.entries(fields)) await page.getByRole('textbox', { name: label, exact: true }).fill(value)
    await page.keyboard.press('Control+s')
    await expect(page.getByRole('button', { name: '修改', exact: true })).toBeVisible()
  },
  /** What the page says, anywhere in the fields. */
  says: (text: string) => page.locator('dd').filter({ hasText: text }),
  async erase(reason: string) {
    await page.getByRole('button', { name: '更多操作' }).click()
    await page.getByRole('menuitem', { name: '删除这个人' }).click()
    const dialog = page.getByRole('dialog', { name: '删除这个人' })
    await dialog.getByLabel(reason).check()
    await dialog.getByRole('button', { name: '删除这个人' }).click()
    await expect(dialog).toBeHidden()
  },
})
