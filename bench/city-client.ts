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

class StaleSocket extends Error {}

/** A terminal's connection to the endpoint: kept open between rounds, one request after the other, as Node's fetch keeps it. */
export function openLine(root: string, credentials: Credentials | null): Line {
  const { hostname, port } = new URL(root)
  const agent = new Agent({ keepAlive: true, maxSockets: 1 })
  const seen: Traffic = { requests: 0, sent: 0, received: 0 }
  const authorization = credentials && basic(credentials)
  const once = (method: 'GET' | 'POST', path: string, text: string, answerBytes?: number): ReturnType<Line['ask']> =>
    new Promise((resolve, reject) => {
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
      asked.on('error', (fault) =>
        reject(asked.reusedSocket ? new StaleSocket('closed between rounds', { cause: fault }) : fault),
      )
      asked.end(text)
    })
  return {
    // A server may close a quiet connection at the very moment it is used again: then it is asked on a fresh one.
    ask: async (method, path, body, answerBytes) => {
      const text = body === undefined ? '' : JSON.stringify(body)
      try {
        return await once(method, path, text, answerBytes)
      } catch (fault) {
        if (!(fault instanceof StaleSocket)) throw fault
        return once(method, path, text, answerBytes)
      }
    },
    traffic: () => ({ ...seen }),
    close: () => agent.destroy(),
  }
}

/** A status or request line and each `Name: value` with its line end. */
const headBytes = (raw: string[]) => raw.reduce((sum, part) => sum + Buffer.byteLength(part) + 2, 15)
