/** One entry of a national code table. */
export type Code = { readonly code: string; readonly zh: string; readonly en: string }

export type CodeTable<C extends Code = Code> = {
  /** The standard's number, for the screen and the documentation. */
  readonly standard: string
  readonly codes: readonly C[]
  /** The entry of a code, or null where the table has none. */
  readonly find: (code: string | undefined) => C | null
  /** The code people mean by these words (`党员` → `01`), or null: then keep the words and ask. */
  readonly read: (words: string) => string | null
}

/** Words as the tables compare them: one width, no blanks, no brackets, no closing punctuation. */
export const plainWords = (words: string): string =>
  words
    .normalize('NFKC')
    .replace(/[\s\u200b-\u200d\ufeff()[\]【】「」.。,,;;::]/g, '')
    .toLowerCase()

/**
 * A table with its look-ups. `words` maps what real sheets say to codes, several ways of saying it apart by a blank;
 * the Chinese and English names and the codes themselves are always understood.
 */
export function codeTable<const C extends Code>(definition: {
  standard: string
  codes: readonly C[]
  words?: Record<string, string>
}): CodeTable<C> {
  const byCode = new Map<string, C>(definition.codes.map((entry) => [entry.code, entry]))
  const byWords = new Map<string, string>()
  for (const entry of definition.codes) {
    byWords.set(entry.code, entry.code)
    byWords.set(plainWords(entry.zh), entry.code)
    byWords.set(plainWords(entry.en), entry.code)
  }
  for (const [code, words] of Object.entries(definition.words ?? {})) {
    for (const word of words.split(' ')) byWords.set(plainWords(word), code)
  }
  return {
    standard: definition.standard,
    codes: definition.codes,
    find: (code) => (code === undefined ? null : (byCode.get(code) ?? null)),
    read: (words) => byWords.get(plainWords(words)) ?? null,
  }
}
