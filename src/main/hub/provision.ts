import { randomBytes } from 'node:crypto'
import type { Recipient } from '../../shared/intake'
import { largestIntake } from '../../shared/kiosk'
import type { Station } from '../../shared/station'
import { Refusal } from '../refusal'
import type { Credentials } from '../server/upstream'
import { type Couch, expect, readDocument, settleDocument } from './couch'
import {
  centerPath,
  cityCatalogue,
  citySettings,
  databaseName,
  intakeDatabase,
  terminalDocument,
  terminalsDatabase,
  userName,
  userPath,
} from './names'
import { ensureDatabase, ensureEpoch, ensureMembers, ensureRule, renewEpoch } from './settle'
import { largestRecord } from './validation/rule-text'

/** The fields of each collection's records, besides the envelope; a collection that is not named is not checked for them. */
export type FieldsByCollection = Readonly<Record<string, readonly string[]>>

export type CenterWish = {
  centerCode: string
  centerName: string
  collections: readonly string[]
  fields?: FieldsByCollection | undefined
  /** The collections that kiosks read, too; they write none. */
  kioskCollections?: readonly string[] | undefined
}

export type CenterFacts = { citySalt: string; centerName: string }

export type TerminalWish = { centerCode: string; deviceId: string; mode: 'desk' | 'kiosk' }

/** 256 random bits as text. */
export const secretText = () => randomBytes(32).toString('base64url')

const deskRole = (centerCode: string) => `desk:${centerCode}`
const bothRoles = (centerCode: string) => [deskRole(centerCode), `kiosk:${centerCode}`]

/**
 * A database for each collection, closed to all but this center's desks, with the rule of its records and an epoch. Those of
 * `kioskCollections` are open to its kiosks for reading: the rule takes records from desks alone.
 */
export async function provisionCollections(
  couch: Couch,
  centerCode: string,
  collections: readonly string[],
  { fields = {}, kioskCollections = [] }: Pick<CenterWish, 'fields' | 'kioskCollections'> = {},
): Promise<void> {
  const roles = [deskRole(centerCode)]
  for (const collection of collections) {
    const name = databaseName(centerCode, collection)
    const known = fields[collection]
    await ensureDatabase(couch, name)
    await ensureMembers(couch, name, { names: [], roles: kioskCollections.includes(collection) ? bothRoles(centerCode) : roles })
    await ensureRule(couch, name, 'checkRecord', {
      roles,
      fields: known ? [...known] : null,
      maxBytes: largestRecord,
    })
    await ensureEpoch(couch, name)
  }
  await provisionTerminals(couch, centerCode)
}

export async function provisionTerminals(couch: Couch, centerCode: string): Promise<void> {
  const name = terminalsDatabase(centerCode)
  await ensureDatabase(couch, name)
  await ensureMembers(couch, name, { names: [], roles: bothRoles(centerCode) })
  await ensureRule(couch, name, 'checkTerminal', { maxBytes: 4_096 })
}

/** 进件: one database a kiosk, for that kiosk to add to and for the center's desks to open. */
export async function provisionIntake(couch: Couch, centerCode: string, deviceId: string): Promise<void> {
  const name = intakeDatabase(centerCode, deviceId)
  const roles = [deskRole(centerCode)]
  const kiosk = userName(deviceId)
  await ensureDatabase(couch, name)
  await ensureMembers(couch, name, { names: [kiosk], roles })
  await ensureRule(couch, name, 'checkIntake', { roles, kiosk, maxBytes: largestIntake })
  await ensureEpoch(couch, name)
}

/** What the whole city shares. Each center adds its terminals to those who read it. */
export async function provisionCity(couch: Couch, centerCodes: readonly string[], exactly = false): Promise<void> {
  await ensureDatabase(couch, '_users')
  for (const name of [citySettings, cityCatalogue]) {
    await ensureDatabase(couch, name)
    await ensureMembers(couch, name, { names: [], roles: centerCodes.flatMap(bothRoles) }, !exactly)
    await ensureRule(couch, name, 'checkCity', {})
  }
  await settleDocument(couch, `/${citySettings}/city`, (now) =>
    now ? null : { _id: 'city', salt: secretText(), createdAt: new Date().toISOString() },
  )
}

/**
 * Brings a CouchDB or the embedded hub to what a center needs. Doing it twice changes nothing: the salt is made once
 * per hub, the name of a center is the one it was first given.
 */
export async function provisionCenter(couch: Couch, wish: CenterWish): Promise<CenterFacts> {
  const { centerCode } = wish
  await provisionCity(couch, [centerCode])
  await provisionCollections(couch, centerCode, wish.collections, wish)
  const center = await settleDocument(couch, centerPath(centerCode), (now) =>
    now ? null : { _id: `center:${centerCode}`, name: wish.centerName, createdAt: new Date().toISOString() },
  )
  return facts(await readDocument(couch, `/${citySettings}/city`), center)
}

/** After a restore of a center's databases. */
export async function newEpoch(couch: Couch, centerCode: string, collections: readonly string[]): Promise<void> {
  for (const collection of collections) await renewEpoch(couch, databaseName(centerCode, collection))
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
  const center = await readDocument(couch, centerPath(centerCode))
  const found = facts(city, center)
  for (const collection of collections) {
    if (!(await readDocument(couch, `/${databaseName(centerCode, collection)}`))) facts(null, null)
  }
  return found
}

/** One user per terminal; its password is known to its host alone. Revoked by deleting the user at the center. */
export async function enrolTerminal(couch: Couch, { centerCode, deviceId, mode }: TerminalWish): Promise<Credentials> {
  if (mode === 'kiosk') await provisionIntake(couch, centerCode, deviceId)
  const credentials = { name: userName(deviceId), password: secretText() }
  await settleDocument(couch, userPath(credentials.name), () => ({
    _id: `org.couchdb.user:${credentials.name}`,
    type: 'user',
    roles: [`${mode}:${centerCode}`],
    ...credentials,
  }))
  return credentials
}

/** Puts a key that kiosks may seal for into a terminal's document: what a desk's heartbeat does by itself. */
export async function publishRecipient(
  couch: Couch,
  { centerCode, deviceId, terminalName: name, mode }: Pick<Station, 'centerCode' | 'deviceId' | 'terminalName' | 'mode'>,
  intakeKey: Recipient,
): Promise<void> {
  const id = terminalDocument(deviceId)
  await settleDocument(couch, `/${terminalsDatabase(centerCode)}/${encodeURIComponent(id)}`, (now) =>
    JSON.stringify(now?.intakeKey) === JSON.stringify(intakeKey) ? null : { beat: 0, name, mode, ...now, _id: id, intakeKey },
  )
}

/** Removes a center with all its records. Only for the sample center on a terminal's own hub. */
export async function removeCenter(couch: Couch, centerCode: string, collections: readonly string[]): Promise<void> {
  for (const name of [...collections.map((each) => databaseName(centerCode, each)), terminalsDatabase(centerCode)]) {
    expect(await couch.ask('DELETE', `/${name}`), `Removing ${name}`, 200, 202, 404)
  }
  const center = await readDocument(couch, centerPath(centerCode))
  const path = `${centerPath(centerCode)}?rev=${center?._rev}`
  if (center) expect(await couch.ask('DELETE', path), 'Removing the center', 200, 202, 404)
}
