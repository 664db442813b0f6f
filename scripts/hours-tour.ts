import { academyOf } from '../e2e/pages/academy'
import { deskOf } from '../e2e/pages/desk'
import { hoursOf, signInSheet } from '../e2e/pages/hours'
import { setUpOf } from '../e2e/pages/set-up'
import { chineseDay } from '../e2e/pages/tours'
import { type Stop, takeBoth } from './tour-stop'

/** Attendance, the signed sheet with its questions, everybody's hours, one person's page, what is printed of it. */
export const attending: Stop = {
  name: 'hours',
  mode: 'desk',
  async visit(page, take) {
    await setUpOf(page).openDesk()
    const [academy, hours, today] = [academyOf(page), hoursOf(page), chineseDay()]
    await deskOf(page).goTo('社区学院')
    await academy.tab('课程')
    await academy.addCourse({ title: '群众工作方法', audience: '社区工作者', hours: '4' })
    await academy.tab('班次')
    const plan = { first: today, startsAt: '08:30', endsAt: '12:00', place: '一楼会议室', teacher: '谢老师' }
    await page.getByRole('button', { name: '开班', exact: true }).first().click()
    await academy.plan({ ...plan, course: '群众工作方法' })
    await academy.save()
    await page.getByRole('link', { name: '从签到表导入' }).click()
    await takeBoth(page, take, 'attendance-choose')
    const rows = [
      ['何静', '13711110000', '√'],
      ['罗思', '13711110001', '迟到'],
      ['周怡秋', '13711110002', '○'],
    ]
    await page.locator('input[type=file]').setInputFiles(signInSheet([today], rows))
    await page.getByLabel('表上的 3 位新面孔都加为学员').check()
    await takeBoth(page, take, 'attendance-sheet')
    await hours.answer('“○”，1 格', '请假')
    await page.getByRole('button', { name: '写入 3 条考勤' }).click()
    await page.getByRole('link', { name: '去看考勤' }).click()
    await takeBoth(page, take, 'attendance')
    await deskOf(page).goTo('学时档案')
    await takeBoth(page, take, 'hours')
    await page.getByRole('link', { name: '转出、转入' }).click()
    await takeBoth(page, take, 'hours-exchange')
    await page.getByRole('link', { name: '回到学时档案' }).click()
    await hours.openLearner('何静')
    await takeBoth(page, take, 'learner')
    await page.getByRole('link', { name: '打印学时单' }).click()
    await takeBoth(page, take, 'transcript')
    await page.getByRole('link', { name: '何静' }).click()
    await page.getByRole('button', { name: '发证书' }).click()
    await page.getByRole('article', { name: '学时证书' }).waitFor()
    await takeBoth(page, take, 'certificate')
  },
}
