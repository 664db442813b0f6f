import { readFile } from 'node:fs/promises'
import { expect } from '@playwright/test'
import { test } from './fixtures'
import { openStation, type Station } from './hosts/station'
import { expectAccessible } from './pages/accessible'
import { deskOf } from './pages/desk'
import { personOf } from './pages/person'
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

/** A second computer of this center that has everything the first has. */
async function startSecond(station: Station): Promise<Station> {
  const other = await station.startAnother()
  await setUpOf(other.page).nameCenter(center.name, center.code)
  await setUpOf(other.page).nameTerminal('2 号窗口')
  await signIn(other)
  await expect(deskOf(other.page).syncBadge()).toHaveText('已同步')
  return other
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

test('two people change one field: both values are shown, one click uses the other, and the history tells it all', {
  tag: '@page',
}, async ({ station }) => {
  await signIn(station)
  await rosterOf(station.page).add(wang)
  const other = await startSecond(station)
  await rosterOf(other.page).openPerson(wang.name)
  await other.link?.cut()
  await expect(deskOf(other.page).syncBadge()).toHaveText('离线')
  await personOf(other.page).edit({ 备注: '白天在家' })
  await personOf(station.page).edit({ 备注: '腿脚不便' })
  await expect(deskOf(station.page).syncBadge()).toHaveText('已同步')
  await syncOf(other.page).openByBadge()
  await expect(syncOf(other.page).card('等着传的').getByRole('listitem')).toHaveText('居民1 条')
  await expect(other.page.getByRole('alert')).toContainText('连不上数据中心')
  await expectAccessible(other.page)
  await other.link?.mend()
  await expect(deskOf(other.page).syncBadge()).toHaveText('已同步', { timeout: 90_000 })

  await syncOf(station.page).openPart('两人都改过的')
  const conflict = syncOf(station.page).conflict(wang.name, '备注')
  await expect(conflict).toContainText('腿脚不便', { timeout: 30_000 })
  await expect(conflict).toContainText('白天在家')
  await expectAccessible(station.page)
  await conflict.getByRole('button', { name: '改用这个值' }).click()
  await expect(station.page.getByText('没有要看的')).toBeVisible()
  await station.page.getByText('看过的', { exact: true }).click()
  await expect(syncOf(station.page).conflict(wang.name, '备注')).toContainText('现在用的就是这个值')

  await rosterOf(other.page).openPerson(wang.name)
  await expect(personOf(other.page).says('白天在家')).toBeVisible()
  await other.page.getByRole('link', { name: '变更记录' }).click()
  await expect(other.page.getByRole('heading', { level: 1, name: `变更记录：${wang.name}` })).toBeVisible()
  const lines = other.page.getByRole('row')
  await expect(lines.filter({ hasText: '备注' }).filter({ hasText: '腿脚不便' }).filter({ hasText: '白天在家' })).toHaveCount(2)
  await expect(lines.filter({ hasText: '登记' })).toContainText(director.name)
  await expectAccessible(other.page)
})

test('without a line a stick carries what waits; the second time changes nothing, and the first list clears', async ({
  station,
}) => {
  await signIn(station)
  const other = await startSecond(station)
  await other.link?.cut()
  await expect(deskOf(other.page).syncBadge()).toHaveText('离线')
  await rosterOf(other.page).add(wang)
  await syncOf(other.page).openPart('U 盘传送')
  await expectAccessible(other.page)
  const stick = await syncOf(other.page).takeOut()
  expect(stick.file.toString('utf8')).not.toContain(wang.name)

  const here = syncOf(station.page)
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
  await rosterOf(station.page).openPerson(wang.name)

  await other.link?.mend()
  await expect(deskOf(other.page).syncBadge()).toHaveText('已同步', { timeout: 90_000 })
  await syncOf(other.page).openPart('U 盘传送')
  await expect(other.page.getByText('没有要带的，全部都已传到数据中心。')).toBeVisible()
})

test('what was sent is proven by a file, a malformed record of the center is listed, and everything can be compared', async ({
  station,
}) => {
  await signIn(station)
  await rosterOf(station.page).add(wang)
  await expect(deskOf(station.page).syncBadge()).toHaveText('已同步')
  const here = syncOf(station.page)
  await here.open()
  const proof = await here.proof()
  expect(proof).toContain('居民')
  expect(proof).not.toContain(wang.name)
  expect(proof.trimEnd().split('\r\n').at(-1)).toMatch(/^以上各行的 SHA-256,[0-9a-f]{64}$/)
  await here.card('全面核对').getByRole('button', { name: '开始核对' }).click()
  await expect(here.card('全面核对').getByRole('status')).toHaveText('两边一样，没有要补的。')
  await expectAccessible(station.page)

  await writeAtHub(station, `c${center.code}-residents`, [{ _id: 'broken', name: 7 }])
  await here.syncNow()
  await here.openPart('没有被接收的')
  await expect(station.page.getByRole('heading', { name: '数据中心传过来，这台电脑没有收的' })).toBeVisible()
  await expect(station.page.getByRole('article')).toContainText('broken')
  await expectAccessible(station.page)
})

test('hours and a metered network are chosen, kept after a restart, and told by the badge', { tag: '@page' }, async ({
  station,
}) => {
  await signIn(station)
  const schedule = () => syncOf(station.page).card('什么时候传')
  await syncOf(station.page).open()
  await schedule().getByLabel('只在这些时间传').check()
  await schedule().getByRole('button', { name: '保存' }).click()
  await expect(schedule().getByRole('alert')).toHaveText('请至少选一段时间，或者选“全天都传”')
  await schedule().getByLabel('全天都传').check()
  await schedule().getByLabel('网络按流量计费').check()
  await schedule().getByRole('button', { name: '保存' }).click()
  await expect(station.page.getByText('设置已保存')).toBeVisible()
  await rosterOf(station.page).add(wang)
  await expect(deskOf(station.page).syncBadge()).toHaveText('1 条待传')
  await station.restart()
  await signIn(station)
  await syncOf(station.page).open()
  await expect(schedule().getByLabel('网络按流量计费')).toBeChecked()
})

test('the center was made anew: nothing moves until the director chooses, then all of this computer is sent again', {
  tag: '@page',
}, async ({ station }) => {
  await signIn(station)
  await rosterOf(station.page).add(wang)
  await expect(deskOf(station.page).syncBadge()).toHaveText('已同步')
  const database = `c${center.code}-residents`
  const epoch = await readAtHub(station, `${database}/_design/epoch`)
  await writeAtHub(station, database, [{ ...epoch, epoch: crypto.randomUUID() }])
  await station.restart()
  await signIn(station)
  await expect(deskOf(station.page).syncBadge()).toHaveText('需要处理')
  await syncOf(station.page).open()
  await expect(station.page.getByRole('alert')).toContainText('数据中心重新建过')
  await expectAccessible(station.page)
  await station.page.getByRole('button', { name: '把这台电脑的内容再传一遍' }).click()
  await station.page.getByRole('dialog').getByRole('button', { name: '再传一遍' }).click()
  await expect(deskOf(station.page).syncBadge()).toHaveText('已同步', { timeout: 60_000 })
  await expect(station.page.getByText('数据中心和以前不一样了')).toHaveCount(0)
})

test('the browser’s database is gone: the recovery page brings everything back, also what the center never had', async ({
  station,
}) => {
  await signIn(station)
  await rosterOf(station.page).add(wang)
  await expect(deskOf(station.page).syncBadge()).toHaveText('已同步')
  await deskOf(station.page).goTo('设置')
  await station.page.getByRole('button', { name: '立即备份' }).click()
  await expect(station.page.getByRole('link', { name: /^下载 .* 的备份$/ })).toHaveCount(1)
  await station.page.getByRole('button', { name: '显示恢复码' }).click()
  await expect(station.page.getByText('锁在柜子里')).toBeVisible()
  await expectAccessible(station.page)
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
})

test('another machine takes over: with the recovery code before it is set up, a backup of the first is put back', {
  tag: '@page',
}, async ({ station, host }) => {
  await signIn(station)
  await rosterOf(station.page).add(wang)
  await deskOf(station.page).goTo('设置')
  await station.page.getByRole('button', { name: '立即备份' }).click()
  const [download] = await Promise.all([
    station.page.waitForEvent('download'),
    station.page.getByRole('link', { name: /^下载 .* 的备份$/ }).click(),
  ])
  const backup = await readFile(await download.path())
  await station.page.getByRole('button', { name: '显示恢复码' }).click()
  const groups = station.page.locator('.yz-recovery-code li')
  await expect(groups).toHaveCount(14)
  const code = (await groups.allTextContents()).join(' ')

  const next = await openStation({ host })
  try {
    await next.page.getByRole('button', { name: '旧电脑坏了，换到这台？先输入恢复码' }).click()
    // The fifth letter checks the four before it.
    await next.page.getByLabel('恢复码').fill(code.replace(/^(.{4})(.)/, (_, four, check) => four + (check === '7' ? '8' : '7')))
    await next.page.getByRole('button', { name: '打开', exact: true }).click()
    await expect(next.page.getByText('第 1 组抄错了，请核对。')).toBeVisible()
    await expectAccessible(next.page)
    await next.page.getByLabel('恢复码').fill(code.toLowerCase())
    await next.page.getByRole('button', { name: '打开', exact: true }).click()
    await next.page.getByRole('button', { name: '接着设置' }).click()
    await setUpOf(next.page).openDesk()
    await deskOf(next.page).goTo('设置')
    const file = next.page.locator('input[type=file][accept=".ndjson"]')
    await file.setInputFiles({ name: 'backup.ndjson', mimeType: 'application/x-ndjson', buffer: backup })
    await expect(next.page.getByText(/^从 .* 的备份找回 \d+ 条$/)).toBeVisible()
    await rosterOf(next.page).openPerson(wang.name)
  } finally {
    await next.dispose()
  }
  expect(next.troubles().filter((trouble) => !/recovery-code/.test(trouble))).toEqual([])
})
