import type { PlaceKind } from './schema'

type KeyOf = (...parts: string[]) => string

/**
 * The same place named the same way is one document on every station: the id is made of its kind and the names above it,
 * through the city's salted key, so that no address can be read from an id.
 */
export const placeId = (keyOf: KeyOf, kind: PlaceKind, centerCode: string, ...names: string[]): string =>
  `${kind}-${keyOf('place', kind, centerCode, ...names)}`

/**
 * A person with a citizen number is one document in the whole city (DOMAIN: residentKey).
 * Without one, the name in a dwelling with a birth date is as near as a roster comes to saying who is meant.
 */
export const residentId = (
  keyOf: KeyOf,
  person: { citizenNumber?: string; name: string; dwellingId?: string; birthDate?: string },
): string =>
  person.citizenNumber
    ? `resident-${keyOf('resident', person.citizenNumber)}`
    : `resident-${keyOf('resident', person.name, person.dwellingId ?? '', person.birthDate ?? '')}`
