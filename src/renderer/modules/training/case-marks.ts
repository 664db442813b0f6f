/** A piece of a text; `hit` where it is what was looked for. */
export type Piece = { text: string; hit: boolean }

const folded = /[A-Z\uff10-\uff19\uff21-\uff3a\uff41-\uff5a\u3000\t]/
const narrowed = /[\uff10-\uff19\uff21-\uff3a\uff41-\uff5a]/g

/**
 * Letters and figures of one width and small, character for character, so that a place in it is the place in the text people read.
 * Chinese punctuation stays.
 */
export const plainText = (text: string): string =>
  folded.test(text)
    ? text
        .replace(narrowed, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0))
        .replace(/[\u3000\t]/g, ' ')
        .replace(/[A-Z]/g, (capital) => capital.toLowerCase())
    : text

const mostWords = 8

/** What was typed, as words all of which a text must have. */
export const wordsOfQuery = (typed: string): string[] =>
  [...new Set(plainText(typed.normalize('NFC')).split(/\s+/))].filter((word) => word !== '').slice(0, mostWords)

/** Where words stand in a text, as runs that do not overlap. */
function runsOf(plain: string, words: readonly string[]): [number, number][] {
  const found: [number, number][] = []
  for (const word of words)
    for (let at = plain.indexOf(word); at >= 0; at = plain.indexOf(word, at + 1)) found.push([at, at + word.length])
  found.sort(([a], [b]) => (a < b ? -1 : 1))
  const runs: [number, number][] = []
  for (const [from, to] of found) {
    const last = runs.at(-1)
    if (last && from <= last[1]) last[1] = Math.max(last[1], to)
    else runs.push([from, to])
  }
  return runs
}

/** A text cut where words begin and end in it. */
export function piecesBy(text: string, words: readonly string[]): Piece[] {
  const pieces: Piece[] = []
  let at = 0
  for (const [from, to] of runsOf(plainText(text), words)) {
    if (from > at) pieces.push({ text: text.slice(at, from), hit: false })
    pieces.push({ text: text.slice(from, to), hit: true })
    at = to
  }
  if (at < text.length) pieces.push({ text: text.slice(at), hit: false })
  return pieces
}

const snippetBefore = 18
const snippetLength = 96

/** About two lines of a text around the first place a word stands at; its beginning where none does. */
export function snippetOf(text: string, words: readonly string[]): Piece[] {
  const flat = text.replace(/\s/g, ' ')
  const [first] = runsOf(plainText(flat), words)
  const from = first && first[0] > snippetBefore ? first[0] - snippetBefore : 0
  const to = Math.min(flat.length, from + snippetLength)
  const pieces = piecesBy(flat.slice(from, to), words)
  if (from > 0) pieces.unshift({ text: '…', hit: false })
  if (to < flat.length) pieces.push({ text: '…', hit: false })
  return pieces
}
