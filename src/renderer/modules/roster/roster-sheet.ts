import { maskCitizenNumber } from '../../lib/national/citizen-number'
import { maskPhone } from '../../lib/national/phone'
import type { OutSheet } from '../../lib/sheet/write-workbook'
import type { listText } from './list-text'
import type { RosterRow } from './search/types'

type Texts = (typeof listText)['zh-CN']

/** The list as it was searched, filtered and sorted. Numbers are text, in full only for whoever may see them. */
export function rosterSheet(
  text: Texts,
  rows: readonly RosterRow[],
  { inFull, careOf }: { inFull: boolean; careOf: (tag: RosterRow['careTags'][number]) => string },
): OutSheet {
  const sexOf = (sex: RosterRow['sex']) => (sex === '1' ? text.male : sex === '2' ? text.female : '')
  const masked = (value: string, mask: (value: string) => string) => (inFull || value === '' ? value : mask(value))
  const standing = { present: '', movedOut: text.movedOut, died: text.died }
  const { name, sex, address, number, phone, care } = text.columns
  return {
    name: text.list,
    rows: [
      [name, sex, text.birthDate, address, number, phone, care, text.presence],
      ...rows.map((row) => [
        row.name,
        sexOf(row.sex),
        row.birthDate,
        row.address,
        masked(row.citizenNumber, maskCitizenNumber),
        masked(row.phone, maskPhone),
        row.careTags.map(careOf).join('、'),
        standing[row.presence],
      ]),
    ],
    widths: [12, 6, 14, 28, 22, 16, 24, 10],
    frozenRows: 1,
  }
}
