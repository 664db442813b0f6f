import type { OutCell, OutSheet } from '../../lib/sheet/write-workbook'
import type { UnitSheet } from './checkin-hours'
import type { hoursText } from './hours-text'

type Texts = (typeof hoursText)['zh-CN']

export const nameOfUnit = (text: Texts, { unit }: UnitSheet): string => unit?.name ?? text.noUnit

/** 联系地、居住地 */
export const registrationsText = (text: Texts, registrations: UnitSheet['lines'][number]['registrations']): string =>
  registrations.length === 0 ? text.notRegistered : registrations.map((kind) => text.kind[kind]).join('、')

/** One unit's sheet as a worksheet: title, head, a line for each member, the total, who is missing. Numbers are numbers. */
export function worksheetOf(text: Texts, sheet: UnitSheet, quarter: string): OutSheet {
  const name = nameOfUnit(text, sheet)
  const lines = sheet.lines.map((line, index): OutCell[] => [
    index + 1,
    line.name,
    line.position ?? '',
    registrationsText(text, line.registrations),
    line.times,
    line.hours,
  ])
  const unregistered = sheet.unregistered.map(({ name: member }): OutCell[] => ['', member])
  return {
    name,
    rows: [
      [text.unitSheet(name, text.quarter(quarter))],
      [text.number, text.name, text.position, text.registration, text.times, text.hours],
      ...lines,
      ['', text.all, '', '', sheet.total.times, sheet.total.hours],
      [],
      ['', text.expected, sheet.expected ?? text.unsaid],
      ['', text.registered, sheet.registered],
      ['', text.missing, sheet.expected === undefined ? text.unsaid : sheet.missing],
      ...(unregistered.length > 0 ? [[], ['', text.unregistered], ...unregistered] : []),
    ],
    merges: [{ top: 0, left: 0, bottom: 0, right: 5 }],
    widths: [6, 24, 18, 18, 10, 14],
    frozenRows: 2,
  }
}

/** A worksheet for each unit. Excel wants names of 31 characters that differ, so a longer or second one gets its number. */
export function workbookOf(text: Texts, sheets: readonly UnitSheet[], quarter: string): OutSheet[] {
  const taken = new Set<string>()
  return sheets.map((sheet, index) => {
    const out = worksheetOf(text, sheet, quarter)
    const short = out.name.slice(0, 31)
    const name = taken.has(short) || short !== out.name ? `${out.name.slice(0, 25)} ${index + 1}` : short
    taken.add(name)
    return { ...out, name }
  })
}

/** How many people sheets say something about; somebody who came and is not registered stands in two places of one. */
export const peopleOf = (sheets: readonly UnitSheet[]): number =>
  new Set(sheets.flatMap(({ lines, unregistered }) => [...lines, ...unregistered].map(({ id }) => id))).size
