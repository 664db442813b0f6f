import { createCipheriv, createDecipheriv, randomBytes, randomInt, scrypt } from 'node:crypto'
import { promisify } from 'node:util'
import { z } from 'zod'
import { checkSign, codeLength, codeLetters } from '../../shared/enrolment'
import { terminalMark } from '../../shared/receipt-number'
import { communityCode, stationSchema } from '../../shared/station'
import { Refusal } from '../refusal'
import type { Credentials } from '../server/upstream'
import { type Couch, createCouch, expect, readDocument, settleDocument } from './couch'
import { cityEnrolments, markDocument, terminalDocument, terminalsDatabase, userPath } from './names'
import { enrolTerminal } from './provision'
import { ensureDatabase, ensureMembers, ensureRule } from './settle'

const validHours = 72
const role = 'enrolling'

const derive = promisify(scrypt) as (
  code: string,
  salt: string,
  length: number,
  options: { N: number; r: number; p: number; maxmem: number },
) => Promise<Buffer>

/** What the computer gets for its code: its place at the center. */
const enrolmentSchema = stationSchema
  .pick({ centerCode: true, terminalName: true, mode: true, deviceId: true })
  .extend({ credentials: z.object({ name: z.string(), password: z.string() }) })
export type Enrolment = z.infer<typeof enrolmentSchema>

const waitingSchema = z.looseObject({ _id: z.string(), _rev: z.string(), sealed: z.string(), expiresAt: z.string() })
const rowsSchema = z.tuple([
  z.looseObject({ ok: z.boolean().optional(), error: z.string().optional(), reason: z.string().optional() }),
])

const letters = '0123456789abcdefghijklmnopqrstuvwxyz'

/** Names a device in stamps and at the center: 8 signs, 41 bits. */
export const newDeviceId = () => Array.from({ length: 8 }, () => letters[randomInt(letters.length)]).join('')

function newCode(): string {
  const signs = Array.from({ length: codeLength - 1 }, () => codeLetters[randomInt(codeLetters.length)]).join('')
  return `${signs}${checkSign(signs)}`
}

/**
 * The code spells everything that is needed: a user's name and password, and the key of what that user may read. The hub
 * knows the name and a hash of the password; a hundredth of a second of scrypt a guess keeps 55 bits out of reach for 72 hours.
 */
async function keysOf(code: string): Promise<{ user: Credentials; id: string; key: Buffer }> {
  const bytes = await derive(code, 'yizhan enrolment 1', 72, { N: 2 ** 15, r: 8, p: 1, maxmem: 64 * 1024 * 1024 })
  const name = `e-${bytes.subarray(0, 8).toString('hex')}`
  return {
    user: { name, password: bytes.subarray(8, 40).toString('base64url') },
    id: `enrolment:${name}`,
    key: bytes.subarray(40, 72),
  }
}

function seal(key: Buffer, id: string, enrolment: Enrolment): string {
  const iv = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(Buffer.from(id))
  const text = Buffer.concat([cipher.update(JSON.stringify(enrolment), 'utf8'), cipher.final()])
  return Buffer.concat([iv, cipher.getAuthTag(), text]).toString('base64')
}

function open(key: Buffer, id: string, sealed: string): Enrolment {
  const bytes = Buffer.from(sealed, 'base64')
  const cipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, 12)).setAAD(Buffer.from(id))
  cipher.setAuthTag(bytes.subarray(12, 28))
  const text = Buffer.concat([cipher.update(bytes.subarray(28)), cipher.final()]).toString('utf8')
  return enrolmentSchema.parse(JSON.parse(text))
}

export async function provisionEnrolments(couch: Couch): Promise<void> {
  await ensureDatabase(couch, cityEnrolments)
  await ensureMembers(couch, cityEnrolments, { names: [], roles: [role] })
  await ensureRule(couch, cityEnrolments, 'checkEnrolment', {})
}

export type TerminalOrder = { centerCode: string; terminalName: string; mode: 'desk' | 'kiosk' }

/** Makes the user of a new terminal and a code that fetches its password, once, within 72 hours. The code is kept nowhere. */
export async function issueEnrolment(
  couch: Couch,
  order: TerminalOrder,
  now = Date.now(),
): Promise<{ code: string; deviceId: string; expiresAt: string }> {
  const deviceId = await takeDeviceId(couch, order.centerCode)
  const code = newCode()
  const { user, id, key } = await keysOf(code)
  const expiresAt = new Date(now + validHours * 3_600_000).toISOString()
  await provisionEnrolments(couch)
  const credentials = await enrolTerminal(couch, { ...order, deviceId })
  const { terminalName: name, mode, centerCode } = order
  const terminal = { _id: terminalDocument(deviceId), name, mode, beat: 0, enrolledAt: new Date(now).toISOString() }
  await settleDocument(couch, `/${terminalsDatabase(centerCode)}/${encodeURIComponent(terminal._id)}`, () => terminal)
  const sealed = seal(key, id, { ...order, deviceId, credentials })
  await settleDocument(couch, `/${cityEnrolments}/${encodeURIComponent(id)}`, () => ({
    _id: id,
    sealed,
    expiresAt,
    deviceId,
    centerCode,
  }))
  await settleDocument(couch, userPath(user.name), () => ({
    _id: `org.couchdb.user:${user.name}`,
    type: 'user',
    roles: [role],
    ...user,
  }))
  return { code, deviceId, expiresAt }
}

const unknown = () => new Refusal(409, 'code-unknown', 'The center knows no such code')
const used = () => new Refusal(409, 'code-used', 'The code was used already')
const expired = () => new Refusal(409, 'code-expired', 'The code is too old')

/**
 * What a code fetches, read but not yet taken. `take` is what makes it work once: the center lets it happen once and in
 * time. Throws a Refusal: `code-unknown`, `code-used`, `code-expired`, and what askUpstream throws.
 */
export async function openEnrolment(root: string, code: string): Promise<{ enrolment: Enrolment; take: () => Promise<void> }> {
  const { user, id, key } = await keysOf(code)
  const couch = createCouch(root, user)
  const answer = await couch.ask('GET', `/${cityEnrolments}/${encodeURIComponent(id)}`)
  if (answer.status === 401) throw unknown()
  if (answer.status === 404) throw used()
  const waiting = waitingSchema.parse(expect(answer, 'Reading the enrolment', 200).body)
  if (Date.parse(waiting.expiresAt) <= Date.now()) throw expired()
  const take = async () => {
    const docs = [{ _id: id, _rev: waiting._rev, _deleted: true }]
    const written = expect(
      await couch.ask('POST', `/${cityEnrolments}/_bulk_docs`, { docs }),
      'Taking the enrolment',
      201,
      202,
      401,
    )
    const row = written.status === 401 ? { error: 'conflict' } : rowsSchema.parse(written.body)[0]
    if (row.ok) return
    throw row.reason?.startsWith('expired') ? expired() : used()
  }
  return { enrolment: open(key, id, waiting.sealed), take }
}

const listSchema = z.object({
  rows: z.array(z.looseObject({ id: z.string().optional(), doc: z.looseObject({ _rev: z.string() }).nullish() })),
})

/** Documents of a database whose id begins so. Administrator only. */
export async function listDocuments(couch: Couch, database: string, beginning: string) {
  const query = new URLSearchParams({
    include_docs: 'true',
    startkey: JSON.stringify(beginning),
    endkey: JSON.stringify(`${beginning}\ufff0`),
  })
  const answer = expect(await couch.ask('GET', `/${database}/_all_docs?${query}`), `Listing ${database}`, 200, 404)
  if (answer.status === 404) return []
  return listSchema.parse(answer.body).rows.flatMap(({ id, doc }) => (doc && id?.startsWith(beginning) ? [{ ...doc, id }] : []))
}

const marks = 10_000

/**
 * A number for a new terminal whose four digits on receipts no other terminal of the center has or ever had. The digits are taken by
 * a document of their own, which the center gives once: two that are enrolled at the same moment get two. Administrator only. Throws a Refusal `center-full`.
 */
export async function takeDeviceId(couch: Couch, centerCode: string, next = newDeviceId): Promise<string> {
  const database = terminalsDatabase(centerCode)
  const idsOf = async (beginning: string) =>
    (await listDocuments(couch, database, beginning)).map(({ id }) => id.slice(beginning.length))
  const taken = new Set([...(await idsOf(markDocument(''))), ...(await idsOf(terminalDocument(''))).map(terminalMark)])
  while (taken.size < marks) {
    const deviceId = next()
    const mark = terminalMark(deviceId)
    if (taken.has(mark)) continue
    const path = `/${database}/${encodeURIComponent(markDocument(mark))}`
    const answer = await couch.ask('PUT', path, { _id: markDocument(mark), deviceId })
    if (expect(answer, 'Taking the digits of receipts', 201, 202, 409).status !== 409) return deviceId
    taken.add(mark)
  }
  throw new Refusal(409, 'center-full', `The center has given all ${marks} numbers of terminals`)
}

export async function removeDocument(couch: Couch, path: string): Promise<boolean> {
  const now = await readDocument(couch, path)
  if (!now) return false
  expect(await couch.ask('DELETE', `${path}?rev=${now._rev}`), `Removing ${path}`, 200, 202, 404)
  return true
}

const pendingSchema = z.looseObject({ id: z.string(), expiresAt: z.string(), deviceId: z.string(), centerCode: communityCode })

/** Enrolments that nobody has taken yet. */
export const listEnrolments = async (couch: Couch) =>
  (await listDocuments(couch, cityEnrolments, 'enrolment:')).map((document) => pendingSchema.parse(document))

/**
 * Removes what no code needs any more: users of codes that were used, codes that are too old, and with these the terminals
 * they were printed for. The embedded hub and CouchDB have no clock that would do it by itself.
 */
export async function sweepEnrolments(couch: Couch, now = Date.now()): Promise<{ lapsed: string[] }> {
  const waiting = await listEnrolments(couch)
  const lapsed = waiting.filter(({ expiresAt }) => Date.parse(expiresAt) <= now)
  for (const { id, deviceId } of lapsed) {
    await removeDocument(couch, userPath(`t-${deviceId}`))
    await removeDocument(couch, `/${cityEnrolments}/${encodeURIComponent(id)}`)
  }
  const wanted = new Set(waiting.filter((each) => !lapsed.includes(each)).map(({ id }) => id.replace('enrolment:', '')))
  for (const { id } of await listDocuments(couch, '_users', 'org.couchdb.user:e-')) {
    const name = id.replace('org.couchdb.user:', '')
    if (!wanted.has(name)) await removeDocument(couch, userPath(name))
  }
  return { lapsed: lapsed.map(({ deviceId }) => deviceId) }
}
