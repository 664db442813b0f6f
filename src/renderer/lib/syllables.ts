import { otherReadings } from './readings'

/**
 * Pinyin as the search sees it: every syllable is a number, a name is a string of such numbers (one UTF-16 unit each),
 * and a typed word is compared with the few hundred different syllables once, not with every name.
 */
export type Syllables = {
  /** A name and its stored pinyin as syllable numbers; a character read in several ways carries them all. */
  encode: (name: string, pinyin: string) => string
  /** Which of the letters a to z begin a syllable of the name, as bits; bit 26 stands for any other letter. */
  initialsOf: (encoded: string) => number
  /** Every syllable by its number, as `createSyllables` takes them. */
  all: () => string[]
  /** Prepares a typed word (a–z, at most 30 letters are looked at) for the names encoded so far. */
  matcher: (typed: string) => Matcher
}

/** How well letters fit a name: lower is better. */
export const fits = { pinyin: 0, pinyinPrefix: 1, initials: 2, initialsPrefix: 3, mixed: 4, inside: 5 } as const

export type Matcher = {
  /** Names without this bit in their initials need not be looked at. */
  initial: number
  /** How the word fits (see `fits`), or -1. Every syllable may be typed in full or cut short: `wangxm`, `wxming`, `wxm`. */
  fit: (encoded: string) => number
  /** The first syllable and the one after the last that fit, for the highlight; null where nothing fits. */
  span: (encoded: string) => { from: number; to: number } | null
}

const longest = 30

/** Passports write LYU for 吕, keyboards also `lue` for 略. */
const spellingsOf = (syllable: string): string[] => {
  if (syllable === 'lv' || syllable === 'nv') return [syllable, syllable.replace('v', 'yu')]
  if (syllable === 'lve' || syllable === 'nve') return [syllable, syllable.replace('v', 'u')]
  return [syllable]
}

const bitOf = (letter: string): number => {
  const index = letter.charCodeAt(0) - 97
  return 1 << (index >= 0 && index < 26 ? index : 26)
}

const commonLength = (typed: string, at: number, spelling: string): number => {
  let length = 0
  while (length < spelling.length && at + length < typed.length && typed[at + length] === spelling[length]) length += 1
  return length
}

/** Whether each syllable belongs to exactly one character, so that a character's other readings can be joined to it. */
const isAligned = (characters: string[], syllables: string[]): boolean =>
  characters.length === syllables.length && characters.every((character) => /\p{Script=Han}/u.test(character))

/** `kept` are the syllables of an earlier run by their numbers. */
export function createSyllables(kept: readonly string[] = []): Syllables {
  const numbers = new Map<string, number>()
  const spellings: string[][] = []
  const initials: number[] = []

  const numberOf = (readings: string): number => {
    const known = numbers.get(readings)
    if (known !== undefined) return known
    const number = spellings.length
    const ways = readings.split('|').flatMap(spellingsOf)
    spellings.push(ways)
    initials.push(ways.reduce((bits, way) => bits | bitOf(way), 0))
    numbers.set(readings, number)
    return number
  }
  kept.forEach(numberOf)

  return {
    all: () => [...numbers.keys()],
    encode(name, pinyin) {
      const syllables = pinyin.split(' ').filter((syllable) => syllable !== '')
      const characters = [...name]
      const aligned = isAligned(characters, syllables)
      return syllables
        .map((syllable, index) => {
          const others = aligned ? otherReadings(characters[index] ?? '') : []
          return String.fromCharCode(numberOf(others.length > 0 ? [...new Set([syllable, ...others])].join('|') : syllable))
        })
        .join('')
    },
    initialsOf(encoded) {
      let bits = 0
      for (let index = 0; index < encoded.length; index += 1) bits |= initials[encoded.charCodeAt(index)] ?? 0
      return bits
    },
    matcher: (typed) => createMatcher(typed.slice(0, longest), spellings),
  }
}

/** One letter is typed most often and fits most names: it is only compared with how syllables begin. */
const fitLetter = (encoded: string, some: ArrayLike<number>, whole: ArrayLike<number>): number => {
  for (let index = 0; index < encoded.length; index += 1) {
    const syllable = encoded.charCodeAt(index)
    if (((some[syllable] ?? 0) & 2) === 0) continue
    if (index > 0) return fits.inside
    return encoded.length === 1 && ((whole[syllable] ?? 0) & 2) !== 0 ? fits.pinyin : fits.pinyinPrefix
  }
  return -1
}

/**
 * Follows a word through a name's syllables with the set of letters consumed so far as bits: for each position and syllable
 * two tables say which lengths can be consumed (`some`) and which complete the syllable (`whole`).
 */
function createMatcher(typed: string, spellings: string[][]): Matcher {
  const count = spellings.length
  const some = new Int32Array(typed.length * count)
  const whole = new Int32Array(typed.length * count)
  for (let at = 0; at < typed.length; at += 1) {
    for (let syllable = 0; syllable < count; syllable += 1) {
      for (const spelling of spellings[syllable] ?? []) {
        const length = commonLength(typed, at, spelling)
        if (length === 0) continue
        some[at * count + syllable] = (some[at * count + syllable] ?? 0) | ((1 << (length + 1)) - 2)
        if (length === spelling.length) whole[at * count + syllable] = (whole[at * count + syllable] ?? 0) | (1 << length)
      }
    }
  }
  const end = 1 << typed.length

  const step = (reached: number, table: Int32Array, syllable: number): number => {
    let next = 0
    for (let left = reached & (end - 1); left !== 0; left &= left - 1) {
      const at = 31 - Math.clz32(left & -left)
      next |= (table[at * count + syllable] ?? 0) << at
    }
    return next
  }

  /** Where the word ends when it begins at this syllable; 0 where it does not fit. */
  const endFrom = (encoded: string, start: number): number => {
    let reached = 1
    for (let index = start; index < encoded.length; index += 1) {
      reached = step(reached, some, encoded.charCodeAt(index))
      if (reached & end) return index + 1
      if (reached === 0) return 0
    }
    return 0
  }

  const fitFromStart = (encoded: string): number => {
    let complete = 1
    let any = 1
    let letters = true
    let best = -1
    for (let index = 0; index < encoded.length; index += 1) {
      const syllable = encoded.charCodeAt(index)
      const last = index === encoded.length - 1
      letters &&= index < typed.length && ((some[index * count + syllable] ?? 0) & 2) !== 0
      if (letters && index === typed.length - 1) best = last ? fits.initials : fits.initialsPrefix
      const cut = step(complete, some, syllable)
      complete = step(complete, whole, syllable)
      if (complete & end) return last ? fits.pinyin : fits.pinyinPrefix
      if (cut & end) return fits.pinyinPrefix
      any = step(any, some, syllable)
      if (any & end && best < 0) best = fits.mixed
      if (any === 0) break
    }
    return best
  }

  const fit = (encoded: string): number => {
    if (typed.length === 1) return fitLetter(encoded, some, whole)
    const best = fitFromStart(encoded)
    if (best >= 0) return best
    for (let start = 1; start < encoded.length; start += 1) if (endFrom(encoded, start) > 0) return fits.inside
    return -1
  }

  return {
    initial: bitOf(typed),
    fit,
    span(encoded) {
      for (let from = 0; from < encoded.length; from += 1) {
        const to = endFrom(encoded, from)
        if (to > 0) return { from, to }
      }
      return null
    },
  }
}
