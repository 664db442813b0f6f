import { expect, type Page } from '@playwright/test'

type Course = { title: string; audience?: string; category?: string; hours: string; body?: string }
type Session = {
  course: string
  title?: string
  first: string
  count?: string
  rhythm?: string
  startsAt: string
  endsAt: string
  place: string
  teacher?: string
  quota?: string
}

/** 社区学院 by the verbs of whoever keeps its courses and sessions. */
export const academyOf = (page: Page) => {
  const dialog = () => page.getByRole('dialog')
  const choose = async (label: string, option: string) => {
    await dialog().getByRole('combobox', { name: label, exact: true }).click()
    await page.getByRole('option', { name: option, exact: true }).click()
  }
  const write = async (label: string, value: string) => {
    await dialog().getByRole('combobox', { name: label, exact: true }).fill(value)
    await page.keyboard.press('Tab')
  }
  return {
    dialog,
    tab: async (name: '班次' | '课程' | '全年') => {
      await page.getByRole('navigation', { name: '社区学院的页面' }).getByRole('link', { name }).click()
    },
    async addCourse({ title, audience, category, hours, body }: Course) {
      await page.getByRole('button', { name: '新增课程' }).click()
      await dialog().getByLabel('课程名称').fill(title)
      if (audience) await choose('对象', audience)
      if (category) await write('类别', category)
      await dialog().getByLabel('每次学时').fill(hours)
      if (body) await dialog().getByLabel('课程说明').fill(body)
      await dialog().getByRole('button', { name: '保存' }).click()
      await expect(dialog()).toHaveCount(0)
    },
    /** Fills in the dialog of a session that is open. */
    async plan({ course, title, first, count, rhythm, startsAt, endsAt, place, teacher, quota }: Session) {
      await choose('课程', course)
      if (title) await dialog().getByLabel('班次名称').fill(title)
      await dialog().getByLabel('第一次').fill(first)
      if (count) await dialog().getByLabel('上几次').fill(count)
      if (rhythm) await choose('怎么排', rhythm)
      await dialog().getByLabel('开始时间').fill(startsAt)
      await dialog().getByLabel('结束时间').fill(endsAt)
      await write('地点', place)
      if (teacher) await write('老师', teacher)
      if (quota) await dialog().getByLabel('名额').fill(quota)
    },
    async save() {
      await dialog().getByRole('button', { name: '保存' }).click()
      await expect(dialog()).toHaveCount(0)
    },
    async openSession(session: Session) {
      await page.getByRole('button', { name: '开班', exact: true }).click()
      await this.plan(session)
      await this.save()
    },
    /** A session of the list, by its name. */
    async open(title: string) {
      await page.getByRole('table').getByRole('link', { name: title, exact: true }).click()
      await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible()
    },
    async back() {
      await page.getByRole('link', { name: '回到社区学院' }).click()
      await expect(page.getByRole('heading', { level: 1, name: '社区学院' })).toBeVisible()
    },
    /** Signs up whoever is found by what is typed. */
    async find(typed: string, name: string) {
      await page.getByRole('searchbox', { name: /^查找/ }).fill(typed)
      await page
        .getByTestId('candidates')
        .getByRole('button', { name: `报名 ${name}` })
        .click()
    },
    async byHand(fields: Record<string, string>) {
      const form = page.getByRole('region', { name: '登记报名' })
      for (const [label, value] of Object.entries(fields)) await form.getByLabel(label, { exact: true }).fill(value)
      await form.getByRole('button', { name: '报名', exact: true }).click()
    },
    places: () => page.getByTestId('places'),
    says: (sentence: string | RegExp) => page.getByRole('status').getByText(sentence),
    async more(item: string) {
      await page.getByRole('main').getByRole('button', { name: '更多', exact: true }).click()
      await page.getByRole('menuitem', { name: item }).click()
    },
  }
}
