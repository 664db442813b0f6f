import type { EventEmitter } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import express from 'express'
import expressPouchDB from 'express-pouchdb'
import memory from 'pouchdb-adapter-memory'
import PouchDB, { type PouchConstructor, type PouchDatabase } from 'pouchdb-core'
import mapreduce from 'pouchdb-mapreduce'
import type { BellEvent } from '../../../shared/bell'
import type { Fetch } from '../ask'
import type { Weather } from './weather'

/** A center for tests: the real express-pouchdb in memory, and a host for each station whose link may be troubled. */
export type Center = {
  /** The fetch of one station's page; its own weather. */
  station: (weather?: Weather) => Fetch
  database: (collection: string) => PouchDatabase
  /** Rings at every station. */
  ring: (event: BellEvent) => void
  /** Requests that reached the center, as `method endpoint`. */
  requests: string[]
  close: () => Promise<void>
}

const prefix = 'c420106012003-'
let opened = 0

async function serve(Pouch: PouchConstructor): Promise<{ root: string; close: () => Promise<void> }> {
  const app = express()
  app.use(expressPouchDB(Pouch, { mode: 'minimumForPouchDB', overrideMode: { include: ['validation'] } }))
  const server = createServer(app)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const close = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve())
      server.closeAllConnections()
    })
  return { root: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, close }
}

function bellStream(signal: AbortSignal | null | undefined, ringers: Set<(event: BellEvent) => void>): Response {
  const encoder = new TextEncoder()
  const stream = new ReadableStream<Uint8Array>({
    start(controller) {
      const ring = (event: BellEvent) => controller.enqueue(encoder.encode(`data: ${JSON.stringify(event)}\n\n`))
      ringers.add(ring)
      ring({ kind: 'reachable', reachable: true })
      signal?.addEventListener('abort', () => {
        ringers.delete(ring)
        controller.error(new Error('gone'))
      })
    },
  })
  return new Response(stream, { headers: { 'content-type': 'text/event-stream' } })
}

const broken = (outcome: Response | Error): Response => {
  if (outcome instanceof Error) throw outcome
  return outcome
}

export async function openCenter(collections: string[]): Promise<Center> {
  opened += 1
  // Every database of every center of a test file listens here.
  ;(PouchDB as unknown as EventEmitter).setMaxListeners(0)
  const Pouch = PouchDB.plugin(memory)
    .plugin(mapreduce)
    .defaults({ prefix: `center-${opened}-`, adapter: 'memory' })
  const { root, close } = await serve(Pouch)
  for (const collection of collections) await fetch(`${root}/${prefix}${collection}`, { method: 'PUT' })
  const ringers = new Set<(event: BellEvent) => void>()
  const requests: string[] = []

  const station =
    (weather: Weather = () => null): Fetch =>
    async (path, init) => {
      const { pathname, search } = new URL(path, 'http://host')
      const [, , collection = '', endpoint = ''] = pathname.split('/')
      const request = { collection, endpoint, method: init.method ?? 'GET', body: String(init.body ?? '') }
      const outcome = await weather(request)
      init.signal?.throwIfAborted()
      if (outcome instanceof Response || outcome instanceof Error) return broken(outcome)
      if (collection === 'probe') return Response.json({ reachable: true, latencyMs: 1 })
      if (collection === 'heartbeat') return Response.json({ restored: false })
      if (collection === 'bell') return bellStream(init.signal, ringers)
      requests.push(`${request.method} ${collection}/${endpoint}`)
      const answer = await fetch(
        `${root}/${prefix}${collection}/${endpoint === '_epoch' ? '_design/epoch' : endpoint}${search}`,
        init,
      )
      if (outcome && 'after' in outcome) {
        await answer.text()
        return broken(outcome.after)
      }
      if (outcome && 'change' in outcome) return Response.json(outcome.change(await answer.json()), { status: answer.status })
      return answer
    }
  return {
    station,
    database: (collection) => new Pouch(`${prefix}${collection}`),
    ring: (event) => {
      for (const ring of ringers) ring(event)
    },
    requests,
    close,
  }
}
