import { expect, type Page } from '@playwright/test'

/** 帮带培养: mentors with their ten, secretaries and what they do. */
export const mentoringOf = (page: Page) => ({
  dialog: () => page.getByRole('dialog'),
  card: (mentor: string) => page.getByRole('link', { name: new RegExp(`^${mentor}`) }),
  section: (title: RegExp) => page.getByRole('region', { name: title }),
  async tab(name: string) {
    await page.getByRole('navigation', { name: '帮带培养的各页' }).getByRole('link', { name, exact: true }).click()
  },
  async openGroup(mentor: string) {
    await this.card(mentor).click()
    await expect(page.getByRole('heading', { level: 1, name: `${mentor} 帮带组` })).toBeVisible()
  },
  /** Types what is given, by label. */
  async fill(values: Readonly<Record<string, string>>) {
    for (const [label, value] of Object.entries(values)) await this.dialog().getByLabel(label, { exact: true }).fill(value)
  },
  async choose(label: string, typed: string, option: string) {
    await this.dialog().getByRole('combobox', { name: label, exact: true }).fill(typed)
    await page.getByRole('option', { name: option }).click()
  },
  async press(name: string) {
    await this.dialog().getByRole('button', { name, exact: true }).click()
  },
  async done() {
    await expect(this.dialog()).toHaveCount(0)
  },
})
