import type { Addresses } from './addresses'
import { isPresent, nobody } from './codes'
import { createFilter } from './filter'
import type { Order, OrderName, Orders } from './orders'
import type { People } from './people'
import { missed, type PreparedTerms, prepareTerms, scorePeople, worstScore } from './scoring'
import { narrows, readTerms, type Terms } from './terms'
import type { RosterQuery } from './types'

/** What a query found. Valid until a record changes. */
export type Found = {
  query: RosterQuery
  terms: Terms
  prepared: PreparedTerms
  /** Everyone the filters admit, whatever the text. */
  admitted: readonly number[]
  /** Everyone who answers, in no order: a longer text is looked for among these. */
  matched: readonly number[]
  /** The same in the order of the list. */
  sorted: readonly number[]
}

export type Index = { people: People; addresses: Addresses; orders: Orders }

/** The parts that narrow besides the text. An empty text asks for those living here, any other for everyone. */
function filterKey({ text, sort, descending, ...filters }: RosterQuery, terms: Terms): string {
  const presence = filters.presence ?? (terms.terms.length > 0 ? 'any' : 'present')
  return JSON.stringify({ ...filters, presence })
}

function admit({ people, addresses }: Index, query: RosterQuery, terms: Terms, today: string): readonly number[] {
  const presence = query.presence ?? (terms.terms.length > 0 ? 'any' : 'present')
  const admits = createFilter(people, addresses, { ...query, presence }, today)
  const admitted: number[] = []
  for (let ordinal = 0; ordinal < people.codes.length; ordinal += 1) {
    if (people.codes[ordinal] !== nobody && admits(ordinal)) admitted.push(ordinal)
  }
  return admitted
}

function reversed(people: People, walked: number[], order: OrderName): readonly number[] {
  if (order !== 'age') return walked.reverse()
  // An unknown birth date stands at the end in both directions.
  const known = walked.filter((ordinal) => people.births[ordinal] !== 0)
  return [...known.reverse(), ...walked.filter((ordinal) => people.births[ordinal] === 0)]
}

/** With fewer than this, sorting is quicker than walking through everyone. */
const few = 2000

const walk = (matched: readonly number[], scores: Uint8Array, { sorted, position }: Order): number[] =>
  matched.length < few
    ? [...matched].sort((a, b) => (position[a] ?? 0) - (position[b] ?? 0))
    : sorted.filter((ordinal) => scores[ordinal] !== missed)

/** Sorts without comparing: a heap for each score, those who live here before the others, each in the order it came. */
function byScore(people: People, walked: number[], scores: Uint8Array): readonly number[] {
  const heaps: number[][] = Array.from({ length: (worstScore + 1) * 2 }, () => [])
  for (const ordinal of walked) {
    const gone = isPresent(people.codes[ordinal]) ? 0 : worstScore + 1
    heaps[(scores[ordinal] ?? 0) + gone]?.push(ordinal)
  }
  return heaps.flat()
}

/** Answers a query, every match found and ranked. `today` is `YYYY-MM-DD`; `before` is what the same index answered last. */
export function find(index: Index, query: RosterQuery, before: Found | null, today: string): Found {
  const { people, addresses, orders } = index
  const terms = readTerms(query.text)
  const searching = terms.terms.length > 0
  const sameFilters = before !== null && filterKey(before.query, before.terms) === filterKey(query, terms)
  const admitted = sameFilters ? before.admitted : admit(index, query, terms, today)
  const candidates = sameFilters && narrows(before.terms, terms) ? before.matched : admitted
  const prepared = prepareTerms(people, terms)
  const scores = new Uint8Array(people.codes.length).fill(missed)
  if (searching) scorePeople(people, addresses, prepared, candidates, scores)
  else for (const ordinal of candidates) scores[ordinal] = 0
  const matched = searching ? candidates.filter((ordinal) => scores[ordinal] !== missed) : candidates
  const order: OrderName = query.sort === 'relevance' ? 'address' : query.sort
  const walked = walk(matched, scores, orders.in(order))
  const byRelevance = query.sort === 'relevance' && searching
  const sorted = byRelevance ? byScore(people, walked, scores) : query.descending ? reversed(people, walked, order) : walked
  return { query, terms, prepared, admitted, matched, sorted }
}
