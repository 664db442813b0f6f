import { expect, test } from 'vitest'
import { readWorkbook } from '../../lib/sheet/read-workbook'
import { writeWorkbook } from '../../lib/sheet/write-workbook'
import { sessionText } from './session-text'
import { dayOfColumn, findSheetLayout } from './sheet-layout'
import { signInSheetOf } from './sign-in-sheet'
import { academyText } from './text'

test('the sign-in sheet that goes out is known with all its days when it comes back', () => {
  const text = sessionText['zh-CN']
  const days = ['2026-12-30', '2027-01-06']
  const sheet = signInSheetOf({ days }, [{ name: '周敏', organisation: '百瑞苑社区' }, { name: '李军' }] as never, {
    title: text.sheetTitle('应急/救护'),
    about: '一楼会议室',
    number: text.sheetNumber,
    name: text.name,
    organisation: text.sheetOrganisation,
    note: text.sheetNote,
    day: academyText['zh-CN'].shortDay,
  })
  const read = readWorkbook(writeWorkbook([sheet]), '签到表.xlsx')
  const rows = read.ok ? (read.value.sheets[0]?.rows ?? []) : []
  const layout = findSheetLayout({ rows })
  expect([...(layout?.fields.keys() ?? [])]).toEqual(['serial', 'name', 'organisation', 'note'])
  expect(layout?.days.map((column) => dayOfColumn(column, days))).toEqual(days)
  expect(rows[3]?.slice(0, 3)).toEqual([1, '周敏', '百瑞苑社区'])
})
