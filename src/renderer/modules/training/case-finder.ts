import { plainText, wordsOfQuery } from './case-marks'

/** What is searched of a problem or a case. `version` says when it became another. */
export type Searched = { id: string; version: string; title: string; body: string; day: string }
export type Found<S> = { entry: S; inTitle: boolean }

export type Finder<S extends Searched> = {
  /** Takes in what is new or changed and lets go of what is gone, a slice at a time so that the page stays free. */
  keep: (entries: readonly S[]) => Promise<void>
  /** Everything that has all the words typed, what has them in its title first, then the newest. Empty for no word. */
  find: (typed: string) => Found<S>[]
  size: () => number
}

type Slot<S> = { entry: S; title: string; text: string; alive: boolean }

/** The page is left alone after so many milliseconds of work. */
const sliceMs = 8
const pause = () => new Promise<void>((resolve) => setTimeout(resolve))

/** For each character, and each two side by side, the places of the texts that have them. */
function createLists() {
  const lists = new Map<string, number[]>()
  const note = (gram: string, at: number) => {
    const known = lists.get(gram)
    if (!known) lists.set(gram, [at])
    else if (known[known.length - 1] !== at) known.push(at)
  }
  return {
    add(text: string, at: number) {
      for (let index = 0; index < text.length; index += 1) {
        const [one, two] = [text.charAt(index), text.charAt(index + 1)]
        if (one === ' ' || one === '\n') continue
        note(one, at)
        if (two !== '' && two !== ' ' && two !== '\n') note(one + two, at)
      }
    },
    /** The shortest of the lists of some words' characters: every text that has them all is in it. */
    shortest(words: readonly string[]): readonly number[] {
      let shortest: readonly number[] | null = null
      for (const word of words)
        for (let at = 0; at < Math.max(1, word.length - 1); at += 1) {
          const known = lists.get(word.slice(at, at + 2))
          if (!known) return []
          if (!shortest || known.length < shortest.length) shortest = known
        }
      return shortest ?? []
    },
  }
}

const nearestFirst = <S extends Searched>(a: Found<S>, b: Found<S>): number =>
  Number(b.inTitle) - Number(a.inTitle) ||
  (a.entry.day === b.entry.day ? (a.entry.id < b.entry.id ? -1 : 1) : a.entry.day < b.entry.day ? 1 : -1)

/**
 * A full-text index of Chinese without a dictionary: for each character, and each two side by side, the texts that have them. A query
 * looks only through the shortest of these lists. Texts that changed get a new place; places nobody needs are swept now and then.
 */
export function createFinder<S extends Searched>(): Finder<S> {
  let slots: Slot<S>[] = []
  let places = new Map<string, number>()
  let lists = createLists()
  let dead = 0
  let turn = 0

  const take = (entry: S) => {
    const at = slots.length
    const title = plainText(entry.title)
    const text = `${title}\n${plainText(entry.body)}`
    slots.push({ entry, title, text, alive: true })
    places.set(entry.id, at)
    lists.add(text, at)
  }
  const letGo = (id: string) => {
    const slot = slots[places.get(id) ?? -1]
    if (!slot?.alive) return
    slot.alive = false
    places.delete(id)
    dead += 1
  }
  const sweep = () => {
    ;[slots, places, lists, dead] = [[], new Map(), createLists(), 0]
  }

  return {
    async keep(entries) {
      turn += 1
      const own = turn
      const wanted = new Set(entries.map(({ id }) => id))
      for (const id of [...places.keys()]) if (!wanted.has(id)) letGo(id)
      if (dead > slots.length / 2) sweep()
      const isKnown = ({ id, version }: S) => slots[places.get(id) ?? -1]?.entry.version === version
      const fresh = entries.filter((entry) => !isKnown(entry))
      let began = performance.now()
      for (const entry of fresh) {
        letGo(entry.id)
        take(entry)
        if (performance.now() - began < sliceMs) continue
        await pause()
        // A later list has come meanwhile; it takes in what this one had left.
        if (own !== turn) return
        began = performance.now()
      }
    },
    find(typed) {
      const words = wordsOfQuery(typed)
      const found: Found<S>[] = []
      for (const at of lists.shortest(words)) {
        const slot = slots[at]
        if (!slot?.alive || !words.every((word) => slot.text.includes(word))) continue
        found.push({ entry: slot.entry, inTitle: words.every((word) => slot.title.includes(word)) })
      }
      return found.sort(nearestFirst)
    },
    size: () => places.size,
  }
}
