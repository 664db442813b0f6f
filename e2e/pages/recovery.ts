import { expect, type Page } from '@playwright/test'

/** The page that opens where records are missing, and the copies it lives on. */
export const recoveryOf = (page: Page) => ({
  title: () => page.getByRole('heading', { name: '这台电脑上的记录少了' }),
  async recover() {
    await expect(this.title()).toBeVisible({ timeout: 60_000 })
    await page.getByRole('button', { name: '找回来' }).click()
    await expect(page.getByRole('heading', { name: '找好了' })).toBeVisible({ timeout: 60_000 })
    await page.getByRole('button', { name: '打开驿站' }).click()
  },
  /** Waits for the desk to ask who is there; where the page of missing records comes first, goes through it. Answers whether it came. */
  async recoverWhereAsked(): Promise<boolean> {
    const asked = page.getByRole('heading', { name: /请输入 PIN$|请选择您的名字/ })
    await expect(asked.or(this.title())).toBeVisible({ timeout: 60_000 })
    if (!(await this.title().isVisible())) return false
    await this.recover()
    await expect(asked).toBeVisible({ timeout: 60_000 })
    return true
  },
  /** Has a copy of the store made now. */
  async backUp() {
    await page.getByRole('navigation').getByRole('link', { name: '设置', exact: true }).click()
    await page.getByRole('button', { name: '立即备份' }).click()
    await expect(page.getByText('已备份')).toBeVisible({ timeout: 30_000 })
  },
})
