import { createServer, type IncomingMessage, type ServerResponse, request as send } from 'node:http'
import type { AddressInfo } from 'node:net'
import { cannedAnswer, type FaultKind, refuseRow } from './link-faults'

export type Passing = { method: string; database: string; endpoint: string; query: URLSearchParams; body: string; at: number }

/**
 * What befalls a request: a kind; a wait of so many milliseconds before it is passed on, or before its answer is; a
 * refused id; an answer made another. null lets it pass.
 */
export type Trouble =
  | FaultKind
  | { delay: number }
  | { late: number }
  | { refuse: string }
  | { changed: (answer: string) => string }
  | null

export type Plan = (request: Passing) => Trouble | Promise<Trouble>

/** A real server on loopback between one client and an endpoint. */
export type LinkProxy = {
  root: string
  /** From now on. */
  plan: (plan: Plan) => void
  /** Breaks every connection that stands. */
  cut: () => void
  /** Every request that arrived, oldest first. */
  passed: Passing[]
  close: () => Promise<void>
}

export const clear: Plan = () => null
/** The cable is out. */
export const cableOut: Plan = () => 'drop-before'

async function readBody(incoming: IncomingMessage): Promise<string> {
  const parts: Buffer[] = []
  for await (const part of incoming) parts.push(part as Buffer)
  return Buffer.concat(parts).toString('utf8')
}

type Answer = { status: number; headers: Record<string, string | string[] | undefined>; body: Buffer }

/** Asks the endpoint; `live` hands the answer on as it comes, which a long poll needs. */
function ask(target: string, incoming: IncomingMessage, body: string, live: ServerResponse | null): Promise<Answer> {
  const {
    host: _host,
    'content-length': _length,
    'transfer-encoding': _coding,
    connection: _connection,
    ...headers
  } = incoming.headers
  return new Promise((resolve, reject) => {
    const options = { method: incoming.method, headers: { ...headers, 'content-length': Buffer.byteLength(body) } }
    const asked = send(`${target}${incoming.url}`, options, (answer) => {
      const parts: Buffer[] = []
      if (live) live.writeHead(answer.statusCode ?? 502, answer.headers)
      answer.on('data', (part: Buffer) => {
        parts.push(part)
        live?.write(part)
      })
      answer.on('error', reject)
      answer.on('end', () => {
        live?.end()
        resolve({ status: answer.statusCode ?? 502, headers: answer.headers, body: Buffer.concat(parts) })
      })
    })
    asked.on('error', reject)
    live?.on('close', () => asked.destroy())
    asked.end(body)
  })
}

function hand(response: ServerResponse, { status, headers, body }: Answer): void {
  const { 'transfer-encoding': _coding, 'content-length': _length, ...kept } = headers
  response.writeHead(status, { ...kept, 'content-length': body.length })
  response.end(body)
}

/** The head promises the whole body, half of it comes; `then` says whether the link breaks or stays silent. */
function handHalf(response: ServerResponse, { status, headers, body }: Answer, then: 'break' | 'silence'): void {
  const { 'transfer-encoding': _coding, ...kept } = headers
  response.writeHead(status, { ...kept, 'content-length': Math.max(2, body.length) })
  response.write(body.subarray(0, Math.floor(body.length / 2)), () => {
    if (then === 'break') response.destroy()
  })
}

async function suffer(target: string, incoming: IncomingMessage, response: ServerResponse, body: string, trouble: Trouble) {
  if (trouble === null) return void (await ask(target, incoming, body, response))
  if (typeof trouble === 'object') {
    if ('delay' in trouble) {
      await new Promise((resolve) => setTimeout(resolve, trouble.delay))
      return void (await ask(target, incoming, body, response))
    }
    if ('late' in trouble) {
      const answer = await ask(target, incoming, body, null)
      await new Promise((resolve) => setTimeout(resolve, trouble.late))
      return hand(response, answer)
    }
    if ('changed' in trouble) {
      const answer = await ask(target, incoming, body, null)
      return hand(response, { ...answer, body: Buffer.from(trouble.changed(answer.body.toString('utf8'))) })
    }
    const changed = refuseRow(body, (ids) => ids.indexOf(trouble.refuse))
    const answer = await ask(target, incoming, changed.body, null)
    return hand(response, { ...answer, body: Buffer.from(changed.answer(answer.body.toString('utf8'))) })
  }
  if (trouble === 'hang') return
  if (trouble === 'drop-before') return void response.destroy()
  const given = cannedAnswer(trouble)
  if (given) {
    const headers = { 'content-type': given.type, ...(given.retryAfter ? { 'retry-after': given.retryAfter } : {}) }
    return hand(response, { status: given.status, headers, body: Buffer.from(given.body) })
  }
  if (trouble === 'duplicate') await ask(target, incoming, body, null)
  const answer = await ask(target, incoming, body, null)
  if (trouble === 'drop-after') return void response.destroy()
  if (trouble === 'truncate') return handHalf(response, answer, 'break')
  if (trouble === 'half-open') return handHalf(response, answer, 'silence')
  hand(response, answer)
}

function passingOf(incoming: IncomingMessage, body: string): Passing {
  const { pathname, searchParams } = new URL(incoming.url ?? '/', 'http://proxy')
  const [, database = '', ...rest] = pathname.split('/')
  return { method: incoming.method ?? 'GET', database, endpoint: rest.join('/'), query: searchParams, body, at: Date.now() }
}

/** `target`: `http://host:port` of the endpoint. */
export async function openProxy(target: string): Promise<LinkProxy> {
  let plan = clear
  const passed: Passing[] = []
  const server = createServer(async (incoming, response) => {
    try {
      const body = await readBody(incoming)
      const passing = passingOf(incoming, body)
      passed.push(passing)
      await suffer(target, incoming, response, body, await plan(passing))
    } catch {
      // The client went away, or the endpoint did: either way the link is broken.
      response.destroy()
    }
  })
  server.requestTimeout = 0
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    root: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    passed,
    cut: () => server.closeAllConnections(),
    plan: (next) => {
      plan = next
    },
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
