import { z } from 'zod'
import { sealedIntakeSchema, type WaitingIntake } from '../../shared/intake'
import { type intakesErasedSchema, intakesTakenSchema, type Terminal, type WaitingIntakes } from '../../shared/kiosk'
import type { IntakeKeys } from '../intake-keys'
import { Refusal } from '../refusal'
import { json } from './answers'
import type { Center, CenterLink } from './center'
import { allowMethods } from './guard'
import { parseBody } from './parse'
import { askJson } from './upstream'

type Part = { center: Center; intakeKeys: IntakeKeys }

const most = 200
const takenLimit = 16 * 1024
const timeout = { ms: 30_000, kind: 'total' } as const
const beginning = 'terminal:'

const rowsSchema = z.object({
  rows: z.array(
    z.looseObject({
      id: z.string().optional(),
      value: z.looseObject({ rev: z.string(), deleted: z.boolean().optional() }).nullish(),
      doc: z.looseObject({}).nullish(),
    }),
  ),
})
const writtenSchema = z.array(z.looseObject({ id: z.string(), error: z.string().optional() }))

/** A field that is absent or odd is not known; a terminal is not left out for it. */
const told = <T extends z.ZodType>(schema: T) => schema.nullable().catch(null)
const text = told(z.string())
const count = told(z.int().nonnegative())
const documentSchema = z
  .object({
    name: z.string().catch(''),
    mode: z.enum(['desk', 'kiosk']).catch('desk'),
    version: text,
    seenAt: text,
    revokedAt: text,
    unsent: count,
    refused: count,
    unprinted: count,
    paper: told(z.enum(['good', 'failing', 'unknown'])),
    lock: told(z.enum(['locked', 'open', 'unknown'])),
  })
  .strip()

/** Asks one database of the center. Null where it is not there; throws a Refusal where the center declines or does not answer. */
async function askAt(link: CenterLink, database: string | null, path: string, body?: object): Promise<unknown> {
  if (database === null) throw new Refusal(409, 'not-set-up', 'The station is not set up yet')
  const answer = await askJson({
    url: `${database}${path}`,
    method: body ? 'POST' : 'GET',
    authorization: await link.authorization(),
    body: body && JSON.stringify(body),
    timeout,
  })
  if (answer.status === 404) return null
  if (answer.status >= 300) throw new Refusal(502, 'upstream', `The center answered ${answer.status}`)
  return answer.body
}

async function readTerminals(link: CenterLink): Promise<Terminal[]> {
  const query = new URLSearchParams({ include_docs: 'true', startkey: `"${beginning}"`, endkey: '"terminal;"' })
  const body = await askAt(link, link.terminals(), `/_all_docs?${query}`)
  const rows = body === null ? [] : rowsSchema.parse(body).rows
  return rows.flatMap(({ id = '', doc }) => {
    const deviceId = id.slice(beginning.length)
    return doc && /^[0-9a-z]{8}$/.test(deviceId) ? [{ deviceId, ...documentSchema.parse({ ...doc }) }] : []
  })
}

const kiosksOf = async (link: CenterLink): Promise<string[]> =>
  (await readTerminals(link)).filter(({ mode }) => mode === 'kiosk').map(({ deviceId }) => deviceId)

async function answerTerminals(_request: Request, { center }: Part): Promise<Response> {
  return json(200, { terminals: await readTerminals(center.link) })
}

async function answerWaiting(_request: Request, { center: { link } }: Part): Promise<Response> {
  const items: WaitingIntake[] = []
  let odd = 0
  let more = false
  // Design documents sort before and after these.
  const query = new URLSearchParams({ include_docs: 'true', startkey: '"intake-"', endkey: '"intake."', limit: String(most + 1) })
  for (const source of await kiosksOf(link)) {
    // A kiosk that was announced and never came has no database yet.
    const body = await askAt(link, link.intakeOf(source), `/_all_docs?${query}`)
    for (const { id, doc } of body === null ? [] : rowsSchema.parse(body).rows) {
      const item = sealedIntakeSchema.safeParse({ ...doc, id })
      if (item.success) items.push({ ...item.data, source })
      else odd += 1
    }
  }
  items.sort((a, b) => (a.handedInAt < b.handedInAt ? -1 : 1))
  more = items.length > most
  return json(200, { items: items.slice(0, most), more, odd } satisfies WaitingIntakes)
}

async function answerTaken(request: Request, { center: { link } }: Part): Promise<Response> {
  const { ids } = await parseBody(request, intakesTakenSchema, takenLimit)
  const erased = new Set<string>()
  for (const source of await kiosksOf(link)) {
    const database = link.intakeOf(source)
    const body = await askAt(link, database, '/_all_docs', { keys: ids })
    const found = body === null ? [] : rowsSchema.parse(body).rows
    for (const { id, value } of found) if (id && value?.deleted) erased.add(id)
    const docs = found.flatMap(({ id, value }) =>
      id && value && !value.deleted ? [{ _id: id, _rev: value.rev, _deleted: true }] : [],
    )
    if (docs.length === 0) continue
    const written = writtenSchema.parse(await askAt(link, database, '/_bulk_docs', { docs }))
    // Another desk may have erased it between the look and this.
    for (const { id, error } of written) if (error === undefined || error === 'conflict') erased.add(id)
  }
  return json(200, { erased: [...erased] } satisfies z.infer<typeof intakesErasedSchema>)
}

const routes: Readonly<Record<string, { method: string; answer: (request: Request, part: Part) => Promise<Response> }>> = {
  '/intake/key': { method: 'GET', answer: async (_request, { intakeKeys }) => json(200, await intakeKeys.read()) },
  '/intake/waiting': { method: 'GET', answer: answerWaiting },
  '/intake/taken': { method: 'POST', answer: answerTaken },
  '/terminals': { method: 'GET', answer: answerTerminals },
}

/** `/intake/*` and `/terminals`, on a desk; the contract of each route is in shared/kiosk.ts. */
export async function answerDesk(request: Request, part: Part): Promise<Response> {
  const { pathname } = new URL(request.url)
  const route = Object.hasOwn(routes, pathname) ? routes[pathname] : undefined
  if (!route) throw new Refusal(404, 'not-found', 'There is no such address')
  allowMethods(request, route.method)
  if (!part.center.report().station) throw new Refusal(409, 'not-set-up', 'The station is not set up yet')
  return route.answer(request, part)
}
