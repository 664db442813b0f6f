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
  /**
   * Types a note while the disk has nothing left and the browser closes its databases, opens the page anew once there is room,
   * and saves what is in the form again.
   */
  async keepTyping(words: string, disk: { full: () => void; room: () => Promise<void>; signIn: () => Promise<void> }) {
    const note = page.getByRole('textbox', { name: '备注', exact: true })
    const reopen = page.getByRole('button', { name: '重新打开' })
    await page.getByRole('button', { name: '修改', exact: true }).click()
    disk.full()
    await note.fill(words)
    await expect(reopen).toBeVisible({ timeout: 20_000 })
    await page.keyboard.press('Control+s')
    await expect(page.getByText(/^没有保存/)).toBeVisible()
    await disk.room()
    await reopen.click()
    await disk.signIn()
    await expect(note).toHaveValue(words)
    await page.keyboard.press('Control+s')
    await expect(this.says(words)).toBeVisible({ timeout: 20_000 })
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
