import { createHash, randomBytes, scrypt, timingSafeEqual } from 'node:crypto'
import { promisify } from 'node:util'
import type { PouchDatabase } from 'pouchdb-core'
import { z } from 'zod'
import type { Credentials } from '../server/upstream'

export type User = { name: string; roles: string[] }

export type Users = {
  /** Who an `Authorization` header belongs to, or null. */
  whoIs(header: string | undefined): Promise<User | null>
  /** The stored form of a user document: the password becomes a salted scrypt hash. */
  seal(document: Record<string, unknown> & { password: string }): Promise<Record<string, unknown>>
  /** After a user was changed or deleted: no password is taken on trust any more. */
  forget(): void
}

const storedSchema = z.object({
  name: z.string(),
  roles: z.array(z.string()),
  salt: z.string(),
  derived_key: z.string(),
})

const hash = promisify(scrypt) as (password: string, salt: string, length: number) => Promise<Buffer>

const digest = (text: string) => createHash('sha256').update(text).digest()

function readBasic(header: string | undefined): Credentials | null {
  const encoded = /^basic ([A-Za-z0-9+/=]+)$/i.exec(header ?? '')?.[1]
  if (!encoded) return null
  const text = Buffer.from(encoded, 'base64').toString('utf8')
  const colon = text.indexOf(':')
  return colon < 1 ? null : { name: text.slice(0, colon), password: text.slice(colon + 1) }
}

/**
 * The users of the embedded hub: one administrator, whose password is in a file of the hub, and the terminals of `_users`.
 * express-pouchdb's own authentication hashes with ten rounds of PBKDF2, is asked three times a request and lets the
 * nameless in, so it is left out. A password that was right is remembered by its digest, and one that is being looked at is
 * waited for: a terminal that starts asks for all its collections at once, and the slow hash runs once.
 */
export function createUsers(admin: Credentials, database: PouchDatabase): Users {
  const answers = new Map<string, Promise<User | null>>()

  const check = async ({ name, password }: Credentials): Promise<User | null> => {
    if (name === admin.name) {
      return timingSafeEqual(digest(password), digest(admin.password)) ? { name, roles: ['_admin'] } : null
    }
    const found = await database.allDocs({ keys: [`org.couchdb.user:${name}`], include_docs: true })
    const stored = storedSchema.safeParse(found.rows[0]?.doc)
    if (!stored.success) return null
    const key = await hash(password, stored.data.salt, 32)
    return timingSafeEqual(key, Buffer.from(stored.data.derived_key, 'hex')) ? { name, roles: stored.data.roles } : null
  }

  return {
    whoIs: async (header) => {
      const credentials = readBasic(header)
      if (!credentials) return null
      const mark = digest(`${credentials.name}:${credentials.password}`).toString('hex')
      const known = answers.get(mark)
      if (known) return known
      const forget = () => {
        if (answers.get(mark) === answer) answers.delete(mark)
      }
      const answer = check(credentials)
      answers.set(mark, answer)
      answer.then((user) => (user ? undefined : forget()), forget)
      return answer
    },
    seal: async ({ password, ...document }) => {
      const salt = randomBytes(16).toString('hex')
      return { ...document, password_scheme: 'scrypt', salt, derived_key: (await hash(password, salt, 32)).toString('hex') }
    },
    forget: () => answers.clear(),
  }
}
