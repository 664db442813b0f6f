import { createRevision } from 'rxdb'
import type { JournalEntry } from '../../../shared/journal'
import { type SyncMeta, syncContext } from '../../data/outbox'
import type { Document } from '../../data/sealed-record'
import { readRow, rowOf } from '../../data/sealed-row'
import type { Vault } from '../../data/vault'
import { randomId } from '../../lib/id'
import { isSameRecord, type Mergeable, mergeRecords } from '../../sync/merge'
import { type Migrations, upTo } from './up-to'

/** A row of the journal or of a snapshot: the sealed record as text. */
export type SealedRow = { collection: string; sealed: string }

/** `written`: records that changed by it; `damaged`: rows that could not be opened or break their schema. */
export type PutBack = { read: number; written: number; damaged: number }

const nothing: PutBack = { read: 0, written: 0, damaged: 0 }
const plus = (a: PutBack, b: PutBack): PutBack => ({
  read: a.read + b.read,
  written: a.written + b.written,
  damaged: a.damaged + b.damaged,
})

const recordOf = ({ _meta, _rev, _attachments, ...record }: Document) => record as unknown as Mergeable

/** What stands under an id, or nothing where it was taken away to be fetched anew. */
const standing = (held: Document | undefined): Mergeable | null =>
  held && (held._meta as SyncMeta).from !== 'emptied' ? recordOf(held) : null

/**
 * Merges opened records into a collection, not as local edits: whoever reads the center afterwards finds out what it
 * knows of them. Twice is harmless. `journal`: where they are to be journaled before they are stored.
 */
export async function putRecords(
  vault: Vault,
  collection: string,
  records: Document[],
  journal: { write: (entries: JournalEntry[]) => Promise<void> } | null = null,
): Promise<PutBack> {
  const instance = await vault.instance(collection)
  const sealer = vault.sealer(collection)
  const token = randomId()
  let open = new Map<string, Document>()
  let result: PutBack = { ...nothing, read: records.length }
  for (const record of records) {
    const other = open.get(record.id as string)
    // Two versions of one record in one portion are merged here; the base of the earlier one says more.
    const merged = other
      ? ({ ...record, ...mergeRecords(recordOf(other), recordOf(record)), _meta: other._meta } as Document)
      : record
    open.set(record.id as string, merged)
  }
  while (open.size > 0) {
    const held = new Map((await instance.findDocumentsById([...open.keys()], true)).map((one) => [one.id as string, one]))
    const rows: { previous?: Document; document: Document }[] = []
    for (const [id, record] of open) {
      const previous = held.get(id)
      const stands = standing(previous)
      const next = stands ? mergeRecords(stands, recordOf(record)) : recordOf(record)
      if (stands && isSameRecord(stands, next)) continue
      const { base } = record._meta as SyncMeta
      const meta = { ...(base ? { base } : {}), lwt: Date.now() }
      const document = { ...next, _attachments: {}, _rev: createRevision(token, previous as never), _meta: meta } as never
      rows.push({ previous, document })
    }
    if (rows.length === 0) break
    if (journal) {
      const sealed = await Promise.all(rows.map(({ document }) => sealer.seal(document)))
      await journal.write(
        rows.map(({ document }, at) => rowOf(collection, document, sealed[at] as Document, instance.schema.version)),
      )
    }
    const { error } = await instance.bulkWrite(rows, syncContext)
    const failed = error.find(({ status }) => status !== 409 && status !== 422)
    if (failed) throw new Error(`putting records of ${collection} back: the store answered ${failed.status}`)
    const unfit = error.filter(({ status }) => status === 422).length
    vault.outbox.of(collection).add(rows.map(({ document }) => document.id as string))
    result = plus(result, { read: 0, written: rows.length - error.length, damaged: unfit })
    open = new Map(
      error.flatMap(({ status, documentId }) => (status === 409 ? [[documentId, open.get(documentId) as Document]] : [])),
    )
  }
  return result
}

/** Where rows are put, and what brings those of an older build up to date. */
export type Ground = { vault: Vault; migrations: Migrations }

/**
 * Opens sealed rows, brings them up to the schema of this build, and merges them. Rows of a collection this program no
 * longer has are left where they are.
 */
export async function putBack({ vault, migrations }: Ground, rows: SealedRow[]): Promise<PutBack> {
  let result = nothing
  for (const collection of vault.collections) {
    const own = rows.filter((row) => row.collection === collection)
    if (own.length === 0) continue
    const sealer = vault.sealer(collection)
    const { version } = (await vault.instance(collection)).schema
    const opened = await Promise.all(
      own.map(async ({ sealed }): Promise<Document | 'damaged' | 'gone'> => {
        const row = readRow(sealed)
        if (!row) return 'damaged'
        try {
          return (await upTo(version, migrations[collection] ?? {}, await sealer.open(row))) ?? 'gone'
        } catch {
          // A broken row is counted; the newest snapshot, the journal and the center seldom have the same one broken.
          return 'damaged'
        }
      }),
    )
    const damaged = opened.filter((record) => record === 'damaged').length
    result = plus(result, { read: 0, written: 0, damaged })
    const records = opened.filter((record) => typeof record !== 'string')
    result = plus(result, await putRecords(vault, collection, records))
  }
  return result
}

export { nothing as nothingPutBack, plus as plusPutBack }
