import { addMembers } from '../e2e/hosts/at-hub'
import { claimsOf } from '../e2e/pages/claims'
import { deskOf } from '../e2e/pages/desk'
import { rosterOf } from '../e2e/pages/roster'
import { setUpOf } from '../e2e/pages/set-up'
import { type Stop, takeBoth } from './tour-stop'

const wang = '王芳（粮道街小学）'
const li = '李军（粮道街小学）'
const inTwelveDays = () => new Date(Date.now() + (12 * 24 + 8) * 60 * 60 * 1000).toISOString().slice(0, 10)

/** What members take on: posts, wishes and projects, pairings, postings and the sheet of a hand-over. */
export const claiming: Stop = {
  name: 'claims',
  mode: 'desk',
  async visit(page, take, station) {
    await setUpOf(page).openDesk()
    await addMembers(station)
    const seat = { estate: '百瑞苑', building: '3', entrance: '2', room: '501' }
    await rosterOf(page).add({ name: '陈桂英', seat, head: true })
    const desk = claimsOf(page)
    await deskOf(page).goTo('岗位认领')
    await desk.offer({ kind: '岗位', title: '矛盾调解员', quota: '2', body: '邻里有矛盾，帮着说和。' })
    await desk.offer({ kind: '岗位', title: '政策宣讲员', quota: '3', body: '每月一次，到小区讲政策。' })
    await desk.claim('矛盾调解员', '党员个人', '王芳', wang)
    await desk.claim('矛盾调解员', '党员个人', '李军', li)
    await desk.claim('政策宣讲员', '下沉单位', '粮道', '粮道街小学')
    await takeBoth(page, take, 'claims-posts')
    const wisher = { name: '陈桂英', phone: '13800001234', room: '3栋2单元501' }
    await desk.offer({ kind: '微心愿', title: '想要一台收音机', body: '平时一个人，想听听戏。', wisher })
    await takeBoth(page, take, 'claims-wishes')
    await desk.offer({ kind: '共建项目', title: '楼前小花园', stage: '第 2 步 发展共建', body: '大家出主意，单位出力。' })
    await takeBoth(page, take, 'claims-projects')
    await desk.pair('王芳', wang, { 小区: '百瑞苑', 楼栋: '3 栋', 单元: '2 单元', 房号: '501' }, '陈桂英户，1 人')
    await desk.save()
    await page.getByRole('row', { name: /王芳/ }).waitFor()
    await takeBoth(page, take, 'pairings')
    await deskOf(page).goTo('岗位认领')
    await desk.post('李军', li, '社区书记助理', inTwelveDays())
    await page.getByRole('row', { name: /李军/ }).waitFor()
    await takeBoth(page, take, 'postings')
    await page.getByRole('link', { name: '李军 的交接单' }).click()
    await page.getByRole('heading', { name: '挂职干部工作交接单' }).waitFor()
    await takeBoth(page, take, 'posting-sheet')
  },
}
