import { expect, type Page } from '@playwright/test'

const dialogOf = (page: Page) => page.getByRole('dialog')

type NewTeam = { name?: string; speciality?: string; estates?: readonly string[] | 'all'; unit?: string; phone?: string }
type Joining = {
  from: '下沉党员' | '居民' | '外请'
  typed: string
  option?: string | RegExp
  unit?: string
  phone?: string
  skills?: readonly string[]
  role?: string
}

/** 服务团队 by the verbs of whoever keeps them. */
export const teamsOf = (page: Page) => ({
  dialog: () => dialogOf(page),
  gap: (kind: 'medical' | 'education' | 'legal') => page.getByTestId(`gap-${kind}`),
  card: (name: string) => page.getByRole('link').filter({ hasText: name }),
  row: (name: string) => page.getByRole('row').filter({ hasText: name }),
  shift: (name: string) => page.getByRole('listitem').filter({ hasText: name }),
  async openTab(name: '团队' | '覆盖与时长' | '排班' | '按专长找人') {
    await page.getByRole('navigation', { name: '服务团队的各页' }).getByRole('link', { name }).click()
    if (name !== '团队') await expect(page.getByRole('heading', { level: 1, name })).toBeVisible()
  },
  async fill({ name, speciality, estates = [], unit, phone }: NewTeam) {
    const dialog = dialogOf(page)
    if (speciality) {
      await dialog.getByLabel('专项').fill(speciality)
      await page.keyboard.press('Tab')
    }
    if (name) await dialog.getByLabel('名称').fill(name)
    if (estates === 'all') await dialog.getByRole('button', { name: '全部小区' }).click()
    else
      for (const estate of estates) {
        await dialog.getByRole('combobox', { name: '服务小区' }).click()
        await page.getByRole('option', { name: estate }).click()
        await page.keyboard.press('Tab')
      }
    if (unit) {
      await dialog.getByLabel('牵头单位').fill(unit)
      await page.keyboard.press('Tab')
    }
    if (phone) await dialog.getByLabel('联系电话').fill(phone)
  },
  async save() {
    await dialogOf(page).getByRole('button', { name: '保存' }).click()
  },
  async found(kind: '医疗服务团' | '教育服务团' | '专项服务团' | '邻里服务队', team: NewTeam) {
    await page.getByRole('button', { name: '新建团队' }).click()
    await page.getByRole('menuitem', { name: kind }).click()
    await this.fill(team)
    await this.save()
    await expect(dialogOf(page)).toHaveCount(0)
  },
  async openTeam(name: string) {
    await this.card(name).click()
    await expect(page.getByRole('heading', { level: 1, name })).toBeVisible()
  },
  async join({ from, typed, option, unit, phone, skills = [], role }: Joining) {
    await page.getByRole('button', { name: '添加队员' }).click()
    const dialog = dialogOf(page)
    if (from !== '下沉党员') await dialog.getByText(from, { exact: true }).click()
    if (from === '外请') await dialog.getByLabel('姓名').fill(typed)
    else {
      await dialog.getByRole('combobox', { name: from === '居民' ? '居民' : '党员' }).click()
      await dialog.getByRole('combobox', { name: from === '居民' ? '居民' : '党员' }).fill(typed)
      await page.getByRole('option', { name: option ?? typed }).click()
    }
    if (unit) await dialog.getByLabel('单位').fill(unit)
    if (phone) await dialog.getByLabel('电话').fill(phone)
    for (const skill of skills) {
      await dialog.getByLabel('专长').fill(skill)
      await page.keyboard.press('Enter')
    }
    if (role) await dialog.getByLabel('职务').fill(role)
    await this.save()
    await expect(dialog).toHaveCount(0)
  },
  async plan(plan: {
    team: string
    people: readonly string[] | 'all'
    weeks?: string
    from?: string
    to?: string
    place?: string
  }) {
    await page.getByRole('button', { name: '排班', exact: true }).click()
    const dialog = dialogOf(page)
    await dialog.getByRole('combobox', { name: '队伍' }).click()
    await page.getByRole('option', { name: plan.team }).click()
    if (plan.people === 'all') await dialog.getByLabel('全队').check()
    else for (const name of plan.people) await dialog.getByLabel(name).check()
    if (plan.from) await dialog.getByLabel('开始时间').fill(plan.from)
    if (plan.to) await dialog.getByLabel('结束时间').fill(plan.to)
    if (plan.weeks) await dialog.getByLabel('连排几周').fill(plan.weeks)
    if (plan.place) await dialog.getByLabel('地点').fill(plan.place)
  },
  /** Says what a list is for, which lets up to fifty people out. */
  async sayWhatFor(purpose: string, deed: '导出' | '打印') {
    await dialogOf(page).getByRole('radio', { name: purpose }).check()
    await dialogOf(page).getByRole('button', { name: deed }).click()
  },
  async book() {
    await dialogOf(page).getByRole('button', { name: '排上' }).click()
    await expect(dialogOf(page)).toHaveCount(0)
  },
})
