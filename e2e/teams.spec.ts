import { readFile } from 'node:fs/promises'
import { expect } from '@playwright/test'
import { readWorkbook } from '../src/renderer/lib/sheet/read-workbook'
import { test } from './fixtures'
import { addMembers } from './hosts/at-hub'
import { expectAccessible } from './pages/accessible'
import { deskOf } from './pages/desk'
import { takePicture } from './pages/picture'
import { rosterOf } from './pages/roster'
import { director } from './pages/set-up'
import { signInOf } from './pages/sign-in'
import { teamsOf } from './pages/teams'

test.describe.configure({ timeout: 240_000 })
test.use({ begin: 'desk' })

test(
  'the gaps of 3+N are filled, a neighbourhood team gets its people and shifts, and coverage, hours and skills follow',
  { tag: '@page' },
  async ({ station }, info) => {
    const { page } = station
    const desk = teamsOf(page)
    await signInOf(page).as(director.name, director.pin)
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

    await test.step('three slots stand empty and say so; a team fills one', async () => {
      await deskOf(page).goTo('服务团队')
      for (const kind of ['medical', 'education', 'legal'] as const) await expect(desk.gap(kind)).toContainText('缺口')
      await expectAccessible(page)
      await takePicture(station.page, info, 'teams-empty')
      await page.getByRole('button', { name: '组建医疗服务团' }).click()
      await desk.fill({ estates: 'all', unit: '紫阳路社区卫生服务中心', phone: '1380000' })
      await desk.save()
      await expect(desk.dialog()).toContainText('电话不对')
      await takePicture(station.page, info, 'team-form')
      await desk.fill({ phone: '027-88001234' })
      await desk.save()
      await expect(desk.card('医疗服务团')).toContainText('服务 百瑞苑、首义小区')
      await expect(desk.gap('medical')).toHaveCount(0)
      await desk.found('邻里服务队', { name: '百瑞苑邻里服务队', estates: ['百瑞苑'] })
      await desk.found('专项服务团', { speciality: '家电维修', name: '家电维修服务团' })
      await expectAccessible(page)
      await takePicture(station.page, info, 'teams')
    })

    await test.step('people come from the members, the roster and outside', async () => {
      await desk.openTeam('医疗服务团')
      await desk.join({ from: '下沉党员', typed: 'wf', option: '王芳 · 粮道街小学' })
      await page.getByRole('link', { name: '返回服务团队' }).click()
      await desk.openTeam('百瑞苑邻里服务队')
      await desk.join({ from: '下沉党员', typed: 'wf', option: '王芳 · 粮道街小学', skills: ['急救'], role: '队长' })
      await desk.join({ from: '居民', typed: 'cgy', option: /^陈桂英/ })
      await desk.join({
        from: '外请',
        typed: '赵敏',
        unit: '紫阳路社区卫生服务中心',
        phone: '13800001234',
        skills: ['量血压', '测血糖'],
      })
      await expect(desk.row('赵敏')).toContainText('138****1234')
      await page.getByRole('button', { name: '添加队员' }).click()
      await desk.dialog().getByRole('combobox', { name: '党员' }).click()
      await page.getByRole('option', { name: '王芳' }).click()
      await desk.save()
      await expect(desk.dialog()).toContainText('这个人已经在队里')
      await takePicture(station.page, info, 'stay-form')
      await desk.dialog().getByRole('button', { name: '取消' }).click()
    })

    await test.step('shifts are planned for weeks, ticked, and nobody is booked twice', async () => {
      await page.getByRole('link', { name: '返回服务团队' }).click()
      await desk.openTab('排班')
      await desk.plan({ team: '百瑞苑邻里服务队', people: 'all', weeks: '3', from: '00:00', to: '02:00', place: '驿站门口' })
      await takePicture(station.page, info, 'plan-form')
      await desk.book()
      await expect(desk.shift('陈桂英')).toBeVisible()
      await desk.plan({ team: '医疗服务团', people: ['王芳'], from: '01:00', to: '03:00' })
      await desk.dialog().getByRole('button', { name: '排上' }).click()
      await expect(desk.dialog()).toContainText('1 班没有排上：王芳 那个时间已经有班')
      await desk.dialog().getByRole('button', { name: '关闭' }).last().click()
      await desk.shift('赵敏').getByRole('button', { name: /^未到/ }).click()
      await desk.dialog().getByLabel('没来的原因').fill('临时有事')
      await desk.dialog().getByRole('button', { name: '未到' }).click()
      await expect(desk.shift('赵敏')).toContainText('临时有事')
      await page.getByRole('button', { name: '全部已服务' }).click()
      await desk.shift('王芳').getByRole('button', { name: '改时长' }).click()
      await desk.dialog().getByLabel('服务时长').fill('1.2')
      await desk.dialog().getByRole('button', { name: '保存' }).click()
      await expect(desk.dialog()).toContainText('四分之一小时')
      await desk.dialog().getByLabel('服务时长').fill('1.5')
      await desk.dialog().getByRole('button', { name: '保存' }).click()
      await expect(page.getByText('待服务 0 班，已服务 2 班，未到 1 班，共 3.5 小时')).toBeVisible()
      await expectAccessible(page)
      await takePicture(station.page, info, 'shifts-week')
      await page.getByText('按月').click()
      await expect(page.getByText(/已服务 2 班，未到 1 班，共 3.5 小时/)).toBeVisible()
    })

    await test.step('coverage shows what is missing where, hours their months, and a skill who has it', async () => {
      await desk.openTab('覆盖与时长')
      await expect(page.getByText('2 个小区有缺口，一共缺 5 处。')).toBeVisible()
      await expect(desk.row('首义小区').getByText('缺')).toHaveCount(3)
      await expect(desk.row('百瑞苑').getByRole('link')).toHaveText(['医疗服务团', '百瑞苑邻里服务队'])
      await expectAccessible(page)
      await takePicture(station.page, info, 'coverage')
      await page.getByRole('link', { name: '3.5' }).press('Enter')
      await expect(page.getByText(/共 3.5 小时/)).toBeVisible()
      await desk.openTab('按专长找人')
      await page.getByLabel('专长').first().fill('会量血压')
      await expect(desk.row('赵敏')).toContainText('百瑞苑邻里服务队')
      await expectAccessible(page)
      await takePicture(station.page, info, 'skills')
    })

    await test.step('who leaves stays in the history; the duty list leaves masked; a team that ends leaves its gap', async () => {
      await desk.row('赵敏').getByRole('link', { name: '百瑞苑邻里服务队' }).click()
      await desk.row('赵敏').getByRole('button', { name: '赵敏 离队' }).click()
      await desk.dialog().getByLabel('离队原因').fill('调回原单位')
      await desk.dialog().getByRole('button', { name: '离队' }).click()
      await expect(page.getByRole('region', { name: '离队的人（1 人）' })).toContainText('调回原单位')
      await expect(page.getByRole('region', { name: '队员（2 人）' })).not.toContainText('赵敏')
      await expectAccessible(page)
      await takePicture(station.page, info, 'team')
      await page.getByRole('region', { name: '离队的人（1 人）' }).scrollIntoViewIfNeeded()
      await takePicture(station.page, info, 'team-below')
      await page.getByRole('button', { name: '下载值班名单' }).click()
      await page.getByRole('menuitem', { name: '电话遮住中间四位' }).click()
      await expect(desk.dialog()).toContainText('里面有 2 个人的信息')
      const [download] = await Promise.all([page.waitForEvent('download'), desk.sayWhatFor('联系本人', '导出')])
      const read = JSON.stringify(readWorkbook(await readFile(await download.path()), download.suggestedFilename()))
      expect(read).toContain('驿站门口')
      await page.emulateMedia({ media: 'print' })
      await takePicture(station.page, info, 'team-printed')
      await page.emulateMedia({ media: 'screen' })
      await page.getByRole('link', { name: '返回服务团队' }).click()
      await desk.openTeam('医疗服务团')
      await page.getByRole('button', { name: '结束队伍' }).click()
      await desk.dialog().getByLabel('原因').fill('协议到期')
      await desk.dialog().getByRole('button', { name: '结束队伍' }).click()
      await page.getByRole('link', { name: '返回服务团队' }).click()
      await expect(desk.gap('medical')).toBeVisible()
    })
  },
)
