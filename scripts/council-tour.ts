import { expect } from '@playwright/test'
import { addMembers } from '../e2e/hosts/at-hub'
import { claimsOf } from '../e2e/pages/claims'
import { councilOf } from '../e2e/pages/council'
import { deskOf } from '../e2e/pages/desk'
import { rosterOf } from '../e2e/pages/roster'
import { setUpOf } from '../e2e/pages/set-up'
import { type Stop, takeBoth } from './tour-stop'

/** 邻里议事: a meeting and its minute, the projects that came of it, the wishes. */
export const meeting: Stop = {
  name: 'council',
  mode: 'desk',
  async visit(page, take, station) {
    await setUpOf(page).openDesk()
    await addMembers(station)
    const seat = { estate: '百瑞苑', building: '3', entrance: '2', room: '501' }
    await rosterOf(page).add({ name: '陈桂英', seat, head: true })
    const desk = councilOf(page)
    await deskOf(page).goTo('邻里议事')
    await desk.call({
      name: '十一月邻里议事会',
      startsAt: '19:00',
      place: '驿站二楼',
      agenda: ['3 栋门前没有路灯', '楼前空地怎么用'],
    })
    await desk.comes('cgy', /陈桂英/, '居民代表')
    await desk.comes('刘建国', '不在花名册：刘建国', '物业')
    await desk.vote('3 栋门前装两盏路灯', { 赞成: '1', 弃权: '1' })
    await desk.closed()
    await desk.vote('楼前空地建小花园', { 赞成: '2' })
    await desk.closed()
    await page.getByRole('textbox', { name: '会议纪要' }).fill('空地：种月季和薄荷，北边留路。')
    await desk.part('会议纪要').getByText('已保存').waitFor()
    await desk.become('楼前空地建小花园', '实事项目')
    await desk.resolution('楼前空地建小花园').getByRole('link', { name: '看项目' }).waitFor()
    await takeBoth(page, take, 'council-meeting')
    await page.getByRole('link', { name: '打印纪要' }).click()
    await page.getByRole('heading', { name: '邻里议事会会议纪要' }).waitFor()
    await takeBoth(page, take, 'council-minute')
    await deskOf(page).goTo('邻里议事')
    await takeBoth(page, take, 'council')
    await desk.openTab('项目')
    await page.getByRole('link', { name: '楼前空地建小花园' }).click()
    await desk.advance('决策共谋', '12 户到场，种月季和薄荷，北边留路。')
    await desk.closed()
    await takeBoth(page, take, 'project')
    await page.getByRole('link', { name: '回到项目' }).click()
    await takeBoth(page, take, 'projects')
    await deskOf(page).goTo('岗位认领')
    await claimsOf(page).offer({ kind: '微心愿', title: '想要一台收音机', body: '平时一个人，想听听戏。' })
    await claimsOf(page).claim('想要一台收音机', '下沉单位', '粮道', '粮道街小学')
    await deskOf(page).goTo('邻里议事')
    await desk.openTab('微心愿')
    await expect(desk.wish('想要一台收音机')).toBeVisible()
    await takeBoth(page, take, 'wishes')
  },
}
