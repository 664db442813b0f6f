import { expect, type Page } from '@playwright/test'

/** The desk when nobody is signed in. */
export const signInOf = (page: Page) => ({
  async choose(name: string) {
    await page.getByRole('button', { name: new RegExp(`^${name}`) }).click()
    await expect(page.getByRole('heading', { name: `${name}，请输入 PIN` })).toBeVisible()
  },
  /** Types the PIN of whoever was chosen and presses Enter. */
  async type(pin: string) {
    await page.getByLabel('PIN', { exact: true }).fill(pin)
    await page.keyboard.press('Enter')
  },
  async as(name: string, pin: string) {
    const choice = page.getByRole('heading', { name: '请选择您的名字' })
    const asked = page.getByRole('heading', { name: /，请输入 PIN$/ })
    // A station may just be starting.
    await expect(choice.or(asked)).toBeVisible({ timeout: 30_000 })
    if (await asked.isVisible()) await page.getByRole('button', { name: '换一个人' }).click()
    await this.choose(name)
    await this.type(pin)
    await expect(page.getByRole('button', { name: new RegExp(`^${name}，`) })).toBeVisible()
  },
})
