import { expect, it } from 'vitest'
import { exportName, isExportName } from './export-name'

it.each([
  ['花名册.xlsx', '花名册.xlsx'],
  ['日历.ics', '日历.ics'],
  ['报到 3/4：“甲|乙”?.csv', '报到 3_4：“甲_乙”_.csv'],
  ['.json', '_.json'],
  ['rcs\u202Evsc.csv', 'rcs_vsc.csv'],
  [`${'长'.repeat(300)}.xlsx`, `${'长'.repeat(60)}.xlsx`],
  [`${'🏠'.repeat(300)}.xlsx`, `${'🏠'.repeat(60)}.xlsx`],
])('%s is saved as %s', (wish, name) => {
  expect(exportName(wish)).toBe(name)
  expect(isExportName(name)).toBe(true)
})

it.each(['setup.exe', 'page.html', '花名册', 'roster.xlsx.lnk'])('%s is of no kind that a desk saves', (name) => {
  expect(() => exportName(name)).toThrow(name)
  expect(isExportName(name)).toBe(false)
})
