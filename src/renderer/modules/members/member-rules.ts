import { readCitizenNumber } from '../../lib/national/citizen-number'
import { isPhone } from '../../lib/national/phone'
import { politicals } from '../../lib/national/politicals'
import { readName, readPhones } from '../../lib/sheet/normalise'
import type { Member, Registration, registrationKinds } from './schema'

export type RegistrationKind = (typeof registrationKinds)[number]

/** What a form fills in of a member. */
export type MemberInput = { name: string; unitId: string } & Partial<
  Pick<Member, 'citizenNumber' | 'phone' | 'position' | 'politicalStatus' | 'skills' | 'estateId' | 'note'>
>
export type MemberField = keyof MemberInput

export type MemberFaultCode =
  | 'name-missing'
  | 'name-long'
  | 'unit-missing'
  | 'phone-missing'
  | 'phone-form'
  | 'number-wrong'
  | 'status-unknown'
  | 'skills-many'
export type MemberFault = { field: MemberField; code: MemberFaultCode }

export const longestName = 60
const most = { skills: 20, skill: 30, position: 60 }

/** 会修电器、法律咨询 → two skills; words as people say them. */
export const readSkills = (typed: string): string[] =>
  typed
    .normalize('NFKC')
    .split(/[\s,，、;；/]+/)
    .map((skill) => skill.trim().slice(0, most.skill))
    .filter((skill, at, all) => skill !== '' && skill !== '无' && all.indexOf(skill) === at)

/** What was typed, tidied: a name without its blanks, a phone without its dashes, empty fields absent. */
export function tidyMember<I extends MemberInput>(input: I): I {
  const { phones } = readPhones(input.phone ?? '')
  const typedPhone = input.phone?.trim()
  return {
    ...input,
    name: readName(input.name).name || input.name.trim(),
    phone: phones[0] ?? (typedPhone || undefined),
    citizenNumber: input.citizenNumber?.normalize('NFKC').replace(/\s/g, '').toUpperCase() || undefined,
    position: input.position?.trim().slice(0, most.position) || undefined,
    politicalStatus: input.politicalStatus || undefined,
    skills: input.skills?.length ? readSkills(input.skills.join(' ')) : undefined,
    note: input.note?.trim() || undefined,
  }
}

/**
 * Everything that is wrong with a member as tidied, one fault a field. `today` is `YYYY-MM-DD`. At the desk a phone or a citizen
 * number is asked for: without either two people of one name would be one.
 */
export function faultsOfMember(member: MemberInput, today: string): MemberFault[] {
  const faults: MemberFault[] = []
  if (member.unitId === '') faults.push({ field: 'unitId', code: 'unit-missing' })
  if (!/\p{L}/u.test(member.name)) faults.push({ field: 'name', code: 'name-missing' })
  else if (member.name.length > longestName) faults.push({ field: 'name', code: 'name-long' })
  if (member.phone && !isPhone(member.phone)) faults.push({ field: 'phone', code: 'phone-form' })
  else if (!member.phone && !member.citizenNumber) faults.push({ field: 'phone', code: 'phone-missing' })
  if (member.citizenNumber && !readCitizenNumber(member.citizenNumber, today).ok)
    faults.push({ field: 'citizenNumber', code: 'number-wrong' })
  if (member.politicalStatus && !politicals.find(member.politicalStatus))
    faults.push({ field: 'politicalStatus', code: 'status-unknown' })
  if ((member.skills?.length ?? 0) > most.skills) faults.push({ field: 'skills', code: 'skills-many' })
  return faults
}

/** The six digits a member types at a kiosk: they follow from who it is, and from how many tries were taken before. */
export const personalCodeOf = (keyOf: (...parts: string[]) => string, memberId: string, tries: number): string =>
  String(Number.parseInt(keyOf('personal-code', memberId, String(tries)).slice(0, 9), 36) % 1_000_000).padStart(6, '0')

/** The first code of this member that nobody has. */
export function freeCode(keyOf: (...parts: string[]) => string, memberId: string, taken: ReadonlySet<string>): string {
  for (let tries = 0; ; tries += 1) {
    const code = personalCodeOf(keyOf, memberId, tries)
    if (!taken.has(code)) return code
  }
}

type Coded = Pick<Member, 'id' | 'personalCode' | 'stamps'>

const codeSince = ({ stamps, id }: Coded): string => `${stamps.personalCode ?? stamps.born ?? ''} ${id}`

/**
 * Who needs another code: two terminals that were apart may have given the same one. Whoever had it first keeps it, so every
 * terminal comes to the same answer. Members without a code are among them.
 */
export function withoutOwnCode(members: readonly Coded[]): string[] {
  const keepers = new Map<string, Coded>()
  for (const member of members) {
    if (!member.personalCode) continue
    const keeper = keepers.get(member.personalCode)
    if (!keeper || codeSince(member) < codeSince(keeper)) keepers.set(member.personalCode, member)
  }
  return members.filter(({ id, personalCode }) => !personalCode || keepers.get(personalCode)?.id !== id).map(({ id }) => id)
}

/** The same name in the same unit under another phone: the same person with a new number, or somebody else; people decide. */
export const namesakesOf = <M extends Pick<Member, 'name' | 'unitId' | 'citizenNumber' | 'phone'>>(
  members: readonly M[],
  wanted: Pick<Member, 'name' | 'unitId' | 'citizenNumber' | 'phone'>,
): M[] =>
  members.filter(
    ({ name, unitId, citizenNumber }) =>
      name === wanted.name &&
      unitId === wanted.unitId &&
      !(citizenNumber && wanted.citizenNumber && citizenNumber !== wanted.citizenNumber),
  )

export type RegistrationRefusal =
  | { code: 'already-registered'; registrationKind: RegistrationKind; since: string }
  | { code: 'reason-missing' }
  | { code: 'not-active' }

/** At most one active registration of each kind, so two in all. `own` are all of the member. */
export function refuseRegistration(
  own: readonly Pick<Registration, 'registrationKind' | 'registrationStatus' | 'startsOn'>[],
  registrationKind: RegistrationKind,
): RegistrationRefusal | null {
  const standing = own.find((one) => one.registrationKind === registrationKind && one.registrationStatus === 'active')
  return standing ? { code: 'already-registered', registrationKind, since: standing.startsOn } : null
}

/** What a registration was before it began again, as a line of its note: `2026-03-01/2026-09-01 调离`. */
export const earlierLine = ({ startsOn, endsOn, reason }: Pick<Registration, 'startsOn' | 'endsOn' | 'reason'>): string =>
  [`${startsOn}/${endsOn ?? ''}`, reason ?? ''].join(' ').trim()
