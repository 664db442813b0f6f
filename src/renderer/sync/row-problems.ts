import type { Notes } from './types'

/**
 * `invalid`: what stands at the center under this id breaks the schema. Any other code is the center's own word for why
 * it refused the row (`forbidden`, `too-large`). `unsent` says whether a record of this device waits because of it.
 */
export type RowProblem = { code: string; detail: string; at: string; unsent: boolean }

/**
 * The rows of one collection that could not be sent or taken in. Kept on this device: after a restart they are still
 * counted as unsent, although the push has gone past them.
 */
export type RowProblems = {
  all: () => ReadonlyMap<string, RowProblem>
  /** Ids refused and not yet sent since. */
  refused: () => string[]
  /** Whether the version of this tick was refused, and nothing has happened since that could change the center's mind. */
  isParked: (id: string, tick: number) => boolean
  /** A row of the center that is not let in. */
  hold: (id: string, code: string, detail: string) => void
  /** A row of ours, as it stood at this tick of the outbox, that was not taken. */
  refuse: (id: string, tick: number, code: string, detail: string) => void
  /** A good row came from the center: what was held under its id is mended, what was refused may pass now. */
  arrived: (id: string) => void
  /** Nothing of ours waits under this id any more. */
  settled: (id: string) => void
  /** The record is taken away. */
  forget: (id: string) => void
  /** What was refused is tried again. */
  retry: () => void
  /** Writes down what changed. */
  save: () => Promise<void>
}

export async function openRowProblems(notes: Notes, collection: string, now: () => string): Promise<RowProblems> {
  const note = `sync-rows-${collection}`
  const kept = await notes.read<{ rows: Record<string, RowProblem> }>(note)
  const rows = new Map<string, RowProblem>(Object.entries(kept?.rows ?? {}))
  const parked = new Map<string, number>()
  let dirty = false
  const put = (id: string, problem: RowProblem) => {
    rows.set(id, problem)
    dirty = true
  }
  const drop = (id: string) => {
    if (rows.delete(id)) dirty = true
  }
  return {
    all: () => rows,
    refused: () => [...rows].filter(([, { unsent }]) => unsent).map(([id]) => id),
    isParked: (id, tick) => parked.get(id) === tick,
    hold: (id, code, detail) => put(id, { code, detail, at: now(), unsent: rows.get(id)?.unsent ?? false }),
    refuse(id, tick, code, detail) {
      parked.set(id, tick)
      put(id, { code, detail, at: now(), unsent: true })
    },
    arrived(id) {
      parked.delete(id)
      if (rows.get(id)?.unsent === false) drop(id)
    },
    settled(id) {
      parked.delete(id)
      if (rows.get(id)?.unsent) drop(id)
    },
    forget(id) {
      parked.delete(id)
      drop(id)
    },
    retry: () => parked.clear(),
    async save() {
      if (!dirty) return
      await notes.write(note, { rows: Object.fromEntries(rows) })
      dirty = false
    },
  }
}
