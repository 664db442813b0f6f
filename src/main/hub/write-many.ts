import { randomUUID } from 'node:crypto'
import type { Request, Response } from 'express'
import type { PouchDatabase, PouchDocument, PouchRow } from 'pouchdb-core'
import { z } from 'zod'
import type { Rules } from './rules'
import { isAdmin } from './security'
import type { User } from './users'

const bodySchema = z.object({
  docs: z.array(
    z.looseObject({ _id: z.string().min(1).optional(), _rev: z.string().optional(), _deleted: z.boolean().optional() }),
  ),
  new_edits: z.boolean().optional(),
})

type Refused = { error: string; reason: string }
type Row = { ok: true; id: string; rev: string } | { id: string; error: string; reason: string }

const toRow = (id: string, row: PouchRow): Row =>
  row.ok && row.rev
    ? { ok: true, id, rev: row.rev }
    : { id, error: row.name ?? 'unknown_error', reason: row.message ?? 'The database gave no reason' }

const conflict = { error: 'conflict', reason: 'Document update conflict.' }
const forbidden = (reason: string) => ({ error: 'forbidden', reason })

/** Why each document is not written, or null. `old` is, as in CouchDB, the version that the document replaces. */
async function refusals(
  documents: PouchDocument[],
  { database, rules }: { database: PouchDatabase; rules: Rules },
  user: User,
  isEdit: boolean,
): Promise<(Refused | null)[]> {
  const found = await database.allDocs({ keys: documents.map((document) => document._id), include_docs: true })
  return documents.map((document, index) => {
    if (document._id.startsWith('_design/') && !isAdmin(user)) return forbidden('Only administrators write design documents')
    const { doc, value } = found.rows[index] ?? {}
    // The rules would judge an edit of what stands no more by what stands now.
    if (isEdit && (document._rev ?? (value?.deleted ? value.rev : undefined)) !== value?.rev) return conflict
    const replaced = value?.deleted ? { _id: document._id, _rev: value.rev, _deleted: true } : (doc ?? null)
    const reason = rules.refuse(document, replaced?._rev === document._rev ? replaced : null, user)
    return reason === null ? null : forbidden(reason)
  })
}

/** `POST /<db>/_bulk_docs` past the rules of the database: a row for each document, in order, as CouchDB answers. */
export async function writeMany(
  request: Request,
  response: Response,
  { database, rules }: { database: PouchDatabase; rules: Rules },
  user: User,
): Promise<void> {
  const parsed = bodySchema.safeParse(request.body)
  if (!parsed.success) {
    response.status(400).json({ error: 'bad_request', reason: z.prettifyError(parsed.error) })
    return
  }
  const documents = parsed.data.docs.map((document) => ({ ...document, _id: document._id ?? randomUUID().replaceAll('-', '') }))
  const isEdit = parsed.data.new_edits !== false
  const refused = await refusals(documents, { database, rules }, user, isEdit)
  const admitted = documents.filter((_document, index) => refused[index] === null)
  const written = await database.bulkDocs({ docs: admitted }, { new_edits: isEdit })
  if (!isEdit) {
    // CouchDB, too, answers only the rows that failed.
    const failed = documents.flatMap((document, index) => (refused[index] ? [{ id: document._id, ...refused[index] }] : []))
    response.status(201).json(failed)
    return
  }
  let next = 0
  const rows = documents.map((document, index): Row => {
    const reason = refused[index]
    if (reason) return { id: document._id, ...reason }
    next += 1
    return toRow(document._id, written[next - 1] ?? {})
  })
  response.status(201).json(rows)
}
