import { mkdir } from 'node:fs/promises'
import type { HistoryLine, JournalEntry } from '../../shared/journal'
import { createCommitter, createTurns, type Framed } from './commit'
import { frame } from './frame'
import { historyLine, type NoteHead, readNote, writeNote } from './note'
import { readPayloads } from './segments'
import { openShelf, type Shelf, type ShelfOptions } from './shelf'
import type { Pending } from './waiting'

/** A note before it has its moment, and its sealed part. */
export type NewNote = {
  [K in NoteHead['kind']]: Omit<Extract<NoteHead, { kind: K }>, 'at'> & { sealed?: string }
}[NoteHead['kind']]

export type JournalLog = {
  /**
   * Adds notes, all or none. `durable`: resolves when the disk has them; requests that arrive while a flush runs share
   * the next one. Throws a Refusal 507 `disk-full`.
   */
  append(notes: readonly NewNote[], durable: boolean): Promise<void>
  /** Everything noted of a record, in order. */
  history(collection: string, id: string): Promise<HistoryLine[]>
  /** The versions nobody acknowledged, in order, read in portions while the journal goes on. */
  pending(): AsyncGenerator<JournalEntry[]>
  pendingCount(): number
  /** The newest stamp the journal knows; empty where it knows none. */
  newestStamp(): string
  isEmpty(): boolean
  /** Rewrites what holds forgotten notes, removes history past its limits. Other calls come in between. */
  tidy(): Promise<void>
  /** Removes everything. */
  clear(): Promise<void>
  /** Finishes what was asked for; later appends are refused. */
  close(): Promise<void>
}

const portion = 200

const framed = ({ sealed = '', ...head }: NewNote, at: string): Framed => {
  const dated = { ...head, at }
  return { head: dated, bytes: frame(writeNote({ head: dated, sealed })) }
}

async function readPending(folder: string, wanted: readonly Pending[]): Promise<JournalEntry[]> {
  // What was acknowledged since the list was made has no place any more.
  const waiting = wanted.filter(({ place }) => place >= 0)
  const payloads = await readPayloads(
    folder,
    waiting.map(({ place }) => place),
    256 * 1024,
  )
  return payloads.flatMap((payload) => {
    const note = payload && readNote(payload)
    if (note?.head.kind !== 'wrote') return []
    const { collection, id, stamp, erased } = note.head
    return [{ collection, id, stamp, sealed: note.sealed, ...(erased && { erased }) }]
  })
}

async function* pendingOf(shelf: Shelf, folder: string, inTurn: ReturnType<typeof createTurns>) {
  const all = shelf.places.pending()
  for (let from = 0; from < all.length; from += portion) {
    // In turn, for a rewriting moves places.
    const entries = await inTurn(() => readPending(folder, all.slice(from, from + portion)))
    if (entries.length > 0) yield entries
  }
}

/** Opens the journal in a folder, made where it is absent. Damaged files are reported and never stop it. */
export async function openLog(options: ShelfOptions): Promise<JournalLog> {
  const { folder, now } = options
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const shelf = await openShelf(options)
  const { places } = shelf
  const inTurn = createTurns()
  const commit = createCommitter(inTurn, shelf.write)
  return {
    append: (notes, durable) => {
      const at = new Date(now()).toISOString()
      return commit(
        notes.map((note) => framed(note, at)),
        durable,
      )
    },
    history: (collection, id) =>
      inTurn(async () => {
        const payloads = await readPayloads(folder, places.of(collection, id), 4096)
        return payloads.flatMap((payload) => {
          const note = payload && readNote(payload)
          return note ? [historyLine(note)] : []
        })
      }),
    pending: () => pendingOf(shelf, folder, inTurn),
    pendingCount: () => places.pendingCount(),
    newestStamp: () => places.newestStamp(),
    isEmpty: () => places.size() === 0,
    tidy: async () => {
      for (const number of shelf.stale()) await inTurn(() => shelf.rewrite(number))
      await inTurn(shelf.prune)
    },
    clear: () => inTurn(shelf.clear),
    close: () => inTurn(shelf.close),
  }
}
