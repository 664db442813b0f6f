import { expect, type Page } from '@playwright/test'
import { test } from './fixtures'
import { expectAccessible } from './pages/accessible'
import { rosterOf } from './pages/roster'
import { director } from './pages/set-up'
import { signInOf } from './pages/sign-in'

const seat = { estate: '百瑞苑', building: '3栋', entrance: '2单元', room: '501' }
const wang = { name: '王芳', number: '420106199001010028', phone: '13800001234', seat, head: true }
const zhao = { name: '赵敏', seat: { ...seat, room: '502' }, head: true }

test.describe.configure({ timeout: 180_000 })

test.use({ begin: 'desk' })

async function registersAFamily(page: Page): Promise<void> {
  const roster = rosterOf(page)
  await roster.open()
  await expect(page.getByText('花名册还是空的')).toBeVisible()
  await expectAccessible(page)

  await page.getByRole('link', { name: '新增居民' }).click()
  await expect(page.getByLabel('姓名')).toBeFocused()
  await roster.fill(wang)
  await expect(page.getByLabel('出生日期')).toHaveValue('1990-01-01')
  await expect(page.getByRole('radio', { name: '女' })).toBeChecked()
  await expectAccessible(page)
  await page.keyboard.press('Control+s')
  await expect(page.getByRole('heading', { level: 1, name: '王芳' })).toBeVisible()
  await expect(page.getByText('百瑞苑 3-2-501')).toBeVisible()
  await roster.addMember({ name: '单雄', number: '42010619900101001X', relation: '夫' })
  await expect(page.getByRole('complementary').getByText('夫')).toBeVisible()
  await expectAccessible(page)

  await roster.open()
  await roster.expectFound('王', ['王芳'])
  await roster.expectFound('wf', ['王芳'])
  await roster.expectFound('wang fang', ['王芳'])
  await roster.expectFound('shan', ['单雄'])
  await roster.expectFound('01x', ['单雄'])
  await roster.expectFound('1234', ['王芳'])
  await roster.expectFound('3-2-501', ['王芳', '单雄'])
  await expectAccessible(page)
  await page.keyboard.press('ArrowDown')
  await expect(roster.line('单雄')).toHaveAttribute('aria-selected', 'true')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: '单雄' })).toBeVisible()
  await page.goBack()
  await expect(roster.searchField()).toHaveValue('3-2-501')
  await expect(roster.line('单雄')).toHaveAttribute('aria-selected', 'true')
  await page.keyboard.press('Escape')
  await expect(roster.searchField()).toHaveValue('')
  await roster.list().focus()
  await page.keyboard.press('/')
  await expect(roster.searchField()).toBeFocused()
  await roster.expectFound('zz', [])
  await expect(page.getByText('没有找到')).toBeVisible()
  await roster.expectFound('王', [wang.name])
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: wang.name })).toBeVisible()
}

async function isEditedWithChecks(page: Page): Promise<void> {
  const roster = rosterOf(page)
  await roster.add({ name: '李强' })
  await expect(page.getByText('待核')).toBeVisible()
  await page.getByRole('button', { name: '修改' }).click()
  const number = page.getByLabel('身份证号', { exact: true })
  await number.fill('420106199001010029')
  await expect(page.getByText('身份证号有一位不对，请逐位核对')).toBeVisible()
  await page.keyboard.press('Control+s')
  await expect(page.getByText('有 1 处需要改正，请看红字')).toBeVisible()
  await expectAccessible(page)
  await number.fill('420106199001010036')
  await expect(page.getByLabel('出生日期')).toHaveValue('1990-01-01')
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog', { name: '还没有保存' })).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('dialog').getByRole('button', { name: '取消' }).click()
  await expect(page.getByRole('dialog')).toBeHidden()
  await page.keyboard.press('Control+s')
  await expect(page.getByRole('button', { name: '修改' })).toBeVisible()
  await expect(page.getByText('待核')).toBeHidden()
  const masked = page.getByRole('button', { name: '身份证号 420106********0036' })
  await masked.click()
  await expect(page.getByRole('button', { name: '身份证号 420106199001010036' })).toBeVisible()
  await expect(page.getByText(/由周敏最后修改/)).toBeVisible()
  await expect(page).not.toHaveURL(/420106/)
}

async function isToldWhileTyped(page: Page): Promise<void> {
  const roster = rosterOf(page)
  await roster.open()
  await page.getByRole('link', { name: '新增居民' }).click()
  await roster.fill({ name: '王方', number: wang.number })
  await expect(page.getByText('花名册里已经有这个人：王芳')).toBeVisible()
  await page.getByRole('button', { name: '保存' }).click()
  await page.getByRole('link', { name: '打开那条记录' }).click()
  await page.getByRole('button', { name: '放弃修改' }).click()
  await expect(page.getByRole('heading', { level: 1, name: '王芳' })).toBeVisible()
}

async function isThereAfterTheWindowDied(page: Page): Promise<void> {
  const roster = rosterOf(page)
  await roster.openPerson('李强')
  await page.getByRole('button', { name: '修改' }).click()
  await page.getByRole('textbox', { name: '备注' }).fill('晚上七点以后在家')
  // The draft is written after a short rest.
  await page.waitForTimeout(1500)
  await page.evaluate(() =>
    window.addEventListener('beforeunload', (event) => event.stopImmediatePropagation(), { capture: true }),
  )
  page.on('dialog', (dialog) => dialog.accept())
  await page.reload()
  await signInOf(page).as(director.name, director.pin)
  await roster.open()
  await roster.search('李强')
  await expect(roster.line('李强')).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(page.getByText('上次没有保存的内容已经恢复。')).toBeVisible()
  await expect(page.getByRole('textbox', { name: '备注' })).toHaveValue('晚上七点以后在家')
  await page.getByRole('button', { name: '保存' }).click()
  await expect(page.getByText('晚上七点以后在家')).toBeVisible()
}

async function movesOutAndBackAndIsErased(page: Page): Promise<void> {
  const roster = rosterOf(page)
  await roster.add(zhao)
  const movedOut = await roster.deed('登记迁出')
  await movedOut.getByLabel('迁往哪里').fill('汉阳区')
  await movedOut.getByLabel('迁出日期').fill('2100-01-01')
  await expect(movedOut.getByText('日期不能晚于今天')).toBeVisible()
  await movedOut.getByLabel('迁出日期').fill('2026-01-31')
  await expectAccessible(page)
  await movedOut.getByRole('button', { name: '登记迁出' }).click()
  await expect(page.getByText('2026-01-31 迁出，迁往汉阳区')).toBeVisible()
  await roster.open()
  await roster.search('')
  await expect(roster.line('王芳')).toBeVisible()
  await expect(roster.line(zhao.name)).toHaveCount(0)
  await roster.expectFound('zhao', [zhao.name])
  await expect(roster.line(zhao.name).getByText('已迁出')).toBeVisible()
  await page.keyboard.press('Enter')
  await (await roster.deed('恢复在住')).getByRole('button', { name: '恢复在住' }).click()
  await expect(page.getByText('迁往汉阳区')).toBeHidden()
  await roster.openAtOnce(zhao.name)

  const erase = await roster.deed('删除这个人')
  await expect(erase.getByRole('button', { name: '删除这个人' })).toBeDisabled()
  await erase.getByLabel('同一个人登记了两次').check()
  await expectAccessible(page)
  await erase.getByRole('button', { name: '删除这个人' }).click()
  await roster.expectFound('zhao', [])
}

test('people are registered, found, edited, moved out and deleted, and what was being typed outlives its window', {
  tag: '@page',
}, async ({ page }) => {
  await signInOf(page).as(director.name, director.pin)
  await test.step('a family is registered and found by whatever is known of it, without the mouse', () => registersAFamily(page))
  await test.step('checks stand under the fields; Esc asks before anything is lost', () => isEditedWithChecks(page))
  await test.step('a number that is in the roster already is told while it is typed', () => isToldWhileTyped(page))
  await test.step('what was being typed is still there after the window died', () => isThereAfterTheWindowDied(page))
  await test.step('moved out, back again, and deleted with a reason', () => movesOutAndBackAndIsErased(page))
})
