import { readFile } from 'node:fs/promises'
import { type Download, expect, type Page } from '@playwright/test'

export const verdicts = { new: '新增', changed: '有变化', same: '没变化', doubtful: '要看一眼', wrong: '有错' } as const
export type Counts = Record<keyof typeof verdicts, number>

/** A file as the browser's file picker hands it over. */
export type Picked = { name: string; mimeType: string; buffer: Buffer }

/** The import wizard, by the verbs of whoever sits before it. */
export const importOf = (page: Page) => ({
  async open() {
    await page.getByRole('navigation').getByRole('link', { name: '导入花名册', exact: true }).click()
    await expect(page.getByRole('heading', { name: '选一个花名册文件' })).toBeVisible()
  },
  async choose(file: string | Picked) {
    await page.locator('input[type=file]').setInputFiles(file)
  },
  async chooseRoster(file: string | Picked) {
    await this.choose(file)
    await expect(page.getByRole('heading', { name: '看看表头认得对不对' })).toBeFocused({ timeout: 30_000 })
  },
  /** Drops a file somewhere on the page, not on a target. */
  async drop(file: Picked) {
    const data = await page.evaluateHandle(
      ({ name, mimeType, bytes }) => {
        const transfer = new DataTransfer()
        transfer.items.add(new File([new Uint8Array(bytes)], name, { type: mimeType }))
        return transfer
      },
      { name: file.name, mimeType: file.mimeType, bytes: [...file.buffer] },
    )
    for (const event of ['dragenter', 'dragover', 'drop']) {
      await page.getByRole('main').dispatchEvent(event, { dataTransfer: data })
    }
  },
  column: (header: string) => page.getByLabel(`“${header}”这一列是`),
  async check() {
    await page.getByRole('button', { name: '开始核对' }).click()
    await this.checked()
  },
  async checked() {
    await expect(page.getByRole('tablist', { name: '各类人数' })).toBeVisible({ timeout: 30_000 })
    await expect(page.getByRole('button', { name: /写入名册|完成/ })).toBeEnabled({ timeout: 30_000 })
  },
  async counts(): Promise<Counts> {
    const read = async (verdict: keyof Counts) => {
      const line = (await page.getByRole('tab', { name: verdicts[verdict] }).textContent()) ?? ''
      return Number(/[\d,]+$/.exec(line.trim())?.[0].replaceAll(',', ''))
    }
    return {
      new: await read('new'),
      changed: await read('changed'),
      same: await read('same'),
      doubtful: await read('doubtful'),
      wrong: await read('wrong'),
    }
  },
  async show(verdict: keyof Counts) {
    await page.getByRole('tab', { name: verdicts[verdict] }).click()
  },
  rows: (verdict: keyof Counts) => page.getByRole('region', { name: verdicts[verdict] }).getByRole('listitem'),
  async takeWithoutNumber() {
    await page.getByRole('radio', { name: '先导入，不带号码，标为“待核”' }).check()
    await expect(page.getByRole('tab', { name: verdicts.wrong })).toHaveText(/\D0$/, { timeout: 30_000 })
    await this.checked()
  },
  async download(button: string): Promise<Picked> {
    const waiting = page.waitForEvent('download')
    await page.getByRole('button', { name: button }).click()
    return picked(await waiting)
  },
  async begin() {
    await page.getByRole('button', { name: '写入名册' }).click()
  },
  async write() {
    await this.begin()
    await expect(page.getByRole('heading', { name: '写好了' })).toBeFocused({ timeout: 60_000 })
  },
  /** Stops once records are being written. */
  async stopInTheMiddle() {
    await this.begin()
    await expect(page.getByText(/条$/)).toBeVisible({ timeout: 30_000 })
    await page.getByRole('button', { name: '停下' }).click()
    await expect(page.getByRole('heading', { name: '停下了' })).toBeFocused({ timeout: 30_000 })
  },
  figure: async (label: string): Promise<number> => {
    const card = page.getByText(label, { exact: true }).locator('..')
    return Number(((await card.textContent()) ?? '').replace(label, '').replaceAll(',', '').trim())
  },
  async another() {
    await page.getByRole('button', { name: '再导入一个文件' }).click()
    await expect(page.getByRole('heading', { name: '选一个花名册文件' })).toBeFocused()
  },
  async undo(button: string) {
    await page.getByRole('button', { name: button }).click()
    const dialog = page.getByRole('dialog', { name: '撤销这次导入？' })
    await dialog.getByRole('button', { name: '撤销导入' }).click()
    await expect(dialog).toHaveCount(0, { timeout: 60_000 })
  },
})

const spreadsheet = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

async function picked(download: Download): Promise<Picked> {
  return { name: download.suggestedFilename(), mimeType: spreadsheet, buffer: await readFile(await download.path()) }
}

export const asFile = (name: string, bytes: Uint8Array): Picked => ({ name, mimeType: spreadsheet, buffer: Buffer.from(bytes) })
