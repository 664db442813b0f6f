import { maskPhone } from '../../lib/national/phone'
import type { OutCell, OutSheet } from '../../lib/sheet/write-workbook'
import type { ServiceTeam, Shift, TeamMember } from './schema'
import { byTime, countedHours, weekdayOf } from './shift-rules'
import type { shiftText } from './shift-text'
import type { teamText } from './text'

type Texts = { team: (typeof teamText)['zh-CN']; shift: (typeof shiftText)['zh-CN'] }

export type DutyList = {
  team: ServiceTeam
  /** Who stands in it now, by name. */
  members: readonly TeamMember[]
  shifts: readonly Shift[]
  nameOf: (teamMemberId: string) => string
  placeOf: (shift: Shift) => string
  /** Phones as they are; else their middle is masked. */
  withPhones: boolean
}

/** `09:00–11:00` */
export const timesOf = ({ startsAt = '', endsAt = '' }: Pick<Shift, 'startsAt' | 'endsAt'>): string =>
  [startsAt, endsAt].filter((time) => time !== '').join('–')

const titled = (title: string, heads: string[], rows: OutCell[][], widths: number[]): Omit<OutSheet, 'name'> => ({
  rows: [[title], heads, ...rows],
  merges: [{ top: 0, left: 0, bottom: 0, right: heads.length - 1 }],
  widths,
  frozenRows: 2,
})

/** 值班名单: one sheet of who is in the team, one of their shifts with a column to sign in. Hours are numbers. */
export function dutyListOf({ team: texts, shift: text }: Texts, list: DutyList): OutSheet[] {
  const { sheet, status, weekdays } = text
  const title = sheet.title(list.team.name)
  const phoneOf = ({ phone = '' }: TeamMember) => (phone === '' || list.withPhones ? phone : maskPhone(phone))
  const members = list.members.map((member, index): OutCell[] => [
    index + 1,
    member.name,
    texts.stay.is[member.source],
    member.unitName ?? '',
    member.role ?? '',
    (member.skills ?? []).join('、'),
    phoneOf(member),
    member.startsOn ?? '',
  ])
  const shifts = [...list.shifts]
    .sort(byTime(list.nameOf))
    .map((shift): OutCell[] => [
      shift.day,
      weekdays[weekdayOf(shift.day) - 1] ?? '',
      timesOf(shift),
      list.nameOf(shift.teamMemberId),
      list.placeOf(shift),
      status[shift.shiftStatus],
      shift.shiftStatus === 'served' ? countedHours(shift) : '',
      '',
    ])
  const memberHeads = [sheet.number, sheet.name, sheet.source, sheet.unit, sheet.role, sheet.skills, sheet.phone, sheet.since]
  const shiftHeads = [sheet.day, sheet.weekday, sheet.time, sheet.name, sheet.place, sheet.status, sheet.hours, sheet.signature]
  return [
    { name: sheet.members, ...titled(title, memberHeads, members, [6, 12, 10, 26, 12, 28, 16, 14]) },
    { name: sheet.shifts, ...titled(title, shiftHeads, shifts, [14, 8, 16, 12, 24, 10, 12, 16]) },
  ]
}
