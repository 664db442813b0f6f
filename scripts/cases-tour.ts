import { casesOf, pointsOf } from '../e2e/pages/cases'
import { deskOf } from '../e2e/pages/desk'
import { setUpOf } from '../e2e/pages/set-up'
import { chineseDay } from '../e2e/pages/tours'
import { type Stop, takeBoth } from './tour-stop'

const list = [
  '小区停车位不够用，晚上没处停,停车,车位、夜间,2026-03-02',
  '小区停车位太少，没处停车,停车,车位,2026-04-11',
  '三号楼电梯总是坏,电梯,,2026-05-20',
  '楼道灯不亮,照明,,明天',
]

/** Problems and their answers, the cases and the search, a list that is taken in; teaching points and their bookings. */
export const answering: Stop = {
  name: 'cases',
  mode: 'desk',
  async visit(page, take) {
    await setUpOf(page).openDesk()
    const cases = casesOf(page)
    await deskOf(page).goTo('问题与案例')
    await cases.tab('问题')
    await cases.takeIn(list)
    await takeBoth(page, take, 'cases-import')
    await page.getByRole('button', { name: '写入 3 个问题' }).click()
    await page.getByRole('link', { name: '去看问题' }).click()
    await takeBoth(page, take, 'cases-problems')
    await cases.open('小区停车位不够用')
    await takeBoth(page, take, 'cases-alike')
    await page.getByRole('button', { name: /^把“小区停车位太少/ }).click()
    await cases.promote('晚上 7 点到早上 7 点，对面写字楼的地下车库对居民开放。')
    await cases.fillCase({ 案例名称: '写字楼车位错时共享', 做法: '和写字楼签约，夜间开放 40 个车位。', 联系人: '李军' })
    await take('cases-case-new')
    await cases.save()
    await takeBoth(page, take, 'cases-problem')
    await page.getByRole('link', { name: '回到问题与案例' }).click()
    await takeBoth(page, take, 'cases-answers')
    await page.getByRole('heading', { level: 1 }).click()
    await cases.search('车位')
    await takeBoth(page, take, 'cases-found')
    await cases.open('写字楼车位错时共享')
    await takeBoth(page, take, 'cases-case')

    await deskOf(page).goTo('社区学院')
    await page.getByRole('link', { name: '教学点' }).click()
    const points = pointsOf(page)
    await points.add({ 名称: '百瑞苑红色客厅', 地点: '百瑞苑 3 栋一楼', 可容人数: '40', 联系人: '李军' })
    await takeBoth(page, take, 'points')
    await page.getByRole('link', { name: /百瑞苑红色客厅/ }).click()
    const visit = { 活动: '党支部参观学习', 日期: chineseDay(), 开始时间: '09:00', 结束时间: '10:30', 人数: '30' }
    await points.book(visit)
    await page.getByText('最多时 30 / 40 人').waitFor()
    await takeBoth(page, take, 'point')
    await points.book({ ...visit, 活动: '街道交流', 人数: '20' })
    await points.dialog().getByRole('alert').waitFor()
    await take('point-refused')
  },
}
