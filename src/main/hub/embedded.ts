import { randomBytes } from 'node:crypto'
import { mkdir } from 'node:fs/promises'
import { createServer } from 'node:http'
import { join } from 'node:path'
import expressPouchDB from 'express-pouchdb'
import { getOrCreateDB } from 'express-pouchdb/lib/create-or-delete-dbs.js'
import { z } from 'zod'
import { readText, writeAtomic } from '../files'
import { listenOnLoopback, stopListening } from '../listening'
import { systemCode } from '../refusal'
import type { Credentials } from '../server/upstream'
import { openDatabases } from './databases'
import { createFront } from './front'
import { createUsers } from './users'

export type Hub = {
  /** `http://127.0.0.1:<port>` */
  root: string
  port: number
  admin: Credentials
  /** Calling it twice is fine. */
  close(): Promise<void>
}

const adminSchema = z.object({ name: z.string(), password: z.string().min(32) })

/** The administrator's password is made once and lies in `admin.json`, mode 0600, for whoever joins a second station. */
async function readAdmin(folder: string): Promise<Credentials> {
  const path = join(folder, 'admin.json')
  const text = await readText(path)
  if (text !== null) return adminSchema.parse(JSON.parse(text))
  const admin = { name: 'admin', password: randomBytes(32).toString('base64url') }
  await writeAtomic(path, `${JSON.stringify(admin, null, 2)}\n`)
  return admin
}

/**
 * Starts the hub that a terminal runs itself: a CouchDB-compatible server on loopback, its data below `folder`.
 * `port` is the one of last time (0: any); when another program has taken it, a free one.
 */
export async function startHub({ folder, port, version }: { folder: string; port: number; version: string }): Promise<Hub> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const admin = await readAdmin(folder)
  const { Pouch, close } = await openDatabases(join(folder, 'databases'))
  // The mode with the least in it: what is asked for besides passes our front.
  const couch = expressPouchDB(Pouch, {
    mode: 'minimumForPouchDB',
    overrideMode: { exclude: ['compression', 'routes/temp-views'] },
  })
  const usersDatabase = await getOrCreateDB(Pouch, '_users')
  const front = createFront({ Pouch, users: createUsers(admin, usersDatabase), usersDatabase, couch, version })
  const server = createServer(front)
  // A terminal holds its waits for as long as nothing happens.
  server.requestTimeout = 0
  const bound = await listenOnLoopback(server, port).catch((error: unknown) => {
    if (port === 0 || systemCode(error) !== 'EADDRINUSE') throw error
    return listenOnLoopback(server, 0)
  })
  let closing: Promise<void> | null = null
  const stop = async () => {
    await stopListening(server)
    await close()
  }
  return {
    root: `http://127.0.0.1:${bound}`,
    port: bound,
    admin,
    close: () => {
      closing ??= stop()
      return closing
    },
  }
}
