import { fold, foldName } from './fold'
import { createSyllables, fits, type Matcher } from './syllables'

/** Something people look for by its names, and by what else they may type of it (the end of a phone number, a code). */
export type Findable = {
  names: readonly { name: string; pinyin: string }[]
  /** Looked for as it stands, anywhere inside. */
  also?: readonly string[]
}

export type NameFinder<T> = (typed: string) => T[]

type Name = { folded: string; encoded: string }
type Entry<T> = { item: T; names: Name[]; also: string }

const misses = 99

/** The characters stand in the name in this order: 地大后勤 is 中国地质大学（武汉）后勤保障部. */
function isAbbreviation(short: string, name: string): boolean {
  let at = 0
  for (const character of short) {
    at = name.indexOf(character, at) + 1
    if (at === 0) return false
  }
  return [...short].length > 1
}

function scoreOfText(word: string, folded: string): number {
  if (folded === word) return 0
  if (folded.startsWith(word)) return 1
  if (folded.includes(word)) return 3
  return isAbbreviation(word, folded) ? 7 : misses
}

/** How well one name fits a word; 5,000 members share the names of their units, so each name is looked at once a word. */
function createNameScore(word: string, matcher: Matcher | null): (name: Name) => number {
  const known = new Map<Name, number>()
  return (name) => {
    const before = known.get(name)
    if (before !== undefined) return before
    const fit = matcher ? matcher.fit(name.encoded) : -1
    const byPinyin = fit < 0 ? misses : fit === fits.pinyin ? 0 : fit + 1
    const score = Math.min(scoreOfText(word, name.folded), byPinyin)
    known.set(name, score)
    return score
  }
}

/**
 * Finds named things by Chinese characters, their abbreviation, pinyin or initials, several words in any order, best first and
 * among equals in the order given. Nothing typed answers everything. A few thousand things are found in a few milliseconds.
 */
export function createNameFinder<T>(items: readonly T[], describe: (item: T) => Findable): NameFinder<T> {
  const syllables = createSyllables()
  const known = new Map<string, Name>()
  const nameOf = ({ name, pinyin }: Findable['names'][number]): Name => {
    const key = `${name}\n${pinyin}`
    const made = known.get(key) ?? { folded: foldName(name), encoded: syllables.encode(name, pinyin) }
    known.set(key, made)
    return made
  }
  let entries: Entry<T>[] | null = null
  // A page that is only looked at never pays for the search.
  const entriesOf = (): Entry<T>[] => {
    entries ??= items.map((item): Entry<T> => {
      const { names, also } = describe(item)
      return { item, names: names.map(nameOf), also: (also ?? []).map((text) => fold(text)).join('\n') }
    })
    return entries
  }
  return (typed) => {
    const words = fold(typed.slice(0, 120))
      .split(/[\s,，、;；]+/)
      .map((word) => foldName(word))
      .filter((word) => word !== '')
    if (words.length === 0) return [...items]
    const all = entriesOf()
    const asked = words.map((word) => {
      const scoreOfName = createNameScore(word, /^[a-z]+$/.test(word) ? syllables.matcher(word) : null)
      return ({ names, also }: Entry<T>): number => {
        const best = names.reduce((least, name) => Math.min(least, scoreOfName(name)), misses)
        return word.length > 1 && also.includes(word) ? Math.min(best, 6) : best
      }
    })
    const found: { item: T; score: number }[] = []
    for (const entry of all) {
      let score = 0
      for (const scoreOf of asked) score += scoreOf(entry)
      if (score < misses) found.push({ item: entry.item, score })
    }
    return found.sort((a, b) => a.score - b.score).map(({ item }) => item)
  }
}
