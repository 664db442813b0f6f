import { academyOf } from '../e2e/pages/academy'
import { deskOf } from '../e2e/pages/desk'
import { rosterOf } from '../e2e/pages/roster'
import { setUpOf } from '../e2e/pages/set-up'
import { chineseDay } from '../e2e/pages/tours'
import { type Stop, takeBoth } from './tour-stop'

/** Courses, sessions by state, one with a waiting list, what is printed, the year. */
export const learning: Stop = {
  name: 'academy',
  mode: 'desk',
  async visit(page, take) {
    await setUpOf(page).openDesk()
    const academy = academyOf(page)
    for (const name of ['陈桂英', '李军', '王秀芳']) await rosterOf(page).add({ name })
    await deskOf(page).goTo('社区学院')
    await academy.tab('课程')
    await takeBoth(page, take, 'academy-courses-empty')
    await page.getByRole('button', { name: '新增课程' }).click()
    await take('academy-course-new')
    await page.keyboard.press('Escape')
    await academy.addCourse({ title: '智能手机一点通', category: '市民讲堂', hours: '1.5', body: '请带上自己的手机' })
    await academy.addCourse({ title: '追光少年团', audience: '未成年人', category: '追光少年团', hours: '1' })
    await takeBoth(page, take, 'academy-courses')
    await academy.tab('班次')
    const plan = { startsAt: '09:30', endsAt: '11:00', place: '三楼教室', teacher: '刘老师' }
    await academy.openSession({ ...plan, course: '追光少年团', first: chineseDay(2), count: '4' })
    await takeBoth(page, take, 'academy-session-minors')
    await academy.back()
    await page.getByRole('button', { name: '开班', exact: true }).click()
    await academy.plan({ ...plan, course: '智能手机一点通', first: chineseDay(2), count: '3', quota: '2' })
    await take('academy-session-new')
    await academy.save()
    for (const name of ['陈桂英', '李军', '王秀芳']) await academy.find(name, name)
    await takeBoth(page, take, 'academy-session')
    await page.getByRole('link', { name: '打印通知' }).click()
    await page.getByRole('heading', { name: '开班通知' }).waitFor()
    await takeBoth(page, take, 'academy-notice')
    await page.getByRole('link', { name: '智能手机一点通' }).click()
    await page.getByRole('link', { name: '打印签到表' }).click()
    await page.getByRole('row', { name: /陈桂英/ }).waitFor()
    await takeBoth(page, take, 'academy-sheet')
    await page.getByRole('link', { name: '智能手机一点通' }).click()
    await academy.back()
    await takeBoth(page, take, 'academy-sessions')
    await academy.tab('全年')
    await page.getByRole('row', { name: /^班次/ }).waitFor()
    await takeBoth(page, take, 'academy-year')
  },
}
