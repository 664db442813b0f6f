import { randomBytes, randomUUID } from 'node:crypto'
import { Refusal } from '../refusal'
import type { Credentials } from '../server/upstream'
import { type Couch, expect, readDocument, settleDocument } from './couch'
import { cityRule, envelopeRule } from './envelope-rule'

/** What every terminal of the city may read: `city` with the salt, `center:<code>` with a center's name. */
export const citySettings = 'city-settings'

export const databaseName = (centerCode: string, collection: string): string => `c${centerCode}-${collection}`

/** Where each terminal of a center says how it stands (its heartbeat). */
export const terminalsDatabase = (centerCode: string): string => `c${centerCode}-terminals`

export const terminalDocument = (deviceId: string): string => `terminal:${deviceId}`

export type CenterWish = { centerCode: string; centerName: string; collections: readonly string[] }

export type CenterFacts = { citySalt: string; centerName: string }

/** 256 random bits as text. */
const secretText = () => randomBytes(32).toString('base64url')

const rolesOf = (security: Record<string, unknown> | null): string[] => {
  const members = security?.members
  const roles = typeof members === 'object' && members !== null && 'roles' in members ? members.roles : []
  // A new CouchDB database lets `_admin` in by a role of its own; administrators get in without.
  return Array.isArray(roles) ? roles.filter((role): role is string => typeof role === 'string' && role !== '_admin') : []
}

async function ensureDatabase(couch: Couch, name: string): Promise<void> {
  expect(await couch.ask('PUT', `/${name}`), `Making ${name}`, 201, 202, 412)
}

/** `_security` has no revision: two terminals that add a role at once could lose one, so it is read back. */
async function ensureMembers(couch: Couch, name: string, roles: readonly string[]): Promise<void> {
  for (let attempt = 0; attempt < 5; attempt += 1) {
    const security = await readDocument(couch, `/${name}/_security`)
    const now = rolesOf(security)
    if (security && roles.every((role) => now.includes(role))) return
    const members = { names: [], roles: [...new Set([...now, ...roles])] }
    const body = { admins: { names: [], roles: ['_admin'] }, members }
    expect(await couch.ask('PUT', `/${name}/_security`, body), `Closing ${name}`, 200)
  }
  throw new Refusal(502, 'hub-busy', `The members of ${name} are being written by others without an end`)
}

async function ensureRule(couch: Couch, database: string, rule: string): Promise<void> {
  await settleDocument(couch, `/${database}/_design/envelope`, (now) =>
    now?.validate_doc_update === rule ? null : { _id: '_design/envelope', language: 'javascript', validate_doc_update: rule },
  )
}

/**
 * Which life of the database this is (SYNC.md, S1). Made with the database and never changed by a later provisioning; a
 * database that was emptied or made anew has another. After a restore the operator gives a new one (`newEpoch`).
 */
async function ensureEpoch(couch: Couch, database: string): Promise<void> {
  await settleDocument(couch, `/${database}/_design/epoch`, (now) => (typeof now?.epoch === 'string' ? null : freshEpoch()))
}

const freshEpoch = () => ({ _id: '_design/epoch', epoch: randomUUID(), createdAt: new Date().toISOString() })

/** After a restore: every terminal of the center stops, explains and asks what to do before anything moves again. */
export async function newEpoch(couch: Couch, centerCode: string, collections: readonly string[]): Promise<void> {
  for (const collection of collections) {
    await settleDocument(couch, `/${databaseName(centerCode, collection)}/_design/epoch`, freshEpoch)
  }
}

/** A database for each collection, closed to all but this center's desks, with the rule of the envelope. */
export async function provisionCollections(couch: Couch, centerCode: string, collections: readonly string[]): Promise<void> {
  for (const collection of collections) {
    const name = databaseName(centerCode, collection)
    await ensureDatabase(couch, name)
    await ensureMembers(couch, name, [`desk:${centerCode}`])
    await ensureRule(couch, name, envelopeRule)
    await ensureEpoch(couch, name)
  }
  await provisionTerminals(couch, centerCode)
}

async function provisionTerminals(couch: Couch, centerCode: string): Promise<void> {
  const name = terminalsDatabase(centerCode)
  await ensureDatabase(couch, name)
  await ensureMembers(couch, name, [`desk:${centerCode}`, `kiosk:${centerCode}`])
}

/**
 * Brings a CouchDB or the embedded hub to what a center needs. Doing it twice changes nothing: the salt is made once
 * per hub, the name of a center is the one its first terminal gave it.
 */
export async function provisionCenter(couch: Couch, wish: CenterWish): Promise<CenterFacts> {
  const { centerCode } = wish
  await ensureDatabase(couch, '_users')
  await ensureDatabase(couch, citySettings)
  await ensureMembers(couch, citySettings, [`desk:${centerCode}`, `kiosk:${centerCode}`])
  await ensureRule(couch, citySettings, cityRule)
  const city = await settleDocument(couch, `/${citySettings}/city`, (now) =>
    now ? null : { _id: 'city', salt: secretText(), createdAt: new Date().toISOString() },
  )
  await provisionCollections(couch, centerCode, wish.collections)
  const id = `center:${centerCode}`
  const center = await settleDocument(couch, `/${citySettings}/${encodeURIComponent(id)}`, (now) =>
    now ? null : { _id: id, name: wish.centerName, createdAt: new Date().toISOString() },
  )
  return facts(city, center)
}

function facts(city: Record<string, unknown> | null, center: Record<string, unknown> | null): CenterFacts {
  if (typeof city?.salt !== 'string' || typeof center?.name !== 'string') {
    throw new Refusal(502, 'hub-not-provisioned', 'The center is not provisioned on this hub; an administrator must do it first')
  }
  return { citySalt: city.salt, centerName: center.name }
}

/** What a terminal without an administrator's rights finds. Throws `hub-not-provisioned` where something is missing. */
export async function readCenter(couch: Couch, centerCode: string, collections: readonly string[]): Promise<CenterFacts> {
  const city = await readDocument(couch, `/${citySettings}/city`)
  const center = await readDocument(couch, `/${citySettings}/${encodeURIComponent(`center:${centerCode}`)}`)
  const found = facts(city, center)
  for (const collection of collections) {
    if (!(await readDocument(couch, `/${databaseName(centerCode, collection)}`))) facts(null, null)
  }
  return found
}

/** One user per terminal; its password is known to its host alone. Revoked by deleting the user at the center. */
export async function enrolTerminal(
  couch: Couch,
  terminal: { centerCode: string; deviceId: string; mode: 'desk' | 'kiosk' },
): Promise<Credentials> {
  const credentials = { name: `t-${terminal.deviceId}`, password: secretText() }
  const id = `org.couchdb.user:${credentials.name}`
  await settleDocument(couch, `/_users/${encodeURIComponent(id)}`, () => ({
    _id: id,
    type: 'user',
    roles: [`${terminal.mode}:${terminal.centerCode}`],
    ...credentials,
  }))
  return credentials
}

/** Removes a center with all its records. Only for the sample center on a terminal's own hub. */
export async function removeCenter(couch: Couch, centerCode: string, collections: readonly string[]): Promise<void> {
  for (const name of [...collections.map((each) => databaseName(centerCode, each)), terminalsDatabase(centerCode)]) {
    expect(await couch.ask('DELETE', `/${name}`), `Removing ${name}`, 200, 202, 404)
  }
  const path = `/${citySettings}/${encodeURIComponent(`center:${centerCode}`)}`
  const center = await readDocument(couch, path)
  if (center) expect(await couch.ask('DELETE', `${path}?rev=${center._rev}`), 'Removing the center', 200, 202, 404)
}
