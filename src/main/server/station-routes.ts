import { z } from 'zod'
import { joinSchema } from '../../shared/enrolment'
import { setUpSchema } from '../../shared/station'
import { Refusal } from '../refusal'
import { json } from './answers'
import type { Center } from './center'
import { allowMethods, readJson } from './guard'

const bodyLimit = 64 * 1024

const collectionsSchema = setUpSchema.pick({ collections: true, fields: true, kioskCollections: true })

async function parse<T>(request: Request, schema: z.ZodType<T>): Promise<T> {
  const parsed = schema.safeParse(await readJson(request, bodyLimit))
  if (parsed.success) return parsed.data
  throw new Refusal(400, 'bad-request', z.prettifyError(parsed.error))
}

/** `GET /station` StationReport · `PUT /station` SetUp → Station · `DELETE /station` leaves the sample center. */
export async function answerStation(request: Request, center: Center): Promise<Response> {
  allowMethods(request, 'GET', 'PUT', 'DELETE')
  if (request.method === 'GET') return json(200, center.report())
  if (request.method === 'PUT') return json(200, await center.setUp(await parse(request, setUpSchema)))
  await center.leaveDemo()
  return json(200, center.report())
}

/** `PUT /station/collections` { collections, fields, kioskCollections }: a database for each, after an update of the app brought new ones. */
export async function answerCollections(request: Request, center: Center): Promise<Response> {
  allowMethods(request, 'PUT')
  await center.ensureCollections(await parse(request, collectionsSchema))
  return json(200, { ok: true })
}

/** `POST /station/enrolment` Join → Station. */
export async function answerEnrolment(request: Request, center: Center): Promise<Response> {
  allowMethods(request, 'POST')
  return json(200, await center.join(await parse(request, joinSchema)))
}
