import { expect, type Page } from '@playwright/test'

const dialogOf = (page: Page) => page.getByRole('dialog')

/** 邻里议事 by the verbs of whoever keeps its books: the council, its projects, the wishes. */
export const councilOf = (page: Page) => ({
  dialog: () => dialogOf(page),
  part: (name: string) => page.getByRole('region', { name }),
  resolution: (title: string) =>
    page.getByRole('listitem').filter({ has: page.getByRole('heading', { level: 3, name: title, exact: true }) }),
  wish: (title: string) =>
    page.getByRole('listitem').filter({ has: page.getByRole('heading', { level: 2, name: title, exact: true }) }),
  openTab: (name: '议事会' | '项目' | '微心愿') => page.getByRole('tab', { name }).click(),
  save: (button = '保存') => dialogOf(page).getByRole('button', { name: button, exact: true }).click(),
  async closed() {
    await expect(dialogOf(page)).toHaveCount(0)
  },
  async call(meeting: { name: string; startsAt: string; place: string; agenda: readonly string[] }) {
    await page.getByRole('button', { name: '新开一次会' }).click()
    const dialog = dialogOf(page)
    await dialog.getByLabel('会议名称').fill(meeting.name)
    await dialog.getByLabel('时间').fill(meeting.startsAt)
    await dialog.getByLabel('地点').fill(meeting.place)
    await dialog.getByLabel('议题').fill(meeting.agenda.join('\n'))
    await this.save()
    await expect(page.getByRole('heading', { level: 1, name: meeting.name })).toBeVisible()
  },
  /** Types into the field of those who come, and takes the line that says this. */
  async comes(typed: string, line: string | RegExp, role = '') {
    await page.getByRole('combobox', { name: '身份（选填）' }).fill(role)
    const field = page.getByRole('combobox', { name: '谁来了' })
    await field.click()
    await field.fill(typed)
    await page.getByRole('option', { name: line }).click()
  },
  async vote(title: string, votes: Readonly<Record<string, string>>) {
    await page.getByRole('button', { name: '记一项表决' }).click()
    await dialogOf(page).getByLabel('表决的事').fill(title)
    await this.count(votes)
    await this.save()
  },
  async count(votes: Readonly<Record<string, string>>) {
    for (const [label, count] of Object.entries(votes)) await dialogOf(page).getByLabel(label).fill(count)
  },
  async become(title: string, what: '诉求' | '共建项目' | '实事项目') {
    await page.getByRole('button', { name: `“${title}”转为` }).click()
    await page.getByRole('menuitem', { name: what }).click()
  },
  /** Ends the stage a project is at with what it leaves. */
  async advance(stage: string, leaves: string) {
    await page.getByRole('button', { name: `完成“${stage}”` }).click()
    await dialogOf(page).getByRole('textbox').fill(leaves)
    await this.save(`完成“${stage}”`)
  },
})
