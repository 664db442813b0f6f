import type { RxDatabase } from 'rxdb'

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
  isRefused: (id: string) => boolean
  /** Ids refused and not yet sent since. */
  refused: () => string[]
  /** A row of the center that is not let in. */
  hold: (id: string, code: string, detail: string) => void
  /** A row of ours that was not taken. */
  refuse: (id: string, code: string, detail: string) => void
  /** A good row came from the center: what was held under its id is mended, what was refused may pass now. */
  arrived: (id: string) => void
  /** The center took the row. */
  sent: (id: string) => void
  /** Ids that were refused and that the center has changed since; empties itself. */
  takeChanged: () => string[]
  /** Writes down what changed. */
  save: () => Promise<void>
}

export async function openRowProblems(database: RxDatabase, collection: string, now: () => string): Promise<RowProblems> {
  const note = `rows-${collection}`
  const kept = await database.getLocal<{ rows: Record<string, RowProblem> }>(note)
  const rows = new Map<string, RowProblem>(Object.entries((kept?.get('rows') as Record<string, RowProblem> | undefined) ?? {}))
  let changed = new Set<string>()
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
    isRefused: (id) => rows.get(id)?.unsent === true,
    refused: () => [...rows].filter(([, { unsent }]) => unsent).map(([id]) => id),
    hold: (id, code, detail) => put(id, { code, detail, at: now(), unsent: rows.get(id)?.unsent ?? false }),
    refuse: (id, code, detail) => put(id, { code, detail, at: now(), unsent: true }),
    arrived(id) {
      const problem = rows.get(id)
      if (problem?.unsent) changed.add(id)
      else if (problem) drop(id)
    },
    sent: drop,
    takeChanged() {
      const ids = [...changed]
      changed = new Set()
      return ids
    },
    async save() {
      if (!dirty) return
      dirty = false
      await database.upsertLocal(note, { rows: Object.fromEntries(rows) })
    },
  }
}
