import { addRegisteredMembers } from '../e2e/hosts/registered-members'
import { checkInsOf } from '../e2e/pages/checkins'
import { deskOf } from '../e2e/pages/desk'
import { setUpOf } from '../e2e/pages/set-up'
import { type Stop, takeBoth } from './tour-stop'

const today = () => new Date(Date.now() + 8 * 60 * 60 * 1000).toISOString().slice(0, 10)

/** What is entered for the kiosks, check-ins, what is added up from them, and who can do what. */
export const checkingIn: Stop = {
  name: 'checkins',
  mode: 'desk',
  async visit(page, take, station) {
    await setUpOf(page).openDesk()
    await addRegisteredMembers(station)
    const desk = checkInsOf(page)
    await deskOf(page).goTo('活动与通知')
    await page.getByRole('button', { name: '新增活动' }).click()
    await take('activity-form')
    await desk.dialog().getByRole('button', { name: '取消' }).click()
    await desk.addActivity({ title: '清洁家园', day: today(), hours: '1.5', place: '百瑞苑东门' })
    await takeBoth(page, take, 'catalogue')
    await deskOf(page).goTo('活动签到')
    for (const name of ['王芳', '李军']) {
      await desk.search(name)
      await desk.person(name).click()
      await desk.here().getByText(name).waitFor()
    }
    await takeBoth(page, take, 'checkins')
    await page.getByRole('button', { name: '补登' }).click()
    await take('checkin-late')
    await desk.dialog().getByRole('button', { name: '取消' }).click()
    await page.getByRole('link', { name: '季度汇总表' }).click()
    await page.getByRole('button', { name: '粮道街小学' }).click()
    await takeBoth(page, take, 'unit-sheet')
    await page.getByRole('link', { name: '王芳' }).click()
    await page.getByRole('heading', { name: /服务卡/ }).waitFor()
    await takeBoth(page, take, 'service-card')
    await deskOf(page).goTo('人才库')
    await page.getByRole('searchbox', { name: '特长' }).fill('会修电器')
    await takeBoth(page, take, 'talents')
    await page.getByRole('button', { name: '导出 Excel' }).click()
    await take('leaving')
    await desk.sayWhatFor('联系本人', '导出')
    await deskOf(page).goTo('设置')
    await page.getByRole('link', { name: '查看导出记录' }).click()
    await page.getByRole('row', { name: /联系名单/ }).waitFor()
    await takeBoth(page, take, 'access')
  },
}
