import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect } from '@playwright/test'
import { readWorkbook } from '../src/renderer/lib/sheet/read-workbook'
import { bombXlsx, rawXlsx } from '../src/renderer/lib/sheet/testing/raw-xlsx'
import { type OutCell, writeWorkbook } from '../src/renderer/lib/sheet/write-workbook'
import { numberOf } from '../src/renderer/modules/roster/import/testing/messy-roster'
import { test } from './fixtures'
import { expectAccessible } from './pages/accessible'
import { asFile, importOf, type Picked } from './pages/import'
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

// A roster of a thousand goes in twice here, on machines with two slow cores too.
test.describe.configure({ timeout: 120_000 })

test.use({ begin: 'desk' })

test.beforeEach(async ({ page }) => {
  await signInOf(page).as(director.name, director.pin)
  await importOf(page).open()
})

for (const { roster, again } of [
  { roster: 'roster-titled.xlsx', again: true },
  { roster: 'roster-annotated.xlsx', again: false },
  { roster: 'roster-gb18030.csv', again: false },
]) {
  const tag = again ? [] : ['@page']
  test(`${roster} goes in as its expectation says${again ? ', and a second time changes nothing' : ''}`, { tag }, async ({
    page,
  }) => {
    const wizard = importOf(page)
    const expected = await expectationOf(roster)
    await wizard.chooseRoster(join(dataDir, roster))
    await wizard.check()
    const counts = await wizard.counts()
    expect({ good: counts.new + counts.doubtful, known: counts.changed + counts.same, wrong: counts.wrong }).toEqual({
      good: expected.good,
      known: 0,
      wrong: expected.bad.length,
    })
    if (expected.bad.length > 0) {
      await wizard.show('wrong')
      await expect(wizard.rows('wrong').first()).toContainText(`第 ${expected.bad[0]} 行`)
    }
    await wizard.write()
    expect(await wizard.figure('新增居民')).toBe(expected.good)
    if (!again) return
    await wizard.another()
    await wizard.chooseRoster(join(dataDir, roster))
    await wizard.check()
    expect(await wizard.counts()).toMatchObject({ new: 0, changed: 0, wrong: expected.bad.length })
    await expect(page.getByText('名册里都已经有了，没有要写入的。')).toBeVisible()
    await page.getByRole('button', { name: '完成' }).click()
    await expect(page.getByRole('button', { name: /^撤销导入：/ })).toHaveCount(1)
  })
}

test('every step is accessible, and begins at its heading', { tag: '@page' }, async ({ page }) => {
  const wizard = importOf(page)
  await expectAccessible(page)
  await wizard.chooseRoster(join(dataDir, 'roster-titled.xlsx'))
  await expectAccessible(page)
  await wizard.check()
  for (const verdict of ['new', 'doubtful', 'wrong', 'same'] as const) {
    await wizard.show(verdict)
    await expectAccessible(page)
  }
  await wizard.begin()
  await expect(page.getByRole('heading', { name: '正在写入名册' })).toBeFocused()
  await expectAccessible(page)
  await expect(page.getByRole('heading', { name: '写好了' })).toBeFocused({ timeout: 60_000 })
  await expectAccessible(page)
  await wizard.another()
  await wizard.choose(asFile('空.xlsx', new Uint8Array()))
  await expect(page.getByRole('alert')).toBeVisible()
  await expectAccessible(page)
})

test('the wrong rows are downloaded, corrected and go in', async ({ page }) => {
  const wizard = importOf(page)
  const { bad } = await expectationOf('roster-titled.xlsx')
  await wizard.chooseRoster(join(dataDir, 'roster-titled.xlsx'))
  await wizard.check()
  await wizard.show('wrong')
  const file = await wizard.download('下载有错的行')
  expect(file.name).toBe('roster-titled-有错的行.xlsx')
  await wizard.write()
  const read = readWorkbook(new Uint8Array(file.buffer), file.name)
  if (!read.ok) throw new Error(read.refusal.code)
  const [header = [], ...rows] = read.value.sheets[0]?.rows ?? []
  expect(rows).toHaveLength(bad.length)
  const at = header.indexOf('公民身份号码')
  const corrected = rows.map((row, index) => row.map((cell, column) => (column === at ? numberOf('19810203', index + 1) : cell)))
  await wizard.another()
  await wizard.chooseRoster(asFile(file.name, writeWorkbook([{ name: '花名册', rows: [header, ...corrected] }])))
  await wizard.check()
  const counts = await wizard.counts()
  expect({ good: counts.new + counts.doubtful, wrong: counts.wrong }).toEqual({ good: bad.length, wrong: 0 })
  await wizard.write()
  expect(await wizard.figure('新增居民')).toBe(bad.length)
})

test('people with a wrong number go in without it when one asks for that', { tag: '@page' }, async ({ page }) => {
  const wizard = importOf(page)
  const expected = await expectationOf('roster-titled.xlsx')
  await wizard.chooseRoster(join(dataDir, 'roster-titled.xlsx'))
  await wizard.check()
  await wizard.show('wrong')
  await wizard.takeWithoutNumber()
  expect((await wizard.counts()).wrong).toBe(0)
  await wizard.write()
  expect(await wizard.figure('新增居民')).toBe(expected.good + expected.bad.length)
})

test('what changed since is shown before and after, with the numbers masked', { tag: '@page' }, async ({ page }) => {
  const wizard = importOf(page)
  await wizard.chooseRoster(rosterOf(3))
  await wizard.check()
  await wizard.show('new')
  await expect(wizard.rows('new').first()).toContainText('420199********')
  await wizard.write()
  await wizard.another()
  await wizard.chooseRoster(rosterOf(3, '新电话.xlsx', '13911112222'))
  await wizard.check()
  expect(await wizard.counts()).toEqual({ new: 0, changed: 3, same: 0, doubtful: 0, wrong: 0 })
  await wizard.show('changed')
  await expect(wizard.rows('changed').first()).toContainText('电话')
  await expect(wizard.rows('changed').first().getByRole('deletion')).toHaveText('138****0000')
  await expect(wizard.rows('changed').first().getByRole('insertion')).toHaveText('139****2222')
  await wizard.write()
  expect(await wizard.figure('更新居民')).toBe(3)
  await wizard.undo('撤销这次导入')
  await expect(page.getByText('撤销好了：去掉 0 条，改回 3 条。')).toBeVisible()
})

test('an import is undone from the history, and the same file goes in again', { tag: '@page' }, async ({ page }) => {
  const wizard = importOf(page)
  await wizard.chooseRoster(rosterOf(20))
  await wizard.check()
  await wizard.write()
  await wizard.another()
  await wizard.undo('撤销导入：花名册.xlsx')
  await expect(page.getByRole('row', { name: /花名册\.xlsx/ })).toContainText('已撤销')
  await wizard.chooseRoster(rosterOf(20))
  await wizard.check()
  expect((await wizard.counts()).new).toBe(20)
  await wizard.write()
  expect(await wizard.figure('新增居民')).toBe(20)
})

test('stopped in the middle, what was written stays and is undone in whole', { tag: '@page' }, async ({ page }) => {
  const wizard = importOf(page)
  await wizard.chooseRoster(rosterOf(1200))
  await wizard.check()
  await wizard.stopInTheMiddle()
  expect(await wizard.figure('新增居民')).toBeLessThan(1200)
  await wizard.undo('撤销这次导入')
  await wizard.another()
  await wizard.chooseRoster(rosterOf(1200))
  await wizard.check()
  expect((await wizard.counts()).new).toBe(1200)
})

test('cut off by a power cut, the import is offered at the next opening and finished', async ({ page, station }) => {
  const wizard = importOf(page)
  await wizard.chooseRoster(rosterOf(1200))
  await wizard.check()
  await wizard.begin()
  await expect(page.getByText(/条$/)).toBeVisible({ timeout: 30_000 })
  const again = await station.restartAfterPowerCut()
  await signInOf(again).as(director.name, director.pin)
  const reopened = importOf(again)
  await reopened.open()
  await expect(again.getByRole('alert')).toContainText('上次的导入没有做完')
  await expectAccessible(again)
  await again.getByRole('button', { name: '接着写完' }).click()
  await expect(again.getByRole('heading', { name: '写好了' })).toBeFocused({ timeout: 60_000 })
  await reopened.another()
  await reopened.chooseRoster(rosterOf(1200))
  await reopened.check()
  expect(await reopened.counts()).toEqual({ new: 0, changed: 0, same: 1200, doubtful: 0, wrong: 0 })
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

test('what is no roster gets one sentence that says what to do', { tag: '@page' }, async ({ page }, info) => {
  const wizard = importOf(page)
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
    await wizard.choose(asFile(name, bytes))
    const alert = page.getByRole('alert').filter({ hasText: name })
    await expect(alert).toContainText(sentence)
    info.annotations.push({ type: 'milliseconds', description: `${name} ${Date.now() - begun}` })
  }
})

test('a file dropped anywhere on the page is read', async ({ page }) => {
  await importOf(page).drop(rosterOf(2))
  await expect(page.getByRole('heading', { name: '看看表头认得对不对' })).toBeFocused()
})

test('a column that is named by hand is known in the next file', { tag: '@page' }, async ({ page }) => {
  const wizard = importOf(page)
  const file = asFile(
    '口语.xlsx',
    writeWorkbook([
      {
        name: '表',
        rows: [
          ['姓名', '身份证号', '咋称呼他家那口子'],
          ['王一', numberOf('19700101', 3), '户主'],
        ],
      },
    ]),
  )
  await wizard.chooseRoster(file)
  await expect(page.getByText('有 1 列没认出来。')).toBeVisible()
  await wizard.column('咋称呼他家那口子').selectOption({ label: '与户主关系' })
  await expect(page.getByText('每一列都认出来了。')).toBeVisible()
  await wizard.check()
  await page.getByRole('button', { name: '上一步' }).click()
  await page.getByRole('button', { name: '换一个文件' }).click()
  await wizard.chooseRoster(file)
  await expect(page.getByText('每一列都认出来了。')).toBeVisible()
})

test('leaving in the middle asks, by a link and by the keyboard', { tag: '@page' }, async ({ page }) => {
  const wizard = importOf(page)
  await wizard.chooseRoster(rosterOf(2))
  const dialog = page.getByRole('dialog', { name: '要离开导入吗？' })
  await page.getByRole('link', { name: '设置' }).click()
  await expect(dialog).toBeVisible()
  await dialog.getByRole('button', { name: '取消' }).click()
  await expect(dialog).toHaveCount(0)
  await expect(page.getByRole('heading', { name: '看看表头认得对不对' })).toBeVisible()
  await page.keyboard.press('Alt+1')
  await expect(dialog).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(dialog).toHaveCount(0)
  await expect(page.getByRole('heading', { name: '看看表头认得对不对' })).toBeVisible()
  await page.getByRole('link', { name: '设置' }).click()
  await dialog.getByRole('button', { name: '离开' }).click()
  await expect(page.getByRole('heading', { level: 1, name: '设置' })).toBeVisible()
})

test('the template comes back understood in every column', { tag: '@page' }, async ({ page }) => {
  const wizard = importOf(page)
  const template = await wizard.download('下载空白模板')
  expect(template.name).toBe('花名册模板.xlsx')
  const read = readWorkbook(new Uint8Array(template.buffer), template.name)
  if (!read.ok) throw new Error(read.refusal.code)
  const [header = []] = read.value.sheets[0]?.rows ?? []
  const filled = header.map((cell) => ({ 姓名: '王一', 身份证号: numberOf('19700101', 3) })[String(cell)] ?? '')
  await wizard.chooseRoster(asFile(template.name, writeWorkbook([{ name: '花名册', rows: [header, filled] }])))
  await expect(page.getByText('每一列都认出来了。')).toBeVisible()
})
