import type { Addresses } from './addresses'
import { createFilter } from './filter'
import type { OrderName, Orders } from './orders'
import type { People } from './people'
import { missed, scorer, worstScore } from './scoring'
import { narrows, readTerms, type Terms } from './terms'
import type { RosterQuery } from './types'

/** What a query found: everyone who answers it in no order (for narrowing), and as ordinals in the order of the list. */
export type Found = { query: RosterQuery; terms: Terms; matched: number[]; sorted: number[] }

export type Index = { people: People; addresses: Addresses; orders: Orders }

/** The parts that narrow besides the text; the order is not one of them. */
const filtersOf = ({ text, sort, descending, ...filters }: RosterQuery): string => JSON.stringify(filters)

/** Everyone who answers, and how well each does. Goes on from `before` where the text only grew. */
function match({ people, addresses }: Index, query: RosterQuery, terms: Terms, before: Found | null, today: string) {
  const presence = query.presence ?? (terms.terms.length > 0 ? 'any' : 'present')
  const admits = createFilter(people, addresses, { ...query, presence }, today)
  const score = terms.terms.length > 0 ? scorer(people, addresses, terms) : () => 0
  const scores = new Uint8Array(people.persons.length).fill(missed)
  const matched: number[] = []
  const look = (ordinal: number) => {
    if (!admits(ordinal)) return
    const points = score(ordinal)
    if (points === missed) return
    scores[ordinal] = points
    matched.push(ordinal)
  }
  const goesOn = before !== null && filtersOf(before.query) === filtersOf(query) && narrows(before.terms, terms)
  if (goesOn) for (const ordinal of before.matched) look(ordinal)
  else for (let ordinal = 0; ordinal < people.persons.length; ordinal += 1) if (people.persons[ordinal]) look(ordinal)
  return { matched, scores }
}

function reversed(people: People, walked: number[], order: OrderName): number[] {
  if (order !== 'age') return walked.reverse()
  // An unknown birth date stands at the end in both directions.
  const known = walked.filter((ordinal) => people.births[ordinal] !== 0)
  return [...known.reverse(), ...walked.filter((ordinal) => people.births[ordinal] === 0)]
}

function inOrder({ people, orders }: Index, query: RosterQuery, terms: Terms, scores: Uint8Array): number[] {
  const order: OrderName = query.sort === 'relevance' ? 'address' : query.sort
  const walked = orders.in(order).filter((ordinal) => scores[ordinal] !== missed)
  const byRelevance = query.sort === 'relevance' && terms.terms.length > 0
  if (!byRelevance) return query.descending ? reversed(people, walked, order) : walked
  // Sorting without comparing: a heap for each score, those who live here before the others, each in the order of addresses.
  const heaps: number[][] = Array.from({ length: (worstScore + 1) * 2 }, () => [])
  for (const ordinal of walked) {
    const gone = people.persons[ordinal]?.presence === 'present' ? 0 : worstScore + 1
    heaps[(scores[ordinal] ?? 0) + gone]?.push(ordinal)
  }
  return heaps.flat()
}

/** Answers a query, every match found and ranked. `today` is `YYYY-MM-DD`; `before` is what the same index answered last. */
export function find(index: Index, query: RosterQuery, before: Found | null, today: string): Found {
  const terms = readTerms(query.text)
  const { matched, scores } = match(index, query, terms, before, today)
  return { query, terms, matched, sorted: inOrder(index, query, terms, scores) }
}
