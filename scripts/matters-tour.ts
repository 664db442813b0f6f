import { deskOf } from '../e2e/pages/desk'
import { allowance, birth, catalogueFile, mattersOf, senior } from '../e2e/pages/matters'
import { rosterOf } from '../e2e/pages/roster'
import { setUpOf } from '../e2e/pages/set-up'
import { type Stop, takeBoth } from './tour-stop'

/** The city's catalogue taken in and used, and 服务概况, which counts what came of it. */
export const guiding: Stop = {
  name: 'matters',
  mode: 'desk',
  async visit(page, take) {
    await setUpOf(page).openDesk()
    const seat = { estate: '百瑞苑', building: '3', entrance: '2', room: '501' }
    await rosterOf(page).add({ name: '陈桂英', seat, head: true })
    const desk = mattersOf(page)
    await deskOf(page).goTo('办事事项')
    await takeBoth(page, take, 'matters-empty')
    await desk.import(catalogueFile('2026年第1版', [birth, senior, allowance, ['MZ-009', '', '民政']]))
    await takeBoth(page, take, 'matters-check')
    await desk.write()
    await takeBoth(page, take, 'matters-done')
    await deskOf(page).goTo('办事事项')
    await desk.find('孩子上户口', '出生登记')
    await takeBoth(page, take, 'matters-found')
    await desk.open('出生登记')
    await page.getByLabel('出生医学证明').check()
    await takeBoth(page, take, 'matter')
    await desk.takeIn('陈桂英', '13800001234')
    await takeBoth(page, take, 'matter-receipt')
    await deskOf(page).goTo('办事事项')
    await page.getByRole('link', { name: '使用情况' }).click()
    await page.getByRole('row', { name: /出生登记/ }).waitFor()
    await takeBoth(page, take, 'matters-use')
    await deskOf(page).goTo('服务概况')
    await page.getByRole('link', { name: '百瑞苑缺医疗' }).waitFor()
    await page.getByRole('radiogroup', { name: '群众的事' }).getByText('工单 1').click()
    await takeBoth(page, take, 'services')
  },
}
