import { type CitizenNumberRefusal, readCitizenNumber } from '../../lib/national/citizen-number'
import { isPhone } from '../../lib/national/phone'
import { isHeadRelation, relations } from '../../lib/national/relations'
import { isDay } from '../../lib/time'
import type { Place, Resident } from './schema'

/** What a form fills in of a person; presence, home and the computed fields are set by operations. */
export type PersonInput = Partial<
  Pick<
    Resident,
    | 'citizenNumber'
    | 'documentType'
    | 'documentNumber'
    | 'sex'
    | 'birthDate'
    | 'relationToHead'
    | 'populationKind'
    | 'residencyStatus'
    | 'hukouPlace'
    | 'actualAddress'
    | 'ethnicity'
    | 'politicalStatus'
    | 'maritalStatus'
    | 'education'
    | 'employment'
    | 'workplace'
    | 'health'
    | 'careTags'
    | 'phones'
    | 'note'
  >
> & { name: string }

export type PersonField = keyof PersonInput

export type PersonFaultCode =
  | 'name-missing'
  | 'name-long'
  | `number-${CitizenNumberRefusal}`
  | 'number-is-document'
  | 'sex-disagrees'
  | 'birth-disagrees'
  | 'birth-form'
  | 'birth-future'
  | 'phone-form'
  | 'relation-needs-household'
  | 'relation-unknown'
  | 'relation-sex'
  | 'second-householder'

/** What is wrong with one field of a form. */
export type PersonFault = { field: PersonField; code: PersonFaultCode }

export type Surroundings = {
  /** `YYYY-MM-DD` in Shanghai. */
  today: string
  inHousehold: boolean
  /** The others of the household who live there. */
  others: readonly Pick<Resident, 'id' | 'relationToHead' | 'presence'>[]
}

const longestName = 60

/** One width, one blank; numbers without blanks and with a capital X; empty fields are absent. */
export function tidyPerson(input: PersonInput): PersonInput {
  const tidy = Object.fromEntries(
    Object.entries(input).flatMap(([field, value]) => {
      const clean = typeof value === 'string' ? value.normalize('NFKC').trim().replace(/\s+/g, ' ') : value
      return clean === '' || clean === undefined || (Array.isArray(clean) && clean.length === 0) ? [] : [[field, clean]]
    }),
  ) as PersonInput
  const phones = tidy.phones?.map((phone) => phone.normalize('NFKC').replace(/\s/g, '')).filter((phone) => phone !== '')
  return {
    ...tidy,
    name: tidy.name ?? '',
    ...(tidy.citizenNumber ? { citizenNumber: tidy.citizenNumber.replace(/\s/g, '').toUpperCase() } : {}),
    ...(phones ? { phones: phones.length > 0 ? phones : undefined } : {}),
  }
}

/** What the citizen number says is filled in where nothing else stands; a 15-digit one becomes 18. */
export function completePerson(input: PersonInput, today: string): PersonInput & { convertedFrom15?: true } {
  if (!input.citizenNumber) return input
  const read = readCitizenNumber(input.citizenNumber, today)
  if (!read.ok) return input
  const { number, sex, birthDate, convertedFrom15 } = read.value
  const told = input.sex === '1' || input.sex === '2' ? input.sex : sex
  return {
    ...input,
    citizenNumber: number,
    sex: told,
    birthDate: input.birthDate ?? birthDate,
    ...(convertedFrom15 ? { convertedFrom15 } : {}),
  }
}

const isBirthDate = (text: string): boolean => isDay(text) || (/^\d{4}-\d{2}$/.test(text) && isDay(`${text}-01`))

function* numberFaults(person: PersonInput, today: string): Generator<PersonFault> {
  if (!person.citizenNumber) return
  const read = readCitizenNumber(person.citizenNumber, today)
  if (!read.ok) {
    yield { field: 'citizenNumber', code: `number-${read.refusal}` }
    return
  }
  const { sex, birthDate } = read.value
  if ((person.sex === '1' || person.sex === '2') && person.sex !== sex) yield { field: 'sex', code: 'sex-disagrees' }
  if (person.birthDate && !birthDate.startsWith(person.birthDate)) yield { field: 'birthDate', code: 'birth-disagrees' }
}

function* birthFaults({ birthDate }: PersonInput, today: string): Generator<PersonFault> {
  if (!birthDate) return
  if (!isBirthDate(birthDate)) yield { field: 'birthDate', code: 'birth-form' }
  else if (birthDate > today) yield { field: 'birthDate', code: 'birth-future' }
}

function* relationFaults(person: PersonInput, { inHousehold, others }: Surroundings): Generator<PersonFault> {
  const { relationToHead: code } = person
  if (!code) return
  const relation = relations.find(code)
  if (!inHousehold) yield { field: 'relationToHead', code: 'relation-needs-household' }
  else if (!relation) yield { field: 'relationToHead', code: 'relation-unknown' }
  else if (relation.sex && (person.sex === '1' || person.sex === '2') && relation.sex !== person.sex)
    yield { field: 'relationToHead', code: 'relation-sex' }
  else if (isHeadRelation(code) && others.some((other) => other.presence === 'present' && isHeadRelation(other.relationToHead)))
    yield { field: 'relationToHead', code: 'second-householder' }
}

/**
 * Everything that is wrong with a person as typed (after `tidyPerson`), at most one fault a field, in the order of the form.
 * A citizen number is checked after GB 11643: length, characters, date, checksum, province, the first that fails is told.
 */
export function faultsOf(person: PersonInput, around: Surroundings): PersonFault[] {
  const faults: PersonFault[] = []
  if (person.name === '') faults.push({ field: 'name', code: 'name-missing' })
  else if (person.name.length > longestName) faults.push({ field: 'name', code: 'name-long' })
  faults.push(...numberFaults(person, around.today), ...birthFaults(person, around.today))
  const document = person.documentNumber
  if (document && !person.citizenNumber && (person.documentType ?? '111') === '111')
    faults.push({ field: 'documentNumber', code: 'number-is-document' })
  if (person.phones?.some((phone) => !isPhone(phone))) faults.push({ field: 'phones', code: 'phone-form' })
  faults.push(...relationFaults(person, around))
  return faults.filter(({ field }, index) => faults.findIndex((fault) => fault.field === field) === index)
}

/** 已核 needs a number somebody has seen; without one a person is 待核. */
export const verificationOf = ({ citizenNumber, documentNumber }: PersonInput): Resident['verification'] =>
  citizenNumber || documentNumber ? 'verified' : 'pending'

export type DayFault = { code: 'day-form' } | { code: 'day-future' } | { code: 'day-before-birth' }

/** A day something happened to a person: real, not in the future, not before they were born. */
export function refuseDay(day: string, birthDate: string | undefined, today: string): DayFault | null {
  if (!isDay(day)) return { code: 'day-form' }
  if (day > today) return { code: 'day-future' }
  return birthDate && day < birthDate ? { code: 'day-before-birth' } : null
}

/** Why a record is erased for good. Moving away and death are no reasons: those are marked. */
export const eraseReasons = ['mistake', 'twice', 'request', 'expired'] as const
export type EraseReason = (typeof eraseReasons)[number]

export type PlaceFault =
  | { code: 'name-missing' }
  | { code: 'name-long' }
  | { code: 'name-taken' }
  | { code: 'no-parent' }
  | { code: 'not-empty' }

/** `beside` are the names of the places next to it. */
export function refusePlaceName(name: string, beside: readonly string[]): PlaceFault | null {
  if (name === '') return { code: 'name-missing' }
  if (name.length > longestName) return { code: 'name-long' }
  return beside.includes(name) ? { code: 'name-taken' } : null
}

/** 3栋 is building 3, 501室 is room 501: the generic word is not part of the name where it follows a number. */
export function tidyPlaceName(kind: Place['kind'], typed: string): string {
  const name = typed.normalize('NFKC').trim().replace(/\s+/g, ' ')
  const generic = { building: '(号楼|栋|幢|座|楼)', entrance: '(单元|门)', dwelling: '(室|号房|号|户)' }[kind as string]
  return generic ? name.replace(new RegExp(`^(\\d+)${generic}$`), '$1') : name
}

/** The spouse steps in: what the children and grandchildren are called stays; everything else has to be asked again. */
export function relationsAfter(
  members: readonly Pick<Resident, 'id' | 'relationToHead' | 'sex'>[],
  newHeadId: string,
): Map<string, string | undefined> {
  const newHead = members.find(({ id }) => id === newHeadId)
  const isSpouse = newHead?.relationToHead?.startsWith('1') ?? false
  return new Map(
    members.map(({ id, relationToHead, sex }) => {
      if (id === newHeadId) return [id, '02']
      if (isHeadRelation(relationToHead)) return [id, isSpouse ? (sex === '1' ? '11' : sex === '2' ? '12' : '10') : undefined]
      return [id, isSpouse && /^[234]/.test(relationToHead ?? '') ? relationToHead : undefined]
    }),
  )
}
