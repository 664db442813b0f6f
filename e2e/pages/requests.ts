import { expect, type Page } from '@playwright/test'

/** 诉求工单 by the verbs of whoever works on them. */
export const requestsOf = (page: Page) => ({
  async openTab(kind: '诉求' | '工单') {
    await page.getByRole('tab', { name: new RegExp(`^${kind}`) }).click()
  },
  line: (title: string) => page.getByRole('row').filter({ has: page.getByRole('link', { name: title, exact: true }) }),
  async open(title: string) {
    await this.line(title).getByRole('link', { name: title, exact: true }).click()
    await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible()
  },
  /** Enters one at the desk; its page opens. */
  async register(kind: '诉求' | '工单', title: string, fields: Readonly<Record<string, string>> = {}) {
    await this.openTab(kind)
    await page.getByRole('button', { name: `登记${kind}` }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('事项').fill(title)
    for (const [label, value] of Object.entries(fields)) await dialog.getByLabel(label, { exact: true }).fill(value)
    await dialog.getByRole('button', { name: '保存' }).click()
    await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible()
  },
  next: () => page.getByRole('region', { name: /^下一步|^已经/ }),
  history: () => page.getByRole('region', { name: '办理过程' }),
  facts: () => page.getByRole('region', { name: '登记的内容' }),
  notice: (text: string) => page.getByRole('status').filter({ hasText: text }),
  /** Writes what the next step leaves and takes it. */
  async take(label: string, words: string, button: string) {
    await this.next().getByLabel(label).fill(words)
    await this.next().getByRole('button', { name: button, exact: true }).click()
  },
  async assign(name: string) {
    await this.next().getByRole('combobox', { name: '派给谁' }).click()
    await page.getByRole('option', { name }).click()
    await this.next().getByRole('button', { name: '派单', exact: true }).click()
  },
  async goBack(step: string, reason: string) {
    await this.next().getByRole('button', { name: '退回' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('combobox', { name: '退回到' }).click()
    await page.getByRole('option', { name: step, exact: true }).click()
    await dialog.getByLabel('原因').fill(reason)
    await dialog.getByRole('button', { name: '退回', exact: true }).click()
    await expect(dialog).toHaveCount(0)
  },
  async addContact(fields: { name: string; phone: string; role: string; caller?: string }) {
    await page.getByRole('button', { name: '新增联系人' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('姓名').fill(fields.name)
    await dialog.getByLabel('电话').fill(fields.phone)
    await dialog.getByLabel('职务').fill(fields.role)
    await page.keyboard.press('Tab')
    if (fields.caller) {
      await dialog.getByRole('combobox', { name: '由谁通知' }).click()
      await page.getByRole('option', { name: fields.caller, exact: true }).click()
    }
    await dialog.getByRole('button', { name: '保存' }).click()
    await expect(dialog).toHaveCount(0)
  },
})
