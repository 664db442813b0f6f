import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { onTestFinished } from 'vitest'

export type Seen = { method: string; url: string; authorization: string | undefined; body: string; ended: boolean }

export type Upstream = {
  root: string
  /** Every request that came, in order; `ended` once its client went away. */
  seen: Seen[]
  close(): Promise<void>
}

/** Something at the other end of the network that answers as the test says. */
export async function startUpstream(answer: (request: IncomingMessage, response: ServerResponse) => void): Promise<Upstream> {
  const seen: Seen[] = []
  const server = createServer((request, response) => {
    const { method = '', url = '', headers } = request
    const entry: Seen = { method, url, authorization: headers.authorization, body: '', ended: false }
    seen.push(entry)
    response.on('close', () => {
      entry.ended = true
    })
    request.on('data', (chunk: Buffer) => {
      entry.body += chunk.toString('utf8')
    })
    request.on('end', () => answer(request, response))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (typeof address !== 'object' || !address) throw new Error('The test server has no port')
  const close = async () => {
    const closed = new Promise<void>((resolve) => server.close(() => resolve()))
    server.closeAllConnections()
    await closed
  }
  onTestFinished(close)
  return { root: `http://127.0.0.1:${address.port}`, seen, close }
}

/** A JSON answer of a center. */
export const answerJson = (response: ServerResponse, body: unknown, status = 200) => {
  response.writeHead(status, { 'content-type': 'application/json' })
  response.end(JSON.stringify(body))
}
