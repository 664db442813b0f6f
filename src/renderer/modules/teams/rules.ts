import { isPhone } from '../../lib/national/phone'
import { isDay } from '../../lib/time'
import type { ServiceTeam, Shift, TeamMember } from './schema'

export type TeamKind = ServiceTeam['teamKind']

/** 医疗 教育 法律: the three of "3+N" whose slot is always there. */
export const fixedKinds = ['medical', 'education', 'legal'] as const
export const isFixed = (kind: TeamKind): boolean => fixedKinds.some((fixed) => fixed === kind)

/** A team or a stay that was ended is history; both end on a day that has come. */
export const isRunning = ({ endsOn }: { endsOn?: string }): boolean => endsOn === undefined

const inChinese = new Intl.Collator('zh-CN')

/** By pinyin, then by the characters: teams and people are never in any other order. */
export const byName = (a: { name: string; namePinyin: string }, b: { name: string; namePinyin: string }): number =>
  (a.namePinyin < b.namePinyin ? -1 : a.namePinyin > b.namePinyin ? 1 : 0) || inChinese.compare(a.name, b.name)

/** Those who serve now: their stay has not ended and neither has their team. */
export function activeMembers(members: readonly TeamMember[], teams: readonly ServiceTeam[]): TeamMember[] {
  const running = new Set(teams.filter(isRunning).map(({ id }) => id))
  return members.filter((member) => isRunning(member) && running.has(member.teamId)).sort(byName)
}

/** One person whatever team they stand in: the record they come from, of somebody from outside name and phone. */
export const personKey = ({ personId, name, phone }: Pick<TeamMember, 'personId' | 'name' | 'phone'>): string =>
  personId ?? `${name}\u001f${phone ?? ''}`

type Times = { day: string; startsAt?: string; endsAt?: string }

/** Whether two times of a day meet; what has no times takes the whole day. One that begins as the other ends does not meet it. */
export const timesMeet = (a: Times, b: Times): boolean =>
  a.day === b.day && (a.startsAt ?? '00:00') < (b.endsAt ?? '24:00') && (b.startsAt ?? '00:00') < (a.endsAt ?? '24:00')

/** The other shifts that book the same person at the same time, in whatever team. A shift that was missed books nobody. */
export function bookedTwice(shifts: readonly Shift[], members: readonly TeamMember[]): Map<string, Shift[]> {
  const personOf = new Map(members.map((member) => [member.id, personKey(member)]))
  const byPerson = new Map<string, Shift[]>()
  for (const shift of shifts) {
    if (shift.shiftStatus === 'missed') continue
    const key = `${personOf.get(shift.teamMemberId) ?? shift.teamMemberId} ${shift.day}`
    byPerson.set(key, [...(byPerson.get(key) ?? []), shift])
  }
  const found = new Map<string, Shift[]>()
  for (const group of byPerson.values())
    for (const shift of group) {
      const meeting = group.filter((other) => other.id !== shift.id && timesMeet(other, shift))
      if (meeting.length > 0) found.set(shift.id, meeting)
    }
  return found
}

/** The places of "3+N": each fixed kind with its team or none, then special teams and neighbourhood teams as many as there are. */
export function slotsOf(teams: readonly ServiceTeam[]) {
  const running = teams.filter(isRunning).sort(byName)
  const of = (kind: TeamKind) => running.filter(({ teamKind }) => teamKind === kind)
  return {
    /** More than one where two stations that could not hear each other brought an old team back and made a new one. */
    fixed: fixedKinds.map((kind) => ({ kind, teams: of(kind) })),
    special: of('special'),
    neighbourhood: of('neighbourhood'),
  }
}

export type TeamInput = {
  teamKind: TeamKind
  name: string
  speciality?: string
  estateIds: string[]
  unitId?: string
  unitName?: string
  leadName?: string
  phone?: string
  startsOn?: string
  note?: string
}

const plain = (text: string | undefined): string | undefined => text?.normalize('NFKC').trim() || undefined
const numberOf = (text: string | undefined): string | undefined => plain(text)?.replace(/\s/g, '')

export const tidyTeam = (input: TeamInput): TeamInput => ({
  teamKind: input.teamKind,
  name: input.name.trim().replace(/\s+/g, ' '),
  speciality: input.teamKind === 'special' ? plain(input.speciality) : undefined,
  estateIds: [...new Set(input.estateIds)],
  unitId: input.unitId || undefined,
  unitName: input.unitName?.trim() || undefined,
  leadName: plain(input.leadName),
  phone: numberOf(input.phone),
  startsOn: plain(input.startsOn),
  note: input.note?.trim() || undefined,
})

export type NotAllowed = { code: 'not-allowed' }
export type TeamRefusal =
  | NotAllowed
  | { code: 'team-gone' }
  | { code: 'name-missing' }
  | { code: 'speciality-missing' }
  | { code: 'phone-form' }
  | { code: 'day-form' }
  /** The slot of a fixed kind holds one team at a time. */
  | { code: 'slot-taken'; name: string }
  | { code: 'name-taken' }
  | { code: 'not-ended' }

/** Whether a team may run beside the others that do. */
export function refuseBeside(team: Pick<TeamInput, 'teamKind' | 'name'>, others: readonly ServiceTeam[]): TeamRefusal | null {
  const same = others.filter((other) => isRunning(other) && other.teamKind === team.teamKind)
  const [first] = same
  if (first && isFixed(team.teamKind)) return { code: 'slot-taken', name: first.name }
  return same.some(({ name }) => name === team.name) ? { code: 'name-taken' } : null
}

/** What is wrong with a team as typed (after `tidyTeam`); `others` are all teams but itself. */
export function refuseTeam(input: TeamInput, others: readonly ServiceTeam[]): TeamRefusal | null {
  if (input.name === '') return { code: 'name-missing' }
  if (input.teamKind === 'special' && !input.speciality) return { code: 'speciality-missing' }
  if (input.phone && !isPhone(input.phone)) return { code: 'phone-form' }
  if (input.startsOn && !isDay(input.startsOn)) return { code: 'day-form' }
  return refuseBeside(input, others)
}

export type StayInput = {
  source: TeamMember['source']
  /** The deployed member or the resident. */
  personId?: string
  /** Of somebody from outside; of the others it is read from their record. */
  name?: string
  unitName?: string
  phone?: string
  skills: string[]
  role?: string
  startsOn: string
  note?: string
}

export const mostSkills = 20

export const tidyStay = (input: StayInput): StayInput => ({
  source: input.source,
  personId: input.source === 'outside' ? undefined : input.personId || undefined,
  name: plain(input.name)?.replace(/\s+/g, ' '),
  unitName: input.unitName?.trim() || undefined,
  phone: numberOf(input.phone),
  skills: [...new Set(input.skills.map((skill) => skill.trim().slice(0, 30)).filter((skill) => skill !== ''))].slice(
    0,
    mostSkills,
  ),
  role: input.role?.trim() || undefined,
  startsOn: input.startsOn.trim(),
  note: input.note?.trim() || undefined,
})

export type StayRefusal =
  | NotAllowed
  | { code: 'team-gone' }
  | { code: 'team-ended' }
  | { code: 'member-gone' }
  | { code: 'person-missing' }
  | { code: 'name-missing' }
  | { code: 'phone-form' }
  | { code: 'day-form' }
  | { code: 'already-member' }

/** What is wrong with a stay as typed (after `tidyStay`); `name` is who it is, from the record or as typed. */
export function refuseStay(
  team: ServiceTeam | null,
  input: StayInput,
  name: string | undefined,
  stays: readonly TeamMember[],
): StayRefusal | null {
  if (!team) return { code: 'team-gone' }
  if (!isRunning(team)) return { code: 'team-ended' }
  if (!name) return { code: input.source === 'outside' ? 'name-missing' : 'person-missing' }
  if (input.phone && !isPhone(input.phone)) return { code: 'phone-form' }
  if (!isDay(input.startsOn)) return { code: 'day-form' }
  const key = personKey({ ...input, name })
  return stays.some((stay) => isRunning(stay) && personKey(stay) === key) ? { code: 'already-member' } : null
}

export type EndInput = { id: string; endsOn: string; reason: string }
export type EndRefusal =
  | NotAllowed
  | { code: 'gone' }
  | { code: 'already-ended' }
  | { code: 'reason-missing' }
  | { code: 'day-form' }
  | { code: 'day-future' }
  | { code: 'days-order' }

/** A team or a stay ends on a day that has come, for a reason its history shows. */
export function refuseEnd(
  record: Pick<ServiceTeam, 'startsOn' | 'endsOn'> | null,
  { endsOn, reason }: Pick<EndInput, 'endsOn' | 'reason'>,
  today: string,
): EndRefusal | null {
  if (!record) return { code: 'gone' }
  if (!isRunning(record)) return { code: 'already-ended' }
  if (reason.trim() === '') return { code: 'reason-missing' }
  if (!isDay(endsOn)) return { code: 'day-form' }
  if (endsOn > today) return { code: 'day-future' }
  return endsOn < (record.startsOn ?? '') ? { code: 'days-order' } : null
}
