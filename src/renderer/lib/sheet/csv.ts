import type { Cell } from './types'

/** `="0123"` and a leading apostrophe or tab keep digits from becoming a number; none of them is part of the value. */
function plainCell(text: string): Cell {
  const formula = /^="(.*)"$/s.exec(text)
  const plain = (formula?.[1] !== undefined ? formula[1].replaceAll('""', '"') : text).replace(/^[\t ]*['’\t]/, '')
  return plain === '' ? null : plain
}

const delimiters = [',', ';', '\t'] as const

/** The delimiter that stands most often outside quotes in the first rows; Excel's `sep=;` line decides before it. */
function findDelimiter(text: string): { delimiter: string; from: number } {
  const said = /^sep=(.)\r?\n/i.exec(text)
  if (said?.[1]) return { delimiter: said[1], from: said[0].length }
  const counts = delimiters.map(() => 0)
  let quoted = false
  let lines = 0
  for (let i = 0; i < text.length && i < 65_536 && lines < 20; i += 1) {
    const character = text.charAt(i)
    if (character === '"') quoted = !quoted
    else if (quoted) continue
    else if (character === '\n') lines += 1
    else {
      const index = delimiters.indexOf(character as (typeof delimiters)[number])
      // A tab before a number is how it is kept a text, not a delimiter.
      if (index >= 0 && !(character === '\t' && /\d/.test(text.charAt(i + 1)) && /[,;]/.test(text.charAt(i - 1))))
        counts[index] = (counts[index] ?? 0) + 1
    }
  }
  const best = counts.indexOf(Math.max(...counts))
  return { delimiter: delimiters[best] ?? ',', from: 0 }
}

/**
 * Reads comma, semicolon or tab separated text (RFC 4180, forgiving): quotes, doubled quotes, line ends inside quotes, CRLF, LF, CR.
 * A quote that never closes is taken as a character. Every cell is a text. Answers null past `rowLimit` rows that hold something.
 */
export function readCsv(text: string, rowLimit: number, columnLimit: number): Cell[][] | null {
  const { delimiter, from } = findDelimiter(text)
  const rows: Cell[][] = []
  let row: Cell[] = []
  let filled = 0
  let quotes = true
  let at = from

  const endCell = (value: string) => {
    const cell = plainCell(value)
    if (row.length < columnLimit) row.push(cell)
  }
  const endRow = () => {
    if (row.some((cell) => cell !== null)) filled += 1
    rows.push(row)
    row = []
  }

  const plainEnd = new RegExp(`[${delimiter === '\t' ? '\\t' : `\\${delimiter}`}\r\n]`, 'g')
  while (at <= text.length) {
    let value = ''
    if (quotes && text.charAt(at) === '"') {
      const closed = readQuoted(text, at)
      if (closed) {
        value = closed.value
        at = closed.end
      } else quotes = false
    }
    plainEnd.lastIndex = at
    const end = plainEnd.exec(text)?.index ?? text.length
    endCell(value + text.slice(at, end))
    const stop = text.charAt(end)
    at = end + 1
    if (stop === delimiter) continue
    if (stop === '\r' && text.charAt(at) === '\n') at += 1
    endRow()
    if (filled > rowLimit) return null
    if (at >= text.length) break
  }
  return rows
}

/** A quoted value from its opening quote on; null where it never closes. */
function readQuoted(text: string, start: number): { value: string; end: number } | null {
  let value = ''
  let from = start + 1
  for (;;) {
    const quote = text.indexOf('"', from)
    if (quote < 0) return null
    value += text.slice(from, quote)
    if (text.charAt(quote + 1) !== '"') return { value, end: quote + 1 }
    value += '"'
    from = quote + 2
  }
}
