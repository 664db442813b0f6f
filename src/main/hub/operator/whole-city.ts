import type { Couch } from '../couch'
import { listDocuments, provisionEnrolments } from '../enrolment'
import { cityCatalogue, cityEnrolments, citySettings } from '../names'
import { type CenterWish, provisionCity, provisionCollections, provisionIntake } from '../provision'
import { renewEpoch } from '../settle'
import { type KnownCenter, listCenters, listDatabases, listTerminalUsers } from './centers'
import { ensureServerSettings } from './server-settings'
import { type Change, watchWrites } from './watch-writes'

/** What this version of the program asks of a center (scripts/module-collections.ts). */
export type Program = Pick<CenterWish, 'collections' | 'fields' | 'kioskCollections'>

/**
 * Brings everything to what this version of the program asks for: the server's settings, the city's databases, every center
 * and every kiosk's intake. Run after an update of the program; doing it twice changes nothing.
 */
export async function settleCity(couch: Couch, program: Program): Promise<void> {
  await ensureServerSettings(couch)
  const centers = await listCenters(couch)
  await provisionCity(
    couch,
    centers.map(({ centerCode }) => centerCode),
    true,
  )
  await provisionEnrolments(couch)
  for (const { centerCode } of centers) await provisionCollections(couch, centerCode, program.collections, program)
  for (const { deviceId, roles } of await listTerminalUsers(couch)) {
    const center = centers.find(({ centerCode }) => roles.includes(`kiosk:${centerCode}`))
    if (center) await provisionIntake(couch, center.centerCode, deviceId)
  }
}

/** What is not as it should be and would not be mended by itself. `subject` is a database, a document or a user. */
export type Oddity =
  | { code: 'changed'; change: Change }
  | { code: 'foreign-design' | 'foreign-database' | 'odd-roles'; subject: string }

const ownDesigns = new Set(['_design/envelope', '_design/epoch'])

const belongsTo = (database: string, centers: readonly KnownCenter[]) =>
  [citySettings, cityCatalogue, cityEnrolments].includes(database) ||
  database.startsWith('_') ||
  centers.some(({ centerCode }) => database.startsWith(`c${centerCode}-`))

/** Compares every `_security`, design document, setting and role with what it should be; writes nothing. */
export async function verifyCity(couch: Couch, program: Program): Promise<Oddity[]> {
  const rehearsal = watchWrites(couch, true)
  await settleCity(rehearsal.couch, program)
  const found: Oddity[] = rehearsal.changes.map((change) => ({ code: 'changed', change }))
  const centers = await listCenters(couch)
  const roles = new Set(centers.flatMap(({ centerCode }) => [`desk:${centerCode}`, `kiosk:${centerCode}`]))
  for (const user of await listTerminalUsers(couch)) {
    const right = user.roles.length === 1 && user.roles.every((role) => roles.has(role))
    if (!right) found.push({ code: 'odd-roles', subject: `t-${user.deviceId}` })
  }
  for (const database of await listDatabases(couch)) {
    if (!belongsTo(database, centers)) found.push({ code: 'foreign-database', subject: database })
    else if (!database.startsWith('_')) {
      for (const { id } of await listDocuments(couch, database, '_design/')) {
        if (!ownDesigns.has(id)) found.push({ code: 'foreign-design', subject: `${database}/${id}` })
      }
    }
  }
  return found
}

/** After a restore: a new epoch in every database of these centers that has one. Answers the databases. */
export async function renewEpochs(couch: Couch, centerCodes: readonly string[]): Promise<string[]> {
  const databases = (await listDatabases(couch)).filter((name) => centerCodes.some((code) => name.startsWith(`c${code}-`)))
  const renewed: string[] = []
  for (const database of databases) {
    const designs = await listDocuments(couch, database, '_design/epoch')
    if (designs.length === 0) continue
    await renewEpoch(couch, database)
    renewed.push(database)
  }
  return renewed
}
