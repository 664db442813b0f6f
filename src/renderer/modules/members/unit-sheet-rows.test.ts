import { strFromU8, unzipSync } from 'fflate'
import { expect, test } from 'vitest'
import { writeWorkbook } from '../../lib/sheet/write-workbook'
import { quarterSheets } from './checkin-hours'
import { hoursText } from './hours-text'
import type { CheckIn, Member, Registration, SendingUnit } from './schema'
import { workbookOf, worksheetOf } from './unit-sheet-rows'

const text = hoursText['zh-CN']
const unit = (id: string, name: string) =>
  ({ id, name, namePinyin: name, active: true, expectedMembers: 3, kind: 'sendingUnit' }) as SendingUnit
const member = (id: string, name: string) =>
  ({ id, name, namePinyin: id, unitId: 'u', kind: 'member', position: '科员' }) as Member
const registration = {
  memberId: 'a',
  registrationKind: 'linked',
  registrationStatus: 'active',
  startsOn: '2026-01-05',
} as Registration
const checkIn = (hours: number) => ({ memberId: 'a', activityId: 'x', day: '2026-11-23', hours }) as CheckIn

const { sheets } = quarterSheets(
  {
    units: [unit('u', '地大后勤')],
    members: [member('b', '李强'), member('a', '=HYPERLINK("x")')],
    registrations: [registration],
    checkIns: [checkIn(1.5), checkIn(0.25)],
  },
  '2026-11-23',
)

test('the sheet has the members by name, the total, and the missing by number and by name', () => {
  const [sheet] = sheets
  if (!sheet) throw new Error('no sheet')
  expect(worksheetOf(text, sheet, '2026Q4').rows).toEqual([
    ['地大后勤 2026 年第 4 季度下沉党员服务汇总表'],
    ['序号', '姓名', '职务', '报到', '次数', '时长（小时）'],
    [1, '=HYPERLINK("x")', '科员', '联系地', 2, 1.75],
    ['', '合计', '', '', 2, 1.75],
    [],
    ['', '应到', 3],
    ['', '已报到', 1],
    ['', '未到', 2],
    [],
    ['', '名册里还没有报到的人'],
    ['', '李强'],
  ])
})

test('in the file figures are numbers and a name that looks like a formula is text', () => {
  const parts = unzipSync(writeWorkbook(workbookOf(text, sheets, '2026Q4')))
  const xml = strFromU8(parts['xl/worksheets/sheet1.xml'] ?? new Uint8Array())
  expect(xml).toContain('<c r="F3"><v>1.75</v></c>')
  expect(xml).toMatch(/r="B3"[^>]*t="inlineStr"/)
  expect(xml).not.toContain('<f>')
})

test('units of one long name get sheets of different names', () => {
  const long = '中国地质大学（武汉）后勤保障部离退休干部工作处第一党支部委员会'
  const twins = quarterSheets(
    { units: [unit('u1', long), unit('u2', long)], members: [], registrations: [], checkIns: [] },
    '2026-11-23',
  )
  const names = workbookOf(text, twins.sheets, '2026Q4').map(({ name }) => name)
  expect(new Set(names).size).toBe(2)
  expect(names.every((name) => name.length <= 31)).toBe(true)
})
