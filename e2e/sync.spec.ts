import { readFile } from 'node:fs/promises'
import { expect, type Page } from '@playwright/test'
import { test } from './fixtures'
import { openStation, type Station } from './hosts/station'
import { expectAccessible } from './pages/accessible'
import { deskOf } from './pages/desk'
import { rosterOf } from './pages/roster'
import { center, director, setUpOf } from './pages/set-up'
import { signInOf } from './pages/sign-in'
import { syncOf } from './pages/sync'

const wang = { name: '王芳', phone: '13800001234' }

test.use({ begin: 'desk' })
test.describe.configure({ timeout: 240_000 })

async function signIn(station: Station): Promise<void> {
  await signInOf(station.page).as(director.name, director.pin)
}

/** A document of the hub, written by its administrator past every terminal. */
async function writeAtHub(station: Station, database: string, documents: object[]): Promise<void> {
  const { origin, username, password } = new URL(await station.hubAddress())
  const answer = await fetch(`${origin}/${database}/_bulk_docs`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      authorization: `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`,
    },
    body: JSON.stringify({ docs: documents }),
  })
  expect(answer.ok).toBe(true)
}

async function readAtHub(station: Station, path: string): Promise<Record<string, unknown>> {
  const { origin, username, password } = new URL(await station.hubAddress())
  const authorization = `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`
  return (await (await fetch(`${origin}/${path}`, { headers: { authorization } })).json()) as Record<string, unknown>
}

const schedule = (page: Page) => syncOf(page).card('什么时候传')

/** Ends with 王芳 waiting for a network that costs nothing. */
async function waitsOnAMeteredNetwork(page: Page): Promise<void> {
  await syncOf(page).open()
  await schedule(page).getByLabel('只在这些时间传').check()
  await schedule(page).getByRole('button', { name: '保存' }).click()
  await expect(schedule(page).getByRole('alert')).toHaveText('请至少选一段时间，或者选“全天都传”')
  await schedule(page).getByLabel('全天都传').check()
  await schedule(page).getByLabel('网络按流量计费').check()
  await schedule(page).getByRole('button', { name: '保存' }).click()
  await expect(page.getByText('设置已保存')).toBeVisible()
  await rosterOf(page).add(wang)
  await expect(deskOf(page).syncBadge()).toHaveText('1 条待传')
}

async function provesWhatWasSent(page: Page): Promise<void> {
  const here = syncOf(page)
  await here.open()
  const proof = await here.proof()
  expect(proof).toContain('居民')
  expect(proof).not.toContain(wang.name)
  expect(proof.trimEnd().split('\r\n').at(-1)).toMatch(/^以上各行的 SHA-256,[0-9a-f]{64}$/)
  await here.card('全面核对').getByRole('button', { name: '开始核对' }).click()
  await expect(here.card('全面核对').getByRole('status')).toHaveText('两边一样，没有要补的。')
  await expectAccessible(page)
}

async function makesTheCenterAnew(station: Station): Promise<void> {
  const database = `c${center.code}-residents`
  const epoch = await readAtHub(station, `${database}/_design/epoch`)
  await writeAtHub(station, database, [{ ...epoch, epoch: crypto.randomUUID() }])
}

async function sendsAllAgain(page: Page): Promise<void> {
  await expect(deskOf(page).syncBadge()).toHaveText('需要处理')
  await syncOf(page).open()
  await expect(page.getByRole('alert')).toContainText('数据中心重新建过')
  await expectAccessible(page)
  await page.getByRole('button', { name: '把这台电脑的内容再传一遍' }).click()
  await page.getByRole('dialog').getByRole('button', { name: '再传一遍' }).click()
  await expect(deskOf(page).syncBadge()).toHaveText('已同步', { timeout: 60_000 })
  await expect(page.getByText('数据中心和以前不一样了')).toHaveCount(0)
}

/** The backup of the first record, and the code that opens it elsewhere. */
async function backsUp(page: Page): Promise<{ backup: Buffer; code: string }> {
  await deskOf(page).goTo('设置')
  await page.getByRole('button', { name: '立即备份' }).click()
  const link = page.getByRole('link', { name: /^下载 .* 的备份$/ })
  await expect(link).toHaveCount(1)
  const [download] = await Promise.all([page.waitForEvent('download'), link.click()])
  await page.getByRole('button', { name: '显示恢复码' }).click()
  await expect(page.getByText('锁在柜子里')).toBeVisible()
  const groups = page.locator('.yz-recovery-code li')
  await expect(groups).toHaveCount(14)
  await expectAccessible(page)
  return { backup: await readFile(await download.path()), code: (await groups.allTextContents()).join(' ') }
}

async function isBroughtBack(station: Station): Promise<void> {
  await rosterOf(station.page).add({ name: '李建国' })
  await expect(deskOf(station.page).syncBadge()).toHaveText('已同步')
  await syncOf(station.page).waitForCount(2)
  await station.restartAfterLoss()
  await expect(station.page.getByRole('heading', { level: 1, name: '这台电脑上的记录少了' })).toBeVisible()
  await expect(station.page.getByRole('row', { name: '居民 2 0', exact: true })).toBeVisible()
  await expectAccessible(station.page)
  await station.page.getByRole('button', { name: '找回来' }).click()
  await station.page.getByRole('button', { name: '打开驿站' }).click()
  await signIn(station)
  await expect(deskOf(station.page).syncBadge()).toHaveText('已同步')
  await rosterOf(station.page).openPerson(wang.name)
  await rosterOf(station.page).openPerson('李建国')
}

async function listsWhatItDidNotTake(station: Station): Promise<void> {
  const here = syncOf(station.page)
  await writeAtHub(station, `c${center.code}-residents`, [{ _id: 'broken', name: 7 }])
  await here.open()
  await here.syncNow()
  await here.openPart('没有被接收的')
  await expect(station.page.getByRole('heading', { name: '数据中心传过来，这台电脑没有收的' })).toBeVisible()
  await expect(station.page.getByRole('article')).toContainText('broken')
  await expectAccessible(station.page)
}

/** A fresh computer, before it is set up. */
async function takesOver(page: Page, { backup, code }: { backup: Buffer; code: string }): Promise<void> {
  await page.getByRole('button', { name: '旧电脑坏了，换到这台？先输入恢复码' }).click()
  // The fifth letter checks the four before it.
  await page.getByLabel('恢复码').fill(code.replace(/^(.{4})(.)/, (_, four, check) => four + (check === '7' ? '8' : '7')))
  await page.getByRole('button', { name: '打开', exact: true }).click()
  await expect(page.getByText('第 1 组抄错了，请核对。')).toBeVisible()
  await expectAccessible(page)
  await page.getByLabel('恢复码').fill(code.toLowerCase())
  await page.getByRole('button', { name: '打开', exact: true }).click()
  await page.getByRole('button', { name: '接着设置' }).click()
  await setUpOf(page).openDesk()
  await deskOf(page).goTo('设置')
  const file = page.locator('input[type=file][accept=".ndjson"]')
  await file.setInputFiles({ name: 'backup.ndjson', mimeType: 'application/x-ndjson', buffer: backup })
  await expect(page.getByText(/^从 .* 的备份找回 \d+ 条$/)).toBeVisible()
  await rosterOf(page).openPerson(wang.name)
}

test('what was sent is proven by a file, and the recovery page brings everything back when the browser’s database is gone', {
  tag: '@page',
}, async ({ station }) => {
  await signIn(station)
  await rosterOf(station.page).add(wang)
  await expect(deskOf(station.page).syncBadge()).toHaveText('已同步')
  await test.step('the proof, and a comparison of everything', () => provesWhatWasSent(station.page))
  await test.step('a backup and the recovery code are taken', () => backsUp(station.page))
  await test.step('the database is lost, and everything is brought back', () => isBroughtBack(station))
})

test('a station waits for a network that costs nothing, notices a center made anew, and is taken over by another machine', {
  tag: '@page',
}, async ({ station, host }) => {
  await signIn(station)
  await test.step('a metered network is chosen and told by the badge', () => waitsOnAMeteredNetwork(station.page))
  await makesTheCenterAnew(station)
  await station.restart()
  await signIn(station)
  await test.step('the choice is kept after a restart', async () => {
    await syncOf(station.page).open()
    const metered = schedule(station.page).getByLabel('网络按流量计费')
    await expect(metered).toBeChecked()
    await metered.uncheck()
    await schedule(station.page).getByRole('button', { name: '保存' }).click()
  })
  await test.step('nothing moves until the director chooses, then all of this computer is sent again', () =>
    sendsAllAgain(station.page))
  await test.step('a malformed record of the center is listed', () => listsWhatItDidNotTake(station))
  const kept = await test.step('a backup and the recovery code are taken', () => backsUp(station.page))
  const next = await openStation({ host })
  try {
    await test.step('another machine takes over by the recovery code and the backup', () => takesOver(next.page, kept))
  } finally {
    await next.dispose()
  }
  expect(next.troubles().filter((trouble) => !/recovery-code/.test(trouble))).toEqual([])
})
