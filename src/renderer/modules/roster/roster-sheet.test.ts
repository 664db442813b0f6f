import { expect, test } from 'vitest'
import { listText } from './list-text'
import { rosterSheet } from './roster-sheet'
import type { RosterRow } from './search/types'

const row: RosterRow = {
  id: 'r1',
  name: '=王芳',
  sex: '2',
  birthDate: '1949-12-31',
  citizenNumber: '11010519491231002X',
  phone: '13800001234',
  address: '百瑞苑 3-2-501',
  dwellingId: '',
  householdId: '',
  relationToHead: '',
  careTags: ['livingAlone'],
  presence: 'movedOut',
  verification: 'verified',
}
const lineOf = (inFull: boolean) => rosterSheet(listText['zh-CN'], [row], { inFull, careOf: (tag) => `（${tag}）` }).rows[1]

test('a list leaves with its numbers as text, masked for who may not see them', () => {
  const common = ['=王芳', '女', '1949-12-31', '百瑞苑 3-2-501']
  expect(lineOf(true)).toEqual([...common, '11010519491231002X', '13800001234', '（livingAlone）', '已迁出'])
  expect(lineOf(false)).toEqual([...common, '110105********002X', '138****1234', '（livingAlone）', '已迁出'])
})
