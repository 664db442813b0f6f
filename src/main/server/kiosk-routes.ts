import type { z } from 'zod'
import {
  intakeBodySchema,
  type intakeTakenInSchema,
  type KioskEvent,
  largestIntake,
  leaveRequestSchema,
  printJobSchema,
  printTriedSchema,
  type unprintedSchema,
  type visitAnswerSchema,
  visitNoteSchema,
  visitSchema,
} from '../../shared/kiosk'
import type { Journal } from '../journal/open-journal'
import type { Kiosk } from '../kiosk/open-kiosk'
import { Refusal } from '../refusal'
import { json } from './answers'
import type { Center } from './center'
import { allowMethods } from './guard'
import { parseBody } from './parse'

type Part = { kiosk: Kiosk; center: Center; journal: Journal }

const smallLimit = 4 * 1024
const commentMs = 25_000
const encoder = new TextEncoder()

async function answerIntake(request: Request, { kiosk, center, journal }: Part): Promise<Response> {
  const item = await parseBody(request, intakeBodySchema, largestIntake)
  if (!center.report().station) throw new Refusal(409, 'not-set-up', 'The station is not set up yet')
  const { level } = await journal.disk.look()
  if (level === 'read-only') throw new Refusal(507, 'disk-full', 'Less than 200 MB are free on the disk of the data folder')
  const unsent = await kiosk.takeIn(item)
  return json(201, { unsent } satisfies z.infer<typeof intakeTakenInSchema>)
}

async function answerLeave(request: Request, { kiosk }: Part): Promise<Response> {
  const { pin } = await parseBody(request, leaveRequestSchema, smallLimit)
  const refusal = await kiosk.leave(pin)
  if (!refusal) return json(200, { left: true })
  return json({ 'leave-wrong': 403, 'leave-paused': 429, 'leave-unset': 409 }[refusal.error], refusal)
}

const unprinted = (status: number, kiosk: Kiosk): Response => {
  kiosk.told()
  return json(status, { unprinted: kiosk.prints.unprinted() } satisfies z.infer<typeof unprintedSchema>)
}

async function answerPrint(request: Request, { kiosk }: Part): Promise<Response> {
  if (request.method === 'GET') return json(200, { jobs: kiosk.prints.due() })
  await kiosk.prints.add(await parseBody(request, printJobSchema, smallLimit))
  return unprinted(201, kiosk)
}

async function answerTried(request: Request, { kiosk }: Part): Promise<Response> {
  const { id, printed } = await parseBody(request, printTriedSchema, smallLimit)
  await kiosk.prints.tried(id, printed)
  return unprinted(200, kiosk)
}

async function answerVisit(request: Request, { kiosk: { visits } }: Part): Promise<Response> {
  const isNote = request.method === 'PUT'
  const { day, key, ...more } = await parseBody(request, isNote ? visitNoteSchema : visitSchema, smallLimit)
  if ('at' in more) await visits.note(day, key, String(more.at))
  return json(200, { since: visits.since(day, key) } satisfies z.infer<typeof visitAnswerSchema>)
}

function answerEvents(request: Request, { kiosk }: Part): Response {
  let end: () => void = () => undefined
  const stream = new ReadableStream<Uint8Array>({
    start: (controller) => {
      const send = (text: string) => controller.enqueue(encoder.encode(text))
      const comment = setInterval(() => send(': still here\n\n'), commentMs)
      send('retry: 2000\n\n')
      const leave = kiosk.listen((event: KioskEvent) => send(`data: ${JSON.stringify(event)}\n\n`))
      const close = () => {
        end()
        controller.close()
      }
      end = () => {
        clearInterval(comment)
        request.signal.removeEventListener('abort', close)
        leave()
      }
      if (request.signal.aborted) close()
      else request.signal.addEventListener('abort', close, { once: true })
    },
    // On `app://` a page that leaves cancels the body and not the request.
    cancel: () => end(),
  })
  return new Response(stream, { headers: { 'content-type': 'text/event-stream; charset=utf-8', 'cache-control': 'no-store' } })
}

type Route = { methods: readonly string[]; answer: (request: Request, part: Part) => Promise<Response> | Response }

const routes: Readonly<Record<string, Route>> = {
  '/kiosk/catalogue': { methods: ['GET'], answer: (_request, { kiosk }) => json(200, kiosk.catalogue()) },
  '/kiosk/state': { methods: ['GET'], answer: (_request, { kiosk }) => json(200, kiosk.state()) },
  '/kiosk/events': { methods: ['GET'], answer: answerEvents },
  '/kiosk/intake': { methods: ['POST'], answer: answerIntake },
  '/kiosk/leave': { methods: ['POST'], answer: answerLeave },
  '/kiosk/print': { methods: ['GET', 'POST'], answer: answerPrint },
  '/kiosk/visit': { methods: ['POST', 'PUT'], answer: answerVisit },
  '/kiosk/print/tried': { methods: ['POST'], answer: answerTried },
}

/** Everything below `/kiosk/`, on a host that is a kiosk; the contract of each route is in shared/kiosk.ts. */
export async function answerKiosk(request: Request, part: Part): Promise<Response> {
  const { pathname } = new URL(request.url)
  const route = Object.hasOwn(routes, pathname) ? routes[pathname] : undefined
  if (!route) throw new Refusal(404, 'not-found', 'There is no such address')
  allowMethods(request, ...route.methods)
  return route.answer(request, part)
}
