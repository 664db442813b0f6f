import { createContext, Script } from 'node:vm'
import type { PouchDatabase, PouchDocument } from 'pouchdb-core'
import { z } from 'zod'
import type { User } from './users'

/** A `validate_doc_update`: throws `{ forbidden }` or `{ unauthorized }`. */
type Rule = (document: PouchDocument, old: PouchDocument | null, user: User & { db: string }, security: object) => void

export type Rules = {
  /** Why this user may not write this document, or null where every rule of the database lets it pass. */
  refuse(document: PouchDocument, old: PouchDocument | null, user: User): string | null
}

const designSchema = z.object({ validate_doc_update: z.string() })
const thrownSchema = z.union([
  z.object({ forbidden: z.string() }).transform((thrown) => thrown.forbidden),
  z.object({ unauthorized: z.string() }).transform((thrown) => thrown.unauthorized),
])

/** Only the administrator writes design documents, so this is code of ours; the context keeps it from Node's globals. */
function compile(source: string): Rule {
  return new Script(`(${source})`).runInContext(createContext({}), { timeout: 1_000 }) as Rule
}

/**
 * Reads a database's rules once. express-pouchdb's own validation reads and compiles them for every document and answers
 * the rows in another order; measured: 350 ms instead of 60 for 1,000 documents.
 */
export async function readRules(database: PouchDatabase, name: string): Promise<Rules> {
  const designs = await database.allDocs({ startkey: '_design/', endkey: '_design0', include_docs: true })
  const rules = designs.rows.flatMap(({ doc }) => {
    const design = designSchema.safeParse(doc)
    return design.success ? [compile(design.data.validate_doc_update)] : []
  })
  return {
    refuse: (document, old, user) => {
      try {
        for (const rule of rules) rule(document, old, { ...user, db: name }, {})
        return null
      } catch (thrown) {
        const reason = thrownSchema.safeParse(thrown)
        if (reason.success) return reason.data
        throw new Error(`A rule of ${name} failed`, { cause: thrown })
      }
    },
  }
}
