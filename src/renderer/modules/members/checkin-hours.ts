import { counts, stoodOn } from './checkin-rules'
import type { CheckIn, Member, Registration, SendingUnit } from './schema'

/** `2026Q4` */
export type Quarter = string

/** The quarter a day lies in. */
export const quarterOf = (day: string): Quarter => `${day.slice(0, 4)}Q${Math.ceil(Number(day.slice(5, 7)) / 3)}`

const lastDays = ['03-31', '06-30', '09-30', '12-31'] as const

/** First and last day of a quarter. */
export function daysOfQuarter(quarter: Quarter): { from: string; to: string } {
  const [year = '', number = '1'] = quarter.split('Q')
  const last = lastDays[Number(number) - 1] ?? lastDays[3]
  return { from: `${year}-${String(Number(number) * 3 - 2).padStart(2, '0')}-01`, to: `${year}-${last}` }
}

/** The quarter of a day and those before it, the newest first. */
export function quartersBefore(day: string, count: number): Quarter[] {
  let [year, number] = quarterOf(day).split('Q').map(Number) as [number, number]
  return Array.from({ length: count }, () => {
    const quarter = `${year}Q${number}`
    ;[year, number] = number === 1 ? [year - 1, 4] : [year, number - 1]
    return quarter
  })
}

/** How often and how long; hours in quarters of an hour, so that sums are exact. */
export type Sum = { times: number; hours: number }

export const sumOf = (checkIns: readonly Pick<CheckIn, 'hours' | 'voidReason'>[]): Sum => {
  const counted = checkIns.filter(counts)
  return { times: counted.length, hours: counted.reduce((all, { hours = 0 }) => all + hours, 0) }
}

function groupBy<T>(list: readonly T[], keyOf: (one: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>()
  for (const one of list) {
    const group = groups.get(keyOf(one))
    if (group) group.push(one)
    else groups.set(keyOf(one), [one])
  }
  return groups
}

const inChinese = new Intl.Collator('zh-CN')

/** By pinyin, then by the characters: people are never in any other order. */
export const byName = (a: { name: string; namePinyin: string }, b: { name: string; namePinyin: string }): number =>
  (a.namePinyin < b.namePinyin ? -1 : a.namePinyin > b.namePinyin ? 1 : 0) || inChinese.compare(a.name, b.name)

/** 服务卡: what one member did, by quarter (the newest first) and by activity. */
export type ServiceCard = {
  all: Sum
  quarters: ({ quarter: Quarter } & Sum)[]
  activities: ({ activityId: string; title: string } & Sum)[]
}

/** `titleOf` names an activity; '' where it is not there any more. */
export function serviceCardOf(checkIns: readonly CheckIn[], titleOf: (activityId: string) => string): ServiceCard {
  const counted = checkIns.filter(counts)
  const byQuarter = groupBy(counted, ({ day }) => quarterOf(day))
  const byActivity = groupBy(counted, ({ activityId }) => activityId)
  return {
    all: sumOf(counted),
    quarters: [...byQuarter.keys()]
      .sort()
      .reverse()
      .map((quarter) => ({ quarter, ...sumOf(byQuarter.get(quarter) ?? []) })),
    activities: [...byActivity]
      .map(([activityId, group]) => ({ activityId, title: titleOf(activityId), ...sumOf(group) }))
      .sort((a, b) => inChinese.compare(a.title, b.title)),
  }
}

export type SheetLine = Pick<Member, 'id' | 'name' | 'namePinyin' | 'position'> &
  Sum & { registrations: Registration['registrationKind'][] }

/** 季度汇总表 of one unit: its members by name, its totals, and who of it has not registered. */
export type UnitSheet = {
  /** null: members whose unit nobody knows. */
  unit: SendingUnit | null
  lines: SheetLine[]
  total: Sum
  /** Asked for; absent where nobody said. */
  expected?: number
  /** Members with a registration that stood at the end of the quarter. */
  registered: number
  /** How many are still to come; 0 where nobody said how many were asked for. */
  missing: number
  /** Members known by name who have no registration. */
  unregistered: Pick<Member, 'id' | 'name' | 'namePinyin'>[]
}

export type Gathered = { units: SendingUnit[]; members: Member[]; registrations: Registration[]; checkIns: CheckIn[] }

/** One sheet for a unit. `on` is the day whose registrations count; the check-ins are those of the quarter. */
function sheetOf(unit: SendingUnit | null, members: Member[], around: Around): UnitSheet {
  const sorted = [...members].sort(byName)
  const lines = sorted.flatMap((member): SheetLine[] => {
    const { id, name, namePinyin, position } = member
    const sum = sumOf(around.checkIns.get(id) ?? [])
    const registrations = [
      ...new Set((around.registrations.get(id) ?? []).map(({ registrationKind }) => registrationKind)),
    ].sort()
    if (registrations.length === 0 && sum.times === 0) return []
    return [{ id, name, namePinyin, ...(position !== undefined && { position }), ...sum, registrations }]
  })
  const unregistered = sorted
    .filter(({ id }) => !around.registrations.has(id))
    .map(({ id, name, namePinyin }) => ({ id, name, namePinyin }))
  const registered = members.length - unregistered.length
  const expected = unit?.expectedMembers
  return {
    unit,
    lines,
    total: lines.reduce((all, { times, hours }) => ({ times: all.times + times, hours: all.hours + hours }), sumOf([])),
    ...(expected !== undefined && { expected }),
    registered,
    missing: Math.max(0, (expected ?? registered) - registered),
    unregistered,
  }
}

type Around = { registrations: Map<string, Registration[]>; checkIns: Map<string, CheckIn[]> }

/**
 * A sheet for every unit that has members or was asked for some, by name, those without a known unit last. Check-ins of members who were erased
 * belong to nobody any more: they are `left`, so that sheets and `left` together are all that was recorded.
 */
export function quarterSheets(gathered: Gathered, on: string): { sheets: UnitSheet[]; left: Sum } {
  const { units, members, registrations, checkIns } = gathered
  const around: Around = {
    registrations: groupBy(
      registrations.filter((registration) => stoodOn(registration, on)),
      ({ memberId }) => memberId,
    ),
    checkIns: groupBy(checkIns, ({ memberId }) => memberId),
  }
  const known = new Set(units.map(({ id }) => id))
  const byUnit = groupBy(members, ({ unitId }) => (known.has(unitId) ? unitId : ''))
  const sheets = [...units]
    .filter(({ id, active, expectedMembers }) => byUnit.has(id) || (active && expectedMembers !== undefined))
    .sort(byName)
    .map((unit) => sheetOf(unit, byUnit.get(unit.id) ?? [], around))
  const strays = byUnit.get('')
  const people = new Set(members.map(({ id }) => id))
  return {
    sheets: strays ? [...sheets, sheetOf(null, strays, around)] : sheets,
    left: sumOf(checkIns.filter(({ memberId }) => !people.has(memberId))),
  }
}
