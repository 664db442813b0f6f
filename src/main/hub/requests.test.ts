import { expect, test } from 'vitest'
import type { Credentials } from '../server/upstream'
import { hubKinds, openAnyHub } from '../testing/hubs'
import { intakeDocument } from '../testing/intake'
import { recordOf } from '../testing/station'
import type { Couch } from './couch'
import { provisionEnrolments } from './enrolment'
import { revokeTerminal } from './operator/revoke'
import { ensureServerSettings } from './operator/server-settings'
import { enrolTerminal, provisionCenter } from './provision'
import { center, type Line, neighbour, requests, standing, type Who } from './testing/requests'

const fields = { residents: ['name', 'note'], catalogue: ['kind', 'title'] }
const collections = ['residents', 'members', 'checkins', 'intake', 'catalogue']
const kioskCollections = ['catalogue']

async function newcomer(admin: Couch): Promise<Credentials> {
  const user = { name: 'e-0123456789abcdef', password: 'the password of a code' }
  await admin.ask('PUT', `/_users/org.couchdb.user%3A${user.name}`, {
    _id: `org.couchdb.user:${user.name}`,
    type: 'user',
    roles: ['enrolling'],
    ...user,
  })
  return user
}

async function prepare(kind: string): Promise<Record<Who, Couch>> {
  const hub = await openAnyHub(kind)
  const { admin } = hub
  await ensureServerSettings(admin)
  await provisionCenter(admin, { centerCode: center, centerName: '百瑞苑社区', collections, fields, kioskCollections })
  await provisionCenter(admin, { centerCode: neighbour, centerName: '西川社区', collections, fields, kioskCollections })
  await provisionEnrolments(admin)
  const enrol = (centerCode: string, deviceId: string, mode: 'desk' | 'kiosk') =>
    enrolTerminal(admin, { centerCode, deviceId, mode })
  const desk = await enrol(center, 'desk0001', 'desk')
  const revoked = await enrol(center, 'desk0002', 'desk')
  const who = {
    'desk A': hub.as(desk),
    'desk B': hub.as(await enrol(neighbour, 'desk0003', 'desk')),
    'kiosk A': hub.as(await enrol(center, 'kiosk001', 'kiosk')),
    'other kiosk A': hub.as(await enrol(center, 'kiosk002', 'kiosk')),
    revoked: hub.as(revoked),
    newcomer: hub.as(await newcomer(admin)),
    anonymous: hub.as(null),
    'wrong password': hub.as({ ...desk, password: 'wrong' }),
    admin,
  }
  // Once let in, a revoked terminal must be out although its password was just taken on trust.
  expect((await who.revoked.ask('GET', `/c${center}-residents`)).status).toBe(200)
  await revokeTerminal(admin, 'desk0002')
  await who['desk A'].ask('POST', `/c${center}-residents/_bulk_docs`, { docs: [recordOf('standing', { name: '仇英' })] })
  return who
}

/** `standing` in a body becomes the revision of the document as it stands. */
async function withRevision(admin: Couch, path: string, body: unknown): Promise<unknown> {
  const text = JSON.stringify(body)
  if (!text?.includes(standing)) return body
  const { docs } = body as { docs: { _id: string }[] }
  const now = await admin.ask('GET', path.replace('_bulk_docs', docs[0]?._id ?? ''))
  return JSON.parse(text.replace(standing, (now.body as { _rev: string })._rev))
}

/** The status, or of a row what became of it: `written`, or its error and the reason. */
async function answerTo(couch: Couch, { method, path, body }: Line, admin: Couch): Promise<string> {
  const answer = await couch.ask(method, path, await withRevision(admin, path, body))
  if (!path.endsWith('/_bulk_docs') || answer.status !== 201) return String(answer.status)
  const [row] = answer.body as { error?: string; reason?: string }[]
  return row?.error ? `${row.error} ${row.reason}` : 'written'
}

const title = ({ who, method, path, body }: Line, index: number) =>
  `${index + 1}. ${who}: ${method} ${path}${body ? ` ${JSON.stringify(body).slice(0, 60)}` : ''}`

test.each(hubKinds)('%s: every request is answered as the table says', { timeout: 60_000 }, async (kind) => {
  const everyone = await prepare(kind)
  const answers: string[] = []
  // One after the other: later lines meet what earlier ones wrote.
  for (const [index, line] of requests.entries())
    answers.push(`${title(line, index)} → ${await answerTo(everyone[line.who], line, everyone.admin)}`)
  expect(answers).toEqual(
    requests.map((line, index) => {
      const wanted = String(kind === 'embedded' ? line.answer : (line.couchdb?.answer ?? line.answer))
      const start = `${title(line, index)} → `.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
      return expect.stringMatching(new RegExp(`^${start}(${wanted})`))
    }),
  )
})

test.each(hubKinds)(
  '%s, S3: a fork with new_edits: false leaves no trace of itself, neither of a record nor of what was handed in once',
  async (kind) => {
    const { 'desk A': desk, 'kiosk A': kiosk, admin } = await prepare(kind)
    const handedIn = intakeDocument(1)
    await kiosk.ask('POST', `/c${center}-intake-kiosk001/_bulk_docs`, { docs: [handedIn] })
    for (const [couch, path, fork] of [
      [desk, `/c${center}-residents`, recordOf('standing', { name: '冒名' })],
      [kiosk, `/c${center}-intake-kiosk001`, { ...handedIn, sealed: 'DDDD' }],
      [desk, `/c${center}-intake-kiosk001`, { ...handedIn, sealed: 'DDDD' }],
    ] as const) {
      const look = async () => (await admin.ask('GET', `${path}/${fork._id}?conflicts=true`)).body
      const before = await look()
      for (const generation of [1, 2, 9]) {
        const docs = [{ ...fork, _rev: `${generation}-ffffffffffffffffffffffffffffffff` }]
        await couch.ask('POST', `${path}/_bulk_docs`, { docs, new_edits: false })
      }
      expect(await look()).toEqual(before)
    }
  },
)
