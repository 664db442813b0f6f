import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { version } from '../package.json'
import { startHub } from '../src/main/hub/embedded'
import { listenOnLoopback, stopListening } from '../src/main/listening'

/**
 * One endpoint in a process of its own, so that it does not share a thread with those who ask: `hub`, or `bare`, which
 * answers as many bytes as the header `x-bytes` says and does nothing else. Says on one line where it is; ends with its input.
 */
async function open(kind: string): Promise<{ line: object; close: () => Promise<void> }> {
  if (kind === 'hub') {
    const folder = await mkdtemp(join(tmpdir(), 'yizhan-city-'))
    const hub = await startHub({ folder, port: 0, version })
    const close = async () => {
      await hub.close()
      await rm(folder, { recursive: true, force: true, maxRetries: 5 })
    }
    return { line: { root: hub.root, admin: hub.admin }, close }
  }
  const server = createServer((request, response) => {
    request.resume()
    request.on('end', () => {
      response.writeHead(200, { 'content-type': 'application/json' })
      response.end(Buffer.alloc(Number(request.headers['x-bytes'] ?? 0), 0x20))
    })
  })
  return { line: { root: `http://127.0.0.1:${await listenOnLoopback(server, 0)}` }, close: () => stopListening(server) }
}

const { line, close } = await open(process.argv[2] ?? '')
console.log(JSON.stringify(line))
// Each line asks how much of a processor it has used so far.
const asked = createInterface({ input: process.stdin })
asked.on('line', () => {
  const { user, system } = process.cpuUsage()
  console.log(JSON.stringify({ cpuMs: (user + system) / 1000 }))
})
asked.on('close', () => void close())
