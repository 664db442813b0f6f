import { expect, type Page } from '@playwright/test'
import { writeWorkbook } from '../../src/renderer/lib/sheet/write-workbook'

/** A sign-in sheet as offices keep it: a title, one row a person, one column a day. `rows`: name, phone, one mark a day. */
export const signInSheet = (days: readonly string[], rows: readonly string[][]) => ({
  name: '签到表.xlsx',
  mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  buffer: Buffer.from(
    writeWorkbook([
      {
        name: '签到表',
        rows: [
          ['社区工作者培训班签到表'],
          ['序号', '姓名', '所在社区', '手机', ...days.map((day) => `${Number(day.slice(5, 7))}月${Number(day.slice(8))}日`)],
          ...rows.map(([name = '', phone = '', ...marks], index) => [index + 1, name, '百瑞景社区', phone, ...marks]),
        ],
      },
    ]),
  ),
})

/** 考勤 and 学时档案 by the verbs of whoever keeps them. */
export const hoursOf = (page: Page) => {
  const attendance = () => page.getByRole('region', { name: '考勤', exact: true })
  const choose = async (option: string) => page.getByRole('option', { name: option, exact: true }).click()
  return {
    attendance,
    dialog: (title: string) => page.getByRole('dialog', { name: title }),
    /** The day's code as it stands on the page, without the blank. */
    code: async () => {
      const digits = attendance().getByRole('status', { name: /^签到码/ })
      return ((await digits.textContent()) ?? '').replace(/\s/g, '')
    },
    async sign(code: string, name?: string) {
      await attendance().getByLabel('学员报的签到码').fill(code)
      if (name) {
        await attendance().getByRole('combobox', { name: '学员', exact: true }).click()
        await choose(name)
      }
      await attendance().getByRole('button', { name: '签到', exact: true }).click()
    },
    row: (name: string) => attendance().getByRole('row').filter({ hasText: name }),
    async answer(question: string | RegExp, choice: string) {
      await page.getByRole('combobox', { name: question }).click()
      await choose(choice)
    },
    /** 导出 and 打印 ask what for. */
    async sayWhatFor(purpose: string, deed: '导出' | '打印') {
      const asked = page.getByRole('dialog').filter({ hasText: '用来做什么' })
      await asked.getByRole('radio', { name: purpose }).check()
      await asked.getByRole('button', { name: deed, exact: true }).click()
    },
    async openLearner(name: string) {
      await page.getByRole('table').getByRole('link', { name, exact: true }).click()
      await expect(page.getByRole('heading', { level: 1, name })).toBeVisible()
    },
    /** Looks a certificate's number up; what is said of it. */
    async check(number: string, verdict: string | RegExp) {
      await page.getByRole('button', { name: '查验证书' }).click()
      const dialog = page.getByRole('dialog', { name: '查验证书' })
      await dialog.getByLabel('证书编号').fill(number)
      await dialog.getByRole('button', { name: '查验', exact: true }).click()
      await expect(dialog.getByRole('status')).toContainText(verdict)
    },
    async close() {
      await page.getByRole('dialog').getByRole('button', { name: '关闭' }).click()
      await expect(page.getByRole('dialog')).toHaveCount(0)
    },
  }
}
