import { fold } from '../../../lib/fold'
import type { Sheet } from '../../../lib/sheet/types'
import type { Post } from '../../catalogue/schema'
import { memberId, unitId } from '../ids'
import { namesakesOf, type RegistrationKind } from '../member-rules'
import { type Claim, type Member, type Registration, registrationKinds, type SendingUnit } from '../schema'
import { sameUnit, tidyUnitName } from '../unit-rules'
import { changesBy } from './list-changes'
import { findListLayout, unitOfTitle } from './list-layout'
import { postsOf } from './list-posts'
import { isSomebody, type ReadRow, readListRow } from './read-row'
import type { ListedFields, ListedRow, ListedUnit, ListLayout, ListPlan, Verdict } from './types'

/** What a dry run compares with. */
export type Standing = {
  units: readonly SendingUnit[]
  members: readonly Member[]
  registrations: readonly Registration[]
  posts: readonly Post[]
  claims: readonly Claim[]
}

export type PlanListOptions = {
  keyOf: (...parts: string[]) => string
  /** `YYYY-MM-DD` */
  today: string
  /** The names under which the list means this community (`plainCommunity`); null takes the one all rows are linked to. */
  own: ReadonlySet<string> | null
  /** By sheet, the unit somebody typed instead of what the title says. */
  unitNames?: Readonly<Record<string, string>>
}

/** 智苑社区居委会 and 智苑 are one community. */
export const plainCommunity = (name: string): string =>
  fold(name)
    .replace(/\s/g, '')
    .replace(/(社区)?(居委会|居民委员会|党群服务中心|党委|党总支)?$/, '')

type SheetRow = { sheet: string; row: number; read: ReadRow; unitName: string }

/** The unit of a sheet: what was typed, else its title, else the sheet's own name. */
export const unitNameOf = (sheet: Sheet, layout: ListLayout, typed: string | undefined): string =>
  tidyUnitName(typed?.trim() || unitOfTitle(sheet, layout) || sheet.name)

function readSheets(sheets: readonly Sheet[], options: PlanListOptions): SheetRow[] {
  return sheets.flatMap((sheet) => {
    const layout = sheet.hidden ? null : findListLayout(sheet)
    if (!layout) return []
    const ofSheet = unitNameOf(sheet, layout, options.unitNames?.[sheet.name])
    let above = ''
    return sheet.rows.flatMap((cells, index): SheetRow[] => {
      if (index <= layout.headerRow || !isSomebody(cells, layout)) return []
      const read = readListRow(cells, index + 1, layout, options.today)
      // A unit is written once and merged over its people.
      above = read.unit || above
      const unitName = layout.columns.has('unit') ? tidyUnitName(above) || ofSheet : ofSheet
      return [{ sheet: sheet.name, row: index + 1, read, unitName }]
    })
  })
}

function communitiesOf(rows: readonly SheetRow[]): ListPlan['communities'] {
  const named = new Map<string, ListPlan['communities'][number]>()
  for (const { read } of rows) {
    for (const kind of registrationKinds) {
      if (read[kind] === '') continue
      const plain = plainCommunity(read[kind])
      const one = named.get(plain) ?? { name: read[kind], linked: 0, residential: 0 }
      one[kind] += 1
      named.set(plain, one)
    }
  }
  return [...named.values()]
}

/** A list sent to a center is of those linked to it: where all rows name one community, that is this one. */
export function ownByList(communities: ListPlan['communities']): Set<string> {
  const linked = communities.filter((one) => one.linked > 0)
  return new Set(linked.length === 1 ? linked.map(({ name }) => plainCommunity(name)) : [])
}

const remarksOf = ({ read }: SheetRow, own: ReadonlySet<string>): string[] => {
  const labels = { linked: '联系地社区', residential: '居住地社区' }
  const elsewhere = registrationKinds.filter((kind) => read[kind] !== '' && !own.has(plainCommunity(read[kind])))
  return [...read.remarks, ...elsewhere.map((kind) => `${labels[kind]}：${read[kind]}`)]
}

type Identity = { id: string; member: Member | null; isNamesake: boolean }

/** Who a row is about: by its id, by the phone in the same unit, or by the name where the phone was not known before. */
function identify(
  read: ReadRow,
  unit: string,
  members: ReadonlyMap<string, Member>,
  ofUnit: readonly Member[],
  keyOf: PlanListOptions['keyOf'],
): Identity {
  const id = memberId(keyOf, { citizenNumber: read.citizenNumber, unitId: unit, name: read.name, phone: read.phone })
  const same = members.get(id)
  if (same) return { id, member: same, isNamesake: false }
  const namesakes = namesakesOf(ofUnit, { name: read.name, unitId: unit, citizenNumber: read.citizenNumber, phone: read.phone })
  const byPhone = namesakes.find(({ phone }) => read.phone !== undefined && phone === read.phone)
  const withoutPhone = namesakes.length === 1 && (!namesakes[0]?.phone || !read.phone) ? namesakes[0] : undefined
  const known = byPhone ?? withoutPhone
  return known ? { id: known.id, member: known, isNamesake: false } : { id, member: null, isNamesake: namesakes.length > 0 }
}

const fieldsOf = (read: ReadRow, unit: string, remarks: string[]): ListedFields => ({
  name: read.name,
  unitId: unit,
  citizenNumber: read.citizenNumber,
  phone: read.phone,
  position: read.position,
  politicalStatus: read.politicalStatus,
  skills: read.skills.length > 0 ? read.skills : undefined,
  remarks,
})

/** What is to be registered, and whether a registration of that kind ended or was refused before: a list does not revive it. */
function registrationsBy(read: ReadRow, own: ReadonlySet<string>, standing: readonly Registration[]) {
  const wanted = registrationKinds.filter((kind) => read[kind] !== '' && own.has(plainCommunity(read[kind])))
  const free = (kind: RegistrationKind) => !standing.some(({ registrationKind }) => registrationKind === kind)
  const ended = wanted.some((kind) => {
    const ofKind = standing.filter(({ registrationKind }) => registrationKind === kind)
    return ofKind.length > 0 && ofKind.every(({ registrationStatus }) => registrationStatus !== 'active')
  })
  return { registrations: wanted.filter(free), ended }
}

function verdictOf(row: Pick<ListedRow, 'refusals' | 'flags' | 'known' | 'registrations'>, changes: boolean): Verdict {
  if (row.refusals.length > 0) return 'wrong'
  if (row.known && !changes && row.registrations.length === 0) return 'same'
  if (row.flags.length > 0) return 'doubtful'
  return row.known ? 'changed' : 'new'
}

function groupBy<T>(items: readonly T[], key: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>()
  for (const item of items) {
    const group = groups.get(key(item))
    if (group) group.push(item)
    else groups.set(key(item), [item])
  }
  return groups
}

const sayOf = ({ sheet: _sheet, row: _row, verdict: _verdict, flags: _flags, refusals: _refusals, ...rest }: ListedRow): string =>
  JSON.stringify(rest)

/** A unit by how the list calls it: the one of the directory, else one to be. */
function unitsNamed(directory: readonly SendingUnit[], keyOf: PlanListOptions['keyOf']) {
  const byName = new Map<string, Pick<ListedUnit, 'id' | 'name' | 'known' | 'asksFor'>>()
  return (name: string) => {
    const found = byName.get(name)
    if (found) return found
    const known = sameUnit(directory, { name })
    const unit = known
      ? { id: known.id, name: known.name, known: true, asksFor: known.expectedMembers }
      : { id: unitId(keyOf, { name }), name, known: false, asksFor: undefined }
    byName.set(name, unit)
    return unit
  }
}

/** The dry run of a unit's list: each row is new, changes somebody, changes nothing, asks for a look, or is refused with its cell. */
export function planList(sheets: readonly Sheet[], standing: Standing, options: PlanListOptions): ListPlan {
  const rows = readSheets(sheets, options)
  const communities = communitiesOf(rows)
  const own = options.own ?? ownByList(communities)
  const members = new Map(standing.members.map((member) => [member.id, member]))
  const membersOfUnit = groupBy(standing.members, (member) => member.unitId)
  const registrationsOf = groupBy(standing.registrations, (registration) => registration.memberId)
  const units = new Map<string, ListedUnit>()
  const unitFor = unitsNamed(standing.units, options.keyOf)
  const first = new Map<string, ListedRow>()
  const planned = rows.map((one): ListedRow => {
    const { read, sheet, row } = one
    const unit = unitFor(one.unitName)
    const { id, member, isNamesake } = identify(read, unit.id, members, membersOfUnit.get(unit.id) ?? [], options.keyOf)
    const fields = fieldsOf(read, unit.id, remarksOf(one, own))
    const { registrations, ended } = registrationsBy(read, own, registrationsOf.get(id) ?? [])
    const whole = { cell: '', column: '', value: '' }
    const flags = [...read.flags]
    if (isNamesake) flags.push({ ...whole, code: 'namesake', value: read.name })
    if (ended) flags.push({ ...whole, code: 'ended-before' })
    const listed = {
      sheet,
      row,
      known: member !== null,
      memberId: id,
      unitName: unit.name,
      fields,
      registrations,
      posts: read.posts,
      refusals: [...read.refusals],
      flags,
    }
    const result: ListedRow = {
      ...listed,
      verdict: verdictOf(listed, member !== null && Object.keys(changesBy(member, fields)).length > 0),
    }
    const before = first.get(id)
    if (read.name !== '' && before) {
      if (sayOf(before) === sayOf(result)) {
        result.flags.push({ ...whole, code: 'same-row' })
        result.verdict = 'same'
      } else {
        result.refusals.push({ ...whole, code: 'repeated', value: read.name })
        result.verdict = 'wrong'
      }
    } else first.set(id, result)
    if (result.verdict !== 'wrong') {
      const counted = units.get(unit.id) ?? { ...unit, members: 0, sheets: [] }
      if (!result.flags.some(({ code }) => code === 'same-row')) counted.members += 1
      if (!counted.sheets.includes(sheet)) counted.sheets.push(sheet)
      units.set(unit.id, counted)
    }
    return result
  })
  const counts: ListPlan['counts'] = { new: 0, changed: 0, same: 0, doubtful: 0, wrong: 0 }
  for (const { verdict } of planned) counts[verdict] += 1
  return {
    rows: planned,
    units: [...units.values()],
    posts: postsOf(planned, standing.posts, standing.claims),
    counts,
    communities,
  }
}
