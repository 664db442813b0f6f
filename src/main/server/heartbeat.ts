import { statfs } from 'node:fs/promises'
import { z } from 'zod'
import type { Recipient } from '../../shared/intake'
import { type heartbeatAnswerSchema, heartbeatSchema, type TerminalNames } from '../../shared/journal'
import { Refusal } from '../refusal'
import { json } from './answers'
import { allowMethods, readJson } from './guard'
import { askJson } from './upstream'

export type Heartbeat = z.infer<typeof heartbeatSchema>
export type HeartbeatAnswer = z.infer<typeof heartbeatAnswerSchema>

/** What the host remembers of its beats: the last number it gave the center, and whether a restore still has to be settled. */
export type BeatMemory = { beat: number; restored: boolean }

/** The center's document of this terminal, `terminal:<deviceId>`; read by `npm run center -- status`. */
export type TerminalFacts = { name: string; mode: 'desk' | 'kiosk'; version: string; freeBytes: number | null } & MoreFacts

/** Of a desk the key that kiosks seal for, of a kiosk how its printer and its lock stand. */
export type MoreFacts = {
  intakeKey?: Recipient
  unprinted?: number
  paper?: 'good' | 'failing' | 'unknown'
  lock?: 'locked' | 'open' | 'unknown'
}

export type HeartOptions = {
  /** The database of the center's terminals and the id of this one's document; null before set-up. */
  place: () => { database: string; id: string } | null
  authorization: () => Promise<string | null>
  facts: () => Promise<TerminalFacts>
  memory: () => BeatMemory
  remember: (memory: BeatMemory) => Promise<void>
  now?: () => Date
}

const withoutMore = ({ intakeKey: _key, unprinted: _unprinted, paper: _paper, lock: _lock, ...rest }: MoreFacts & object) => rest

type Place = NonNullable<ReturnType<HeartOptions['place']>>

const rowsSchema = z.array(z.looseObject({ error: z.string().optional(), reason: z.string().optional() })).min(1)
const foundSchema = z.looseObject({ _rev: z.string(), beat: z.number().int().nonnegative().optional() })
const namedSchema = z.looseObject({ id: z.string(), doc: z.looseObject({ name: z.string() }) })
const namesSchema = z.object({ rows: z.array(z.unknown()) })
const beginning = 'terminal:'
const timeout = { ms: 15_000, kind: 'total' } as const

/** Free bytes of the disk a folder lies on, or null where the system does not tell. */
export async function freeBytesOf(folder: string): Promise<number | null> {
  try {
    const { bavail, bsize } = await statfs(folder)
    return bavail * bsize
  } catch {
    // A status line without this figure is better than no status line.
    return null
  }
}

/**
 * Writes at the center how this terminal stands, with a number that rises by one each time. A center that was restored
 * from yesterday's copy remembers a lower number than this host, or none (SYNC.md, S1): `restored` is answered from then
 * on, over restarts too, until a beat comes with `settled`. Throws a Refusal where the center does not answer or declines.
 */
export function createHeart({ place, authorization, facts, memory, remember, now = () => new Date() }: HeartOptions) {
  const ask = async (url: string, body?: unknown) =>
    askJson({
      url,
      method: body === undefined ? 'GET' : 'POST',
      authorization: await authorization(),
      body: body === undefined ? undefined : JSON.stringify(body),
      timeout,
    })

  const look = async ({ database, id }: Place) => {
    const { status, body } = await ask(`${database}/${encodeURIComponent(id)}`)
    if (status === 404) return null
    if (status !== 200) throw new Refusal(502, 'heartbeat', `The center answered ${status} to a look at this terminal`)
    return foundSchema.parse(body)
  }

  /** By the endpoint that records are written with: one more would have to be opened in every proxy on the way. */
  const write = async ({ database, id }: Place, document: object): Promise<'written' | 'conflict' | 'absent' | 'older'> => {
    const { status, body } = await ask(`${database}/_bulk_docs`, { docs: [{ ...document, _id: id }] })
    if (status === 404) return 'absent'
    const row = status === 201 || status === 202 ? rowsSchema.parse(body)[0] : undefined
    if (row?.error === 'conflict') return 'conflict'
    if (row?.error === 'forbidden' && /^field: /.test(row.reason ?? '')) return 'older'
    if (!row || row.error) throw new Refusal(502, 'heartbeat', `The center answered ${row?.error ?? status} to a heartbeat`)
    return 'written'
  }

  const beatOnce = async (at: Place, { settled, ...report }: Heartbeat): Promise<HeartbeatAnswer | null> => {
    const found = await look(at)
    const known = memory()
    const behind = (found?.beat ?? 0) < known.beat
    const restored = behind || (known.restored && settled !== true)
    // Noted before the center is brought up to the number: a power cut between must not hide it.
    if (restored !== known.restored) await remember({ ...known, restored })
    const beat = Math.max(found?.beat ?? 0, known.beat) + 1
    const document = { ...found, ...(await facts()), ...report, seenAt: now().toISOString(), beat }
    let wrote = await write(at, document)
    // A center that was not brought up to this program yet: without kiosks rather than without a beat.
    if (wrote === 'older') wrote = await write(at, withoutMore(document))
    if (wrote === 'older') throw new Refusal(502, 'heartbeat', 'The center takes none of the fields of a heartbeat')
    if (wrote === 'conflict') return null
    // Where a center has no database for it (an older program made it) nothing is remembered, so nothing seems restored.
    if (wrote === 'written') await remember({ beat, restored })
    return { restored }
  }

  /** What the center's terminals are called, by device. Whatever keeps the center from answering, nobody is named then. */
  const names = async (): Promise<TerminalNames> => {
    const at = place()
    if (!at) return {}
    const query = new URLSearchParams({ include_docs: 'true', startkey: `"${beginning}"`, endkey: `"${beginning}\ufff0"` })
    const { body } = await ask(`${at.database}/_all_docs?${query}`)
    const { rows } = namesSchema.parse(body)
    const named = rows.map((row) => namedSchema.safeParse(row)).flatMap(({ data }) => data ?? [])
    return Object.fromEntries(named.map(({ id, doc }) => [id.slice(beginning.length), doc.name]))
  }

  let last: Promise<unknown> = Promise.resolve()
  return {
    names: () => names().catch((): TerminalNames => ({})),
    /** One after the other: two at once would count for a conflict. */
    beat: (report: Heartbeat): Promise<HeartbeatAnswer> => {
      const next = last.then(async () => {
        const at = place()
        if (!at) throw new Refusal(409, 'not-set-up', 'The station is not set up yet')
        const answer = (await beatOnce(at, report)) ?? (await beatOnce(at, report))
        if (!answer) throw new Refusal(502, 'heartbeat', 'Somebody else writes the document of this terminal')
        return answer
      })
      last = next.catch(() => undefined)
      return next
    },
  }
}

/** `POST /sync/heartbeat` Heartbeat → HeartbeatAnswer. */
export async function answerHeartbeat(
  request: Request,
  center: { heartbeat(report: Heartbeat): Promise<HeartbeatAnswer> },
): Promise<Response> {
  allowMethods(request, 'POST')
  const parsed = heartbeatSchema.safeParse(await readJson(request, 4 * 1024))
  if (!parsed.success) throw new Refusal(400, 'bad-request', z.prettifyError(parsed.error))
  return json(200, await center.heartbeat(parsed.data))
}

/** `GET /sync/terminals` → terminalNamesSchema. */
export async function answerTerminals(request: Request, center: { terminals(): Promise<TerminalNames> }): Promise<Response> {
  allowMethods(request, 'GET')
  return json(200, { terminals: await center.terminals() })
}
