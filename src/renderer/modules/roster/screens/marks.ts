import { fold } from '../../../lib/fold'
import { readTerms } from '../search/terms'

export type Part = { text: string; marked: boolean; at: number }

/** Cuts a text into parts that were searched for and parts that were not. `from` and `to` are characters. */
export function markRange(text: string, range: { from: number; to: number } | undefined): Part[] {
  if (!range) return [{ text, marked: false, at: 0 }]
  const { from, to } = range
  return [
    { text: text.slice(0, from), marked: false, at: 0 },
    { text: text.slice(from, to), marked: true, at: from },
    { text: text.slice(to), marked: false, at: to },
  ].filter((part) => part.text !== '')
}

/** Marks the first of the typed words that stands in an address. */
export function markAddress(address: string, typed: string): Part[] {
  const folded = fold(address)
  // Where folding changed the length, places in the one are not places in the other.
  if (folded.length !== address.length) return markRange(address, undefined)
  for (const { address: word } of readTerms(typed).terms) {
    const at = word === '' ? -1 : folded.indexOf(word)
    if (at >= 0) return markRange(address, { from: at, to: at + word.length })
  }
  return markRange(address, undefined)
}

/** Marks the end of a masked number where its end was typed; what the mask hides stays hidden. */
export function markTail(masked: string, number: string, typed: string): Part[] {
  const whole = number.toLowerCase()
  const term = readTerms(typed).terms.find(({ kind, text }) => kind === 'digits' && text.length >= 3 && whole.endsWith(text))
  if (!term) return markRange(masked, undefined)
  const shown = /[^*]*$/.exec(masked)?.[0].length ?? 0
  const length = Math.min(term.text.length, shown)
  return markRange(masked, { from: masked.length - length, to: masked.length })
}
