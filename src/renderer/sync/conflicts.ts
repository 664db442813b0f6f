import type { Envelope } from '../data/record'
import type { Notes } from './types'

type Looked = Pick<Envelope, 'id' | 'lost'> & { _deleted?: boolean }

/** The records of one collection that hold a lost value nobody has settled. Fed by every write of the store. */
export type Conflicts = {
  ids: () => string[]
  /** Lost values, not records: a record may hold several, and each is a question of its own. */
  size: () => number
  look: (record: Looked) => void
  save: () => Promise<void>
}

const openOf = ({ lost, _deleted }: Looked): number =>
  _deleted ? 0 : Object.values(lost ?? {}).filter(({ settled }) => !settled).length

/** `counts`: lost values by record. `ids`: what a build that counted records left. */
type Note = { counts?: Record<string, number>; ids?: string[] }

export async function openConflicts(notes: Notes, collection: string): Promise<Conflicts> {
  const note = `sync-conflicts-${collection}`
  const kept = await notes.read<Note>(note)
  const open = new Map<string, number>(kept?.counts ? Object.entries(kept.counts) : (kept?.ids ?? []).map((id) => [id, 1]))
  let dirty = false
  return {
    ids: () => [...open.keys()],
    size: () => [...open.values()].reduce((sum, count) => sum + count, 0),
    look(record) {
      if (!record.lost && open.size === 0) return
      const count = openOf(record)
      if (count === (open.get(record.id) ?? 0)) return
      dirty = true
      if (count > 0) open.set(record.id, count)
      else open.delete(record.id)
    },
    async save() {
      if (!dirty) return
      dirty = false
      await notes.write(note, { counts: Object.fromEntries(open) } satisfies Note)
    },
  }
}
