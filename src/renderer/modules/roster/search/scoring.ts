import { fits, type Matcher } from '../../../lib/syllables'
import { type Addresses, addressFits, fitAddresses } from './addresses'
import { maskOf, startMask, tailMask } from './masks'
import type { People } from './people'
import type { Term, Terms } from './terms'

/** Not found by the term. */
export const missed = 255

/** No search adds up to more; the worse are equal. */
export const worstScore = 31

/** What was found, best first: the order of a list sorted by relevance. */
const scores = {
  exact: 0,
  nameStart: 1,
  /** and the next four of `fits`: pinyin, its beginning, initials, their beginning, mixed */
  letters: 2,
  nameInside: 7,
  lettersInside: 8,
  citizenTail: 9,
  numberTail: 10,
  numberStart: 11,
  addressWhole: 12,
  addressStart: 13,
  addressPart: 14,
  estate: 15,
} as const

const scoreOfFit = new Uint8Array(256).fill(missed)
scoreOfFit[addressFits.whole] = scores.addressWhole
scoreOfFit[addressFits.start] = scores.addressStart
scoreOfFit[addressFits.part] = scores.addressPart
scoreOfFit[addressFits.estate] = scores.estate

/** A term with what is made once a search for it. */
type Prepared = { term: Term; matcher: Matcher | null }
export type PreparedTerms = { each: Prepared[]; phrase: Prepared | null }

export function prepareTerms(people: People, { terms, phrase }: Terms): PreparedTerms {
  const prepare = (term: Term): Prepared => ({
    term,
    matcher: term.kind === 'letters' ? people.syllables.matcher(term.text) : null,
  })
  return { each: terms.map(prepare), phrase: phrase && prepare(phrase) }
}

/** Each of these keeps the better score of what stands in `into` and what it finds, for the candidates alone. */
type Scorer = (candidates: readonly number[], into: Uint8Array) => void

const better = (into: Uint8Array, ordinal: number, points: number): void => {
  if (points < (into[ordinal] ?? missed)) into[ordinal] = points
}

const scoreNames =
  ({ names, nameMasks }: People, text: string): Scorer =>
  (candidates, into) => {
    const mask = maskOf(text)
    for (const ordinal of candidates) {
      if (((nameMasks[ordinal] ?? 0) & mask) !== mask) continue
      const name = names[ordinal] ?? ''
      const at = name.indexOf(text)
      if (at > 0) better(into, ordinal, scores.nameInside)
      else if (at === 0) better(into, ordinal, name.length === text.length ? scores.exact : scores.nameStart)
    }
  }

const scoreLetters =
  ({ spelled, initials }: People, matcher: Matcher): Scorer =>
  (candidates, into) => {
    for (const ordinal of candidates) {
      if (((initials[ordinal] ?? 0) & matcher.initial) === 0) continue
      const fit = matcher.fit(spelled[ordinal] ?? '')
      if (fit >= 0) better(into, ordinal, fit === fits.inside ? scores.lettersInside : scores.letters + fit)
    }
  }

/** A landline typed with its dash; any other word with dashes is an address. */
const scoreLandlines =
  ({ numbers }: People, text: string): Scorer =>
  (candidates, into) => {
    const start = ` ${text}`
    for (const ordinal of candidates) if (numbers[ordinal]?.includes(start)) better(into, ordinal, scores.numberStart)
  }

/** Tails and beginnings of at least three digits: fewer are everybody's. */
const scoreNumbers =
  ({ numbers, tailMasks, startMasks }: People, text: string): Scorer =>
  (candidates, into) => {
    const [tail, start, whole] = [`${text} `, ` ${text}`, ` ${text} `]
    const [tailBit, startBit] = [tailMask(text), startMask(text)]
    for (const ordinal of candidates) {
      const mayEnd = ((tailMasks[ordinal] ?? 0) & tailBit) !== 0
      const mayStart = ((startMasks[ordinal] ?? 0) & startBit) !== 0
      if (!mayEnd && !mayStart) continue
      const number = numbers[ordinal] ?? ''
      const at = mayEnd ? number.indexOf(tail) : -1
      if (at < 0) {
        if (mayStart && number.includes(start)) better(into, ordinal, scores.numberStart)
      } else if (number.includes(whole)) better(into, ordinal, scores.exact)
      else better(into, ordinal, number.indexOf(' ', 1) === at + text.length ? scores.citizenTail : scores.numberTail)
    }
  }

/** A term is compared with every address once; the people there are then looked up. */
const scoreAddresses =
  ({ dwellings }: People, addresses: Addresses, term: Term): Scorer =>
  (candidates, into) => {
    const fitted = fitAddresses(addresses, term)
    if (!fitted) return
    for (const ordinal of candidates) {
      const fit = fitted[dwellings[ordinal] ?? -1]
      if (fit !== undefined && fit !== addressFits.none) better(into, ordinal, scoreOfFit[fit] ?? missed)
    }
  }

function* scorersOf(people: People, addresses: Addresses, { term, matcher }: Prepared): Generator<Scorer> {
  yield scoreAddresses(people, addresses, term)
  if (term.kind === 'words' || term.kind === 'letters') yield scoreNames(people, term.text)
  if (matcher) yield scoreLetters(people, matcher)
  if (term.kind === 'digits' && term.text.length >= 3) yield scoreNumbers(people, term.text)
  if (term.kind === 'seat' && term.text.startsWith('0')) yield scoreLandlines(people, term.text)
}

/**
 * How well each candidate answers all that was typed: `into` gets 0 for the best, `missed` for who does not answer.
 * Every word has to be found; a name written in several words counts as one name where it is one.
 */
export function scorePeople(
  people: People,
  addresses: Addresses,
  terms: PreparedTerms,
  candidates: readonly number[],
  into: Uint8Array,
): void {
  let left = candidates
  terms.each.forEach((prepared, index) => {
    const points = index === 0 ? into : new Uint8Array(into.length).fill(missed)
    for (const score of scorersOf(people, addresses, prepared)) score(left, points)
    if (index > 0) for (const ordinal of left) into[ordinal] = sum(into[ordinal] ?? missed, points[ordinal] ?? missed)
    if (index < terms.each.length - 1) left = left.filter((ordinal) => into[ordinal] !== missed)
  })
  if (!terms.phrase) return
  scoreNames(people, terms.phrase.term.text)(candidates, into)
  if (terms.phrase.matcher) scoreLetters(people, terms.phrase.matcher)(candidates, into)
}

const sum = (a: number, b: number): number => (a === missed || b === missed ? missed : Math.min(a + b, worstScore))

/** The part of a name that a term means, in characters of the name as written; null where something else was found. */
export function foundIn(people: People, ordinal: number, { each, phrase }: PreparedTerms): { from: number; to: number } | null {
  const person = people.at(ordinal)
  if (!person) return null
  for (const { term, matcher } of phrase ? [phrase, ...each] : each) {
    const at = term.kind === 'words' || term.kind === 'letters' ? person.name.toLowerCase().indexOf(term.text) : -1
    if (at >= 0) return { from: at, to: at + term.text.length }
    const span = matcher?.span(people.spelled[ordinal] ?? '')
    const characters = [...person.name]
    // Only where a character is a syllable do syllables say which characters they are.
    if (span && characters.length === people.spelled[ordinal]?.length)
      return { from: characters.slice(0, span.from).join('').length, to: characters.slice(0, span.to).join('').length }
  }
  return null
}
