import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { Refusal } from '../refusal'
import { type Couch, expect, readDocument, settleDocument } from './couch'
import { type RuleName, type RuleSettings, ruleText } from './validation/rule-text'

export type Members = { names: readonly string[]; roles: readonly string[] }

const textsOf = (value: unknown): string[] => z.array(z.string()).catch([]).parse(value)

/** Who may enter a database, as `_security` says it; null where there is none to read. */
export function membersOf(security: Record<string, unknown> | null): Members | null {
  if (!security) return null
  const members = z.looseObject({}).catch({}).parse(security.members)
  // A new CouchDB database lets `_admin` in by a role of its own; administrators get in without.
  return { names: textsOf(members.names), roles: textsOf(members.roles).filter((role) => role !== '_admin') }
}

export async function ensureDatabase(couch: Couch, name: string): Promise<void> {
  if (await readDocument(couch, `/${name}`)) return
  // 412: another terminal made it at the same moment.
  expect(await couch.ask('PUT', `/${name}`), `Making ${name}`, 201, 202, 412)
}

const sameList = (a: readonly string[], b: readonly string[]) => [...a].sort().join('\n') === [...b].sort().join('\n')

/**
 * Brings the members of a database to `wanted`; with `more` those who are members already stay (the city's databases, where
 * each center adds its own). `_security` has no revision: two that write at once could lose one, so it is read back.
 */
export async function ensureMembers(couch: Couch, name: string, wanted: Members, more = false): Promise<void> {
  for (let attempt = 0; attempt < 5; attempt += 1) {
    const security = await readDocument(couch, `/${name}/_security`)
    const now = membersOf(security)
    const kept = more && now ? now : { names: [], roles: [] }
    const members = {
      names: [...new Set([...kept.names, ...wanted.names])],
      roles: [...new Set([...kept.roles, ...wanted.roles])],
    }
    const admins = z.object({ names: z.array(z.never()), roles: z.tuple([z.literal('_admin')]) }).safeParse(security?.admins)
    // A database without members is open to every user of CouchDB, so it is never left so.
    if (now && admins.success && sameList(now.names, members.names) && sameList(now.roles, members.roles)) return
    const body = { admins: { names: [], roles: ['_admin'] }, members }
    expect(await couch.ask('PUT', `/${name}/_security`, body), `Closing ${name}`, 200)
    if (!more) return
  }
  throw new Refusal(502, 'hub-busy', `The members of ${name} are being written by others without an end`)
}

/** The rule of a database, as a design document. `fields` of an earlier program stay allowed: older terminals still send them. */
export async function ensureRule<N extends RuleName>(
  couch: Couch,
  database: string,
  rule: N,
  settings: RuleSettings[N],
): Promise<void> {
  await settleDocument(couch, `/${database}/_design/envelope`, (now) => {
    const fields = 'fields' in settings ? joinFields(now?.fields, settings.fields) : undefined
    const text = ruleText(rule, fields === undefined ? settings : { ...settings, fields })
    const same = now?.validate_doc_update === text && JSON.stringify(now.fields) === JSON.stringify(fields)
    return same ? null : { _id: '_design/envelope', language: 'javascript', fields, validate_doc_update: text }
  })
}

function joinFields(now: unknown, wanted: readonly string[] | null): string[] | null {
  const known = textsOf(now)
  if (!wanted && known.length === 0) return null
  return [...new Set([...known, ...(wanted ?? [])])].sort()
}

const freshEpoch = () => ({ _id: '_design/epoch', epoch: randomUUID(), createdAt: new Date().toISOString() })

/**
 * Which life of the database this is (SYNC.md, S1). Made with the database and never changed by a later provisioning; a
 * database that was emptied or made anew has another.
 */
export async function ensureEpoch(couch: Couch, database: string): Promise<void> {
  await settleDocument(couch, `/${database}/_design/epoch`, (now) => (typeof now?.epoch === 'string' ? null : freshEpoch()))
}

/** After a restore: every terminal stops, explains and asks what to do before anything moves again. */
export async function renewEpoch(couch: Couch, database: string): Promise<void> {
  await settleDocument(couch, `/${database}/_design/epoch`, freshEpoch)
}
