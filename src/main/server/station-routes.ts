import { joinSchema } from '../../shared/enrolment'
import { receiptRequestSchema } from '../../shared/kiosk'
import { setUpSchema } from '../../shared/station'
import type { CardReader } from '../card/http-reader'
import type { Receipts } from '../receipts'
import { Refusal } from '../refusal'
import { json } from './answers'
import type { Center } from './center'
import { allowMethods } from './guard'
import { parseBody } from './parse'

const bodyLimit = 64 * 1024

const collectionsSchema = setUpSchema.pick({ collections: true, fields: true, kioskCollections: true })

/** `GET /station` StationReport · `PUT /station` SetUp → Station · `DELETE /station` leaves the sample center. */
export async function answerStation(request: Request, center: Center): Promise<Response> {
  allowMethods(request, 'GET', 'PUT', 'DELETE')
  if (request.method === 'GET') return json(200, center.report())
  if (request.method === 'PUT') return json(200, await center.setUp(await parseBody(request, setUpSchema, bodyLimit)))
  await center.leaveDemo()
  return json(200, center.report())
}

/** `PUT /station/collections` { collections, fields, kioskCollections }: a database for each, after an update of the app brought new ones. */
export async function answerCollections(request: Request, center: Center): Promise<Response> {
  allowMethods(request, 'PUT')
  await center.ensureCollections(await parseBody(request, collectionsSchema, bodyLimit))
  return json(200, { ok: true })
}

/** `POST /station/enrolment` Join → Station. */
export async function answerEnrolment(request: Request, center: Center): Promise<Response> {
  allowMethods(request, 'POST')
  return json(200, await center.join(await parseBody(request, joinSchema, bodyLimit)))
}

/** `POST /station/receipt-number` { day } → { receiptNo }; a kiosk asks under `/kiosk/receipt-number`. */
export async function answerReceiptNumber(request: Request, center: Center, receipts: Receipts): Promise<Response> {
  allowMethods(request, 'POST')
  const { day } = await parseBody(request, receiptRequestSchema, bodyLimit)
  const { station } = center.report()
  if (!station) throw new Refusal(409, 'not-set-up', 'The station is not set up yet')
  return json(200, { receiptNo: await receipts.next(station, day) })
}

/** `POST /station/card` → CardRead; a kiosk asks under `/kiosk/card`. */
export async function answerCard(request: Request, reader: CardReader): Promise<Response> {
  allowMethods(request, 'POST')
  return json(200, await reader.read(request.signal))
}
