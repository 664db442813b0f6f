import { careTags } from '../schema'
import type { Addresses } from './addresses'
import { codeTest, nobody } from './codes'
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
  const { codes, dwellings, births, tags, homes, households } = people
  const { presence, sex, verification, careTag, ageFrom, ageTo, estateId, buildingId, gridId, dwellingId, householdId } = query
  const wanted = codeTest({ presence: presence === 'any' ? undefined : presence, sex, verification })
  const tests: ((ordinal: number) => boolean)[] = [(ordinal) => wanted(codes[ordinal] ?? nobody)]
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
  const inPlace = (places: readonly number[], id: string) => {
    const place = addresses.refs.known(id)
    return (ordinal: number) => place >= 0 && places[dwellings[ordinal] ?? -1] === place
  }
  if (estateId) tests.push(inPlace(addresses.estates, estateId))
  if (buildingId) tests.push(inPlace(addresses.buildings, buildingId))
  if (gridId) tests.push(inPlace(addresses.grids, gridId))
  const has = (numbers: readonly number[], number: number) => (ordinal: number) => number >= 0 && numbers[ordinal] === number
  if (dwellingId) tests.push(has(homes, people.homeIds.known(dwellingId)))
  if (householdId) tests.push(has(households, people.householdIds.known(householdId)))
  if (query.householdIds) {
    const numbers = new Set(query.householdIds.map((id) => people.householdIds.known(id)).filter((number) => number >= 0))
    tests.push((ordinal) => numbers.has(households[ordinal] ?? -1))
  }
  return (ordinal) => tests.every((test) => test(ordinal))
}
