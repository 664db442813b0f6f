import type { z } from 'zod'
import { readText, writeAtomic } from './files'
import { createTurns } from './journal/commit'
import { asDiskFault } from './journal/tail'

export type KeptFile<T> = {
  read(): T
  /**
   * Makes the next state of the one that stands, one change after the other; the file is on the disk when it resolves. What
   * `next` throws is thrown, and nothing is changed. The same object back writes nothing. Throws a Refusal 507 on a full disk.
   */
  change(next: (now: T) => T): Promise<T>
  settled(): Promise<void>
}

/** A small state in one JSON file that is replaced as a whole. `damaged` says what to go on with where it cannot be read. */
export async function openKept<T>(
  path: string,
  schema: z.ZodType<T>,
  first: T,
  damaged: (cause: unknown) => T,
): Promise<KeptFile<T>> {
  const text = await readText(path)
  let state = first
  if (text !== null) {
    try {
      state = schema.parse(JSON.parse(text))
    } catch (cause) {
      state = damaged(cause)
    }
  }
  const inTurn = createTurns()
  return {
    read: () => state,
    change: (next) =>
      inTurn(async () => {
        const wanted = next(state)
        if (wanted === state) return state
        await writeAtomic(path, `${JSON.stringify(wanted)}\n`).catch((cause: unknown) => {
          throw asDiskFault(cause)
        })
        state = wanted
        return state
      }),
    settled: () => inTurn(async () => undefined),
  }
}
