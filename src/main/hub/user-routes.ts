import express, { Router } from 'express'
import type { PouchDatabase } from 'pouchdb-core'
import { z } from 'zod'
import { refuse, safely, userOf } from './answer'
import { isAdmin } from './security'
import type { Users } from './users'

const userSchema = z.looseObject({
  _id: z.string(),
  _rev: z.string().optional(),
  name: z
    .string()
    .min(1)
    .regex(/^[^_:]+$/),
  type: z.literal('user'),
  roles: z.array(z.string().regex(/^[^_]/)),
  password: z.string().min(16),
})

const statusOf = (fault: unknown) =>
  fault instanceof Error && 'status' in fault && typeof fault.status === 'number' ? fault.status : 500

const withoutHash = ({ salt: _salt, derived_key: _key, ...user }: Record<string, unknown>) => user

/** `_users` of the embedded hub: written by the administrator alone, answered without the hash. */
export function userRoutes(users: Users, database: PouchDatabase): Router {
  const routes = Router()
  routes.use((_request, response, next) => {
    if (isAdmin(userOf(response))) return next()
    refuse(response, 403, 'forbidden', 'You are not a server admin')
  })
  // Made with the hub; the same answer as CouchDB's to one who makes it again.
  routes.put('/', (_request, response) => void refuse(response, 412, 'file_exists', 'The database already exists.'))
  routes.get('/', (_request, response) => void response.json({ db_name: '_users' }))
  routes.get(
    '/_all_docs',
    safely(async (_request, response) => {
      const found = await database.allDocs({ startkey: 'org.couchdb.user:', endkey: 'org.couchdb.user;', include_docs: true })
      response.json({ rows: found.rows.map((row) => ({ ...row, doc: withoutHash(row.doc ?? {}) })) })
    }),
  )
  routes.get(
    '/:id',
    safely(async (request, response) => {
      try {
        response.json(withoutHash(await database.get(request.params.id ?? '')))
      } catch (fault) {
        if (statusOf(fault) !== 404) throw fault
        refuse(response, 404, 'not_found', 'missing')
      }
    }),
  )
  routes.put(
    '/:id',
    express.json({ limit: '16kb' }),
    safely(async (request, response) => {
      const wanted = userSchema.safeParse(request.body)
      if (
        !wanted.success ||
        wanted.data._id !== request.params.id ||
        wanted.data._id !== `org.couchdb.user:${wanted.data.name}`
      ) {
        return refuse(response, 403, 'forbidden', 'The user document is not well formed')
      }
      try {
        const row = await database.put({ ...(await users.seal(wanted.data)), _id: wanted.data._id })
        users.forget()
        response.status(201).json(row)
      } catch (fault) {
        if (statusOf(fault) !== 409) throw fault
        refuse(response, 409, 'conflict', 'Document update conflict.')
      }
    }),
  )
  routes.delete(
    '/:id',
    safely(async (request, response) => {
      try {
        const row = await database.remove(await database.get(request.params.id ?? ''))
        users.forget()
        response.json(row)
      } catch (fault) {
        if (statusOf(fault) !== 404) throw fault
        refuse(response, 404, 'not_found', 'missing')
      }
    }),
  )
  routes.use((_request, response) => void refuse(response, 403, 'forbidden', 'Not answered here'))
  return routes
}
