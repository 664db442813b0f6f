import express, { type ErrorRequestHandler, type Express, type Request, type RequestHandler, type Response } from 'express'
import { getOrCreateDB } from 'express-pouchdb/lib/create-or-delete-dbs.js'
import type { PouchConstructor, PouchDatabase, PouchDocument } from 'pouchdb-core'
import { refuse, safely, userOf } from './answer'
import { cityEnrolments } from './names'
import { type Rules, readRules } from './rules'
import { isAdmin, isMember, readSecurity, type Security, securitySchema, writeSecurity } from './security'
import { userRoutes } from './user-routes'
import type { Users } from './users'
import { writeMany } from './write-many'

export type FrontOptions = {
  Pouch: PouchConstructor
  users: Users
  usersDatabase: PouchDatabase
  /** express-pouchdb. */
  couch: RequestHandler
  version: string
}

type Facts = { database: PouchDatabase; security: Security; rules: Rules; epoch: PouchDocument | null }

const jsonBody = express.json({ limit: '32mb' })

/** What a terminal may ask of its own databases; everything else is the administrator's. */
function memberMay(name: string, method: string, rest: string): boolean {
  // Who enrols knows the one id that the code spells, and is told of no other.
  if (name === cityEnrolments && (rest === '' || (rest.startsWith('_') && rest !== '_bulk_docs'))) return false
  if (rest === '' || rest === '_changes') return method === 'GET'
  if (rest === '_all_docs') return method === 'GET' || method === 'POST'
  if (rest === '_bulk_docs' || rest === '_bulk_get') return method === 'POST'
  return method === 'GET' && (rest === '_design/epoch' || !rest.startsWith('_'))
}

/** What is known of each database, forgotten whenever the administrator changes something in it. */
function createKnowledge(Pouch: PouchConstructor) {
  const known = new Map<string, Promise<Facts | null>>()
  const look = async (name: string): Promise<Facts | null> => {
    if (!(await Pouch.allDbs?.())?.includes(name)) return null
    const database = await getOrCreateDB(Pouch, name)
    const epochs = await database.allDocs({ keys: ['_design/epoch'], include_docs: true })
    const epoch = epochs.rows[0]?.doc ?? null
    return { database, security: await readSecurity(database), rules: await readRules(database, name), epoch }
  }
  return {
    forget: (name: string) => known.delete(name),
    find: async (name: string): Promise<Facts | null> => {
      const asked = known.get(name) ?? look(name)
      known.set(name, asked)
      try {
        const facts = await asked
        if (!facts) known.delete(name)
        return facts
      } catch (error) {
        known.delete(name)
        throw error
      }
    },
  }
}

async function answerSecurity(request: Request, response: Response, { database, security }: Facts) {
  if (request.method === 'GET') return response.json(security)
  if (request.method !== 'PUT' || !isAdmin(userOf(response)))
    return refuse(response, 403, 'forbidden', 'You are not a server admin')
  const wanted = securitySchema.safeParse(request.body)
  if (!wanted.success) return refuse(response, 400, 'bad_request', 'The security object is not well formed')
  await writeSecurity(database, wanted.data)
  return response.json({ ok: true })
}

const onFault: ErrorRequestHandler = (fault: unknown, _request, response, next) => {
  if (response.headersSent) return next(fault)
  const status = fault instanceof Error && 'status' in fault && typeof fault.status === 'number' ? fault.status : 500
  refuse(
    response,
    status,
    status < 500 ? 'bad_request' : 'internal_server_error',
    fault instanceof Error ? fault.message : 'unknown',
  )
}

/**
 * Stands before express-pouchdb, which knows no password, no member and no rule of its own here: nobody without a name,
 * terminals only in databases they are members of and only what replication needs, every bulk write past the rules.
 */
export function createFront({ Pouch, users, usersDatabase, couch, version }: FrontOptions): Express {
  const knowledge = createKnowledge(Pouch)
  const app = express()
  app.disable('x-powered-by')
  app.disable('etag')
  app.use(
    safely(async (request, response, next) => {
      const user = await users.whoIs(request.headers.authorization)
      if (!user) return refuse(response, 401, 'unauthorized', 'Name and password are needed, or are wrong')
      response.locals.user = user
      next()
    }),
  )
  app.get('/', (_request, response) => void response.json({ couchdb: 'Welcome', version, vendor: { name: 'Yizhan' } }))
  app.get('/_session', (_request, response) => void response.json({ ok: true, userCtx: userOf(response) }))
  app.use('/_users', userRoutes(users, usersDatabase))
  app.use(
    '/:db',
    safely(async (request, response, next) => {
      const admin = isAdmin(userOf(response))
      const name = request.params.db ?? ''
      const rest = decodeURIComponent(request.path.slice(1))
      if (name.startsWith('_')) return admin ? next() : refuse(response, 403, 'forbidden', 'You are not a server admin')
      if (admin && request.method !== 'GET') response.on('finish', () => knowledge.forget(name))
      if (admin && request.method === 'PUT' && rest === '') {
        return /^[a-z][a-z0-9_-]*$/.test(name) ? next() : refuse(response, 400, 'illegal_database_name', name)
      }
      const facts = await knowledge.find(name)
      if (!facts) return refuse(response, 404, 'not_found', 'Database does not exist.')
      if (!isMember(userOf(response), facts.security)) {
        return refuse(response, 403, 'forbidden', 'You are not allowed to access this db.')
      }
      const answer = (write: () => Promise<unknown>) =>
        jsonBody(request, response, (fault?: unknown) => (fault ? next(fault) : void write().catch(next)))
      if (admin && request.method === 'DELETE' && rest === '') {
        // express-pouchdb makes and removes databases in one chain of promises, and a removal that fails breaks it for good.
        Pouch.__dbCacheMap?.delete(name)
        await facts.database.destroy()
        return response.json({ ok: true })
      }
      if (rest === '_security') return answer(() => answerSecurity(request, response, facts))
      if (!admin && !memberMay(name, request.method, rest))
        return refuse(response, 403, 'forbidden', 'A terminal has no business there')
      // Asked by every terminal in every round, of every collection.
      if (rest === '_design/epoch' && request.method === 'GET' && facts.epoch) return response.json(facts.epoch)
      if (rest === '_bulk_docs') return answer(() => writeMany(request, response, facts, userOf(response)))
      next()
    }),
  )
  app.use(couch)
  app.use(onFault)
  return app
}
