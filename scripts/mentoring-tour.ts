import { addMentors } from '../e2e/hosts/mentors-at-hub'
import { deskOf } from '../e2e/pages/desk'
import { mentoringOf } from '../e2e/pages/mentoring'
import { setUpOf } from '../e2e/pages/set-up'
import { type Stop, takeBoth } from './tour-stop'

/** 帮带培养: a full group and what does not stand, a secretary with a cohort, a studio, contests. */
export const mentoring: Stop = {
  name: 'mentoring',
  mode: 'desk',
  async visit(page, take, station) {
    await setUpOf(page).openDesk()
    await addMentors(station)
    const desk = mentoringOf(page)
    await deskOf(page).goTo('帮带培养')
    await desk.card('冯丽华').waitFor()
    await takeBoth(page, take, 'mentoring')
    await desk.openGroup('冯丽华')
    await takeBoth(page, take, 'mentor-group')
    await page.getByRole('link', { name: '返回帮带组' }).click()
    await desk.tab('书记培养')
    for (const [name, community, cohort] of [
      ['刘洋', '紫阳社区', '强雁'],
      ['吴霞', '水陆社区', '领航'],
    ] as const) {
      await page.getByRole('button', { name: '登记书记' }).click()
      await desk.fill({ 姓名: name, 社区: community })
      await desk.dialog().getByText(cohort, { exact: true }).click()
      await desk.press('保存')
      await desk.done()
    }
    await takeBoth(page, take, 'secretaries')
    await page.getByRole('link', { name: '刘洋' }).click()
    await page.getByRole('button', { name: '放进创建库' }).click()
    await takeBoth(page, take, 'secretary')
    await page.getByRole('link', { name: '返回书记培养' }).click()
    await desk.tab('工作室')
    await page.getByRole('button', { name: '新建工作室' }).click()
    await desk.fill({ 名称: '刘洋书记工作室', 地点: '紫阳社区' })
    await desk.choose('牵头书记', '刘洋', '刘洋 · 紫阳社区')
    await desk.press('保存')
    await desk.done()
    await takeBoth(page, take, 'studios')
    await desk.tab('竞赛与交流')
    await takeBoth(page, take, 'contests')
  },
}
