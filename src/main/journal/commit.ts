import type { NoteHead } from './note'

/** A note as a frame, ready to be written. */
export type Framed = { head: NoteHead; bytes: Buffer }

export type Turns = <T>(act: () => Promise<T>) => Promise<T>

/** Runs what it is given one after the other. */
export function createTurns(): Turns {
  let last: Promise<unknown> = Promise.resolve()
  return (act) => {
    const mine = last.then(act)
    last = mine.catch(() => undefined)
    return mine
  }
}

type Waiting = { notes: Framed[]; bytes: number; durable: boolean; done: () => void; fail: (cause: unknown) => void }

const mostBytes = 32 * 1024 * 1024

/**
 * Group commit: what is asked for while a write and its flush run waits, and shares the next one. Where a group cannot
 * be written each request is tried by itself, so that a large one does not refuse the small ones beside it.
 */
export function createCommitter(inTurn: Turns, write: (notes: Framed[], durable: boolean) => Promise<void>) {
  const waiting: Waiting[] = []

  const take = (): Waiting[] => {
    let bytes = 0
    const beyond = waiting.findIndex((one, index) => {
      bytes += one.bytes
      return index > 0 && bytes > mostBytes
    })
    return waiting.splice(0, beyond < 0 ? waiting.length : beyond)
  }

  const flush = async () => {
    const group = take()
    if (waiting.length > 0) void inTurn(flush)
    const together = write(
      group.flatMap(({ notes }) => notes),
      group.some(({ durable }) => durable),
    )
    await together.then(
      () => {
        for (const { done } of group) done()
      },
      async (cause: unknown) => {
        if (group.length === 1) return group[0]?.fail(cause)
        for (const { notes, durable, done, fail } of group) await write(notes, durable).then(done, fail)
      },
    )
  }

  return (notes: Framed[], durable: boolean): Promise<void> =>
    new Promise((done, fail) => {
      const bytes = notes.reduce((sum, one) => sum + one.bytes.length, 0)
      waiting.push({ notes, bytes, durable, done, fail })
      if (waiting.length === 1) void inTurn(flush)
    })
}
