import { expect, type Page } from '@playwright/test'

export const center = { name: '百瑞苑社区党群服务中心', code: '420106012003' } as const
export const director = { name: '周敏', pin: '2846' } as const

/** The first run, by the verbs of whoever does it. Chinese, as the app speaks at first. */
export const setUpOf = (page: Page) => ({
  async nameCenter(name: string = center.name, code: string = center.code) {
    await page.getByLabel('中心名称').fill(name)
    await page.getByLabel('社区代码（12 位）').fill(code)
    await page.getByRole('button', { name: '下一步' }).click()
  },
  async nameTerminal(name: string, mode: '服务台' | '自助屏' = '服务台') {
    await page.getByLabel('电脑名称').fill(name)
    await page.getByRole('radio', { name: mode }).check()
    await page.getByRole('button', { name: mode === '服务台' ? '下一步' : '完成' }).click()
    // The center is made now: some seconds of a free machine.
    await expect(page.getByRole('heading', { name: '这台电脑怎么用？' })).toBeHidden({ timeout: 30_000 })
  },
  /** The slip of the administrator: an address and a code. */
  async join(hub: string, code: string) {
    const open = page.getByRole('button', { name: '输入登记码' })
    const address = page.getByLabel('数据中心地址')
    await expect(open.or(address)).toBeVisible({ timeout: 30_000 })
    if (await open.isVisible()) await open.click()
    await address.fill(hub)
    await page.getByLabel('登记码（12 位）').fill(code)
    await page.getByRole('button', { name: '加入' }).click()
  },
  async enrolFirst(name: string = director.name, pin: string = director.pin, again: string = pin) {
    await page.getByLabel('姓名').fill(name)
    await page.getByLabel('新 PIN').fill(pin)
    await page.getByLabel('再输一遍 PIN').fill(again)
    await page.getByRole('button', { name: '开始使用' }).click()
  },
  /** From a fresh folder to the desk, signed in as the director. */
  async openDesk() {
    await this.nameCenter()
    await this.nameTerminal('1 号窗口')
    await this.enrolFirst()
    await expect(page.getByRole('button', { name: `${director.name}，书记` })).toBeVisible()
  },
})
