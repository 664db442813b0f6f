import { z } from 'zod'
import {
  acknowledgementSchema,
  acknowledgementsSchema,
  type CodeRefusal,
  type JournalHealth,
  journalEntriesSchema,
  recordCountsSchema,
  recoveryCodeSchema,
  type SnapshotHead,
} from '../../shared/journal'
import type { Journal } from '../journal/open-journal'
import { Refusal } from '../refusal'
import { json } from './answers'
import type { Center } from './center'
import { ndjson, ndjsonHeaders, readLines } from './flow'
import { allowMethods } from './guard'
import { parseBody } from './parse'

type Part = { journal: Journal; center: Center }

const entriesLimit = 32 * 1024 * 1024
const smallLimit = 64 * 1024
/** A row's sealed text has 128 Ki characters at most; escaped and in UTF-8 it may be several times that. */
const lineLimit = 1024 * 1024
/** What stays free on the disk when a snapshot is written: below it the station is read only. */
const reserve = 200_000_000

const done = () => new Response(null, { status: 204, headers: { 'cache-control': 'no-store' } })

/** A kiosk never holds a resident, so it has no key to one. */
function refuseKiosk(center: Center): void {
  const { station, host } = center.report()
  if (station?.mode === 'kiosk' || host.mode === 'kiosk') throw new Refusal(403, 'kiosk', 'A kiosk has no data key')
}

function requireDesk(center: Center): void {
  refuseKiosk(center)
  if (!center.report().station) throw new Refusal(409, 'not-set-up', 'The station is not set up yet')
}

async function answerEntries(request: Request, { journal }: Part): Promise<Response> {
  const { entries } = await parseBody(request, journalEntriesSchema, entriesLimit)
  const { level } = await journal.disk.look()
  if (level === 'read-only') throw new Refusal(503, 'read-only', 'Less than 200 MB are free on the disk of the data folder')
  await journal.log.append(
    entries.map((entry) => ({ kind: 'wrote', ...entry })),
    true,
  )
  return done()
}

async function answerSeen(request: Request, { journal }: Part): Promise<Response> {
  const { entries } = await parseBody(request, journalEntriesSchema, entriesLimit)
  await journal.log.append(
    entries.map((entry) => ({ kind: 'seen', ...entry })),
    false,
  )
  return done()
}

async function answerAcknowledged(request: Request, { journal }: Part): Promise<Response> {
  const { entries } = await parseBody(request, acknowledgementsSchema, entriesLimit)
  await journal.log.append(
    entries.map((entry) => ({ kind: 'acknowledged', ...entry })),
    false,
  )
  return done()
}

async function answerHistory(request: Request, { journal }: Part): Promise<Response> {
  const query = new URL(request.url).searchParams
  const asked = acknowledgementSchema
    .pick({ collection: true, id: true })
    .safeParse({ collection: query.get('collection'), id: query.get('id') })
  if (!asked.success) throw new Refusal(400, 'bad-request', z.prettifyError(asked.error))
  return json(200, { entries: await journal.log.history(asked.data.collection, asked.data.id) })
}

async function answerHealth(_request: Request, { journal }: Part): Promise<Response> {
  const [disk, [newest]] = await Promise.all([journal.disk.look(), journal.snapshots.list()])
  const { records } = journal.state.read()
  const pending = journal.log.pendingCount()
  const newestStamp = journal.log.newestStamp() || null
  return json(200, { ...disk, records, pending, newestSnapshotAt: newest?.at ?? null, newestStamp } satisfies JournalHealth)
}

async function answerRecords(request: Request, { journal }: Part): Promise<Response> {
  await journal.state.change(await parseBody(request, recordCountsSchema, smallLimit))
  return done()
}

async function answerKey(_request: Request, { journal, center }: Part): Promise<Response> {
  requireDesk(center)
  const { key, keyId } = await journal.key.read()
  return json(200, { key: key.toString('base64'), keyId })
}

async function answerCode(request: Request, { journal, center }: Part): Promise<Response> {
  if (request.method === 'GET') {
    requireDesk(center)
    return json(200, { code: await journal.key.code() })
  }
  // Before set-up too: a new machine may get the key first.
  refuseKiosk(center)
  const { code } = await parseBody(request, recoveryCodeSchema, smallLimit)
  const fault = await journal.key.enter(code)
  const ours = fault?.error === 'has-records' || fault?.error === 'code-of-another'
  return fault ? json(ours ? 409 : 400, fault satisfies CodeRefusal) : done()
}

async function answerNewSnapshot(request: Request, { journal, center }: Part): Promise<Response> {
  const { freeBytes, level } = await journal.disk.look()
  if (level === 'no-imports' || level === 'read-only') {
    await request.body?.cancel()
    throw new Refusal(507, 'disk-full', 'Less than 500 MB are free on the disk of the data folder')
  }
  const { station } = center.report()
  const { keyId } = journal.state.read()
  const expected = (head: SnapshotHead) => {
    if (station && head.centerCode !== station.centerCode) throw new Refusal(409, 'other-center', 'Another center’s snapshot')
    if (keyId !== null && head.keyId !== keyId) throw new Refusal(409, 'other-key', 'A snapshot sealed under another key')
  }
  return json(201, await journal.snapshots.take(readLines(request.body, lineLimit), expected, freeBytes - reserve))
}

async function answerOneSnapshot(request: Request, { journal }: Part): Promise<Response> {
  const name = new URL(request.url).pathname.slice('/journal/snapshots/'.length)
  const found = await journal.snapshots.read(name)
  if (!found) throw new Refusal(404, 'not-found', 'There is no snapshot of this name')
  return new Response(found.stream, { headers: { ...ndjsonHeaders, 'content-length': String(found.bytes) } })
}

type Route = { methods: readonly string[]; answer: (request: Request, part: Part) => Promise<Response> }

const routes: Record<string, Route> = {
  '/journal/key': { methods: ['GET'], answer: answerKey },
  '/journal/recovery-code': { methods: ['GET', 'PUT'], answer: answerCode },
  '/journal/entries': { methods: ['POST'], answer: answerEntries },
  '/journal/acknowledged': { methods: ['POST'], answer: answerAcknowledged },
  '/journal/seen': { methods: ['POST'], answer: answerSeen },
  '/journal/pending': { methods: ['GET'], answer: async (_request, { journal }) => ndjson(journal.log.pending()) },
  '/journal/history': { methods: ['GET'], answer: answerHistory },
  '/journal/health': { methods: ['GET'], answer: answerHealth },
  '/journal/records': { methods: ['PUT'], answer: answerRecords },
  '/journal/snapshot': { methods: ['PUT'], answer: answerNewSnapshot },
  '/journal/snapshots': {
    methods: ['GET'],
    answer: async (_request, { journal }) => json(200, { snapshots: await journal.snapshots.list() }),
  },
}

/** Everything below `/journal/`; the contract of each route is in shared/journal.ts. */
export async function answerJournal(request: Request, part: Part): Promise<Response> {
  const { pathname } = new URL(request.url)
  const one = pathname.startsWith('/journal/snapshots/') ? { methods: ['GET'], answer: answerOneSnapshot } : undefined
  const route = one ?? (Object.hasOwn(routes, pathname) ? routes[pathname] : undefined)
  if (!route) throw new Refusal(404, 'not-found', 'There is no such address')
  allowMethods(request, ...route.methods)
  return route.answer(request, part)
}

/** What a sample center leaves behind goes with it. Before the station, so that a power cut between leaves nothing to a real one. */
export async function forgetSample({ journal, center }: Part): Promise<void> {
  if (center.report().station?.demo) await journal.clear()
}
