import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from '@playwright/test'
import { type OutCell, writeWorkbook } from '../src/renderer/lib/sheet/write-workbook'
import { numberOf } from '../src/renderer/modules/roster/import/testing/messy-roster'
import { test } from './fixtures'
import { filesIn, scan } from './hosts/scan'
import { profileOf } from './hosts/violence'
import { deskOf } from './pages/desk'
import { asFile, importOf } from './pages/import'
import { personOf } from './pages/person'
import { recoveryOf } from './pages/recovery'
import { rosterOf } from './pages/roster'
import { center, director, setUpOf } from './pages/set-up'
import { signInOf } from './pages/sign-in'

test.use({ begin: 'desk' })
test.describe.configure({ timeout: 240_000 })

type Canary = { name: string; number: string; phone: string }

/** Two hundred people whose names, numbers and phones occur nowhere else on this machine. */
function plant(): Canary[] {
  const [first, second] = ['彧翀翙翚翛翥翦翮翯翾', '骃骎骐骓骕骙骢骥骧骦骝骠骅骈骉骊骋骍骏骖']
  return Array.from({ length: 200 }, (_, n) => ({
    name: `欧${first?.charAt(n % 10)}${second?.charAt(Math.floor(n / 10))}`,
    number: numberOf(`1957${String((n % 12) + 1).padStart(2, '0')}17`, n),
    phone: `1997316${String(4000 + n)}`,
  }))
}

const rosterFile = (people: Canary[]) => {
  const header: OutCell[] = ['姓名', '身份证号', '联系电话', '小区', '楼栋', '单元', '房号', '与户主关系']
  const rows = people.map(({ name, number, phone }, n): OutCell[] => [
    name,
    number,
    phone,
    '百瑞苑',
    '1栋',
    '1单元',
    String(101 + n),
    '户主',
  ])
  return asFile('花名册.xlsx', writeWorkbook([{ name: '花名册', rows: [header, ...rows] }]))
}

test('two hundred names, numbers and phones: none of them lies readable in the station’s folders', async ({ station }) => {
  const other = await station.startAnother()
  await setUpOf(other.page).nameCenter(center.name, center.code)
  await setUpOf(other.page).nameTerminal('2 号窗口')
  await signInOf(other.page).as(director.name, director.pin)
  const people = plant()
  const wizard = importOf(other.page)
  await wizard.open()
  await wizard.chooseRoster(rosterFile(people))
  await wizard.check()
  expect((await wizard.counts()).new).toBe(200)
  await wizard.write()
  // What people do all day: look for somebody, read and change the record, leave a copy.
  await rosterOf(other.page).openPerson(people[7]?.name ?? '')
  await personOf(other.page).edit({ 备注: `${people[8]?.name}代办 ${people[8]?.phone}` })
  await recoveryOf(other.page).backUp()
  await expect(deskOf(other.page).syncBadge()).toHaveText('已同步', { timeout: 60_000 })
  await other.close()

  const texts = people.flatMap(({ name, number, phone }) => [name, number, phone])
  const files = filesIn([other.dataDir, profileOf(other)])
  const bytes = files.reduce((sum, file) => sum + readFileSync(file).length, 0)
  const hits = scan(files, texts)
  console.log(
    `canaries: ${texts.length} texts, 3 encodings, ${files.length} files, ${Math.round(bytes / 1000)} kB: ${hits.length} hits`,
  )
  expect(hits).toEqual([])
  expect(other.output().join('\n')).not.toContain(people[7]?.name)
  // The scan finds what does lie there: the journal, the copy and the databases are among the files, and a name in clear is seen.
  expect(
    files.filter((file) => /journal\/\d+\.log$|snapshots\/.*ndjson$|IndexedDB.*\.(log|ldb)$/.test(file)).length,
  ).toBeGreaterThan(2)
  expect(scan(files, ['2 号窗口']).length).toBeGreaterThan(0)
  // The center is another machine's, and knows them: the needles themselves are right.
  expect(scan(filesIn([join(station.dataDir, 'hub')]), [people[7]?.number ?? '']).length).toBeGreaterThan(0)
})
