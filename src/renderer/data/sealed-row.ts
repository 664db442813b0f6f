import type { JournalEntry } from '../../shared/journal'
import type { Document, Sealer } from './sealed-record'

/** The newest of a record's stamps; '' where it has none. */
export const newestStamp = (stamps: Record<string, string>): string => {
  let newest = ''
  for (const stamp of Object.values(stamps)) if (stamp > newest) newest = stamp
  return newest
}

/** What a row carries of `_meta`. `version`: of the schema it was written under; absent for the first, 0. */
type RowMeta = { base?: Record<string, string>; version?: number }

/**
 * A sealed document as one line of text, for the journal and for snapshots: without what only this storage needs. `version`
 * is that of its schema, so that a later build can bring it up to date.
 */
export function rowText({ _rev, _attachments, _meta, ...sealed }: Document, version: number): string {
  const { base } = _meta as RowMeta
  const meta: RowMeta = { ...(base && { base }), ...(version > 0 && { version }) }
  return JSON.stringify(Object.keys(meta).length > 0 ? { ...sealed, _meta: meta } : sealed)
}

/** The version of the schema a row was written under. */
export const versionOf = ({ _meta }: Document): number => (_meta as RowMeta).version ?? 0

/** What the journal keeps of one version of a record: its stamps tell which one, the seal what it says. `version` as in `rowText`. */
export function rowOf(collection: string, document: Document, sealed: Document, version: number): JournalEntry {
  const entry = {
    collection,
    id: document.id as string,
    stamp: newestStamp(document.stamps as Record<string, string>),
    sealed: rowText(sealed, version),
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
