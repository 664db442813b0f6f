import type { Envelope } from '../data/record'
import type { Notes } from './types'

/** The records of one collection that hold a lost value nobody has settled. Fed by every write of the store. */
export type Conflicts = {
  ids: () => string[]
  size: () => number
  look: (record: Pick<Envelope, 'id' | 'lost'> & { _deleted?: boolean }) => void
  save: () => Promise<void>
}

const isOpen = ({ lost, _deleted }: Pick<Envelope, 'lost'> & { _deleted?: boolean }): boolean =>
  !_deleted && Object.values(lost ?? {}).some(({ settled }) => !settled)

export async function openConflicts(notes: Notes, collection: string): Promise<Conflicts> {
  const note = `sync-conflicts-${collection}`
  const ids = new Set((await notes.read<{ ids: string[] }>(note))?.ids ?? [])
  let dirty = false
  return {
    ids: () => [...ids],
    size: () => ids.size,
    look(record) {
      if (!record.lost && ids.size === 0) return
      const open = isOpen(record)
      if (open === ids.has(record.id)) return
      dirty = true
      if (open) ids.add(record.id)
      else ids.delete(record.id)
    },
    async save() {
      if (!dirty) return
      dirty = false
      await notes.write(note, { ids: [...ids] })
    },
  }
}
