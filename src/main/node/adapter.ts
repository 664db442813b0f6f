import { once } from 'node:events'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { Refusal } from '../refusal'
import { hostError } from '../server/answers'
import type { Handler } from '../server/handler'
import { secure } from '../server/headers'

/**
 * The body as it arrives. Node's own `Readable.toWeb` throws past everybody when a body is cancelled while more of it
 * arrives, which ends the process; and the rest must be taken in for the answer to be read.
 */
function bodyOf(incoming: IncomingMessage): ReadableStream<Uint8Array> {
  const chunks = incoming.iterator({ destroyOnReturn: false })
  return new ReadableStream({
    pull: async (controller) => {
      const { done, value } = await chunks.next()
      if (done) controller.close()
      else controller.enqueue(value)
    },
    cancel: async () => {
      await chunks.return?.()
      incoming.resume()
    },
  })
}

/** What Node received, as a Request of the host's own origin; the Host header stays a header, for the guard to look at. */
function toRequest(incoming: IncomingMessage, origin: string, signal: AbortSignal): Request {
  const { method = 'GET', url = '/' } = incoming
  // `GET http://elsewhere/ HTTP/1.1` is meant for a proxy, which this is not.
  if (!url.startsWith('/')) throw new Refusal(400, 'bad-path', 'The address is not well formed')
  const headers = new Headers()
  for (const [name, values = []] of Object.entries(incoming.headersDistinct)) {
    for (const value of values) headers.append(name, value)
  }
  const bodiless = method === 'GET' || method === 'HEAD'
  const body = bodiless ? null : bodyOf(incoming)
  return new Request(`${origin}${url}`, { method, headers, signal, body, ...(body && { duplex: 'half' }) })
}

async function write(response: Response, outgoing: ServerResponse, signal: AbortSignal): Promise<void> {
  outgoing.writeHead(response.status, [...response.headers].flat())
  if (!response.body || outgoing.req.method === 'HEAD') {
    await response.body?.cancel()
    outgoing.end()
    return
  }
  // The head of an event stream must leave at once, before its first event.
  outgoing.flushHeaders()
  const reader = response.body.getReader()
  const leave = () => void reader.cancel().catch(() => undefined)
  signal.addEventListener('abort', leave, { once: true })
  for (;;) {
    const { done, value } = await reader.read()
    if (done || signal.aborted) break
    if (!outgoing.write(value)) await once(outgoing, 'drain', { signal })
  }
  signal.removeEventListener('abort', leave)
  outgoing.end()
}

/** Mounts the handler on node:http. A client that goes away ends its request; a stream that breaks breaks the connection. */
export const mount =
  (handler: Handler, origin: string) =>
  async (incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> => {
    const left = new AbortController()
    outgoing.on('close', () => left.abort())
    // A reset while writing is a client that went away; 'close' follows and ends the rest.
    outgoing.on('error', () => undefined)
    try {
      let request: Request
      try {
        request = toRequest(incoming, origin, left.signal)
      } catch {
        // Node's Request refuses what is no request for a page: TRACE, a broken address.
        return await write(secure(hostError(400, 'bad-request', 'The request is not well formed')), outgoing, left.signal)
      }
      await write(await handler(request), outgoing, left.signal)
    } catch {
      // The head is out already, so the only honest sign of a broken body is a broken connection.
      outgoing.destroy()
    }
  }
