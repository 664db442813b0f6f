import { readFile } from 'node:fs/promises'
import { expect } from '@playwright/test'
import readExcelFile from 'read-excel-file/node'
import { test } from './fixtures'
import { addRegisteredMembers } from './hosts/registered-members'
import { expectAccessible } from './pages/accessible'
import { checkInsOf } from './pages/checkins'
import { deskOf } from './pages/desk'
import { takePicture } from './pages/picture'
import { director } from './pages/set-up'
import { signInOf } from './pages/sign-in'

test.describe.configure({ timeout: 240_000 })
test.use({ begin: 'desk' })

const shanghaiDay = () => new Date(Date.now() + 8 * 3600_000).toISOString().slice(0, 10)

test(
  'from an activity to the sheet of a quarter: one tap each, “already”, late, corrected, voided, and the totals equal',
  { tag: '@page' },
  async ({ station }, info) => {
    const { page } = station
    await page.setViewportSize({ width: 1366, height: 768 })
    await signInOf(page).as(director.name, director.pin)
    await addRegisteredMembers(station)
    const desk = checkInsOf(page)

    await deskOf(page).goTo('活动与通知')
    await expect(page.getByText('还没有活动')).toBeVisible()
    await page.getByRole('button', { name: '新增活动' }).click()
    await desk.dialog().getByRole('button', { name: '保存' }).click()
    await expect(desk.dialog().getByText('有 2 处需要改正，请看红字')).toBeVisible()
    await takePicture(station.page, info, 'activity-form')
    await expectAccessible(page)
    await desk.dialog().getByRole('button', { name: '取消' }).click()
    await desk.addActivity({ title: '清洁家园', day: shanghaiDay(), hours: '1.5', place: '百瑞苑东门' })
    await takePicture(station.page, info, 'catalogue')
    await expectAccessible(page)

    await deskOf(page).goTo('活动签到')
    await desk.search('wf')
    await expect(desk.person('王芳')).toContainText('粮道街小学')
    await desk.person('王芳').click()
    await expect(desk.told()).toContainText(/王芳 已签到，\d\d:\d\d/)
    await expect(desk.here()).toContainText('1 人')
    await desk.search('王芳')
    await desk.person('王芳').click()
    await expect(desk.told()).toContainText(/王芳 \d\d:\d\d 已经签到过/)
    await desk.search('赵敏')
    await desk.person('赵敏').click()
    await expect(desk.told()).toContainText('还没有向本社区报到')

    await desk.search('粮道')
    await desk.person('李军').click()
    await page.getByRole('button', { name: '撤销' }).click()
    await expect(desk.told()).toContainText('已撤销 李军 的签到')
    await expect(desk.here()).toContainText('点错了，当场撤销')
    await expect(desk.here()).toContainText('1 人')

    await page.getByRole('button', { name: '补登' }).click()
    await desk.choose('党员', '李军 · 粮道街小学')
    await desk.dialog().getByLabel('到场时间').fill('00:00')
    await desk.dialog().getByLabel('服务时长（小时）').fill('2.25')
    await desk.dialog().getByRole('button', { name: '补登' }).click()
    await expect(desk.dialog().getByText('请写明原因')).toBeVisible()
    await takePicture(station.page, info, 'late-entry')
    await desk.dialog().getByLabel('原因').fill('当时停电')
    await desk.dialog().getByRole('button', { name: '补登' }).click()
    await expect(desk.here()).toContainText('当时停电')
    await expect(desk.here()).toContainText('2 人')
    await desk.deed('王芳', '更正')
    await desk.dialog().getByLabel('服务时长（小时）').fill('3')
    await desk.dialog().getByLabel('原因').fill('提前到场布置')
    await desk.dialog().getByRole('button', { name: '更正' }).click()
    await expect(desk.here()).toContainText('3 小时')
    await desk.search('')
    await takePicture(station.page, info, 'checkins')
    await expectAccessible(page)

    await page.getByRole('link', { name: '季度汇总表' }).click()
    await expect(page.getByRole('row', { name: /粮道街小学/ })).toHaveText('粮道街小学52325.25')
    await takePicture(station.page, info, 'sheets')
    await page.getByRole('button', { name: '粮道街小学' }).click()
    await expect(page.getByRole('row', { name: /合计/ })).toHaveText('合计25.25')
    await expect(page.getByRole('listitem').filter({ hasText: '赵敏' })).toBeVisible()
    const names = await page.getByRole('row').getByRole('link').allTextContents()
    expect(names).toEqual(['李军', '王芳'])
    await takePicture(station.page, info, 'unit-sheet')
    await expectAccessible(page)
    await page.emulateMedia({ media: 'print' })
    await expect(page.getByText('单位盖章：')).toBeVisible()
    await expect(page.getByRole('button', { name: '下载 Excel' })).toBeHidden()
    await takePicture(station.page, info, 'unit-sheet-print')
    await page.emulateMedia({ media: 'screen' })
    const downloading = page.waitForEvent('download')
    await page.getByRole('button', { name: '下载 Excel' }).click()
    await expect(desk.dialog()).toContainText('里面有 3 个人的信息')
    await desk.sayWhatFor('交下沉单位核对', '导出')
    const [sheet] = await readExcelFile(await readFile(await (await downloading).path()))
    const rows = sheet?.data ?? []
    expect(rows.slice(2, 5)).toEqual([
      [1, '李军', null, '联系地', 1, 2.25],
      [2, '王芳', '教师', '联系地', 1, 3],
      [null, '合计', null, null, 2, 5.25],
    ])
    expect(rows.slice(5).flat()).toEqual(expect.arrayContaining(['应到', 5, '已报到', 2, '未到', 3, '赵敏']))

    await page.getByRole('link', { name: '王芳' }).click()
    await expect(page.getByRole('heading', { level: 1, name: '下沉党员服务卡 · 王芳' })).toBeVisible()
    await expect(page.getByText('更正：提前到场布置')).toBeVisible()
    await takePicture(station.page, info, 'service-card')
    await expectAccessible(page)
  },
)

test(
  'a skill is found as people say it, and a phone is shown when it is asked for',
  { tag: '@page' },
  async ({ station }, info) => {
    const { page } = station
    await page.setViewportSize({ width: 1366, height: 768 })
    await signInOf(page).as(director.name, director.pin)
    await addRegisteredMembers(station)
    await deskOf(page).goTo('人才库')
    await expect(page.getByText('找到 2 人')).toBeVisible()
    await page.getByRole('searchbox', { name: '特长' }).fill('修电器')
    await expect(page.getByRole('row')).toHaveCount(2)
    await expect(page.getByRole('row', { name: /王芳/ })).toContainText('138****1234')
    await takePicture(station.page, info, 'talents')
    await expectAccessible(page)
    await page.getByRole('button', { name: '电话 王芳 138****1234' }).click()
    await expect(page.getByRole('row', { name: /王芳/ })).toContainText('13800001234')

    const desk = checkInsOf(page)
    await page.getByRole('button', { name: '导出 Excel' }).click()
    await expect(desk.dialog()).toContainText('里面有 1 个人的信息')
    await desk.dialog().getByRole('button', { name: '导出' }).click()
    await expect(desk.dialog()).toContainText('请选一项用途')
    await takePicture(station.page, info, 'leaving')
    await expectAccessible(page)
    const downloading = page.waitForEvent('download')
    await desk.sayWhatFor('联系本人', '导出')
    const [sheet] = await readExcelFile(await readFile(await (await downloading).path()))
    expect(sheet?.data[2]?.slice(0, 4)).toEqual(['王芳', '会修电器', '粮道街小学', '13800001234'])
    await deskOf(page).goTo('设置')
    await page.getByRole('link', { name: '查看导出记录' }).click()
    await expect(page.getByRole('row', { name: /联系名单/ })).toContainText('联系本人')
    await expect(page.getByText('共 1 条，前后连得上，没有人改动过。')).toBeVisible()
    await takePicture(station.page, info, 'access')
    await expectAccessible(page)
  },
)
