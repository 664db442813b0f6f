import { expect, type Page } from '@playwright/test'

type Offer = {
  kind: '岗位' | '微心愿' | '共建项目'
  title: string
  quota?: string
  body?: string
  wisher?: Wisher
  stage?: string
}
type Wisher = { name: string; phone: string; room: string }

const dialogOf = (page: Page) => page.getByRole('dialog')

/** Chooses out of a list that is typed in. */
async function pick(page: Page, label: string, typed: string, option: string) {
  const field = dialogOf(page).getByRole('combobox', { name: label })
  await field.click()
  await field.fill(typed)
  await page.getByRole('option', { name: option, exact: true }).click()
}

/** 岗位认领, 结对帮扶 and 挂职干部 by the verbs of whoever keeps them. */
export const claimsOf = (page: Page) => ({
  dialog: () => dialogOf(page),
  notice: (text: string) => page.getByRole('status').filter({ hasText: text }),
  card: (title: string) => page.getByRole('listitem').filter({ has: page.getByRole('heading', { name: title, exact: true }) }),
  async openTab(kind: Offer['kind']) {
    await page.getByRole('tab', { name: kind }).click()
  },
  async fill({ title, quota, body, wisher, kind, stage }: Offer) {
    const dialog = dialogOf(page)
    await dialog.getByLabel(kind === '微心愿' ? '心愿' : '名称', { exact: true }).fill(title)
    await page.keyboard.press('Tab')
    if (quota) await dialog.getByLabel('名额').fill(quota)
    if (body) await dialog.getByLabel('说明').fill(body)
    if (stage) {
      await dialog.getByRole('combobox', { name: '到了哪一步' }).click()
      await page.getByRole('option', { name: stage }).click()
    }
    if (wisher) {
      await dialog.getByLabel('姓名').fill(wisher.name)
      await dialog.getByLabel('电话').fill(wisher.phone)
      await dialog.getByLabel('住处').fill(wisher.room)
    }
  },
  async save() {
    await dialogOf(page).getByRole('button', { name: '保存' }).click()
  },
  async offer(offer: Offer) {
    await this.openTab(offer.kind)
    await page.getByRole('button', { name: `新增${offer.kind}` }).click()
    await this.fill(offer)
    await this.save()
    await expect(this.card(offer.title)).toBeVisible()
  },
  async claim(title: string, by: '党员个人' | '下沉单位', typed: string, option: string) {
    await page.getByRole('button', { name: `认领 ${title}` }).click()
    await dialogOf(page).getByText(by).click()
    await pick(page, by === '党员个人' ? '党员' : '单位', typed, option)
    await dialogOf(page).getByRole('button', { name: '认领' }).click()
    await expect(dialogOf(page)).toHaveCount(0)
    await expect(this.card(title)).toContainText(option)
  },
  async deed(name: string, deed: '标为完成' | '退出认领') {
    await page.getByRole('button', { name: `${name} 的认领` }).click()
    await page.getByRole('menuitem', { name: deed }).click()
  },
  async pair(member: string, option: string, address: Record<'小区' | '楼栋' | '单元' | '房号', string>, household: string) {
    await page.getByRole('link', { name: '结对帮扶' }).click()
    await page.getByRole('button', { name: '新增结对' }).click()
    await pick(page, '党员', member, option)
    for (const [label, name] of Object.entries(address)) await pick(page, label, name, name)
    await dialogOf(page).getByLabel(household).check()
  },
  async post(member: string, option: string, role: string, endsOn: string) {
    await page.getByRole('link', { name: '挂职干部' }).click()
    await page.getByRole('button', { name: '新增挂职' }).click()
    await pick(page, '党员', member, option)
    await dialogOf(page).getByLabel('挂职岗位').fill(role)
    await page.keyboard.press('Tab')
    await dialogOf(page).getByLabel('结束日期').fill(endsOn)
    await this.save()
  },
})
