import { Agent, request } from 'node:http'
import { basic, type Credentials } from '../src/main/server/upstream'

/** Bytes on the wire, headers included. */
export type Traffic = { requests: number; sent: number; received: number }

export type Line = {
  /** Answers the JSON, or null where the status is 404. Throws at any other that is not 2xx. `answerBytes`: for the bare server. */
  ask(
    method: 'GET' | 'POST',
    path: string,
    body?: unknown,
    answerBytes?: number,
  ): Promise<{ body: unknown; bytes: number } | null>
  traffic(): Traffic
  close(): void
}

/** A terminal's connection to the endpoint: kept open between rounds, one request after the other, as Node's fetch keeps it. */
export function openLine(root: string, credentials: Credentials | null): Line {
  const { hostname, port } = new URL(root)
  const agent = new Agent({ keepAlive: true, maxSockets: 1 })
  const seen: Traffic = { requests: 0, sent: 0, received: 0 }
  const authorization = credentials && basic(credentials)
  return {
    ask: (method, path, body, answerBytes) =>
      new Promise((resolve, reject) => {
        const text = body === undefined ? '' : JSON.stringify(body)
        const headers = {
          accept: 'application/json',
          ...(authorization ? { authorization } : {}),
          ...(text === '' ? {} : { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) }),
          ...(answerBytes === undefined ? {} : { 'x-bytes': String(answerBytes) }),
        }
        const asked = request({ agent, hostname, port, method, path, headers }, (response) => {
          const chunks: Buffer[] = []
          response.on('data', (chunk: Buffer) => chunks.push(chunk))
          response.on('error', reject)
          response.on('end', () => {
            const whole = Buffer.concat(chunks)
            seen.requests += 1
            seen.sent += Buffer.byteLength(text) + sentHead
            seen.received += whole.length + headBytes(response.rawHeaders)
            const status = response.statusCode ?? 0
            if (status === 404) return resolve(null)
            if (status >= 300)
              return reject(new Error(`${method} ${path} answered ${status}: ${whole.toString('utf8').slice(0, 200)}`))
            resolve({ body: answerBytes === undefined ? JSON.parse(whole.toString('utf8')) : null, bytes: whole.length })
          })
        })
        const sentHead = headBytes(Object.entries(asked.getHeaders()).flat().map(String)) + method.length + path.length
        asked.on('error', reject)
        asked.end(text)
      }),
    traffic: () => ({ ...seen }),
    close: () => agent.destroy(),
  }
}

/** A status or request line and each `Name: value` with its line end. */
const headBytes = (raw: string[]) => raw.reduce((sum, part) => sum + Buffer.byteLength(part) + 2, 15)
