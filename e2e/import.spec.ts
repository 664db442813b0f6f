import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, type Page } from '@playwright/test'
import { readWorkbook } from '../src/renderer/lib/sheet/read-workbook'
import { bombXlsx, rawXlsx } from '../src/renderer/lib/sheet/testing/raw-xlsx'
import { type OutCell, writeWorkbook } from '../src/renderer/lib/sheet/write-workbook'
import { numberOf } from '../src/renderer/modules/roster/import/testing/messy-roster'
import { test } from './fixtures'
import { expectAccessible } from './pages/accessible'
import { asFile, type Counts, importOf, type Picked } from './pages/import'
import { director } from './pages/set-up'
import { signInOf } from './pages/sign-in'

const dataDir = process.env.YIZHAN_SHARED_DATA ?? join(process.cwd(), '../shared/data')

type Expected = { good_rows: number; bad_rows?: { row: number }[] }

async function expectationOf(roster: string): Promise<{ good: number; bad: number[] }> {
  const path = join(dataDir, `${roster.replace(/\.[a-z]+$/, '')}.expected.json`)
  const { good_rows, bad_rows = [] } = JSON.parse(await readFile(path, 'utf8')) as Expected
  return { good: good_rows, bad: bad_rows.map(({ row }) => row) }
}

/** A roster of people who live alone, with right numbers. */
function rosterOf(people: number, name = '花名册.xlsx', phone = '13800000000'): Picked {
  const header: OutCell[] = ['姓名', '身份证号', '性别', '联系电话', '小区', '楼栋', '单元', '房号', '与户主关系']
  const rows = Array.from({ length: people }, (_, index): OutCell[] => {
    const birth = `19${String(10 + Math.floor(index / 400)).padStart(2, '0')}0101`
    const number = numberOf(birth, index % 400)
    const sex = Number(number.charAt(16)) % 2 === 1 ? '男' : '女'
    return [
      `王${'一二三四五六七八九十'.charAt(index % 10)}`,
      number,
      sex,
      phone,
      '百瑞苑',
      '1栋',
      '1单元',
      `${index + 101}`,
      '户主',
    ]
  })
  return asFile(name, writeWorkbook([{ name: '花名册', rows: [header, ...rows] }]))
}

// Rosters of a thousand go in here, on machines with two slow cores too.
test.describe.configure({ timeout: 240_000 })

test.use({ begin: 'desk' })

test.beforeEach(async ({ page }) => {
  await signInOf(page).as(director.name, director.pin)
  await importOf(page).open()
})

async function expectAsExpected(page: Page, counts: Counts, expected: { good: number; bad: number[] }): Promise<void> {
  expect({ good: counts.new + counts.doubtful, known: counts.changed + counts.same, wrong: counts.wrong }).toEqual({
    good: expected.good,
    known: 0,
    wrong: expected.bad.length,
  })
  if (expected.bad.length === 0) return
  await importOf(page).show('wrong')
  await expect(importOf(page).rows('wrong').first()).toContainText(`第 ${expected.bad[0]} 行`)
}

/** The file of the wrong rows as somebody sends it back: every number a right one. */
function correct(file: Picked, rows: number): Picked {
  const read = readWorkbook(new Uint8Array(file.buffer), file.name)
  if (!read.ok) throw new Error(read.refusal.code)
  const [header = [], ...wrong] = read.value.sheets[0]?.rows ?? []
  expect(wrong).toHaveLength(rows)
  const at = header.indexOf('公民身份号码')
  const right = wrong.map((row, index) => row.map((cell, column) => (column === at ? numberOf('19810203', index + 1) : cell)))
  return asFile(file.name, writeWorkbook([{ name: '花名册', rows: [header, ...right] }]))
}

test('a roster dropped on the page goes in through a power cut, a second time changes nothing, and its wrong rows go in corrected', {
  tag: '@window',
}, async ({ page, station }) => {
  const path = join(dataDir, 'roster-titled.xlsx')
  const expected = await expectationOf('roster-titled.xlsx')

  const wrongRows = await test.step('it is dropped anywhere on the page, and checked as its expectation says', async () => {
    const wizard = importOf(page)
    await wizard.drop(asFile('roster-titled.xlsx', await readFile(path)))
    await expect(page.getByRole('heading', { name: '看看表头认得对不对' })).toBeFocused({ timeout: 30_000 })
    await wizard.check()
    await expectAsExpected(page, await wizard.counts(), expected)
    for (const verdict of ['new', 'doubtful', 'same', 'wrong'] as const) {
      await wizard.show(verdict)
      await expectAccessible(page)
    }
    return wizard.download('下载有错的行')
  })
  expect(wrongRows.name).toBe('roster-titled-有错的行.xlsx')

  await test.step('cut off by a power cut, it is offered at the next opening and finished', async () => {
    await importOf(page).begin()
    await expect(page.getByText(/条$/)).toBeVisible({ timeout: 30_000 })
    const again = await station.restartAfterPowerCut()
    await signInOf(again).as(director.name, director.pin)
    await importOf(again).open()
    await expect(again.getByRole('alert')).toContainText('上次的导入没有做完')
    await expectAccessible(again)
    await again.getByRole('button', { name: '接着写完' }).click()
    await expect(again.getByRole('heading', { name: '写好了' })).toBeFocused({ timeout: 60_000 })
  })

  const wizard = importOf(station.page)
  const nothingToWrite = () => station.page.getByText('名册里都已经有了，没有要写入的。')
  await test.step('a second time nothing changes; people with a wrong number go in without it when one asks for that', async () => {
    await wizard.another()
    await wizard.chooseRoster(path)
    await wizard.check()
    const counts = await wizard.counts()
    expect(counts).toMatchObject({ new: 0, changed: 0, wrong: expected.bad.length })
    expect(counts.same + counts.doubtful).toBe(expected.good)
    await expect(nothingToWrite()).toBeVisible()
    await wizard.show('wrong')
    await wizard.takeWithoutNumber()
    expect((await wizard.counts()).wrong).toBe(0)
    await wizard.write()
    expect(await wizard.figure('新增居民')).toBe(expected.bad.length)
    await wizard.undo('撤销这次导入')
    await expect(station.page.getByText(/^撤销好了：/)).toBeVisible()
  })

  await test.step('the wrong rows go in once they are corrected', async () => {
    const corrected = correct(wrongRows, expected.bad.length)
    await wizard.another()
    await wizard.chooseRoster(corrected)
    await wizard.check()
    const counts = await wizard.counts()
    expect({ good: counts.new + counts.doubtful, wrong: counts.wrong }).toEqual({ good: expected.bad.length, wrong: 0 })
    await wizard.write()
    expect(await wizard.figure('新增居民')).toBe(expected.bad.length)
    await wizard.another()
    await wizard.chooseRoster(corrected)
    await wizard.check()
    await expect(nothingToWrite()).toBeVisible()
    await station.page.getByRole('button', { name: '完成' }).click()
    await expect(station.page.getByRole('button', { name: /^撤销导入：/ })).toHaveCount(2)
  })
})

const bytesOf = (length: number, seed: number) =>
  Uint8Array.from({ length }, (_, index) => (Math.imul(index + seed, 2_654_435_761) >>> 13) & 255)

/** The head of an OLE2 container and the name of its one stream, which is what makes it an `.xls`. */
const oldXls = Uint8Array.from([
  0xd0,
  0xcf,
  0x11,
  0xe0,
  0xa1,
  0xb1,
  0x1a,
  0xe1,
  ...bytesOf(8_000, 3),
  ...Buffer.from('Workbook', 'utf16le'),
])

async function refusesWhatIsNoRoster(page: Page): Promise<void> {
  const cases: [string, Uint8Array, string][] = [
    ['乱码.xlsx', bytesOf(40_000, 7), '这不是表格文件。请选择 .xlsx 或 .csv 文件。'],
    ['旧表.xlsx', oldXls, '请用 Excel 或 WPS 打开，另存为 .xlsx 后再导入。'],
    ['炸弹.xlsx', bombXlsx(200), '文件解压后大得不正常，已停止读取。'],
    ['空表.xlsx', rawXlsx({}), '表格里没有内容。请检查是否选错了文件。'],
    ['空文件.csv', new Uint8Array(), '这个文件是空的。请检查是否选错了文件。'],
    ['网页.xls', new TextEncoder().encode('<html><body><table><tr><td>姓名</td></tr></table></body></html>'), '这是网页文件'],
  ]
  for (const [name, bytes, sentence] of cases) {
    const begun = Date.now()
    await importOf(page).choose(asFile(name, bytes))
    await expect(page.getByRole('alert').filter({ hasText: name })).toContainText(sentence)
    test.info().annotations.push({ type: 'milliseconds', description: `${name} ${Date.now() - begun}` })
  }
  await expectAccessible(page)
}

const backToTheFile = async (page: Page) => {
  await page.getByRole('button', { name: '换一个文件' }).click()
  await expect(page.getByRole('heading', { name: '选一个花名册文件' })).toBeVisible()
}

async function understandsItsTemplate(page: Page): Promise<void> {
  const template = await importOf(page).download('下载空白模板')
  expect(template.name).toBe('花名册模板.xlsx')
  const read = readWorkbook(new Uint8Array(template.buffer), template.name)
  if (!read.ok) throw new Error(read.refusal.code)
  const [header = []] = read.value.sheets[0]?.rows ?? []
  const filled = header.map((cell) => ({ 姓名: '王一', 身份证号: numberOf('19700101', 3) })[String(cell)] ?? '')
  await importOf(page).chooseRoster(asFile(template.name, writeWorkbook([{ name: '花名册', rows: [header, filled] }])))
  await expect(page.getByText('每一列都认出来了。')).toBeVisible()
  await backToTheFile(page)
}

async function learnsAColumn(page: Page): Promise<void> {
  const wizard = importOf(page)
  const header = ['姓名', '身份证号', '咋称呼他家那口子']
  const rows = [header, ['王一', numberOf('19700101', 3), '户主']]
  const file = asFile('口语.xlsx', writeWorkbook([{ name: '表', rows }]))
  await wizard.chooseRoster(file)
  await expectAccessible(page)
  await expect(page.getByText('有 1 列没认出来。')).toBeVisible()
  await wizard.column('咋称呼他家那口子').selectOption({ label: '与户主关系' })
  await expect(page.getByText('每一列都认出来了。')).toBeVisible()
  await wizard.check()
  await page.getByRole('button', { name: '上一步' }).click()
  await backToTheFile(page)
  await wizard.chooseRoster(file)
  await expect(page.getByText('每一列都认出来了。')).toBeVisible()
}

/** From the second step of the wizard to the page of settings. */
async function asksBeforeItIsLeft(page: Page): Promise<void> {
  const dialog = page.getByRole('dialog', { name: '要离开导入吗？' })
  const still = page.getByRole('heading', { name: '看看表头认得对不对' })
  await page.getByRole('link', { name: '设置' }).click()
  await expect(dialog).toBeVisible()
  await dialog.getByRole('button', { name: '取消' }).click()
  await expect(dialog).toHaveCount(0)
  await expect(still).toBeVisible()
  await page.keyboard.press('Alt+1')
  await expect(dialog).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(dialog).toHaveCount(0)
  await expect(still).toBeVisible()
  await page.getByRole('link', { name: '设置' }).click()
  await dialog.getByRole('button', { name: '离开' }).click()
  await expect(page.getByRole('heading', { level: 1, name: '设置' })).toBeVisible()
}

/** A roster of the shared ones goes in; begins and ends at the first step. */
async function takesIn(page: Page, roster: string): Promise<void> {
  const wizard = importOf(page)
  const expected = await expectationOf(roster)
  await wizard.chooseRoster(join(dataDir, roster))
  await wizard.check()
  await expectAsExpected(page, await wizard.counts(), expected)
  await wizard.begin()
  await expect(page.getByRole('heading', { name: '正在写入名册' })).toBeFocused()
  await expectAccessible(page)
  await expect(page.getByRole('heading', { name: '写好了' })).toBeFocused({ timeout: 60_000 })
  await expectAccessible(page)
  expect(await wizard.figure('新增居民')).toBe(expected.good)
  await wizard.another()
}

async function showsWhatChanged(page: Page): Promise<void> {
  const wizard = importOf(page)
  await wizard.chooseRoster(rosterOf(20, '新电话.xlsx', '13911112222'))
  await wizard.check()
  expect(await wizard.counts()).toEqual({ new: 0, changed: 20, same: 0, doubtful: 0, wrong: 0 })
  await wizard.show('changed')
  await expect(wizard.rows('changed').first()).toContainText('电话')
  await expect(wizard.rows('changed').first().getByRole('deletion')).toHaveText('138****0000')
  await expect(wizard.rows('changed').first().getByRole('insertion')).toHaveText('139****2222')
  await wizard.write()
  expect(await wizard.figure('更新居民')).toBe(20)
  await wizard.undo('撤销这次导入')
  await expect(page.getByText('撤销好了：去掉 0 条，改回 20 条。')).toBeVisible()
  await wizard.another()
}

async function isUndoneFromTheHistory(page: Page): Promise<void> {
  const wizard = importOf(page)
  await wizard.chooseRoster(rosterOf(20))
  await wizard.check()
  await wizard.show('new')
  await expect(wizard.rows('new').first()).toContainText('420199********')
  await wizard.write()
  await wizard.another()
  await wizard.undo('撤销导入：花名册.xlsx')
  await expect(page.getByRole('row', { name: /花名册\.xlsx/ })).toContainText('已撤销')
  await wizard.chooseRoster(rosterOf(20))
  await wizard.check()
  expect((await wizard.counts()).new).toBe(20)
  await wizard.write()
  expect(await wizard.figure('新增居民')).toBe(20)
  await wizard.another()
}

async function isStoppedAndUndone(page: Page): Promise<void> {
  const wizard = importOf(page)
  const many = rosterOf(1200)
  await wizard.chooseRoster(many)
  await wizard.check()
  await wizard.stopInTheMiddle()
  expect(await wizard.figure('新增居民')).toBeLessThan(1180)
  await wizard.undo('撤销这次导入')
  await wizard.another()
  await wizard.chooseRoster(many)
  await wizard.check()
  expect(await wizard.counts()).toEqual({ new: 1180, changed: 0, same: 20, doubtful: 0, wrong: 0 })
}

test('the wizard refuses what is no roster, asks before it is left, shows what it will write and takes it back', {
  tag: '@page',
}, async ({ page }) => {
  await expectAccessible(page)
  await test.step('what is no roster gets one sentence that says what to do', () => refusesWhatIsNoRoster(page))
  await test.step('the template comes back understood in every column', () => understandsItsTemplate(page))
  await test.step('a column that is named by hand is known in the next file', () => learnsAColumn(page))
  await test.step('leaving in the middle asks, by a link and by the keyboard', () => asksBeforeItIsLeft(page))
  await importOf(page).open()
  for (const roster of ['roster-annotated.xlsx', 'roster-gb18030.csv'])
    await test.step(`${roster} goes in as its expectation says`, () => takesIn(page, roster))
  await test.step('an import is undone from the history, and the same file goes in again', () => isUndoneFromTheHistory(page))
  await test.step('what changed since is shown before and after, the numbers masked, and undone', () => showsWhatChanged(page))
  await test.step('stopped in the middle, what was written stays and is undone in whole', () => isStoppedAndUndone(page))
})
