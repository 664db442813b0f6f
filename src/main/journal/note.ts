import { z } from 'zod'
import { acknowledgementSchema, type HistoryLine, journalEntrySchema } from '../../shared/journal'

const entryHead = journalEntrySchema.omit({ sealed: true }).extend({ at: z.string() })

const headSchema = z.discriminatedUnion('kind', [
  entryHead.extend({ kind: z.literal('wrote') }),
  entryHead.extend({ kind: z.literal('seen') }),
  acknowledgementSchema.extend({ kind: z.literal('acknowledged'), at: z.string() }),
])

/** What of a note is in clear. `at`: when this device noted it, ISO 8601. */
export type NoteHead = z.infer<typeof headSchema>

/** One frame's content. `sealed` is an empty text for an acknowledgement. */
export type Note = { head: NoteHead; sealed: string }

const lineFeed = 0x0a

/** The clear part as one line of JSON, then the sealed text as it came: the start reads the line alone. */
export const writeNote = ({ head, sealed }: Note): string => `${JSON.stringify(head)}\n${sealed}`

/** The clear part of a payload, or null where it is none of ours (a later version's, say). */
export function readHead(payload: Buffer): NoteHead | null {
  const end = payload.indexOf(lineFeed)
  try {
    const head = headSchema.safeParse(JSON.parse(payload.toString('utf8', 0, end < 0 ? payload.length : end)))
    return head.success ? head.data : null
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
