import type { Acknowledgement, HistoryLine, JournalEntry } from '../../shared/journal'

type EntryHead = Omit<JournalEntry, 'sealed'> & { at: string }

/** What of a note is in clear. `at`: when this device noted it, ISO 8601. */
export type NoteHead =
  | ({ kind: 'wrote' } & EntryHead)
  | ({ kind: 'seen' } & EntryHead)
  | ({ kind: 'acknowledged'; at: string } & Acknowledgement)

/** One frame's content. `sealed` is an empty text for an acknowledgement. */
export type Note = { head: NoteHead; sealed: string }

const lineFeed = 0x0a

/** The clear part as one line of JSON, then the sealed text as it came: the start reads the line alone. */
export const writeNote = ({ head, sealed }: Note): string => `${JSON.stringify(head)}\n${sealed}`

// By hand and not by a schema: the start reads a hundred thousand of them, each parsed by a schema before it was written.
function isHead(value: unknown): value is NoteHead {
  if (typeof value !== 'object' || value === null) return false
  const head = value as Partial<Record<string, unknown>>
  const { kind, collection, id, stamp, at, rev } = head
  if (kind !== 'wrote' && kind !== 'seen' && (kind !== 'acknowledged' || typeof rev !== 'string')) return false
  return typeof collection === 'string' && typeof id === 'string' && typeof stamp === 'string' && typeof at === 'string'
}

/** The clear part of a payload, or null where it is none of ours (a later version's, say). */
export function readHead(payload: Buffer): NoteHead | null {
  const end = payload.indexOf(lineFeed)
  try {
    const head: unknown = JSON.parse(payload.toString('utf8', 0, end < 0 ? payload.length : end))
    return isHead(head) ? head : null
  } catch {
    // The checksum was right, so this is no damage: something else wrote it, and it is passed over like any unknown kind.
    return null
  }
}

/** The whole note, or null as `readHead`. */
export function readNote(payload: Buffer): Note | null {
  const head = readHead(payload)
  const end = payload.indexOf(lineFeed)
  return head && { head, sealed: end < 0 ? '' : payload.toString('utf8', end + 1) }
}

/** The note as a line of a record's history. */
export function historyLine({ head, sealed }: Note): HistoryLine {
  const { at, stamp } = head
  if (head.kind === 'acknowledged') return { kind: head.kind, at, stamp, rev: head.rev }
  return { kind: head.kind, at, stamp, sealed }
}
