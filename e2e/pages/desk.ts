import { expect, type Page } from '@playwright/test'

/** The frame of the desk around whatever page is open. */
export const deskOf = (page: Page) => ({
  async goTo(label: string) {
    await page.getByRole('navigation').getByRole('link', { name: label, exact: true }).click()
    await expect(page.getByRole('heading', { level: 1, name: label })).toBeVisible()
  },
  async lock() {
    await page.keyboard.press('Alt+L')
    await expect(page.getByRole('heading', { name: /请输入 PIN$|请选择您的名字/ })).toBeVisible()
  },
  async addWorker(name: string, pin: string) {
    await this.goTo('工作人员')
    await page.getByRole('button', { name: '新增工作人员' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('姓名').fill(name)
    await dialog.getByLabel('新 PIN').fill(pin)
    await dialog.getByLabel('再输一遍 PIN').fill(pin)
    await dialog.getByRole('button', { name: '新增' }).click()
    await expect(page.getByRole('row', { name: new RegExp(name) })).toBeVisible()
  },
  syncBadge: () => page.getByTestId('sync-badge'),
})
