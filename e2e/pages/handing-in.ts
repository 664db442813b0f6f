import { expect, type Page } from '@playwright/test'

/** What a resident does at the kiosk, by taps; what is typed goes into the fields as its keys would write it. */
export const kioskOf = (page: Page) => ({
  async open(tile: string) {
    await page.getByRole('button', { name: new RegExp(`^${tile}`) }).click()
    await expect(page.getByRole('heading', { level: 1, name: tile })).toBeVisible()
  },
  tap: (name: string | RegExp) => page.getByRole('main').getByRole('button', { name }).first().click(),
  async write(fields: Readonly<Record<string, string>>) {
    for (const [label, value] of Object.entries(fields)) await page.getByLabel(label, { exact: true }).fill(value)
  },
  says: (text: string | RegExp) => page.getByRole('main').getByText(text).first(),
  /** The number in large letters, its 14 digits. */
  async receiptNo() {
    return ((await page.locator('.yz-k-receipt strong').textContent()) ?? '').replace(/\D/g, '')
  },
  finish: () => page.getByRole('button', { name: '办好了，回首页' }).click(),
  home: () => expect(page.getByRole('heading', { level: 1, name: '您想办什么？' })).toBeVisible(),
})

/** The desk's page 进件. */
export const intakeOf = (page: Page) => ({
  /** Fetches until the list has this. */
  async expectLine(text: string | RegExp) {
    await expect(async () => {
      await page.getByRole('button', { name: '再取一次' }).click({ timeout: 2_000 })
      await expect(page.locator('.yz-intake-list').getByText(text).first()).toBeVisible({ timeout: 3_000 })
    }).toPass({ timeout: 90_000 })
  },
  choose: (text: string | RegExp) => page.locator('.yz-intake-line').filter({ hasText: text }).first().click(),
  async decide(button: string, sentence?: string) {
    await page.locator('.yz-intake-panel').getByRole('button', { name: button, exact: true }).click()
    const dialog = page.getByRole('dialog')
    if (sentence) await dialog.getByRole('textbox').fill(sentence)
    await dialog.getByRole('button', { name: button, exact: true }).click()
  },
})
