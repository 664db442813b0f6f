import { readFile } from 'node:fs/promises'
import { type Download, expect, type Page } from '@playwright/test'

/** The pages about the sync, by the verbs of whoever wants to know where their records are. */
export const syncOf = (page: Page) => ({
  /** By the badge, as one gets there who wonders. */
  async openByBadge() {
    await page.getByTestId('sync-badge').click()
    await page.getByRole('link', { name: '看详细情况' }).click()
    await expect(page.getByRole('heading', { level: 1, name: '同步' })).toBeVisible()
  },
  async open() {
    await page.getByRole('navigation', { name: '功能' }).getByRole('link', { name: '同步', exact: true }).click()
    await expect(page.getByRole('heading', { level: 2, name: '现在的情况' })).toBeVisible()
  },
  async openPart(name: '情况' | '两人都改过的' | '没有被接收的' | 'U 盘传送') {
    await this.open()
    const link = page.getByRole('navigation', { name: '同步的几个页面' }).getByRole('link', { name })
    await link.click()
    await expect(link).toHaveAttribute('aria-current', 'page')
  },
  card: (name: string) => page.getByRole('region', { name }),
  syncNow: () => page.getByRole('button', { name: '立即同步' }).click(),
  /** A record two people changed, by its name and the field. */
  conflict: (record: string, field: string) => page.getByRole('article', { name: `${record} ${field}` }),
  /** Makes the courier's file; answers it with the code that was shown. */
  async takeOut(): Promise<{ file: Buffer; name: string; code: string }> {
    const card = this.card('带出去')
    const [download] = await Promise.all([page.waitForEvent('download'), card.getByRole('button', { name: '做成文件' }).click()])
    const code = (await card.getByText(/^\d{4} \d{4} \d{4} \d{4}$/).textContent()) ?? ''
    return { file: await contentOf(download), name: download.suggestedFilename(), code }
  },
  async chooseFile(file: { name: string; buffer: Buffer }) {
    const input = this.card('收进来').locator('input[type=file]')
    await input.setInputFiles({ ...file, mimeType: 'application/octet-stream' })
  },
  async enterCode(code: string) {
    await this.card('收进来').getByLabel('请输入取件码').fill(code)
    await this.card('收进来').getByRole('button', { name: '收进来' }).click()
  },
  /** The host is told how many records there are a few seconds after they were written; by this number it notices a loss. */
  async waitForCount(residents: number) {
    const known = () =>
      page.evaluate(async () => {
        const health = (await (await fetch('/journal/health')).json()) as { records: Record<string, number> | null }
        return health.records?.['residents'] ?? 0
      })
    await expect.poll(known, { timeout: 45_000 }).toBe(residents)
  },
  /** The proof of what was sent today, as it lies on the disk. */
  async proof(): Promise<string> {
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: '下载凭证' }).click()])
    return (await contentOf(download)).toString('utf8')
  },
})

const contentOf = async (download: Download): Promise<Buffer> => readFile(await download.path())
