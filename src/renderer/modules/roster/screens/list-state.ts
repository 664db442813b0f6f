import type { Data } from '../../../data/collections'
import { careTags, type Resident } from '../schema'
import type { RosterQuery } from '../search/types'

/** Where somebody stands in the list: it is the same when they come back from a person. */
export type ListState = { query: RosterQuery; active: number; scrolled: number }

export const everyone: RosterQuery = { text: '', sort: 'relevance' }

/** In memory alone and for each author: what was searched for is personal, so it stands in no address and no storage. */
const states = new WeakMap<Data, Map<string, ListState>>()

export const readListState = (data: Data, author: string): ListState =>
  states.get(data)?.get(author) ?? { query: everyone, active: 0, scrolled: 0 }

export function keepListState(data: Data, author: string, state: ListState): void {
  const authors = states.get(data) ?? new Map<string, ListState>()
  authors.set(author, state)
  states.set(data, authors)
}

export type Filters = Omit<RosterQuery, 'text' | 'sort' | 'descending'>

/** Filters of the list as an address, for the overview's links. Only what says nothing of a person. */
export function listAddress(filters: Filters): string {
  const words = new URLSearchParams()
  for (const [name, value] of Object.entries(filters)) if (value !== undefined) words.set(name, String(value))
  const search = words.toString()
  return search ? `/residents?${search}` : '/residents'
}

const years = (text: string | null): number | undefined => (text && /^\d{1,3}$/.test(text) ? Number(text) : undefined)

/** Reads what `listAddress` wrote; null where the address has no filters. Unknown words are passed over. */
export function filtersFromAddress(search: string): Filters | null {
  const words = new URLSearchParams(search)
  if ([...words.keys()].length === 0) return null
  const sex = words.get('sex')
  const presence = words.get('presence') as Resident['presence'] | null
  const filters: Filters = {
    estateId: words.get('estateId') ?? undefined,
    gridId: words.get('gridId') ?? undefined,
    buildingId: words.get('buildingId') ?? undefined,
    sex: sex === '1' || sex === '2' ? sex : undefined,
    ageFrom: years(words.get('ageFrom')),
    ageTo: years(words.get('ageTo')),
    careTag: careTags.find((tag) => tag === words.get('careTag')),
    presence: presence === 'movedOut' || presence === 'died' ? presence : undefined,
    verification: words.get('verification') === 'pending' ? 'pending' : undefined,
  }
  return Object.fromEntries(Object.entries(filters).filter(([, value]) => value !== undefined))
}

export const hasFilters = ({ text, sort, descending, ...filters }: RosterQuery): boolean =>
  Object.values(filters).some((value) => value !== undefined)

/** No filter at all, to be laid over those that are set. */
export const noFilters: Filters = {
  estateId: undefined,
  gridId: undefined,
  buildingId: undefined,
  dwellingId: undefined,
  householdId: undefined,
  sex: undefined,
  ageFrom: undefined,
  ageTo: undefined,
  careTag: undefined,
  presence: undefined,
  verification: undefined,
}
