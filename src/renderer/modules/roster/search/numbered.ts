/** Texts that many rows share, each under a number: comparing numbers is quicker, and a number is kept in four bytes. */
export type Numbered = {
  /** The number of a text, a new one where it has none; -1 for no text. */
  numberOf: (text: string | undefined) => number
  /** The number of a text that has one, else -1. */
  known: (text: string | undefined) => number
  textAt: (number: number) => string | undefined
  /** All texts by their numbers. */
  all: () => readonly string[]
}

/** `kept` answers the texts of an earlier run; it is asked when they are needed. */
export function createNumbered(kept?: () => string[]): Numbered {
  let texts: string[] | null = kept ? null : []
  let numbers: Map<string, number> | null = null
  const all = (): string[] => {
    texts ??= kept?.() ?? []
    return texts
  }
  const known = (text: string | undefined): number => {
    if (text === undefined) return -1
    numbers ??= new Map(all().map((each, number) => [each, number]))
    return numbers.get(text) ?? -1
  }
  return {
    known,
    numberOf(text) {
      const number = known(text)
      if (number >= 0 || text === undefined) return number
      numbers?.set(text, all().length)
      return all().push(text) - 1
    },
    textAt: (number) => all()[number],
    all,
  }
}
