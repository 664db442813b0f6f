import { type Addresses, addressFits, fitAddress } from './addresses'
import type { People } from './people'
import { fits, type Matcher } from './syllables'
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

const scoreOfAddress: Record<number, number> = {
  [addressFits.whole]: scores.addressWhole,
  [addressFits.start]: scores.addressStart,
  [addressFits.part]: scores.addressPart,
  [addressFits.estate]: scores.estate,
}

type Score = (ordinal: number) => number

function scoreName(people: People, { text }: Term): Score {
  const { names } = people
  return (ordinal) => {
    const name = names[ordinal] ?? ''
    const at = name.indexOf(text)
    if (at < 0) return missed
    return at > 0 ? scores.nameInside : name.length === text.length ? scores.exact : scores.nameStart
  }
}

function scoreLetters(people: People, matcher: Matcher): Score {
  const { spelled, initials } = people
  return (ordinal) => {
    if (((initials[ordinal] ?? 0) & matcher.initial) === 0) return missed
    const fit = matcher.fit(spelled[ordinal] ?? '')
    return fit < 0 ? missed : fit === fits.inside ? scores.lettersInside : scores.letters + fit
  }
}

/** A landline typed with its dash; any other word with dashes is an address. */
function scoreLandline(people: People, { text }: Term): Score {
  const { numbers } = people
  return (ordinal) => (numbers[ordinal]?.includes(` ${text}`) ? scores.numberStart : missed)
}

/** Tails and beginnings of at least three digits: fewer are everybody's. */
function scoreNumbers(people: People, { text }: Term): Score {
  const { numbers } = people
  const tail = `${text} `
  const start = ` ${text}`
  const whole = ` ${text} `
  return (ordinal) => {
    const number = numbers[ordinal] ?? ''
    const at = number.indexOf(tail)
    if (at < 0) return number.includes(start) ? scores.numberStart : missed
    if (number.includes(whole)) return scores.exact
    return number.indexOf(' ', 1) === at + text.length ? scores.citizenTail : scores.numberTail
  }
}

/** A term is compared with every address once; the people there are then looked up. */
function scoreAddress(people: People, addresses: Addresses, term: Term): Score {
  const { dwellings } = people
  const found = new Uint8Array(addresses.all.length)
  addresses.all.forEach((address, position) => {
    const fit = fitAddress(address, term)
    found[position] = fit === addressFits.none ? missed : (scoreOfAddress[fit] ?? missed)
  })
  return (ordinal) => found[dwellings[ordinal] ?? -1] ?? missed
}

const best =
  (a: Score, b: Score): Score =>
  (ordinal) =>
    Math.min(a(ordinal), b(ordinal))

function scoreTerm(people: People, addresses: Addresses, term: Term): Score {
  const address = scoreAddress(people, addresses, term)
  if (term.kind === 'words') return best(scoreName(people, term), address)
  if (term.kind === 'letters')
    return best(best(scoreLetters(people, people.syllables.matcher(term.text)), scoreName(people, term)), address)
  if (term.kind === 'seat') return term.text.startsWith('0') ? best(scoreLandline(people, term), address) : address
  if (term.text.length < 3) return address
  return best(scoreNumbers(people, term), address)
}

/** A name written in several words counts as one name where it is one. */
function scorePhrase(people: People, phrase: Term): Score {
  return phrase.kind === 'letters' ? scoreLetters(people, people.syllables.matcher(phrase.text)) : scoreName(people, phrase)
}

/** How well a person answers all that was typed: 0 is best, `missed` is not at all. Every word has to be found. */
export function scorer(people: People, addresses: Addresses, { terms, phrase }: Terms): Score {
  const each = terms.map((term) => scoreTerm(people, addresses, term))
  const [only] = each
  if (each.length === 1 && only) return only
  const together = phrase ? scorePhrase(people, phrase) : () => missed
  return (ordinal) => {
    let sum = 0
    for (const score of each) {
      const points = score(ordinal)
      if (points === missed) return together(ordinal)
      sum += points
    }
    return Math.min(sum, worstScore, together(ordinal))
  }
}

/** The part of a name that a term means, in characters of the name as written; null where something else was found. */
export function foundIn(people: People, ordinal: number, { terms, phrase }: Terms): { from: number; to: number } | null {
  const person = people.persons[ordinal]
  if (!person) return null
  for (const term of phrase ? [phrase, ...terms] : terms) {
    if (term.kind === 'words') {
      const at = person.name.toLowerCase().indexOf(term.text)
      if (at >= 0) return { from: at, to: at + term.text.length }
    }
    if (term.kind === 'letters') {
      const span = people.syllables.matcher(term.text).span(people.spelled[ordinal] ?? '')
      const characters = [...person.name]
      // Only where a character is a syllable do syllables say which characters they are.
      if (span && characters.length === people.spelled[ordinal]?.length)
        return { from: characters.slice(0, span.from).join('').length, to: characters.slice(0, span.to).join('').length }
    }
  }
  return null
}
