import { randomInt } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readHubAddress } from '../../../main/hub/address'
import { type Couch, createCouch } from '../../../main/hub/couch'
import { startHub } from '../../../main/hub/embedded'
import { enrolTerminal, provisionCollections } from '../../../main/hub/provision'
import type { Credentials } from '../../../main/server/upstream'

/** A center of its own on an endpoint: one database, one terminal, gone after `remove`. */
export type TestCenter = {
  root: string
  centerCode: string
  database: string
  admin: Couch
  adminCredentials: Credentials
  terminal: Credentials
  /** The same database, made anew: empty, and the center another one. */
  recreate: () => Promise<void>
  remove: () => Promise<void>
}

export type Endpoint = { kind: 'hub' | 'CouchDB'; center: () => Promise<TestCenter>; close: () => Promise<void> }

/** The embedded hub always, and any CouchDB where `COUCHDB_URL` names one with its administrator. */
export const endpointKinds: readonly Endpoint['kind'][] = process.env.COUCHDB_URL ? ['hub', 'CouchDB'] : ['hub']

export const collection = 'residents'

const letters = '0123456789abcdefghijklmnopqrstuvwxyz'
const word = (length: number, from: string) => Array.from({ length }, () => from[randomInt(from.length)]).join('')

async function openCenter(root: string, credentials: Credentials): Promise<TestCenter> {
  const admin = createCouch(root, credentials)
  const [centerCode, deviceId] = [`9${word(11, '0123456789')}`, word(8, letters)]
  await provisionCollections(admin, centerCode, [collection])
  const terminal = await enrolTerminal(admin, { centerCode, deviceId, mode: 'desk' })
  const database = `c${centerCode}-${collection}`
  return {
    root,
    centerCode,
    database,
    admin,
    adminCredentials: credentials,
    terminal,
    async recreate() {
      await admin.ask('DELETE', `/${database}`)
      await provisionCollections(admin, centerCode, [collection])
    },
    async remove() {
      await admin.ask('DELETE', `/${database}`)
      const path = `/_users/${encodeURIComponent(`org.couchdb.user:${terminal.name}`)}`
      const { body } = await admin.ask('GET', path)
      const rev = (body as { _rev?: string } | null)?._rev
      await admin.ask('DELETE', rev ? `${path}?rev=${rev}` : path)
    },
  }
}

export async function openEndpoint(kind: Endpoint['kind']): Promise<Endpoint> {
  if (kind === 'CouchDB') {
    const { root, credentials } = readHubAddress(process.env.COUCHDB_URL ?? '')
    if (!credentials) throw new Error('COUCHDB_URL needs the name and password of an administrator')
    return { kind, center: () => openCenter(root, credentials), close: async () => undefined }
  }
  const folder = mkdtempSync(join(tmpdir(), 'yizhan-'))
  const hub = await startHub({ folder, port: 0, version: '0.0.0' })
  const close = async () => {
    await hub.close()
    rmSync(folder, { recursive: true, force: true })
  }
  return { kind, center: () => openCenter(hub.root, hub.admin), close }
}
