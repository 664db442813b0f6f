import type { Place, Resident } from '../schema'

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
