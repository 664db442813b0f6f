import { orderForName, type Syllables } from './syllables'

/** `ü` has no key: people type v, and after l and n also u (lue, nue). */
const spelled = (letters: string): string => letters.replace(/^([ln])ue/, '$1ve')

/** Characters that could be meant, and how many letters of the composition each of them uses up. */
export type Candidate = { character: string; used: number }

const longestSyllable = 6

/** The ends of syllables that the letters can begin with, the longest first. */
function beginnings(syllables: Syllables, letters: string): number[] {
  const ends: number[] = []
  for (let end = Math.min(longestSyllable, letters.length); end > 0; end -= 1)
    if (syllables.has(spelled(letters.slice(0, end)))) ends.push(end)
  return ends
}

/** Whether letters are whole syllables, the last of which may still be growing. */
function isSpellable(syllables: Syllables, letters: string): boolean {
  if (letters === '') return true
  if (isPrefix(syllables, letters)) return true
  return beginnings(syllables, letters).some((end) => isSpellable(syllables, letters.slice(end)))
}

const isPrefix = (syllables: Syllables, letters: string): boolean => {
  for (const syllable of syllables.keys()) if (syllable.startsWith(spelled(letters))) return true
  return false
}

/**
 * Where the first syllable ends, as most people mean it: the longest after which the rest can be read, too (`wangfang` is wang
 * fang, `fangan` is fan gan unless it is split: `fang'an`). An apostrophe ends a syllable. 0: no syllable begins here.
 */
export function firstSyllable(syllables: Syllables, composition: string): number {
  const letters = composition.split("'")[0] ?? ''
  const ends = beginnings(syllables, letters)
  return ends.find((end) => isSpellable(syllables, letters.slice(end))) ?? ends[0] ?? 0
}

/** How the composition is read: `wangfang` → `wang fang`. */
export function readingOf(syllables: Syllables, composition: string): string {
  const parts: string[] = []
  let rest = composition
  while (rest !== '') {
    const end = firstSyllable(syllables, rest) || rest.replace(/'.*$/, '').length
    parts.push(rest.slice(0, end))
    rest = rest.slice(end).replace(/^'/, '')
    if (end === 0) break
  }
  return parts.filter(Boolean).join(' ')
}

/** Syllables that begin so; the letters are not one of them yet. Their first characters in turn, so that none crowds out another. */
function completions(syllables: Syllables, letters: string): string[] {
  const lists = [...syllables].filter(([syllable]) => syllable.startsWith(letters)).map(([, characters]) => characters)
  const longest = Math.max(0, ...lists.map((list) => list.length))
  return Array.from({ length: longest }, (_, turn) => lists.flatMap((list) => list.slice(turn, turn + 1))).flat()
}

/**
 * What can be chosen for the composition's first syllable. In a name (`name`: what stands before, else null) the characters of
 * names come first. Empty where nothing sounds so.
 */
export function candidatesFor(syllables: Syllables, composition: string, name: string | null): Candidate[] {
  const letters = composition.split("'")[0] ?? ''
  const end = firstSyllable(syllables, composition)
  const order = (characters: readonly string[]) => (name === null ? [...characters] : orderForName(characters, name))
  if (end > 0) return order(syllables.get(spelled(letters.slice(0, end))) ?? []).map((character) => ({ character, used: end }))
  const begun = [...new Set(completions(syllables, spelled(letters)))]
  return (letters === '' ? [] : order(begun)).map((character) => ({ character, used: letters.length }))
}

/** The composition after a candidate was taken. */
export const restAfter = (composition: string, { used }: Candidate): string => composition.slice(used).replace(/^'/, '')
