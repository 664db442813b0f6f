import { expect, type Page } from '@playwright/test'
import { test } from './fixtures'
import type { Station } from './hosts/station'
import { expectAccessible } from './pages/accessible'
import { deskOf } from './pages/desk'
import { personOf } from './pages/person'
import { rosterOf } from './pages/roster'
import { center, director, setUpOf } from './pages/set-up'
import { signInOf } from './pages/sign-in'
import { syncOf } from './pages/sync'

const wang = { name: '王芳', phone: '13800001234' }
const li = { name: '李建国', phone: '13900005678' }

test.describe.configure({ timeout: 300_000 })

test.use({ begin: 'desk' })

const badgeOf = ({ page }: Station) => deskOf(page).syncBadge()

/** The first station runs the hub; the second is another computer with a browser profile of its own. */
async function openBoth(station: Station): Promise<Station> {
  await signInOf(station.page).as(director.name, director.pin)
  await expect(badgeOf(station)).toHaveText('已同步')
  const other = await station.startAnother()
  await setUpOf(other.page).nameCenter(center.name, center.code)
  await setUpOf(other.page).nameTerminal('2 号窗口')
  await signInOf(other.page).as(director.name, director.pin)
  await expect(badgeOf(other)).toHaveText('已同步')
  return other
}

/** Ends with 王芳 open on both. */
async function appearsByItself(station: Station, other: Station): Promise<void> {
  const there = rosterOf(other.page)
  await there.open()
  await rosterOf(station.page).add(wang)
  await there.line(wang.name).getByRole('link').click()
  await personOf(station.page).edit({ 备注: '腿脚不便' })
  await expect(personOf(other.page).says('腿脚不便')).toBeVisible()
  await personOf(other.page).edit({ 工作单位: '粮道街小学' })
  await expect(personOf(station.page).says('粮道街小学')).toBeVisible()
  await expect(badgeOf(station)).toHaveText('已同步')
  await expect(badgeOf(other)).toHaveText('已同步')
}

async function expectUnsent(other: Station, sentence: string): Promise<void> {
  await expect(badgeOf(other)).toHaveText('离线')
  await badgeOf(other).click()
  await expect(other.page.getByText(sentence)).toBeVisible()
  await other.page.keyboard.press('Escape')
}

/** Both change 王芳 meanwhile: each a field of its own, and both the note. The other one is started again in between. */
async function editsApart(station: Station, other: Station): Promise<void> {
  await other.link?.cut()
  await expectUnsent(other, '没有待传的内容')
  await personOf(other.page).edit({ 工作单位: '武昌实验小学', 备注: '白天在家' })
  await expectUnsent(other, '待传：1 条')
  await personOf(station.page).edit({ 户籍地址: '胭脂路 12 号', 备注: '晚上在家' })
  await expect(badgeOf(station)).toHaveText('已同步')
  for (const words of ['胭脂路 12 号', '晚上在家']) await expect(personOf(other.page).says(words)).toHaveCount(0)

  await other.restart()
  await signInOf(other.page).as(director.name, director.pin)
  await expectUnsent(other, '待传：1 条')
  await syncOf(other.page).openByBadge()
  await expect(syncOf(other.page).card('等着传的').getByRole('listitem')).toHaveText('居民1 条')
  await expect(other.page.getByRole('alert')).toContainText('连不上数据中心')
  await expectAccessible(other.page)

  await other.link?.mend()
  await expect(badgeOf(other)).toHaveText('已同步', { timeout: 90_000 })
  await rosterOf(other.page).openPerson(wang.name)
  for (const page of [station.page, other.page])
    for (const words of ['武昌实验小学', '胭脂路 12 号', '晚上在家']) await expect(personOf(page).says(words)).toBeVisible()
  await expect(badgeOf(station)).toHaveText('已同步')
}

async function choosesTheOtherValue(page: Page): Promise<void> {
  await syncOf(page).openPart('两人都改过的')
  const conflict = syncOf(page).conflict(wang.name, '备注')
  await expect(conflict).toContainText('晚上在家', { timeout: 30_000 })
  await expect(conflict).toContainText('白天在家')
  await expect(page.getByRole('article')).toHaveCount(1)
  await expectAccessible(page)
  await conflict.getByRole('button', { name: '改用这个值' }).click()
  await expect(page.getByText('没有要看的')).toBeVisible()
  await page.getByText('看过的', { exact: true }).click()
  await expect(syncOf(page).conflict(wang.name, '备注')).toContainText('现在用的就是这个值')
}

/** Begins and ends at 王芳's page, or at what her history says of her. */
async function toldByTheHistory(page: Page): Promise<void> {
  await expect(personOf(page).says('白天在家')).toBeVisible()
  await page.getByRole('link', { name: '变更记录' }).click()
  await expect(page.getByRole('heading', { level: 1, name: `变更记录：${wang.name}` })).toBeVisible()
  const lines = page.getByRole('row')
  await expect(lines.filter({ hasText: '备注' }).filter({ hasText: '晚上在家' }).filter({ hasText: '白天在家' })).toHaveCount(2)
  await expect(lines.filter({ hasText: '登记' })).toContainText(director.name)
  await expectAccessible(page)
}

async function goesByStick(station: Station, other: Station): Promise<void> {
  const [here, there] = [syncOf(station.page), syncOf(other.page)]
  await other.link?.cut()
  await expect(badgeOf(other)).toHaveText('离线')
  await rosterOf(other.page).add(li)
  await there.openPart('U 盘传送')
  await expectAccessible(other.page)
  const stick = await there.takeOut()
  expect(stick.file.toString('utf8')).not.toContain(li.name)

  await here.openPart('U 盘传送')
  const altered = Buffer.from(stick.file.toString('utf8').replace('2 号窗口', '3 号窗口'))
  await here.chooseFile({ name: stick.name, buffer: altered })
  await expect(station.page.getByText('这个文件被改过，或者没有拷完整')).toBeVisible()
  await here.chooseFile({ name: stick.name, buffer: stick.file })
  await expect(station.page.getByText(/来自“2 号窗口”/)).toBeVisible()
  await here.enterCode('1111 1111 1111 1111')
  await expect(station.page.getByText('取件码有一位不对')).toBeVisible()
  await here.enterCode(stick.code)
  await expect(station.page.getByText('新增 1 条，更新 0 条，0 条这里已经有。')).toBeVisible()
  await expectAccessible(station.page)
  await here.chooseFile({ name: stick.name, buffer: stick.file })
  await here.enterCode(stick.code)
  await expect(station.page.getByText('文件里的内容这里都已经有了')).toBeVisible()
  await rosterOf(station.page).openPerson(li.name)

  await other.link?.mend()
  await expect(badgeOf(other)).toHaveText('已同步', { timeout: 90_000 })
  await there.openPart('U 盘传送')
  await expect(other.page.getByText('没有要带的，全部都已传到数据中心。')).toBeVisible()
}

test('two stations of a center have the same records: by the line, after it was cut, and by a stick where there is none', {
  tag: '@window',
}, async ({ station }) => {
  const other = await openBoth(station)
  await test.step('what one writes and changes appears on the other by itself', () => appearsByItself(station, other))
  await test.step('one is cut off: edits of different fields stand on both', () => editsApart(station, other))
  await test.step('of one field both values are shown, one click uses the other', () => choosesTheOtherValue(station.page))
  await test.step('the history tells it all', () => toldByTheHistory(other.page))
  await test.step('a stick carries what waits; the second time changes nothing, and the first list clears', () =>
    goesByStick(station, other))
  await test.step('what one erases is gone on the other', async () => {
    await rosterOf(other.page).openPerson(wang.name)
    await rosterOf(station.page).openPerson(wang.name)
    await personOf(station.page).erase('同一个人登记了两次')
    await expect(other.page.getByText(wang.name)).toHaveCount(0)
  })
})
