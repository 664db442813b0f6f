import type { PouchDatabase } from 'pouchdb-core'
import { z } from 'zod'
import type { User } from './users'

const groupSchema = z.object({ names: z.array(z.string()).default([]), roles: z.array(z.string()).default([]) })
const empty = { names: [], roles: [] }

/** CouchDB's `_security` of a database. */
export const securitySchema = z.object({ admins: groupSchema.default(empty), members: groupSchema.default(empty) })
export type Security = z.infer<typeof securitySchema>

/** As CouchDB 3 makes a new database: nobody but administrators. */
const closed: Security = { admins: { names: [], roles: ['_admin'] }, members: { names: [], roles: ['_admin'] } }

const documentId = '_local/_security'

export const isAdmin = (user: User): boolean => user.roles.includes('_admin')

export const isMember = (user: User, security: Security): boolean =>
  isAdmin(user) ||
  [security.members, security.admins].some(
    (group) => group.names.includes(user.name) || group.roles.some((role) => user.roles.includes(role)),
  )

async function readLocal(database: PouchDatabase) {
  try {
    return await database.get(documentId)
  } catch (error) {
    if (error instanceof Error && 'status' in error && error.status === 404) return null
    throw error
  }
}

export async function readSecurity(database: PouchDatabase): Promise<Security> {
  const document = await readLocal(database)
  return document ? securitySchema.parse(document.security) : closed
}

export async function writeSecurity(database: PouchDatabase, security: Security): Promise<void> {
  const now = await readLocal(database)
  await database.put({ ...now, _id: documentId, security })
}
