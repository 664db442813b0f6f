import type { Data } from '../../data/collections'
import { rosterIndexOf } from './search/index-of'
import type { RosterRow } from './search/types'

/** One person's record. */
export const residentById = (data: Data, id: string) => data.residents.findOne(id)

/** One place. */
export const placeById = (data: Data, id: string) => data.places.findOne(id)

/**
 * The residents living here who answer best to what was typed (a name, its pinyin, a room, the end of a number), at most `count`.
 * It asks the index of the roster's list, which answers in milliseconds whoever asks.
 */
export async function peopleNamed(data: Data, typed: string, count: number): Promise<RosterRow[]> {
  const query = { text: typed, presence: 'present', sort: 'relevance' } as const
  return (await rosterIndexOf(data).query(query, 0, count)).rows
}

/** Who lives in some households, as the index of the roster's list knows them. */
export async function peopleOfHouseholds(data: Data, householdIds: readonly string[]): Promise<RosterRow[]> {
  const query = { text: '', presence: 'present', sort: 'address', householdIds } as const
  return (await rosterIndexOf(data).query(query, 0, Number.POSITIVE_INFINITY)).rows
}
