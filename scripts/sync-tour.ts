import type { Page } from '@playwright/test'
import type { Station } from '../e2e/hosts/station'
import { deskOf } from '../e2e/pages/desk'
import { personOf } from '../e2e/pages/person'
import { rosterOf } from '../e2e/pages/roster'
import { center, director, setUpOf } from '../e2e/pages/set-up'
import { signInOf } from '../e2e/pages/sign-in'
import { syncOf } from '../e2e/pages/sync'
import { type Stop, type Take, takeBoth } from './tour-stop'

const wang = { name: '王芳', phone: '13800001234' }

async function startSecond(station: Station): Promise<Station> {
  const other = await station.startAnother()
  await setUpOf(other.page).nameCenter(center.name, center.code)
  await setUpOf(other.page).nameTerminal('2 号窗口')
  await signInOf(other.page).as(director.name, director.pin)
  return other
}

/** Both stations change the same person while the second has no line; its stick is brought to the first. */
async function takeApart(station: Station, take: Take): Promise<void> {
  const { page } = station
  const other = await startSecond(station)
  await rosterOf(other.page).openPerson(wang.name)
  await other.link?.cut()
  await personOf(other.page).edit({ 备注: '白天在家，晚上去女儿那里', 电话: '13911112222' })
  await personOf(page).edit({ 备注: '腿脚不便', 电话: '13733334444' })
  await syncOf(other.page).openPart('U 盘传送')
  const stick = await syncOf(other.page).takeOut()
  await syncOf(page).openPart('U 盘传送')
  await syncOf(page).chooseFile({ name: stick.name, buffer: stick.file })
  await page.getByLabel('请输入取件码').waitFor()
  await takeBoth(page, take, 'courier')
  await syncOf(page).enterCode(stick.code)
  await page.getByText('收好了').waitFor()
  await take('courier-done')
  await other.link?.mend()
  await deskOf(other.page).syncBadge().getByText('已同步').waitFor({ timeout: 120_000 })
}

/** A document of the hub that no terminal could have written. */
async function breakOne(station: Station): Promise<void> {
  const { origin, username, password } = new URL(await station.hubAddress())
  const authorization = `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`
  const headers = { 'content-type': 'application/json', authorization }
  const body = JSON.stringify({ docs: [{ _id: 'broken-0001', name: 7 }] })
  await fetch(`${origin}/c${center.code}-residents/_bulk_docs`, { method: 'POST', headers, body })
}

/** The host's word on its disk, put in its mouth: a full disk cannot be asked for. */
const pretendDisk = async (page: Page, level: string, freeBytes: number): Promise<void> => {
  const json = { freeBytes, level, records: null, pending: 0, newestSnapshotAt: null, newestStamp: null }
  await page.route('**/journal/health', (route) => route.fulfill({ json }))
  await page.evaluate(() => window.dispatchEvent(new Event('focus')))
  await page.getByRole('region', { name: '磁盘空间' }).or(page.getByLabel('磁盘空间')).first().waitFor()
}

/** The pages about the sync, with something on each. */
export const syncing: Stop = {
  name: 'sync',
  mode: 'desk',
  async visit(page, take, station) {
    await setUpOf(page).openDesk()
    await rosterOf(page).add(wang)
    await takeApart(station, take)
    await syncOf(page).open()
    await takeBoth(page, take, 'sync-overview')
    await syncOf(page).openPart('两人都改过的')
    await page.getByRole('article').first().waitFor()
    await takeBoth(page, take, 'sync-conflicts')
    await rosterOf(page).openPerson(wang.name)
    await page.getByRole('link', { name: '变更记录' }).click()
    await page.getByRole('row').nth(1).waitFor()
    await takeBoth(page, take, 'history')
    await breakOne(station)
    await syncOf(page).open()
    await syncOf(page).syncNow()
    await syncOf(page).openPart('没有被接收的')
    await page.getByRole('article').first().waitFor()
    await takeBoth(page, take, 'sync-refused')
    await deskOf(page).goTo('设置')
    await page.getByRole('button', { name: '立即备份' }).click()
    await page.getByRole('link', { name: /的备份$/ }).waitFor()
    await takeBoth(page, take, 'settings-backups')
    await pretendDisk(page, 'no-imports', 420_000_000)
    await deskOf(page).goTo('导入花名册')
    await takeBoth(page, take, 'disk-no-imports')
  },
}

/** The browser's databases are gone. */
export const recovery: Stop = {
  name: 'recovery',
  mode: 'desk',
  async visit(page, take, station) {
    await setUpOf(page).openDesk()
    await rosterOf(page).add(wang)
    await deskOf(page).goTo('设置')
    await page.getByRole('button', { name: '立即备份' }).click()
    await page.getByRole('link', { name: /的备份$/ }).waitFor()
    await syncOf(page).waitForCount(1)
    const again = await station.restartAfterLoss()
    await again.setViewportSize(page.viewportSize() ?? { width: 1366, height: 768 })
    await again.getByRole('heading', { level: 1, name: '这台电脑上的记录少了' }).waitFor()
    await takeBoth(again, take, 'recovery')
    await again.getByRole('button', { name: '找回来' }).click()
    await again.getByRole('button', { name: '打开驿站' }).waitFor()
    await take('recovery-done')
  },
}
