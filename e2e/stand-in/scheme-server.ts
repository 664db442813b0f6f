import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Readable } from 'node:stream'

/** Where the page of the stand-in lies; Chromium takes any name under `localhost` for a secure context. */
export const standInHost = 'yizhan.localhost'
export const standInOrigin = `http://${standInHost}`

/** `http://yizhan.localhost/x` → `app://yizhan/x`, also behind `blob:`; any other host's address stays as it is. */
export const toApp = (address: string): string =>
  address.replace(/^(blob:)?http:\/\/yizhan\.localhost(?::\d+)?(?=\/|$)/, '$1app://yizhan')
export const toPage = (address: string): string => address.replace(/^(blob:)?app:\/\/yizhan(?=\/|$)/, `$1${standInOrigin}`)

/** What Chromium adds for HTTP and not for a scheme of the app's own. */
const httpOnly = new Set(['host', 'connection', 'accept-encoding', 'cookie', 'content-length', 'transfer-encoding', 'keep-alive'])

type SchemeHandler = (request: Request) => Response | Promise<Response>

/** Answers the page's requests by the handler that `protocol.handle` was given, streaming both ways. */
export async function serveHandler(handler: () => SchemeHandler | undefined): Promise<number> {
  const server = createServer((incoming, outgoing) => {
    void carry(incoming, outgoing, handler()).catch((cause: unknown) => {
      console.error('stand-in: the protocol handler failed', cause)
      if (!outgoing.headersSent) outgoing.writeHead(500)
      outgoing.destroy()
    })
  })
  server.keepAliveTimeout = 30_000
  server.unref()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return (server.address() as AddressInfo).port
}

async function carry(incoming: IncomingMessage, outgoing: ServerResponse, handler: SchemeHandler | undefined): Promise<void> {
  // Only the page reaches this port by that name; whoever else is on the machine is not the page.
  if (handler === undefined || incoming.headers.host !== standInHost) {
    outgoing.writeHead(421).end()
    return
  }
  const response = await handler(toRequest(incoming))
  const headers: [string, string][] = [...response.headers].map(([name, value]) => [name, value])
  outgoing.writeHead(response.status, headers.flat())
  if (response.body === null) {
    outgoing.end()
    return
  }
  outgoing.flushHeaders()
  const reader = response.body.getReader()
  outgoing.on('close', () => {
    // A page that gave up: Electron cancels the body and says nothing to the request.
    if (!outgoing.writableFinished) void reader.cancel().catch(() => undefined)
  })
  for (;;) {
    const { done, value } = await reader.read()
    if (done || outgoing.destroyed) break
    if (!outgoing.write(value)) await new Promise<void>((resolve) => outgoing.once('drain', resolve).once('close', resolve))
  }
  outgoing.end()
}

function toRequest(incoming: IncomingMessage): Request {
  const headers = new Headers()
  for (const [name, value] of Object.entries(incoming.headers)) {
    if (httpOnly.has(name) || name.startsWith('sec-') || value === undefined) continue
    headers.set(name, toApp(String(value)))
  }
  const method = incoming.method ?? 'GET'
  const hasBody = incoming.headers['content-length'] !== undefined || incoming.headers['transfer-encoding'] !== undefined
  const body = hasBody && method !== 'GET' && method !== 'HEAD' ? (Readable.toWeb(incoming) as ReadableStream<Uint8Array>) : null
  const init: RequestInit & { duplex?: 'half' } = { method, headers, body, ...(body === null ? {} : { duplex: 'half' }) }
  const request = new Request(`app://yizhan${incoming.url ?? '/'}`, init)
  const initiator = incoming.headers.origin ?? incoming.headers.referer
  if (initiator === undefined) return request
  return Object.assign(request, { initiatorOrigin: toApp(initiator).split('/').slice(0, 3).join('/') })
}
