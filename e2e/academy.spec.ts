import { expect } from '@playwright/test'
import { writeWorkbook } from '../src/renderer/lib/sheet/write-workbook'
import { test } from './fixtures'
import { academyOf } from './pages/academy'
import { expectAccessible } from './pages/accessible'
import { deskOf } from './pages/desk'
import { intakeOf, kioskOf } from './pages/handing-in'
import { hoursOf, signInSheet } from './pages/hours'
import { takePicture } from './pages/picture'
import { rosterOf } from './pages/roster'
import { director } from './pages/set-up'
import { signInOf } from './pages/sign-in'
import { startKiosk } from './pages/start-kiosk'
import { chineseDay } from './pages/tours'

test.describe.configure({ timeout: 300_000 })
test.use({ begin: 'desk' })

const cityList = {
  name: '武汉市社区学院课程目录.xlsx',
  mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  buffer: Buffer.from(
    writeWorkbook([
      {
        name: '课程',
        rows: [
          ['武汉市社区学院课程目录（2026 年）'],
          ['序号', '课程名称', '课程编号', '对象', '学时', '类别', '简介'],
          [1, '基层治理能力提升', 'W01', '社区工作者', 4, '能力提升', '案例教学'],
          [2, '防诈骗', 'R01', '居民', 1.5, '市民讲堂', ''],
          [3, '防诈骗', 'R01', '居民', 1.5, '市民讲堂', ''],
        ],
      },
    ]),
  ),
}

test(
  'a course becomes a session, people sign up at a kiosk and at the desk, who was there counts on their transcript, and a certificate is issued',
  { tag: '@page' },
  async ({ station }, info) => {
    const { page } = station
    page.setDefaultTimeout(15_000)
    await page.setViewportSize({ width: 1366, height: 768 })
    const [today, tomorrow] = [chineseDay(), chineseDay(1)]
    const academy = academyOf(page)
    await signInOf(page).as(director.name, director.pin)

    await test.step('courses of the center and of the city, and a session of each', async () => {
      await rosterOf(page).add({ name: '陈桂英', phone: '13800001234' })
      await deskOf(page).goTo('社区学院')
      await expect(page.getByText('还没有班次')).toBeVisible()
      await academy.tab('课程')
      await academy.addCourse({ title: '智能手机一点通', category: '市民讲堂', hours: '1.5', body: '请带上自己的手机' })
      await academy.addCourse({ title: '暑期托管班', audience: '未成年人', hours: '2' })
      await page.locator('input[type=file]').setInputFiles(cityList)
      await expect(academy.dialog()).toContainText('新增 2 门，更新 0 门，不变 0 门。')
      await expect(academy.dialog()).toContainText('第 5 行和上面的课程重复')
      await takePicture(page, info, 'city-list')
      await academy.dialog().getByRole('button', { name: '写入' }).click()
      const ofCity = page.getByRole('table', { name: '市级课程' }).getByRole('row').filter({ hasText: '基层治理能力提升' })
      await expect(ofCity).toContainText('市级')
      await expect(ofCity.getByRole('button')).toHaveText(['开班'])
      await expectAccessible(page)
      await takePicture(page, info, 'courses')
      await ofCity.getByRole('button', { name: '用 基层治理能力提升 开班' }).click()
      await academy.dialog().getByRole('button', { name: '保存' }).click()
      await expect(academy.dialog().getByRole('alert')).toContainText('有 4 处需要改正')
      const plan = { first: today, startsAt: '09:00', endsAt: '11:00', place: '三楼教室', teacher: '刘老师' }
      await academy.plan({ course: '基层治理能力提升', ...plan, count: '2', rhythm: '每天' })
      await academy.save()
      await expect(page.getByRole('heading', { level: 1, name: '基层治理能力提升' })).toBeVisible()
      await academy.byHand({ 姓名: '周敏', 电话: '13600000001', 所在社区或单位: '百瑞苑社区' })
      await expect(academy.says('周敏 报名成功')).toBeVisible()
      await academy.back()
      await page.getByRole('button', { name: '开班', exact: true }).click()
      await academy.plan({ course: '智能手机一点通', ...plan, first: tomorrow, startsAt: '10:00', endsAt: '12:00', quota: '2' })
      await expect(academy.dialog().getByText('有 1 处时间冲突')).toBeVisible()
      await expect(academy.dialog().getByText('刘老师要同时上两个班，同时要用三楼教室')).toBeVisible()
      await takePicture(page, info, 'session-dialog')
      await academy.save()
      await academy.back()
      await academy.openSession({ course: '暑期托管班', ...plan, first: tomorrow, startsAt: '14:00', endsAt: '16:00' })
      await academy.back()
      await expectAccessible(page)
      await takePicture(page, info, 'sessions')
    })

    await test.step('sign-up at the kiosk, accepted at the desk; the third waits and moves up', async () => {
      const machine = await startKiosk(station)
      const kiosk = kioskOf(machine.page)
      const offer = machine.page.getByRole('button', { name: /智能手机一点通.*还剩 2 个名额/ })
      await kiosk.open('报名')
      // What desks change reaches a kiosk while somebody looks at it.
      await expect(offer).toBeVisible({ timeout: 45_000 })
      await takePicture(machine.page, info, 'kiosk-courses')
      await offer.click()
      await kiosk.write({ 姓名: '李军', 电话: '13900005678' })
      await kiosk.tap('交给服务台')
      await kiosk.finish()
      await kiosk.open('报名')
      await machine.page.getByRole('button', { name: /暑期托管班/ }).click()
      await kiosk.write({ 孩子姓名: '小明', 监护人电话: '13800001234' })
      await kiosk.tap('交给服务台')
      await expect(kiosk.says('请填监护人姓名')).toBeVisible()
      await kiosk.write({ 监护人姓名: '陈桂英' })
      await takePicture(machine.page, info, 'kiosk-child')
      await kiosk.tap('交给服务台')
      await kiosk.finish()
      await deskOf(page).goTo('进件')
      await intakeOf(page).expectLine('李军')
      await intakeOf(page).choose('李军')
      await intakeOf(page).decide('同意报名')
      await intakeOf(page).expectLine('小明')
      await intakeOf(page).choose('小明')
      await intakeOf(page).decide('同意报名')
      await deskOf(page).goTo('社区学院')
      await academy.open('暑期托管班')
      await expect(page.getByRole('region', { name: '报名名单' })).toContainText('小明监护人 陈桂英 138****1234 · 自助屏')
      await academy.back()
      await academy.open('智能手机一点通')
      await expect(page.getByRole('region', { name: '报名名单' })).toContainText('李军')
      await academy.find('cgy', '陈桂英')
      await expect(academy.says('陈桂英 报名成功')).toBeVisible()
      await academy.byHand({ 姓名: '赵敏', 电话: '137' })
      await expect(page.getByText('电话好像不对，请看看少没少数字')).toBeVisible()
      await academy.byHand({ 电话: '13700000000' })
      await expect(academy.says('名额已满，赵敏 是候补第 1 位')).toBeVisible()
      await expect(academy.places()).toHaveText('2 / 2 个名额，名额已满')
      await expectAccessible(page)
      await takePicture(page, info, 'session')
      await page.getByRole('button', { name: '取消 李军 的报名' }).click()
      const notice = page.getByRole('status').filter({ hasText: '空出了名额，轮到 赵敏' })
      await notice.getByRole('button', { name: '已告诉本人' }).click()
      await expect(notice).toHaveCount(0)
    })

    await test.step('the notice, the sign-in sheet and the year', async () => {
      await page.getByRole('link', { name: '打印通知' }).click()
      await expect(page.getByRole('heading', { name: '开班通知' })).toBeVisible()
      await expectAccessible(page)
      await takePicture(page, info, 'notice')
      await page.getByRole('link', { name: '智能手机一点通' }).click()
      await page.getByRole('link', { name: '打印签到表' }).click()
      await expect(page.getByRole('row').filter({ hasText: '赵敏' })).toBeVisible()
      await takePicture(page, info, 'sign-in-sheet')
      await page.getByRole('link', { name: '智能手机一点通' }).click()
      await academy.back()
      await academy.tab('全年')
      await expect(page.getByRole('row', { name: /^班次/ })).toBeVisible()
      await expectAccessible(page)
      await takePicture(page, info, 'year')
    })

    await test.step('who was there: by the code, from the signed sheet, corrected', async () => {
      const hours = hoursOf(page)
      await deskOf(page).goTo('社区学院')
      await academy.open('基层治理能力提升')
      const code = await hours.code()
      expect(code).toMatch(/^\d{6}$/)
      await hours.sign(code === '000000' ? '000001' : '000000', '周敏')
      await expect(hours.attendance()).toContainText('签到码不对，请对照页面上的 6 位数字再输一次')
      await hours.sign(code)
      await expect(hours.row('周敏').getByRole('button', { name: '到课' })).toHaveAttribute('aria-pressed', 'true')
      await expectAccessible(page)
      await takePicture(page, info, 'attendance')
      await page.getByRole('link', { name: '从签到表导入' }).click()
      const rows = [
        ['周敏', '13600000001', '○', ''],
        ['何静', '13711110000', '√', ''],
        ['罗思', '13711110001', '迟到', ''],
      ]
      await page.locator('input[type=file]').setInputFiles(signInSheet([today, tomorrow], rows))
      await expect(page.getByText('还有 3 处要您定')).toBeVisible()
      await expect(page.getByRole('button', { name: /^写入/ })).toBeDisabled()
      await takePicture(page, info, 'sheet-questions')
      await hours.answer('“○”，1 格', '到课')
      await page.getByLabel('表上的 2 位新面孔都加为学员').check()
      await expect(page.getByText('都看清楚了，可以写入。')).toBeVisible()
      await expectAccessible(page)
      await takePicture(page, info, 'sheet')
      await page.getByRole('button', { name: '写入 2 条考勤' }).click()
      await expect(page.getByText('写入 2 条考勤，新加 2 位学员。')).toBeVisible()
      await page.getByRole('link', { name: '去看考勤' }).click()
      await expect(hours.attendance()).toContainText('到课 3 人（其中迟到 1） · 请假 0 · 未到 0 · 未登记 0 · 共 12 学时')
      await page.getByRole('button', { name: '更正 罗思 的考勤' }).click()
      const dialog = hours.dialog('更正 罗思 的考勤')
      await dialog.getByLabel(/^学时/).fill('2.5')
      await dialog.getByLabel('原因').fill('十点才到')
      await takePicture(page, info, 'correct')
      await dialog.getByRole('button', { name: '保存' }).click()
      await expect(hours.row('罗思')).toContainText('2.5 学时')
      await expect(hours.attendance()).toContainText('共 10.5 学时')
      await takePicture(page, info, 'attendance-list')
    })

    await test.step('hours of the year against the target, a certificate, its number looked up and revoked', async () => {
      const hours = hoursOf(page)
      await deskOf(page).goTo('学时档案')
      await page.getByRole('button', { name: /年学时目标/ }).click()
      await page.getByLabel('全年学时').fill('40')
      await page.getByRole('dialog').getByRole('button', { name: '保存' }).click()
      await page.getByLabel('只看学时还不够的（3 人）').check()
      await expect(page.getByRole('row').filter({ hasText: '周敏' })).toContainText('36 学时')
      await expectAccessible(page)
      await takePicture(page, info, 'hours')
      await hours.openLearner('周敏')
      await expect(page.getByRole('region', { name: '接下来' })).toContainText('基层治理能力提升')
      await expectAccessible(page)
      await takePicture(page, info, 'learner')
      await page.getByRole('link', { name: '打印学时单' }).click()
      await expect(page.getByRole('heading', { name: '社区学院学时单' })).toBeVisible()
      await expectAccessible(page)
      await takePicture(page, info, 'transcript')
      await page.getByRole('link', { name: '周敏' }).click()
      await page.getByRole('button', { name: '发证书' }).click()
      const paper = page.getByRole('article', { name: '学时证书' })
      await expect(paper).toContainText(`周敏同志于 ${today.slice(0, 4)} 年度参加社区学院培训，共完成 4 学时`)
      await expectAccessible(page)
      await takePicture(page, info, 'certificate')
      const number = /\d{12} \d{4} \d{4} \d{4} \d{2}/.exec((await paper.textContent()) ?? '')?.[0] ?? ''
      await page.getByRole('link', { name: '周敏' }).click()
      await page.getByRole('button', { name: '发证书' }).click()
      await expect(page.getByText('这一年已经发过证书')).toBeVisible()
      await page.getByRole('alert').getByRole('button', { name: '关闭' }).click()
      await deskOf(page).goTo('学时档案')
      await hours.check(number, '有效')
      await expectAccessible(page)
      await takePicture(page, info, 'check')
      await hours.close()
      await hours.openLearner('周敏')
      await page.getByRole('button', { name: '撤销' }).click()
      await page.getByRole('dialog').getByLabel('原因').fill('名字印错')
      await page.getByRole('dialog').getByRole('button', { name: '撤销' }).click()
      await expect(page.getByRole('region', { name: '证书' })).toContainText('已撤销')
      await deskOf(page).goTo('学时档案')
      await hours.check(number, '已撤销，不能再用')
      await hours.close()
    })

    await test.step('a worker moves: the file leaves by the one door, and read again it changes nothing', async () => {
      const hours = hoursOf(page)
      await page.getByRole('link', { name: '转出、转入' }).click()
      await page.getByRole('combobox', { name: '转出谁' }).click()
      await page.getByRole('option', { name: /^周敏/ }).click()
      await page.keyboard.press('Escape')
      await page.getByRole('button', { name: '生成文件' }).click()
      const [download] = await Promise.all([page.waitForEvent('download'), hours.sayWhatFor('报送上级', '导出')])
      const taking = page.getByRole('region', { name: '转入' })
      await taking.locator('input[type=file]').setInputFiles(await download.path())
      await expect(taking).toContainText('1 人，1 条学时，1 张证书')
      await expectAccessible(page)
      await takePicture(page, info, 'exchange')
      await taking.getByRole('button', { name: '写入' }).click()
      await expect(taking).toContainText('转入完成：新学员 0 人，学时 0 条，证书 0 张，更新 0 条。')
    })
  },
)
