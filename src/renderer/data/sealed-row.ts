import type { JournalEntry } from '../../shared/journal'
import type { Document, Sealer } from './sealed-record'

/** The newest of a record's stamps; '' where it has none. */
export const newestStamp = (stamps: Record<string, string>): string => {
  let newest = ''
  for (const stamp of Object.values(stamps)) if (stamp > newest) newest = stamp
  return newest
}

/** A sealed document as one line of text, for the journal and for snapshots: without what only this storage needs. */
export function rowText({ _rev, _attachments, _meta, ...sealed }: Document): string {
  const { base } = _meta
  return JSON.stringify(base ? { ...sealed, _meta: { base } } : sealed)
}

/** What the journal keeps of one version of a record: its stamps tell which one, the seal what it says. */
export function rowOf(collection: string, document: Document, sealed: Document): JournalEntry {
  const entry = {
    collection,
    id: document.id as string,
    stamp: newestStamp(document.stamps as Record<string, string>),
    sealed: rowText(sealed),
  }
  return document._deleted ? { ...entry, erased: true } : entry
}

/** Reads a row; null where the text is none. Nothing is unsealed. */
export function readRow(text: string): Document | null {
  try {
    const row: unknown = JSON.parse(text)
    if (typeof row !== 'object' || row === null || typeof (row as Document).id !== 'string') return null
    const { _deleted = false, _meta = {}, ...rest } = row as Record<string, unknown>
    return { ...rest, _deleted: _deleted === true, _meta: { lwt: 1, ...(_meta as object) }, _rev: '', _attachments: {} }
  } catch {
    return null
  }
}

/** The record of a row in the clear. Throws SealError where its seal is broken. */
export const openRow = (sealer: Sealer, row: Document): Promise<Document> => sealer.open(row)
