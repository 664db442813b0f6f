import { careTags } from '../schema'
import type { Addresses } from './addresses'
import { birthNumber, type People } from './people'
import type { RosterQuery } from './types'

/** Born on or before this day (as a number) is to have lived so many full years on `today`. */
const bornBy = (years: number, today: string): number => birthNumber(today) - years * 10_000

/** Answers for an ordinal whether all parts of the query but the text admit the person. `today` is `YYYY-MM-DD`. */
export function createFilter(
  people: People,
  addresses: Addresses,
  query: RosterQuery,
  today: string,
): (ordinal: number) => boolean {
  const { persons, dwellings, births, tags } = people
  const tests: ((ordinal: number) => boolean)[] = []
  const { presence, sex, verification, careTag, ageFrom, ageTo, estateId, buildingId, gridId, dwellingId, householdId } = query
  if (presence && presence !== 'any') tests.push((ordinal) => persons[ordinal]?.presence === presence)
  if (sex) tests.push((ordinal) => persons[ordinal]?.sex === sex)
  if (verification) tests.push((ordinal) => persons[ordinal]?.verification === verification)
  if (careTag) {
    const bit = 1 << careTags.indexOf(careTag)
    tests.push((ordinal) => ((tags[ordinal] ?? 0) & bit) !== 0)
  }
  if (ageFrom !== undefined || ageTo !== undefined) {
    const latest = bornBy(ageFrom ?? 0, today)
    const earliest = ageTo === undefined ? 0 : bornBy(ageTo + 1, today)
    tests.push((ordinal) => {
      const birth = births[ordinal] ?? 0
      return birth !== 0 && birth <= latest && birth > earliest
    })
  }
  const inPlace = (key: 'estateId' | 'buildingId' | 'gridId', id: string) => (ordinal: number) =>
    addresses.all[dwellings[ordinal] ?? -1]?.[key] === id
  if (estateId) tests.push(inPlace('estateId', estateId))
  if (buildingId) tests.push(inPlace('buildingId', buildingId))
  if (gridId) tests.push(inPlace('gridId', gridId))
  if (dwellingId) tests.push((ordinal) => persons[ordinal]?.dwellingId === dwellingId)
  if (householdId) tests.push((ordinal) => persons[ordinal]?.householdId === householdId)
  return (ordinal) => tests.every((test) => test(ordinal))
}
