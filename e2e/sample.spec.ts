import { expect, type Page } from '@playwright/test'
import { test } from './fixtures'
import { expectAccessible } from './pages/accessible'
import { deskOf } from './pages/desk'
import { rosterOf } from './pages/roster'
import { setUpOf } from './pages/set-up'

// Eight thousand people take their ten seconds on a free machine, and more on a busy one.
test.describe.configure({ timeout: 240_000 })

const storesOf = (page: Page, word: string) =>
  page.evaluate(
    async (part) => (await indexedDB.databases()).map(({ name }) => name ?? '').filter((name) => name.includes(part)),
    word,
  )

const loadedBy = (page: Page, percent: number) =>
  expect
    .poll(async () => Number(await page.getByRole('progressbar').getAttribute('aria-valuenow')), { timeout: 60_000 })
    .toBeGreaterThan(percent)

/** From the overview to a list, to a stairwell, to a household, and all of it in English. */
async function lookAround(page: Page): Promise<void> {
  const alone = page.getByRole('link', { name: /^独居老人 \d+ 人/ })
  await expect(alone).toBeVisible({ timeout: 60_000 })
  await expect(page.getByText('还在往里加，数字会自己更新…')).toBeHidden({ timeout: 30_000 })
  await expectAccessible(page)
  const count = /(\d+) 人/.exec((await alone.getAttribute('aria-label')) ?? '')?.[1]
  await alone.click()
  await expect(page.getByRole('status').filter({ hasText: /^找到/ })).toHaveText(`找到 ${count} 人`)
  await expect(page).toHaveURL(/\/residents$/)
  await expectAccessible(page)
  await page.getByRole('button', { name: '清除条件' }).click()
  await rosterOf(page).list().focus()
  await page.keyboard.press('End')
  await expect(page.locator('[role="row"][aria-selected="true"]')).toBeVisible()

  await deskOf(page).goTo('房屋')
  await page.getByRole('tree').focus()
  for (const key of ['ArrowDown', 'ArrowRight', 'ArrowRight', 'ArrowRight', 'ArrowRight']) await page.keyboard.press(key)
  await expect(page.getByRole('heading', { level: 2, name: /栋 .*单元$/ })).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('main').getByRole('listitem').getByRole('link', { name: /户主/ }).first().click()
  await expect(page.getByRole('heading', { level: 2, name: '这一户' })).toBeVisible()

  await page.getByText('English', { exact: true }).click()
  await expect(page.getByRole('heading', { level: 2, name: 'Household' })).toBeVisible()
  for (const name of ['Overview', 'Residents', 'Places']) {
    await deskOf(page).goTo(name)
    await expect(page.getByRole('heading', { level: 1, name })).toBeVisible()
  }
  await expectAccessible(page)
  await page.getByText('中文', { exact: true }).click()
}

/** Begins and ends at the first step of the set-up. */
async function isCancelled(page: Page): Promise<void> {
  await page.getByRole('button', { name: '用演示中心试一试' }).click()
  await loadedBy(page, 10)
  await page.getByRole('button', { name: '取消' }).click()
  await expect(page.getByRole('heading', { name: '您是哪个服务中心？' })).toBeVisible()
  await expect.poll(() => storesOf(page, 'demo')).toEqual([])
}

/** It is marked as what it is, on the screen and on paper. */
async function isMarked(page: Page): Promise<void> {
  const mark = page.getByRole('region', { name: '演示数据' })
  for (const label of ['工作人员', '设置']) {
    await deskOf(page).goTo(label)
    await expect(mark).toBeVisible()
    await expectAccessible(page)
  }
  await page.emulateMedia({ media: 'print' })
  await expect(mark).toBeVisible()
  await page.emulateMedia({ media: 'screen' })
}

async function isLeftForTheRealSetUp(page: Page): Promise<void> {
  await page.getByRole('button', { name: '结束演示，正式启用' }).click()
  await page.getByRole('dialog').getByRole('button', { name: '结束演示，正式启用' }).click()
  await expect(page.getByRole('heading', { name: '您是哪个服务中心？' })).toBeVisible()
  await expect.poll(() => storesOf(page, 'demo')).toEqual([])
  await setUpOf(page).openDesk()
  await expect(page.getByRole('region', { name: '演示数据' })).toHaveCount(0)
}

test('the sample center loads with progress, goes on after a cut, opens every figure, is marked, and is left for the real set-up', {
  tag: '@page',
}, async ({ page: first, station }) => {
  await test.step('cancelled, it leaves nothing behind', () => isCancelled(first))
  await first.getByRole('button', { name: '用演示中心试一试' }).click()
  await loadedBy(first, 20)
  const page = await station.restart()
  await expect(page.getByRole('heading', { name: '正在生成演示居民' })).toBeVisible()
  await expect(page.getByText('PIN 是 8265')).toBeVisible({ timeout: 90_000 })
  await expectAccessible(page)
  await page.getByRole('button', { name: '进入演示中心' }).click()
  await expect(page.getByRole('button', { name: '演示书记，书记' })).toBeVisible()
  await deskOf(page).goTo('概况')
  await test.step('every figure opens its list', () => lookAround(page))
  await test.step('it is marked', () => isMarked(page))
  await test.step('it is left for the real set-up', () => isLeftForTheRealSetUp(page))
})
