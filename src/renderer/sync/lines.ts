import type { Notes } from './types'

/**
 * A long list in small notes: only the newest of them is written again when a line is added. Holds at least `chunks - 1`
 * times `chunkSize` lines, the oldest go.
 */
export type Lines<T> = {
  add: (lines: readonly T[]) => void
  /** Takes the place of the newest line. */
  replaceLast: (line: T) => void
  last: () => T | undefined
  /** Newest first. */
  newest: (count: number) => T[]
  save: () => Promise<void>
}

type Chunk<T> = { number: number; lines: T[] }

export async function openLines<T>(notes: Notes, key: string, chunkSize: number, chunks: number): Promise<Lines<T>> {
  const noteOf = (number: number) => `${key}-${number % chunks}`
  const kept: Chunk<T>[] = []
  for (let place = 0; place < chunks; place += 1) {
    const chunk = await notes.read<Chunk<T>>(noteOf(place))
    if (chunk) kept.push(chunk)
  }
  kept.sort((a, b) => a.number - b.number)
  const dirty = new Set<Chunk<T>>()
  const open = (): Chunk<T> => {
    const last = kept.at(-1)
    if (last && last.lines.length < chunkSize) return last
    const next: Chunk<T> = { number: (last?.number ?? -1) + 1, lines: [] }
    kept.push(next)
    if (kept.length > chunks) dirty.delete(kept.shift() as Chunk<T>)
    return next
  }
  return {
    add(lines) {
      for (const line of lines) {
        const chunk = open()
        chunk.lines.push(line)
        dirty.add(chunk)
      }
    },
    replaceLast(line) {
      const chunk = kept.at(-1)
      if (!chunk) return
      chunk.lines[chunk.lines.length - 1] = line
      dirty.add(chunk)
    },
    last: () => kept.at(-1)?.lines.at(-1),
    newest(count) {
      const found: T[] = []
      for (const { lines } of kept.toReversed())
        for (const line of lines.toReversed()) {
          if (found.length >= count) return found
          found.push(line)
        }
      return found
    },
    async save() {
      const chunks = [...dirty]
      dirty.clear()
      for (const chunk of chunks) await notes.write(noteOf(chunk.number), chunk)
    },
  }
}
