import { SyncFault } from './fault'
import type { Mergeable } from './merge'

/** A document as CouchDB hands it out. */
export type CouchDocument = Record<string, unknown> & { _id: string; _rev?: string; _deleted?: boolean }

export type ChangeRow = { id: string; doc?: CouchDocument | null }
export type Changes = { results: ChangeRow[]; last_seq: string | number; pending?: number }
export type DocumentRow = {
  key: string
  id?: string
  error?: string
  value?: { rev: string; deleted?: boolean }
  doc?: CouchDocument | null
}
export type WriteRow = { id: string; ok: boolean; rev: string; error: string; reason: string }

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const foreign = (what: string) => new SyncFault('portal', `${what} does not look like CouchDB's`)

export function readChanges(answer: unknown): Changes {
  if (
    !isObject(answer) ||
    !Array.isArray(answer.results) ||
    !answer.results.every((row) => isObject(row) && typeof row.id === 'string')
  )
    throw foreign('the list of changes')
  const last = answer.last_seq
  if (typeof last !== 'string' && typeof last !== 'number') throw foreign('the list of changes')
  return answer as Changes
}

export function readDocumentRows(answer: unknown): DocumentRow[] {
  if (
    !isObject(answer) ||
    !Array.isArray(answer.rows) ||
    !answer.rows.every((row) => isObject(row) && typeof row.key === 'string')
  )
    throw foreign('the list of documents')
  return answer.rows as DocumentRow[]
}

const firstText = (...values: unknown[]): string => values.find((value) => typeof value === 'string') ?? ''

/** The center's rules can only say `forbidden`; what is too large for them is said in the reason, and mended like any 413. */
const errorOf = (row: Record<string, unknown>): string =>
  firstText(row.reason).startsWith('too-large:') ? 'too-large' : firstText(row.error, row.name)

/** One row for each document sent, by its id: the embedded hub names the refused ones first, CouchDB keeps the order. */
export function readWriteRows(answer: unknown, ids: string[]): WriteRow[] {
  if (!Array.isArray(answer) || !answer.every(isObject)) throw foreign('the answer to a write')
  const byId = new Map(answer.map((row: Record<string, unknown>) => [row.id, row]))
  return ids.map((id) => {
    const row = byId.get(id)
    if (!row) throw foreign('the answer to a write')
    return {
      id,
      ok: row.ok === true && !row.error,
      rev: firstText(row.rev),
      error: errorOf(row),
      reason: firstText(row.reason, row.message),
    }
  })
}

export function readFoundDocuments(answer: unknown): CouchDocument[] {
  if (!isObject(answer) || !Array.isArray(answer.results)) throw foreign('the documents asked for')
  return answer.results.flatMap(
    (result: { docs?: { ok?: CouchDocument }[] }) => result.docs?.flatMap(({ ok }) => (ok ? [ok] : [])) ?? [],
  )
}

export const isDesign = (id: string) => id.startsWith('_design/')

const couchKeys: ReadonlySet<string> = new Set(['_id', '_rev', '_revisions', '_conflicts', '_attachments', '_deleted', 'id'])

const text = (value: unknown) => (typeof value === 'string' ? value : '')

/**
 * A document without what is CouchDB's own. A tombstone is cut down to the envelope, whatever a foreign hand left in it;
 * one without an envelope (deleted by a tool not ours) gets an empty one, the same on every station.
 */
export function withoutRevision(document: CouchDocument): Mergeable {
  // One copy, key by key: taking keys off by destructuring costs twice as much, and a first sync does it 30,000 times.
  const fields: Record<string, unknown> = {}
  for (const key in document) if (!couchKeys.has(key)) fields[key] = document[key]
  const { _id } = document
  fields.id = _id
  fields._deleted = document._deleted === true
  if (!fields._deleted) return fields as unknown as Mergeable
  const given = isObject(fields.stamps) ? fields.stamps : {}
  const stamps: Record<string, string> = {}
  for (const name of ['born', 'erased']) if (typeof given[name] === 'string') stamps[name] = given[name]
  return {
    id: _id,
    createdAt: text(fields.createdAt),
    createdBy: text(fields.createdBy),
    updatedAt: text(fields.updatedAt),
    updatedBy: text(fields.updatedBy),
    stamps,
    _deleted: true,
  }
}

/** A record in CouchDB's dress, to be written in place of a revision. */
export function inCouchDress({ id, _deleted, ...fields }: Mergeable, revision: string | undefined): CouchDocument {
  const document: CouchDocument = { _id: id, ...fields }
  if (revision) document._rev = revision
  if (_deleted) document._deleted = true
  return document
}

/** The newest place of a database that counts them; 0 where places are opaque (CouchDB, which tells what is pending). */
export function readNewestPlace(answer: unknown): number {
  if (!isObject(answer)) throw foreign('the description of a database')
  return typeof answer.update_seq === 'number' ? answer.update_seq : 0
}
