import { Agent, createServer, type IncomingMessage, request, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/** Where a request goes instead: an address and headers that replace those of the page. */
export type Goal = { url: URL; headers: Record<string, string> }

/** Answers a request itself, or says where it goes. */
export type Route = (path: string) => Goal | { type: string; body: string }

export type Forwarding = {
  origin: string
  /** Rows of `_changes` that went through. */
  rows: () => number
  /** Milliseconds since 1970 of the first page of `_changes` that was asked for; 0 before. */
  firstAskedAt: () => number
  close: () => Promise<void>
}

const word = Buffer.from('"seq":')

/** Counts a word in a stream that comes in pieces. */
function createCounter() {
  let rest = Buffer.alloc(0)
  let count = 0
  return {
    count: () => count,
    take(piece: Buffer) {
      const whole = Buffer.concat([rest, piece])
      for (let at = whole.indexOf(word); at >= 0; at = whole.indexOf(word, at + word.length)) count += 1
      rest = Buffer.from(whole.subarray(Math.max(0, whole.length - word.length + 1)))
    },
  }
}

const listen = (server: Server): Promise<number> =>
  new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port)))

/** The user and password of an address as a header, and the address without them. */
export function withoutCredentials(address: string): Goal {
  const url = new URL(address)
  const pair = `${decodeURIComponent(url.username)}:${decodeURIComponent(url.password)}`
  const headers: Record<string, string> = url.username ? { authorization: `Basic ${Buffer.from(pair).toString('base64')}` } : {}
  url.username = ''
  url.password = ''
  return { url, headers }
}

/** A server on loopback that passes on what the route says, and counts the records that come from the center. */
export async function startForwarding(route: Route): Promise<Forwarding> {
  const agent = new Agent({ keepAlive: true })
  let rows = 0
  let firstAskedAt = 0
  const pass = (from: IncomingMessage, to: ServerResponse, { url, headers }: Goal) => {
    const isChanges = url.pathname.endsWith('/_changes')
    if (isChanges && !url.search.includes('longpoll')) firstAskedAt ||= Date.now()
    const counter = createCounter()
    const asked = request(url, { method: from.method ?? 'GET', agent, headers: { ...from.headers, host: url.host, ...headers } })
    asked.on('response', (answer) => {
      to.writeHead(answer.statusCode ?? 502, answer.headers)
      if (isChanges) {
        answer.on('data', (piece: Buffer) => {
          const before = counter.count()
          counter.take(piece)
          rows += counter.count() - before
        })
      }
      answer.pipe(to)
    })
    asked.on('error', () => to.destroy())
    to.on('close', () => asked.destroy())
    from.pipe(asked)
  }
  const server = createServer((from, to) => {
    const goal = route(from.url ?? '/')
    if ('url' in goal) pass(from, to, goal)
    else to.writeHead(200, { 'content-type': goal.type }).end(goal.body)
  })
  const port = await listen(server)
  return {
    origin: `http://127.0.0.1:${port}`,
    rows: () => rows,
    firstAskedAt: () => firstAskedAt,
    async close() {
      agent.destroy()
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
