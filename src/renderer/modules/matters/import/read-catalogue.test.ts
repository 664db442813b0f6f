import { expect, test } from 'vitest'
import { keyOf as keyWith } from '../../../lib/id'
import { writeWorkbook } from '../../../lib/sheet/write-workbook'
import { planMatters } from './plan'
import { readCatalogue } from './read-catalogue'

const keyOf = (...parts: string[]) => keyWith('a salt for tests only', ...parts)
const bytesOf = (text: string) => new TextEncoder().encode(text)
const fieldsOf = (bytes: Uint8Array, name: string) => {
  const read = readCatalogue(bytes, name)
  if (!read.ok) return read.refusal
  return [read.value.version, ...planMatters(read.value.sheets, [], { keyOf }).rows.map(({ fields }) => fields)]
}

test.each([
  [
    '事项目录2026年9月.xlsx',
    writeWorkbook([
      {
        name: '事项',
        rows: [
          ['事项名称', '办理渠道', '申请材料'],
          ['出生登记', '大厅、社区', '出生医学证明\n户口簿'],
        ],
      },
    ]),
    '2026年9月',
  ],
  ['目录2026年.csv', bytesOf('事项名称,办理渠道,申请材料\n出生登记,大厅/社区,出生医学证明；户口簿\n'), '2026年'],
  [
    'catalogue.json',
    bytesOf(
      JSON.stringify({
        version: '2026-2',
        entries: [
          {
            id: 'm-1',
            kind: 'matter',
            title: '出生登记',
            channels: ['hall', 'community'],
            materials: ['出生医学证明', '户口簿'],
          },
          { id: 'n-1', kind: 'notice', title: '停水' },
        ],
      }),
    ),
    '2026-2',
  ],
])('%s is read as the same matter', (name, bytes, version) => {
  const fields = { title: '出生登记', channels: ['hall', 'community'], materials: ['出生医学证明', '户口簿'] }
  expect(fieldsOf(bytes, name)).toEqual([version, fields])
})

test('a file that holds no catalogue is refused, whatever it is called', () => {
  expect(fieldsOf(bytesOf('{"a":1}'), 'a.json')).toBe('bad-json')
  expect(fieldsOf(bytesOf('[1, 2'), 'a.json')).toBe('bad-json')
  expect(fieldsOf(bytesOf('<html></html>'), 'a.xlsx')).toBe('html')
})
