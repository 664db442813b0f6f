import { onTestFinished } from 'vitest'
import { readHubAddress } from '../hub/address'
import { type Couch, createCouch } from '../hub/couch'
import type { Credentials } from '../server/upstream'
import { openHub } from './hub'

/** The embedded hub always, and a real CouchDB where `COUCHDB_URL` names one with its administrator. */
export const hubKinds: readonly string[] = ['embedded', ...(process.env.COUCHDB_URL ? ['CouchDB'] : [])]

export type OpenedHub = {
  kind: string
  root: string
  address: string
  admin: Couch
  as: (credentials: Credentials | null) => Couch
}

/** Codes of centers that tests make: no county has them, so they can be removed from a CouchDB that serves others too. */
const testCenters = /^c420199\d{6}-/

async function clean(admin: Couch): Promise<void> {
  const names = (await admin.ask('GET', '/_all_dbs')).body as string[]
  for (const name of names) if (testCenters.test(name) || name.startsWith('city-')) await admin.ask('DELETE', `/${name}`)
  const users = (await admin.ask('GET', '/_users/_all_docs')).body as { rows: { id: string; value: { rev: string } }[] }
  for (const { id, value } of users.rows) {
    if (/^org.couchdb.user:[te]-/.test(id)) await admin.ask('DELETE', `/_users/${encodeURIComponent(id)}?rev=${value.rev}`)
  }
}

/** A server to provision, empty before the test and, where it is a CouchDB, after it: name one that holds nothing of worth. */
export async function openAnyHub(kind: string): Promise<OpenedHub> {
  if (kind === 'embedded') {
    const hub = await openHub()
    const address = hub.root.replace('//', `//${hub.admin.name}:${encodeURIComponent(hub.admin.password)}@`)
    return { kind, root: hub.root, address, admin: hub.as(hub.admin), as: hub.as }
  }
  const address = process.env.COUCHDB_URL ?? ''
  const { root, credentials } = readHubAddress(address)
  const admin = createCouch(root, credentials)
  await clean(admin)
  onTestFinished(() => clean(admin))
  return { kind, root, address, admin, as: (own) => createCouch(root, own) }
}
