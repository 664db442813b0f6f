import { addMembers } from '../e2e/hosts/at-hub'
import { deskOf } from '../e2e/pages/desk'
import { rosterOf } from '../e2e/pages/roster'
import { setUpOf } from '../e2e/pages/set-up'
import { teamsOf } from '../e2e/pages/teams'
import { type Stop, takeBoth } from './tour-stop'

const wang = '王芳 · 粮道街小学'
const li = '李军 · 粮道街小学'

/** 服务团队: "3+N" with one gap left, a team with its people, a week of shifts, coverage and hours, and who can do what. */
export const serving: Stop = {
  name: 'teams',
  mode: 'desk',
  async visit(page, take, station) {
    await setUpOf(page).openDesk()
    await addMembers(station)
    await rosterOf(page).add({
      name: '陈桂英',
      seat: { estate: '百瑞苑', building: '3', entrance: '2', room: '501' },
      head: true,
    })
    await rosterOf(page).add({
      name: '周海',
      seat: { estate: '首义小区', building: '1', entrance: '1', room: '101' },
      head: true,
    })
    const desk = teamsOf(page)
    await deskOf(page).goTo('服务团队')
    await desk.found('医疗服务团', { estates: 'all', unit: '紫阳路社区卫生服务中心', phone: '027-88001234' })
    await desk.found('教育服务团', { estates: ['百瑞苑'], unit: '粮道街小学' })
    await desk.found('专项服务团', { speciality: '家电维修', name: '家电维修服务团', estates: ['首义小区'] })
    await desk.found('邻里服务队', { name: '百瑞苑邻里服务队', estates: ['百瑞苑'] })
    await takeBoth(page, take, 'teams-slots')
    await desk.openTeam('百瑞苑邻里服务队')
    await desk.join({ from: '下沉党员', typed: 'wf', option: wang, skills: ['急救'], role: '队长' })
    await desk.join({ from: '下沉党员', typed: '李军', option: li, phone: '13900001234', skills: ['修电器'] })
    await desk.join({ from: '居民', typed: '陈桂英', option: /^陈桂英/ })
    await desk.join({ from: '外请', typed: '赵敏', unit: '紫阳路社区卫生服务中心', phone: '13800001234', skills: ['量血压'] })
    await page.getByRole('link', { name: '返回服务团队' }).click()
    await desk.openTab('排班')
    await desk.plan({ team: '百瑞苑邻里服务队', people: 'all', weeks: '3', place: '驿站门口' })
    await take('teams-plan')
    await desk.book()
    await desk
      .shift('赵敏')
      .getByRole('button', { name: /^已服务/ })
      .click()
    await desk
      .shift('李军')
      .getByRole('button', { name: /^已服务/ })
      .click()
    await takeBoth(page, take, 'teams-shifts')
    await desk.openTab('覆盖与时长')
    await takeBoth(page, take, 'teams-coverage')
    await desk.openTab('按专长找人')
    await takeBoth(page, take, 'teams-skills')
    await desk.openTab('团队')
    await desk.openTeam('百瑞苑邻里服务队')
    await takeBoth(page, take, 'team')
  },
}
