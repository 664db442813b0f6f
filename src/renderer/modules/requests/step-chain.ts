/** What a chain reads of a step. */
export type ChainFact = { readonly id: string; readonly afterId?: string; readonly stamps: Readonly<Record<string, string>> }

/** What counts: the state after all that counts, those steps in their order, and those that do not count (oldest first). */
export type Chain<S, F> = { state: S; counted: F[]; uncounted: F[] }

/** The state after a fact; null where it cannot follow on that state. Pure: it says the same wherever it is asked. */
export type Follow<S, F> = (state: S, fact: F) => S | null

const bornOf = ({ stamps }: ChainFact): string => stamps['born'] ?? ''

const byBirth = (a: ChainFact, b: ChainFact): number => {
  const [left, right] = [bornOf(a), bornOf(b)]
  if (left !== right) return left < right ? -1 : 1
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0
}

/** A store mostly has them in their order already, and twenty thousand sorts would be felt. */
function inBirthOrder<F extends ChainFact>(facts: readonly F[]): F[] {
  for (let at = 1; at < facts.length; at += 1) {
    const [before, fact] = [facts[at - 1], facts[at]]
    if (before && fact && byBirth(before, fact) > 0) return [...facts].sort(byBirth)
  }
  return facts.slice()
}

/** All of them in one line, as it nearly always is; null where one does not follow on the one before. */
function straight<S, F extends ChainFact>(facts: F[], begin: S, follow: Follow<S, F>): Chain<S, F> | null {
  let state = begin
  let tip: string | undefined
  for (const fact of facts) {
    const next = fact.afterId === tip ? follow(state, fact) : null
    if (next === null) return null
    state = next
    tip = fact.id
  }
  return { state, counted: facts, uncounted: [] }
}

type Branch<S, F> = { state: S; counted: F[] }

/** The longest line from here; of lines as long the one whose first step is the earlier. `facts` are in the order of their birth. */
function longest<S, F extends ChainFact>(facts: F[], state: S, tip: string | undefined, follow: Follow<S, F>): Branch<S, F> {
  let best: Branch<S, F> = { state, counted: [] }
  for (const fact of facts) {
    if (fact.afterId !== tip) continue
    const next = follow(state, fact)
    if (next === null) continue
    const rest = longest(facts, next, fact.id, follow)
    if (rest.counted.length + 1 > best.counted.length) best = { state: rest.state, counted: [fact, ...rest.counted] }
  }
  return best
}

/**
 * Which steps of one subject count, out of all that were ever taken. Each names the step it follows (`afterId`); where two desks
 * that could not hear each other both went on from the same one, the line that got further counts, of two as long the one that
 * began earlier (birth by the hybrid clock, then id). This is a total order over what the records say, so that every station
 * comes to the same answer whatever reached it first; what does not count is told to whoever did it.
 */
export function chainOf<S, F extends ChainFact>(facts: readonly F[], begin: S, follow: Follow<S, F>): Chain<S, F> {
  const sorted = inBirthOrder(facts)
  const whole = straight(sorted, begin, follow)
  if (whole) return whole
  const best = longest(sorted, begin, undefined, follow)
  const counting = new Set(best.counted)
  return { ...best, uncounted: sorted.filter((fact) => !counting.has(fact)) }
}

/** Steps by what they are steps of. */
export function bySubject<F extends { subjectId: string }>(facts: readonly F[]): Map<string, F[]> {
  const sorted = new Map<string, F[]>()
  for (const fact of facts) {
    const of = sorted.get(fact.subjectId)
    if (of) of.push(fact)
    else sorted.set(fact.subjectId, [fact])
  }
  return sorted
}
