import { expect } from '@playwright/test'
import { test } from './fixtures'
import { expectAccessible } from './pages/accessible'
import { casesOf, pointsOf } from './pages/cases'
import { deskOf } from './pages/desk'
import { takePicture } from './pages/picture'
import { director } from './pages/set-up'
import { signInOf } from './pages/sign-in'
import { chineseDay } from './pages/tours'

test.describe.configure({ timeout: 300_000 })
test.use({ begin: 'desk' })

const list = [
  '小区停车位不够用，晚上没处停,停车,车位、夜间,2026-03-02',
  '小区停车位太少，没处停车,停车,车位,2026-04-11',
  '三号楼电梯总是坏,电梯,,2026-05-20',
  '楼道灯不亮,照明,,明天',
]

test(
  'problems that are alike are answered once, a case is found by its words, and a full teaching point takes nobody more',
  { tag: '@page' },
  async ({ station }, info) => {
    const { page } = station
    page.setDefaultTimeout(15_000)
    await page.setViewportSize({ width: 1366, height: 768 })
    const cases = casesOf(page)
    await signInOf(page).as(director.name, director.pin)

    // A list of problems is looked at, then taken in; what is wrong in it is told with its row.
    await deskOf(page).goTo('问题与案例')
    await expect(page.getByText('还没有高频问题')).toBeVisible()
    await expectAccessible(page)
    await cases.tab('问题')
    await cases.takeIn(list)
    await expect(page.getByRole('row', { name: /第 5 行 楼道灯不亮/ })).toContainText('写成 2026-03-05 的样子')
    await takePicture(page, info, 'list-check')
    await expectAccessible(page)
    await page.getByRole('button', { name: '写入 3 个问题' }).click()
    await page.getByRole('link', { name: '去看问题' }).click()
    await expect(page.getByText('共 3 个')).toBeVisible()
    await takePicture(page, info, 'problems')
    await expectAccessible(page)

    // Problem → alike → promoted.
    await cases.open('小区停车位不够用')
    const alike = page.getByRole('region', { name: '说法相近的问题' })
    await expect(alike.locator('mark').first()).toContainText('停车位')
    await alike.getByRole('button', { name: /小区停车位太少/ }).click()
    await expect(page.getByRole('region', { name: '归在一起的问题' }).getByText('2 次反映')).toBeVisible()
    await cases.promote('晚上 7 点到早上 7 点，对面写字楼的地下车库对居民开放，凭门禁卡停车，每月 100 元。到驿站登记即可。')
    await expect(page.getByText('到驿站登记即可')).toBeVisible()

    // A case of it, with a contact; a number of somebody has no place in the text.
    const study = {
      案例名称: '写字楼车位错时共享',
      做法: '党委牵头和写字楼签约，夜间开放 40 个车位。电话 13800001234',
      成效: '夜里路边乱停少了一大半。',
      联系人: '李军',
      联系电话: '13800001234',
    }
    await cases.fillCase(study)
    await cases.dialog().getByRole('button', { name: '保存' }).click()
    await expect(cases.dialog().getByText('这里不要写电话或身份证号')).toBeVisible()
    await takePicture(page, info, 'case-dialog')
    await cases.dialog().getByLabel('做法').fill('党委牵头和写字楼签约，夜间开放 40 个车位。')
    await cases.save()
    await expect(page.getByRole('link', { name: /写字楼车位错时共享/ })).toBeVisible()
    await takePicture(page, info, 'problem')
    await expectAccessible(page)

    // 高频问题, and the search from anywhere on the page.
    await page.getByRole('link', { name: '回到问题与案例' }).click()
    await expect(page.getByRole('article')).toContainText('2 次反映')
    await takePicture(page, info, 'answers')
    await expectAccessible(page)
    await cases.search('夜间 车位')
    await expect(page.getByTestId('found').locator('mark')).not.toHaveCount(0)
    await takePicture(page, info, 'found')
    await expectAccessible(page)
    await cases.open('写字楼车位错时共享')
    const phone = page.getByRole('button', { name: /^联系电话/ })
    await expect(phone).toHaveText('138****1234')
    await phone.click()
    await expect(phone).toHaveText('13800001234')
    await takePicture(page, info, 'case')
    await expectAccessible(page)

    // 现场教学点: seats are counted by the hour.
    await deskOf(page).goTo('社区学院')
    await page.getByRole('link', { name: '教学点' }).click()
    await expect(page.getByText('还没有现场教学点')).toBeVisible()
    const points = pointsOf(page)
    const point = { 名称: '百瑞苑红色客厅', 地点: '百瑞苑 3 栋一楼', 可容人数: '40', 联系人: '李军', 联系电话: '13800001234' }
    await points.add({ ...point, 介绍: '看议事会怎么开，讲 40 分钟。' })
    await takePicture(page, info, 'points')
    await expectAccessible(page)
    await page.getByRole('link', { name: /百瑞苑红色客厅/ }).click()
    const visit = {
      活动: '党支部参观学习',
      日期: chineseDay(),
      开始时间: '09:00',
      结束时间: '10:30',
      人数: '30',
      来的单位: '区税务局',
    }
    await points.book(visit)
    await expect(page.getByText('最多时 30 / 40 人')).toBeVisible()
    await points.book({ ...visit, 活动: '街道交流', 开始时间: '10:00', 结束时间: '11:30', 人数: '20' })
    await expect(points.dialog().getByRole('alert')).toContainText('10:00–10:30 只剩 10 个位置')
    await takePicture(page, info, 'booking-refused')
    await expectAccessible(page)
    await points.dialog().getByLabel('人数').fill('10')
    await points.dialog().getByRole('button', { name: '预约', exact: true }).click()
    await expect(page.getByText('最多时 40 / 40 人')).toBeVisible()
    await takePicture(page, info, 'point')
    await expectAccessible(page)
    await page.getByRole('button', { name: '评价“党支部参观学习”' }).click()
    await page.getByRole('dialog').locator('input[value="5"] + label').click()
    await page.getByRole('dialog').getByLabel('说了什么').fill('讲得清楚')
    await page.getByRole('dialog').getByRole('button', { name: '评价' }).click()
    await expect(page.getByText('5 星：讲得清楚')).toBeVisible()
  },
)
