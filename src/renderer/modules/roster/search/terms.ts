import { fold, foldName } from '../../../lib/fold'

/** One word of what was typed, prepared for every field it could mean. */
export type Term = {
  /**
   * `words`: Chinese (a name, an estate, an address); `letters`: pinyin, initials or a foreign name;
   * `digits`: the tail of a number or a part of an address; `seat`: an address with dashes (`3-2-501`, `a座2`).
   */
  kind: 'words' | 'letters' | 'digits' | 'seat'
  /** As compared with names, pinyin and numbers. */
  text: string
  /** As compared with addresses: `3栋2单元501室` became `3-2-501`. */
  address: string
}

export type Terms = {
  terms: Term[]
  /** The words written together, where they are of one kind: `wang xiao ming` may be one name. Else null. */
  phrase: Term | null
}

/** An address as it is compared: the generic words become dashes, `百瑞苑3栋2单元501室` → `百瑞苑3-2-501`. */
export const foldAddress = (address: string): string =>
  fold(address)
    .replace(/(?<=[0-9a-z甲乙丙丁东南西北中])(号楼|栋|幢|座|楼|单元|门|梯)/g, '-')
    .replace(/(?<=\d)(室|号房|号|户)/g, '')
    .replace(/-+/g, '-')

function termOf(word: string): Term {
  const address = foldAddress(word).replace(/^-/, '')
  if (/^[a-z']+$/.test(word)) return { kind: 'letters', text: word.replaceAll("'", ''), address }
  if (/^\d+x?$/.test(word)) return { kind: 'digits', text: word, address: word }
  if (/^[\da-z]/.test(address) && /^[\da-z-]+$/.test(address)) return { kind: 'seat', text: word.replaceAll('-', ''), address }
  return { kind: 'words', text: foldName(word), address }
}

/** What was typed, apart by blanks and commas. At most eight words: nobody types more, a pasted page has thousands. */
export function readTerms(typed: string): Terms {
  const words = fold(typed.slice(0, 200))
    .split(/[\s,，、;；/]+/)
    .filter((word) => /[\p{L}\p{N}]/u.test(word))
    .slice(0, 8)
  const terms = words.map(termOf)
  const kind = terms[0]?.kind
  const joins = terms.length > 1 && (kind === 'words' || kind === 'letters') && terms.every((term) => term.kind === kind)
  return { terms, phrase: joins ? termOf(words.join('')) : null }
}

const continues = (before: Term, after: Term): boolean =>
  before.kind === after.kind &&
  // The tail `123` says nothing of the tail `1234`: numbers are looked for from their end.
  (before.kind === 'digits' ? before.text === after.text : after.text.startsWith(before.text)) &&
  after.address.startsWith(before.address)

/** Whether everyone found by `after` was found by `before`, so that the search can go on from there. */
export function narrows(before: Terms, after: Terms): boolean {
  if (before.terms.length === 0 || before.terms.length > after.terms.length) return false
  const last = before.terms.length - 1
  return before.terms.every((term, index) => {
    const next = after.terms[index]
    if (next === undefined) return false
    return index === last && before.terms.length === after.terms.length
      ? continues(term, next)
      : term.kind === next.kind && term.text === next.text && term.address === next.address
  })
}
