import { deskOf } from '../e2e/pages/desk'
import { rosterOf } from '../e2e/pages/roster'
import { setUpOf } from '../e2e/pages/set-up'
import { chineseDay, toursOf } from '../e2e/pages/tours'
import { type Stop, takeBoth } from './tour-stop'

const rounds = (today: string, later: string) => [
  {
    title: '健康巡诊',
    startsOn: today,
    startsAt: '09:00',
    endsAt: '11:00',
    items: ['量血压', '测血糖', '中医问诊'],
    quota: '30',
  },
  { title: '法律咨询', recurrence: '隔周', startsOn: later, startsAt: '14:30', endsAt: '16:00', items: ['咨询'], quota: '10' },
  { title: '便民理发', recurrence: '每月几号', startsOn: today, startsAt: '09:30', items: ['理发'] },
]

/** The calendar in its three views, a round, the holidays, the desk of a tour's day, what is printed. */
export const touring: Stop = {
  name: 'tours',
  mode: 'desk',
  async visit(page, take) {
    await setUpOf(page).openDesk()
    const [today, later] = [chineseDay(), chineseDay(2)]
    const tours = toursOf(page)
    for (const name of ['陈桂英', '李军', '王秀芳']) await rosterOf(page).add({ name })
    await deskOf(page).goTo('巡回服务')
    for (const round of rounds(today, later)) await tours.plan({ ...round, place: '党群驿站', body: '请带医保卡' })
    await takeBoth(page, take, 'tours-month')
    await tours.view('周')
    await takeBoth(page, take, 'tours-week')
    await tours.view('列表')
    await takeBoth(page, take, 'tours-list')
    await page.getByRole('button', { name: '新增巡回服务' }).click()
    await take('tours-new')
    await page.keyboard.press('Escape')
    await page.getByRole('link', { name: '巡回安排' }).click()
    await page.getByRole('row', { name: /健康巡诊/ }).waitFor()
    await takeBoth(page, take, 'tours-rounds')
    await page.getByRole('link', { name: '回到日历' }).click()
    await page.getByRole('link', { name: '节假日' }).click()
    await page.getByLabel('名称').fill('元旦')
    await page.getByLabel('从', { exact: true }).fill('2027-01-01')
    await page.getByLabel('到', { exact: true }).fill('2027-01-03')
    await page.getByRole('button', { name: '加上' }).click()
    await page.getByRole('row', { name: /元旦/ }).waitFor()
    await takeBoth(page, take, 'tours-holidays')
    await page.getByRole('link', { name: '回到日历' }).click()
    await tours.open(/健康巡诊/, '健康巡诊')
    for (const name of ['陈桂英', '李军', '王秀芳']) await tours.tap(name, name)
    await page.getByRole('button', { name: '给到场的人全部勾上 量血压' }).click()
    await takeBoth(page, take, 'tours-day')
    await tours.more('打印通知')
    await page.getByRole('heading', { name: '巡回服务通知' }).waitFor()
    await takeBoth(page, take, 'tours-notice')
  },
}
