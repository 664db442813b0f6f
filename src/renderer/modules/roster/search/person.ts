import { type CareTag, careTags, type Place, type Resident } from '../schema'
import { presenceIn, sexIn, verificationIn } from './codes'

/** What the index keeps of a resident: enough to find, to sort and to show a line. */
export type Person = Pick<
  Resident,
  | 'id'
  | 'name'
  | 'namePinyin'
  | 'citizenNumber'
  | 'documentNumber'
  | 'phones'
  | 'sex'
  | 'birthDate'
  | 'dwellingId'
  | 'householdId'
  | 'relationToHead'
  | 'careTags'
  | 'presence'
  | 'verification'
>

/** What the index keeps of a place. */
export type Spot = Pick<Place, 'id' | 'kind' | 'name' | 'parentId' | 'gridId' | 'useType'>

/** Changes of a collection: what stands now, and the ids that are gone. */
export type Changes<T> = { put: T[]; gone: string[] }

/** The part of a record the index wants; a message to the worker carries no more than that. */
export const personOf = (resident: Resident): Person => ({
  id: resident.id,
  name: resident.name,
  namePinyin: resident.namePinyin,
  citizenNumber: resident.citizenNumber,
  documentNumber: resident.documentNumber,
  phones: resident.phones,
  sex: resident.sex,
  birthDate: resident.birthDate,
  dwellingId: resident.dwellingId,
  householdId: resident.householdId,
  relationToHead: resident.relationToHead,
  careTags: resident.careTags,
  presence: resident.presence,
  verification: resident.verification,
})

export const spotOf = (place: Place): Spot => ({
  id: place.id,
  kind: place.kind,
  name: place.name,
  parentId: place.parentId,
  gridId: place.gridId,
  useType: place.useType,
})

const within = '\u001e'
const orNone = (text: string | undefined): string | undefined => (text === '' ? undefined : text)

const joined = (values: readonly string[] | undefined): string =>
  (values ?? []).map((value) => value.replaceAll(within, ' ')).join(within)

const tagsOf = (text: string): CareTag[] => text.split(within).flatMap((number) => careTags[Number(number)] ?? [])

/** A person as a line of the cache; what columns hold (codes, dwelling, household) is not in it. */
export const personLine = (person: Person): string[] => [
  person.id,
  person.name,
  person.namePinyin,
  person.citizenNumber ?? '',
  person.documentNumber ?? '',
  person.birthDate ?? '',
  person.relationToHead ?? '',
  joined(person.phones),
  joined(person.careTags?.map((tag) => String(careTags.indexOf(tag)))),
]

/** Reads back what `personLine` wrote, with what the columns hold. */
export const personFrom = (line: string[], code: number, ids: Pick<Person, 'dwellingId' | 'householdId'>): Person => ({
  id: line[0] ?? '',
  name: line[1] ?? '',
  namePinyin: line[2] ?? '',
  citizenNumber: orNone(line[3]),
  documentNumber: orNone(line[4]),
  phones: line[7] ? line[7].split(within) : undefined,
  sex: sexIn(code),
  birthDate: orNone(line[5]),
  dwellingId: ids.dwellingId,
  householdId: ids.householdId,
  relationToHead: orNone(line[6]),
  careTags: line[8] ? tagsOf(line[8]) : undefined,
  presence: presenceIn(code),
  verification: verificationIn(code),
})

export const spotLine = (spot: Spot): string[] => [
  spot.id,
  spot.kind,
  spot.name,
  spot.parentId ?? '',
  spot.gridId ?? '',
  spot.useType ?? '',
]

export const spotFrom = (line: string[]): Spot => ({
  id: line[0] ?? '',
  kind: line[1] as Spot['kind'],
  name: line[2] ?? '',
  parentId: orNone(line[3]),
  gridId: orNone(line[4]),
  useType: orNone(line[5]) as Spot['useType'],
})
