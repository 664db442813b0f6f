import { type Canned, cannedAnswer, type FaultKind, faultKinds, refuseRow } from '../../testing/link-faults'
import type { Dice } from './dice'
import type { Answer, FakeCenter } from './fake-center'
import type { VirtualTime } from './virtual-time'

/** The line of one terminal, and the trouble on it. */
export type Link = {
  /** Asks the center below its database; as `fetch` does, in virtual time. */
  request: (path: string, init: RequestInit) => Promise<Response>
  /** The host's word on whether the center can be reached, and its bell. */
  probe: (signal?: AbortSignal | null) => Promise<Response>
  bell: (signal?: AbortSignal | null) => Promise<Response>
  heartbeat: (signal?: AbortSignal | null) => Promise<Response>
  isUp: () => boolean
  plug: (up: boolean) => void
  /** Share of the requests that meet a fault, 0 … 1. */
  trouble: (rate: number) => void
  /** The program at this end is dead: nothing is answered to it any more. */
  cut: () => void
  isCut: () => boolean
  faults: () => number
}

export type LinkOptions = {
  center: FakeCenter
  collection: string
  time: VirtualTime
  dice: Dice
  told: (line: string) => void
}

const lost = () => new TypeError('Failed to fetch')
const never = <T>() => new Promise<T>(() => undefined)

/** Rejects as `fetch` does when its asker hangs up. */
function orAborted<T>(about: Promise<T>, signal?: AbortSignal | null): Promise<T> {
  if (!signal) return about
  // Whoever hung up does not hear of what becomes of it.
  about.catch(() => undefined)
  if (signal.aborted) return Promise.reject(signal.reason)
  return new Promise<T>((resolve, reject) => {
    const abort = () => reject(signal.reason)
    signal.addEventListener('abort', abort, { once: true })
    about.then(resolve, reject).finally(() => signal.removeEventListener('abort', abort))
  })
}

const respond = ({ status, body }: Answer) => Response.json(body, { status })

/** The first half of a body, and then either a broken link or silence. */
function half({ status, body }: Answer, then: 'break' | 'silence', signal?: AbortSignal | null): Response {
  const text = JSON.stringify(body)
  const stream = new ReadableStream<Uint8Array>({
    start(controller) {
      controller.enqueue(new TextEncoder().encode(text.slice(0, Math.floor(text.length / 2))))
      signal?.addEventListener('abort', () => controller.error(signal.reason), { once: true })
    },
    pull(controller) {
      if (then === 'break') controller.error(new TypeError('terminated'))
      return then === 'silence' ? never<void>() : undefined
    },
  })
  return new Response(stream, { status, headers: { 'content-type': 'application/json' } })
}

/** One row of a write is refused where there is one; other requests pass. */
async function askWithoutRow(center: FakeCenter, method: string, path: string, body: string, dice: Dice): Promise<Answer> {
  if (!path.startsWith('_bulk_docs')) return center.ask(method, path, body)
  const changed = refuseRow(body, (ids) => dice.between(0, ids.length - 1))
  const { status, body: answer } = await center.ask(method, path, changed.body)
  return { status, body: JSON.parse(changed.answer(JSON.stringify(answer))) }
}

/** Rings with every change at the center, while somebody can hear it. */
function bellStream(
  center: FakeCenter,
  collection: string,
  isHeard: () => boolean,
  signal: AbortSignal | null | undefined,
): Response {
  const encoder = new TextEncoder()
  const stream = new ReadableStream<Uint8Array>({
    start(controller) {
      const ring = (event: object) => controller.enqueue(encoder.encode(`data: ${JSON.stringify(event)}\n\n`))
      ring({ kind: 'reachable', reachable: true })
      const end = center.watch(() => {
        if (isHeard()) ring({ kind: 'changed', collection })
      })
      const hangUp = () => {
        end()
        controller.error(signal?.reason)
      }
      signal?.addEventListener('abort', hangUp, { once: true })
    },
  })
  return new Response(stream, { headers: { 'content-type': 'text/event-stream' } })
}

function respondCanned({ status, type, body, retryAfter }: Canned): Response {
  const headers = { 'content-type': type, ...(retryAfter ? { 'retry-after': retryAfter } : {}) }
  return new Response(body, { status, headers })
}

export function createLink({ center, collection, time, dice, told }: LinkOptions): Link {
  let [up, alive, rate, count] = [true, true, 0, 0]
  let asked = 0

  const meet = async (kind: FaultKind | null, method: string, path: string, init: RequestInit): Promise<Response> => {
    const body = typeof init.body === 'string' ? init.body : '{}'
    const ask = () => center.ask(method, path, body)
    if (kind === 'hang') return never()
    if (kind === 'drop-before') throw lost()
    if (kind === 'delay') await time.wait(dice.between(1_000, 20_000))
    const canned = kind && cannedAnswer(kind)
    if (canned) return respondCanned(canned)
    if (kind === 'duplicate') await ask()
    const answer = kind === 'row-403' ? await askWithoutRow(center, method, path, body, dice) : await ask()
    await time.wait(dice.between(1, 30))
    if (!up || kind === 'drop-after') throw lost()
    if (kind === 'truncate') return half(answer, 'break', init.signal)
    if (kind === 'half-open') return half(answer, 'silence', init.signal)
    return respond(answer)
  }

  const request = async (path: string, init: RequestInit): Promise<Response> => {
    const method = init.method ?? 'GET'
    const number = ++asked
    await time.wait(dice.between(1, 30))
    init.signal?.throwIfAborted()
    if (!up) throw lost()
    const kind = dice.random() < rate ? (dice.pick(faultKinds) ?? null) : null
    if (kind) count += 1
    told(`#${number} ${method} ${path.split('?')[0]} ${kind ?? ''}`.trimEnd())
    const answer = await meet(kind, method, path, init)
    return alive ? answer : never()
  }

  const probe = async (): Promise<Response> => {
    await time.wait(dice.between(1, 30))
    const reachable = up && dice.random() >= rate
    return Response.json({ reachable, latencyMs: reachable ? 1 : 0 })
  }

  const bell = async (signal?: AbortSignal | null): Promise<Response> => {
    await time.wait(dice.between(1, 30))
    if (!up) throw lost()
    return bellStream(center, collection, () => up && alive, signal)
  }

  /** The host takes it; whether the center does is the host's to know. */
  const heartbeat = async (): Promise<Response> => {
    await time.wait(dice.between(1, 30))
    if (!up || dice.random() < rate) return Response.json({ error: 'unreachable', message: '' }, { status: 502 })
    return Response.json({ restored: false })
  }

  const living = <T>(about: () => Promise<T>, signal?: AbortSignal | null) => (alive ? orAborted(about(), signal) : never<T>())
  return {
    request: (path, init) => living(() => request(path, init), init.signal),
    probe: (signal) => living(probe, signal),
    bell: (signal) => living(() => bell(signal), signal),
    heartbeat: (signal) => living(heartbeat, signal),
    isUp: () => up,
    plug: (now) => {
      up = now
    },
    trouble: (now) => {
      rate = now
    },
    cut: () => {
      alive = false
    },
    isCut: () => !alive,
    faults: () => count,
  }
}
