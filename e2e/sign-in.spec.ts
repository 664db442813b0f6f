import { expect, type Page } from '@playwright/test'
import { sealPin } from '../src/renderer/modules/workers/pin'
import { namePinyinOf } from '../src/renderer/modules/workers/rules'
import { test } from './fixtures'
import { askHub } from './hosts/at-hub'
import type { Station } from './hosts/station'
import { expectAccessible } from './pages/accessible'
import { deskOf } from './pages/desk'
import { center, director } from './pages/set-up'
import { signInOf } from './pages/sign-in'

const colleague = { name: '李军', pin: '7194' } as const

const whoIsHere = (page: Page, name: string) => page.getByRole('button', { name: new RegExp(`^${name}，`) })

// Every PIN is checked with 600,000 rounds, and there are a dozen of them here.
test.describe.configure({ timeout: 180_000 })

test.use({ begin: 'desk' })

test.beforeEach(async ({ page }) => {
  await signInOf(page).as(director.name, director.pin)
})

/** Twelve more, as another computer of the center would have sent them; all with one PIN. */
async function enrolMany(station: Station): Promise<void> {
  const names = ['单静', '曾国华', '欧阳雪', '李强', '王丽', '张伟', '刘洋', '陈晨', '杨帆', '赵敏', '黄磊', '吴迪']
  const at = new Date().toISOString()
  const born = `${Date.now().toString(36).padStart(9, '0')}-0000|center00`
  const envelope = { createdAt: at, createdBy: 'center', updatedAt: at, updatedBy: 'center', stamps: { born } }
  const pin = await sealPin(colleague.pin, 1_000)
  const docs = names.map((name, at) => {
    const worker = { name, namePinyin: namePinyinOf(name), role: 'worker', active: true }
    return { _id: `worker-${at}`, ...worker, ...pin, ...envelope }
  })
  await askHub(station, `c${center.code}-workers/_bulk_docs`, { docs })
}

async function meetsTheBadgeAndTheKeys(page: Page): Promise<void> {
  const badge = deskOf(page).syncBadge()
  await expect(badge).toHaveText('已同步')
  await badge.click()
  await expect(page.getByText('本机登记的内容都已传到数据中心。')).toBeVisible()
  await expect(page.getByText(/^上次同步：\d{4}-\d{2}-\d{2} \d{2}:\d{2}$/)).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('button', { name: '立即同步' }).click()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('button', { name: '立即同步' })).toBeHidden()
  await page.keyboard.press('?')
  await expect(page.getByRole('dialog', { name: '快捷键' })).toBeVisible()
  await expectAccessible(page)
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toBeHidden()
}

async function leadsBackFromNowhere(page: Page): Promise<void> {
  await page.goto(new URL('/no-such-page', page.url()).href)
  await signInOf(page).as(director.name, director.pin)
  await expect(page.getByRole('link', { name: '设置' })).toBeVisible()
  await page.evaluate(() => {
    history.pushState(null, '', '/no-such-page')
    window.dispatchEvent(new PopStateEvent('popstate'))
  })
  await expect(page.getByRole('heading', { name: '没有这一页' })).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('link', { name: '回到首页' }).click()
  await expect(page.getByRole('heading', { name: '没有这一页' })).toHaveCount(0)
}

/** Ends with the director signed in and the dialog of a newcomer open. */
async function shareADesk(page: Page): Promise<void> {
  const [desk, signIn] = [deskOf(page), signInOf(page)]
  await desk.addWorker(colleague.name, colleague.pin)
  await page.getByRole('button', { name: '新增工作人员' }).click()
  await page.getByRole('dialog').getByLabel('姓名').fill('周敏的草稿')
  await desk.lock()
  await expectAccessible(page)
  await signIn.as(colleague.name, colleague.pin)
  await expect(page.getByRole('dialog')).toBeHidden()
  await expect(page.getByRole('link', { name: '工作人员' })).toHaveCount(0)
  await desk.goTo('设置')
  await desk.lock()
  await signIn.as(director.name, director.pin)
  await expect(page.getByRole('dialog').getByLabel('姓名')).toHaveValue('周敏的草稿')
}

/** A mouse that a program moves does not keep it open. Begins and ends with the dialog of a newcomer open. */
async function locksItself(page: Page): Promise<void> {
  await page.getByRole('dialog').getByLabel('姓名').fill('写到一半')
  const moving = await page.evaluate(() => {
    localStorage.setItem('yizhan.lockAfterMs', '2000')
    return Number(setInterval(() => window.dispatchEvent(new PointerEvent('pointermove', { bubbles: true })), 100))
  })
  await expect(page.getByRole('heading', { name: `${director.name}，请输入 PIN` })).toBeVisible({ timeout: 8_000 })
  await expect(page.getByRole('dialog')).toBeHidden()
  await expect(page.getByRole('heading', { name: '新增工作人员' })).toBeHidden()
  await page.evaluate((timer) => {
    clearInterval(timer)
    localStorage.removeItem('yizhan.lockAfterMs')
  }, moving)
  await signInOf(page).type(director.pin)
  await expect(page.getByRole('dialog').getByLabel('姓名')).toHaveValue('写到一半')
}

async function losesWhoLeft(page: Page): Promise<void> {
  await page.getByRole('button', { name: `离岗 ${colleague.name}` }).click()
  await page.getByRole('dialog').getByRole('button', { name: '离岗' }).click()
  await expect(page.getByRole('row', { name: new RegExp(colleague.name) })).toContainText('已离岗')
  await expect(page.getByRole('dialog')).toBeHidden()
  await expectAccessible(page)
  await deskOf(page).lock()
  await page.getByRole('button', { name: '换一个人' }).click()
  await expect(page.getByRole('button', { name: new RegExp(`^${director.name}`) })).toBeVisible()
  await expect(page.getByRole('button', { name: new RegExp(`^${colleague.name}`) })).toHaveCount(0)
}

/** Begins where nobody is signed in and names are offered. */
async function isSearchedByPinyin(page: Page): Promise<void> {
  const search = page.getByRole('searchbox', { name: '输入姓名或拼音首字母' })
  await expect(search).toBeFocused()
  for (const [typed, found] of [
    ['shan', '单静'],
    ['zgh', '曾国华'],
    ['oyx', '欧阳雪'],
    ['磊', '黄磊'],
  ] as const) {
    await search.fill(typed)
    await expect(page.getByRole('button', { name: new RegExp(`^${found}`) })).toBeVisible()
    await expect(page.getByRole('button', { name: /社区工作者|书记/ })).toHaveCount(1)
  }
  await search.fill('没有')
  await expect(page.getByText('没有这个名字')).toBeVisible()
  await search.fill('zgh')
  await page.keyboard.press('Enter')
  await signInOf(page).type(colleague.pin)
  await expect(whoIsHere(page, '曾国华')).toBeVisible()
}

test('two share a desk that locks itself: each comes back to where they were, who left is gone, and no title names a person', {
  tag: '@page',
}, async ({ page, station }) => {
  const desk = deskOf(page)
  const titles: string[] = [await page.title()]
  await test.step('the badge tells what it means, and the keys of the desk are a key away', () => meetsTheBadgeAndTheKeys(page))
  await test.step('an address that leads nowhere says so and leads back', () => leadsBackFromNowhere(page))
  await test.step('neither of two sees the draft of the other', () => shareADesk(page))
  await test.step('nobody touches it: it locks itself, and what was being typed is still there', () => locksItself(page))
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toBeHidden()
  await test.step('no title of the window ever names a person', async () => {
    for (const label of ['设置', '工作人员']) {
      await desk.goTo(label)
      titles.push(await page.title())
    }
  })
  await test.step('who left can no longer sign in', () => losesWhoLeft(page))
  titles.push(await page.title())
  expect(titles.filter((title) => title.includes(director.name))).toEqual([])
  expect(titles.slice(1)).toEqual(['设置 · 驿站', '工作人员 · 驿站', '登录 · 驿站'])
  await enrolMany(station)
  await test.step('a center with many names is searched by pinyin', () => isSearchedByPinyin(page))
})

test('a PIN is typed on the pad and without the center, is changed by its owner, and five wrong ones lock the name', {
  tag: '@page',
}, async ({ page }) => {
  const signIn = signInOf(page)
  const pin = '7305'
  await test.step('with a finger, and without the center', async () => {
    await page.route('**/sync/**', (route) => route.abort())
    await page.reload()
    await signIn.choose(director.name)
    await expectAccessible(page)
    const pad = page.getByRole('group', { name: '数字键盘' })
    for (const digit of ['9', ...director.pin]) await pad.getByRole('button', { name: digit, exact: true }).click()
    await pad.getByRole('button', { name: '清空' }).click()
    for (const digit of director.pin) await pad.getByRole('button', { name: digit, exact: true }).click()
    await page.getByRole('button', { name: '登录' }).click()
    await expect(whoIsHere(page, director.name)).toBeVisible()
    await expect(deskOf(page).syncBadge()).toHaveText('离线')
    await page.unroute('**/sync/**')
  })
  await test.step('its owner changes it, who must know the old one', async () => {
    await whoIsHere(page, director.name).click()
    await page.getByRole('menuitem', { name: '修改我的 PIN' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('现在的 PIN').fill('1111')
    await dialog.getByLabel('新 PIN').fill(pin)
    await dialog.getByLabel('再输一遍 PIN').fill(pin)
    await dialog.getByRole('button', { name: '保存' }).click()
    await expect(dialog.getByText('PIN 不对，还可以试 4 次')).toBeVisible()
    await dialog.getByLabel('现在的 PIN').fill(director.pin)
    await dialog.getByRole('button', { name: '保存' }).click()
    await expect(page.getByText('PIN 已修改')).toBeVisible()
    await page.reload()
    await signIn.as(director.name, pin)
  })
  await test.step('a wrong one says how many tries are left, five lock the name, and a reload does not free it', async () => {
    const locked = page.getByText(/输错 5 次，已锁定。请 4 分 \d+ 秒 后再试/)
    await deskOf(page).lock()
    await expect(page.getByRole('heading', { name: `${director.name}，请输入 PIN` })).toBeVisible()
    // The old one, that opened until a moment ago, is as wrong as any.
    for (const left of [4, 3, 2, 1]) {
      await signIn.type(director.pin)
      await expect(page.getByText(`PIN 不对，还可以试 ${left} 次`)).toBeVisible()
    }
    await expectAccessible(page)
    await signIn.type(director.pin)
    await expect(locked).toBeVisible()
    await page.reload()
    await signIn.choose(director.name)
    await expect(locked).toBeVisible()
    await expect(page.getByLabel('PIN', { exact: true })).toBeDisabled()
  })
})
