import { createHash } from 'node:crypto'
import { z } from 'zod'
import { type Couch, expect, readDocument, settleDocument } from '../couch'
import { listDocuments } from '../enrolment'
import { cityCatalogue } from '../names'

const value = z.union([z.string(), z.number(), z.boolean(), z.array(z.string())])
const entrySchema = z
  .object({ id: z.string().regex(/^[a-z0-9][a-z0-9.-]{0,63}$/) })
  .catchall(value)
  .refine((entry) => Object.keys(entry).every((key) => /^[A-Za-z][A-Za-z0-9]{0,39}$/.test(key)), 'a field has letters and digits')

/** A catalogue as a file: `{ "entries": [ { "id": "…", … } ] }`; values are texts, numbers, truths and lists of texts. */
export const catalogueSchema = z
  .object({ entries: z.array(entrySchema).max(5_000) })
  .refine(({ entries }) => new Set(entries.map(({ id }) => id)).size === entries.length, 'an id stands twice')
export type Catalogue = z.infer<typeof catalogueSchema>

export type Publication = { version: number; written: number; erased: number }

const editionSchema = z.looseObject({ version: z.number().int(), sha256: z.string() })
const standingSchema = z.looseObject({
  id: z.string(),
  _id: z.string(),
  _rev: z.string(),
  stamps: z.record(z.string(), z.string()),
})
const rowsSchema = z.array(z.looseObject({ id: z.string(), error: z.string().optional(), reason: z.string().optional() }))

/** Envelope and revision aside, the same for the same content in whatever order it was written. */
const contentOf = (document: Record<string, unknown>) =>
  JSON.stringify(
    Object.entries(document)
      .filter(
        ([key]) =>
          !['id', 'edition', 'createdAt', 'createdBy', 'updatedAt', 'updatedBy', 'stamps'].includes(key) && !key.startsWith('_'),
      )
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  )

/**
 * 发布目录: the city's catalogue becomes what the file says. Entries are records with our envelope, so terminals take them
 * in like any other; one that is gone from the file is erased. The same file twice changes nothing.
 */
export async function publishCatalogue(
  couch: Couch,
  catalogue: Catalogue,
  { now, stamp }: { now: string; stamp: () => string },
): Promise<Publication> {
  const sha256 = createHash('sha256').update(JSON.stringify(catalogue)).digest('hex')
  const path = `/${cityCatalogue}/_local/edition`
  const edition = editionSchema.nullable().parse(await readDocument(couch, path))
  if (edition?.sha256 === sha256) return { version: edition.version, written: 0, erased: 0 }
  const version = (edition?.version ?? 0) + 1
  const standing = new Map(
    (await listDocuments(couch, cityCatalogue, ''))
      .filter(({ id }) => !id.startsWith('_'))
      .map((document) => [document.id, standingSchema.parse(document)]),
  )
  const by = { createdBy: 'city', updatedBy: 'city', createdAt: now, updatedAt: now }
  const written = catalogue.entries.flatMap(({ id, ...fields }) => {
    const before = standing.get(id)
    if (before && contentOf(before) === contentOf(fields)) return []
    // Each edition is a new life of what it changes: the city has one writer, so nothing has to be merged by field.
    return [{ _id: id, ...(before ? { _rev: before._rev } : {}), ...fields, edition: version, ...by, stamps: { born: stamp() } }]
  })
  const wanted = new Set(catalogue.entries.map(({ id }) => id))
  const erased = [...standing.values()]
    .filter(({ _id }) => !wanted.has(_id))
    .map(({ _id, _rev, stamps }) => ({
      _id,
      _rev,
      _deleted: true,
      ...by,
      stamps: { born: stamps.born ?? stamp(), erased: stamp() },
    }))
  const docs = [...written, ...erased]
  if (docs.length > 0) {
    const rows = rowsSchema.parse(
      expect(await couch.ask('POST', `/${cityCatalogue}/_bulk_docs`, { docs }), 'Publishing', 201, 202).body,
    )
    const bad = rows.find(({ error }) => error)
    if (bad) throw new Error(`${bad.id} was not published: ${bad.error} ${bad.reason ?? ''}`)
  }
  // Noted last: an edition that broke off is published again.
  await settleDocument(couch, path, () => ({ _id: '_local/edition', version, sha256, publishedAt: now }))
  return { version, written: written.length, erased: erased.length }
}
