import type { Cell } from './types'

const invisible = /[\u200b-\u200f\u202a-\u202e\u2060\ufeff\u00ad]/g
const errorValue = /^#(N\/A|REF!|VALUE!|NAME\?|DIV\/0!|NULL!|NUM!|GETTING_DATA|SPILL!)$/i

/** A cell as the file shows it, for people and for the wrong-rows file. Numbers in full, without an exponent up to 21 digits. */
export function writtenText(cell: Cell | undefined): string {
  if (cell === null || cell === undefined) return ''
  if (cell instanceof Date) return Number.isNaN(cell.getTime()) ? '' : cell.toISOString().slice(0, 10)
  if (typeof cell === 'boolean') return cell ? '是' : '否'
  return String(cell)
}

/** Longer than any field or note; a cell of megabytes would cost every pattern that looks at it. */
const longestText = 2_000

/** Most cells: printable ASCII and common Chinese characters, nothing to do. */
const plain = /^(?!#)[!-&(-_a-~\u4e00-\u9fa5]+$/

/**
 * A cell's text as it is compared and stored: NFKC (full width becomes half), nothing invisible, blanks joined and trimmed,
 * without the apostrophe that kept it a text; an error value such as `#N/A` is empty.
 */
export function cleanText(cell: Cell | undefined): string {
  const text = writtenText(cell).slice(0, longestText)
  if (text === '' || plain.test(text)) return text
  const clean = text
    .normalize('NFKC')
    .replace(invisible, '')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/^['‘’`]+/, '')
    .trim()
  return errorValue.test(clean) ? '' : clean
}

export const isEmptyCell = (cell: Cell | undefined): boolean => cleanText(cell) === ''

/** Words that fill a cell without saying anything: `/`, `-`, `无`, `不详`. */
export const saysNothing = (text: string): boolean =>
  /^([/\\\-—–_.·、无空]+|不详|未知|暂无|没有|无资料|n\/?a|null|none|未提供|待补|待核|待补充)$/i.test(text)
