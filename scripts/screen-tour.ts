import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { setUpOf } from '../e2e/pages/set-up'
import { learning } from './academy-tour'
import { answering } from './cases-tour'
import { checkingIn } from './checkins-tour'
import { claiming } from './claims-tour'
import { meeting } from './council-tour'
import { attending } from './hours-tour'
import { standing } from './kiosk-tour'
import { guiding } from './matters-tour'
import { handingIn, registering } from './members-tour'
import { mentoring } from './mentoring-tour'
import { asking } from './requests-tour'
import { sampleRows, writeRosterFile } from './roster-file'
import { recovery, syncing } from './sync-tour'
import { serving } from './teams-tour'
import { type Stop, type Take, takeBoth } from './tour-stop'
import { touring } from './tours-tour'

const paths = (page: Page) =>
  page
    .getByRole('navigation')
    .getByRole('link')
    .evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? '/'))

const goTo = async (page: Page, path: string) => {
  await page.getByRole('navigation').locator(`a[href="${path}"]`).click()
  await page.waitForTimeout(800)
}

const nameOf = (path: string) => (path === '/' ? 'home' : path.slice(1).replaceAll('/', '-'))

/** The first bytes of a workbook of Excel 97. */
const oldXls = Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, ...new Array<number>(504).fill(0)])

/** A roster with what offices get wrong in a few rows. */
async function faultyRoster(): Promise<string> {
  const rows = sampleRows(400, 7, '2026-11-23').slice(0, 320)
  const faulty = rows.map((row, index) => {
    if (index % 61 === 7) return { ...row, 身份证号: `${row['身份证号']?.slice(0, 17)}0` }
    if (index % 83 === 20) return { ...row, 身份证号: row['身份证号']?.slice(0, 17) ?? '' }
    if (index % 97 === 30) return { ...row, 性别: row['性别'] === '男' ? '女' : '男' }
    return row
  })
  const path = join(mkdtempSync(join(tmpdir(), 'yizhan-screens-')), '百瑞苑花名册.xlsx')
  await writeRosterFile(path, faulty)
  return path
}

/** The first run, and what the screens say where there is nothing yet. */
const firstRun: Stop = {
  name: 'first-run',
  mode: 'desk',
  async visit(page, take) {
    const setUp = setUpOf(page)
    await takeBoth(page, take, 'setup-center')
    await setUp.nameCenter('百瑞苑', '4201')
    await take('setup-center-refused')
    await setUp.nameCenter()
    await take('setup-terminal')
    await setUp.nameTerminal('1 号窗口')
    await take('setup-first-worker')
    await setUp.enrolFirst()
    await page.getByRole('navigation').waitFor()
    for (const path of await paths(page)) {
      if (path === '/staff' || path === '/settings') continue
      await goTo(page, path)
      await take(`empty-${nameOf(path)}`)
    }
  },
}

/** The list when searched, a person, the forms and what they refuse, the dialogs. */
async function takeRoster(page: Page, take: Take): Promise<void> {
  const press = (name: string) => page.getByRole('button', { name, exact: true }).click()
  await goTo(page, '/residents')
  await page.getByText('新增居民').first().click()
  await page.getByRole('heading', { level: 1, name: '新增居民' }).waitFor()
  await takeBoth(page, take, 'resident-new')
  await goTo(page, '/residents')
  await page.getByRole('searchbox', { name: '查找居民' }).fill('wang')
  await page.waitForTimeout(600)
  await take('residents-found')
  await page.getByRole('searchbox', { name: '查找居民' }).fill('欧阳不在')
  await page.waitForTimeout(600)
  await take('residents-none')
  await page.getByRole('searchbox', { name: '查找居民' }).fill('')
  await page.waitForTimeout(600)
  await page.locator('#roster-row-5').click()
  await page.getByRole('heading', { name: '这一户' }).waitFor()
  await takeBoth(page, take, 'person')
  await press('修改')
  await page.getByLabel('身份证号').fill('42010619900101002')
  await page.keyboard.press('Control+s')
  await page.waitForTimeout(400)
  await takeBoth(page, take, 'person-edit')
}

/** Everything with the sample's 8,000 residents. */
const sample: Stop = {
  name: 'sample',
  mode: 'desk',
  async visit(page, take) {
    await page.getByRole('button', { name: '用演示中心试一试' }).click()
    await page.waitForTimeout(1500)
    await take('setup-sample')
    await page.getByRole('button', { name: '进入演示中心' }).click({ timeout: 120_000 })
    await page.getByTestId('sync-badge').getByText('已同步').waitFor({ timeout: 600_000 })
    for (const path of await paths(page)) {
      await goTo(page, path)
      await takeBoth(page, take, nameOf(path))
    }
    await page.getByRole('button', { name: '快捷键' }).click()
    await page.getByRole('dialog').waitFor()
    await take('shortcuts')
    await page.keyboard.press('Escape')
    await page.getByTestId('sync-badge').click()
    await take('sync-badge')
    await page.keyboard.press('Escape')
    await takeRoster(page, take)
    await page.reload()
    await page.getByRole('heading', { name: '请选择您的名字' }).waitFor()
    await takeBoth(page, take, 'sign-in')
  },
}

/** A roster with faults through all steps of the wizard. */
const importing: Stop = {
  name: 'import',
  mode: 'desk',
  async visit(page, take) {
    await setUpOf(page).openDesk()
    await goTo(page, '/import')
    await page
      .locator('input[type=file]')
      .setInputFiles({ name: '花名册.xls', mimeType: 'application/vnd.ms-excel', buffer: oldXls })
    await page.getByRole('alert').waitFor()
    await take('import-refused')
    await page.locator('input[type=file]').setInputFiles(await faultyRoster())
    await page.getByRole('heading', { name: '看看表头认得对不对' }).waitFor()
    await takeBoth(page, take, 'import-columns')
    await page.getByRole('button', { name: '开始核对' }).click()
    await page.getByRole('heading', { name: '核对结果' }).waitFor()
    await takeBoth(page, take, 'import-check')
    await page.getByRole('tab', { name: /新增/ }).click()
    await take('import-check-new')
    await page.getByRole('button', { name: '写入名册' }).click()
    await page.getByRole('heading', { name: '写好了' }).waitFor({ timeout: 120_000 })
    await takeBoth(page, take, 'import-done')
  },
}

export const tour: Stop[] = [
  firstRun,
  sample,
  importing,
  syncing,
  recovery,
  claiming,
  asking,
  guiding,
  meeting,
  registering,
  checkingIn,
  handingIn,
  serving,
  touring,
  learning,
  attending,
  answering,
  mentoring,
  standing,
]
