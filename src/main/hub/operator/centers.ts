import { z } from 'zod'
import { communityCode } from '../../../shared/station'
import { type Couch, expect } from '../couch'
import { listDocuments } from '../enrolment'
import { citySettings, terminalsDatabase } from '../names'

export type KnownCenter = { centerCode: string; centerName: string }

const centerSchema = z.looseObject({ id: z.string(), name: z.string() })
const userSchema = z.looseObject({ id: z.string(), roles: z.array(z.string()) })

const terminalSchema = z.object({
  id: z.string(),
  name: z.string().default(''),
  mode: z.string().default(''),
  version: z.string().default(''),
  seenAt: z.string().nullable().default(null),
  unsent: z.number().nullable().default(null),
  refused: z.number().nullable().default(null),
  freeBytes: z.number().nullable().default(null),
  revokedAt: z.string().nullable().default(null),
})

/** The centers that were opened on this hub, by their code. */
export async function listCenters(couch: Couch): Promise<KnownCenter[]> {
  const documents = await listDocuments(couch, citySettings, 'center:')
  return documents.map((document) => {
    const { id, name } = centerSchema.parse(document)
    return { centerCode: communityCode.parse(id.replace('center:', '')), centerName: name }
  })
}

/** Every database there is. */
export async function listDatabases(couch: Couch): Promise<string[]> {
  return z.array(z.string()).parse(expect(await couch.ask('GET', '/_all_dbs'), 'Listing the databases', 200).body)
}

/** The users of terminals: their device and what they may. */
export async function listTerminalUsers(couch: Couch): Promise<{ deviceId: string; roles: string[] }[]> {
  const beginning = 'org.couchdb.user:t-'
  const documents = await listDocuments(couch, '_users', beginning)
  return documents.map((document) => {
    const { id, roles } = userSchema.parse(document)
    return { deviceId: id.replace(beginning, ''), roles }
  })
}

export type TerminalState = Omit<z.infer<typeof terminalSchema>, 'id'> & {
  deviceId: string
  /** Whether it can still sign in at the center. */
  enrolled: boolean
}

/** How the terminals of a center stand, those that never said anything included. */
export async function readTerminals(couch: Couch, centerCode: string): Promise<TerminalState[]> {
  const users = (await listTerminalUsers(couch)).filter(({ roles }) => roles.some((role) => role.endsWith(`:${centerCode}`)))
  const documents = (await listDocuments(couch, terminalsDatabase(centerCode), 'terminal:')).map((each) => {
    const { id, ...state } = terminalSchema.parse(each)
    return { ...state, deviceId: id.replace('terminal:', '') }
  })
  const silent = users
    .filter(({ deviceId }) => !documents.some((each) => each.deviceId === deviceId))
    .map(({ deviceId, roles }) => ({
      ...terminalSchema.omit({ id: true }).parse({ mode: roles[0]?.split(':')[0] }),
      deviceId,
    }))
  return [...documents, ...silent].map((each) => ({
    ...each,
    enrolled: users.some(({ deviceId }) => deviceId === each.deviceId),
  }))
}
