import { resolve } from 'node:path'
import { composeStation } from '../src/main/compose'
import type { Handler } from '../src/main/server/handler'
import { bornFrom } from '../src/renderer/data/next-state'
import { createHybridClock } from '../src/renderer/lib/hlc'
import { keyOf } from '../src/renderer/lib/id'
import { dayOf, instantOf } from '../src/renderer/lib/time'
import { sampleRoster } from '../src/renderer/modules/roster/sample/sample-roster'
import { sealPin } from '../src/renderer/modules/workers/pin'
import { namePinyinOf, workerId } from '../src/renderer/modules/workers/rules'
import { type Station, stationReportSchema, stationSchema } from '../src/shared/station'
import type { KnownCollections } from './module-collections'

export const sampleCenter = { code: '420106012003', name: '首义路街道演示社区' }
export const sampleStaff = { name: '王芳', pin: '246810' }

export type SeedOptions = {
  /** The station's folder; made where it is not there. */
  dataDir: string
  residents: number
  seed: number
  /** Another machine's CouchDB instead of the embedded hub. */
  hub?: string | undefined
  onProgress?: (share: number) => void
  /** What the center has databases for; the roster's and the staff's alone where nothing is given. */
  known?: KnownCollections
}

/** Never listened on: the handler is called as a function, from this origin. */
const origin = 'http://127.0.0.1:1'

/** Documents to one request; the hub writes so many in a fifth of a second. */
const batchSize = 500

async function ask(handler: Handler, method: string, path: string, body?: unknown): Promise<unknown> {
  const headers = { origin, 'content-type': 'application/json' }
  const init = body === undefined ? { method } : { method, headers, body: JSON.stringify(body) }
  const response = await handler(new Request(`${origin}${path}`, init))
  if (!response.ok) throw new Error(`${method} ${path} answered ${response.status}: ${await response.text()}`)
  return response.json()
}

async function setUp(handler: Handler, known: Partial<KnownCollections> = {}): Promise<Station> {
  const { station } = stationReportSchema.parse(await ask(handler, 'GET', '/station'))
  const wish = {
    centerCode: sampleCenter.code,
    centerName: sampleCenter.name,
    terminalName: '前台一号',
    mode: 'desk',
    demo: false,
    collections: ['places', 'residents', 'workers'],
    ...known,
  }
  return station ?? stationSchema.parse(await ask(handler, 'PUT', '/station', wish))
}

/**
 * Sets up a center with one member of staff and an invented roster, on the center's side: a station that opens it syncs it.
 * Running it again adds nothing. Answers how many records were written anew.
 */
export async function seedStation(options: SeedOptions): Promise<{ written: number }> {
  const assetsDir = resolve('src/renderer')
  const host = await composeStation({
    dataDir: options.dataDir,
    assetsDir,
    host: 'node',
    origin,
    ...(options.hub ? { hub: options.hub } : {}),
  })
  try {
    const { handler } = host
    const station = await setUp(handler, options.known)
    const pen = { at: instantOf(Date.now()), by: '', ...createHybridClock(station.deviceId, Date.now) }
    let written = 0
    const store = async (collection: string, drafts: { id: string }[]) => {
      for (let from = 0; from < drafts.length; from += batchSize) {
        const docs = drafts.slice(from, from + batchSize).map((draft) => {
          const { id, _deleted, ...fields } = bornFrom(draft, undefined, pen)
          return { _id: id, ...fields }
        })
        const rows = (await ask(handler, 'POST', `/sync/${collection}/_bulk_docs`, { docs })) as {
          ok?: true
          error?: string
          reason?: string
        }[]
        const bad = rows.find((row) => row.error && row.error !== 'conflict')
        if (bad) throw new Error(`the center refused a record of ${collection}: ${bad.reason}`)
        written += rows.filter((row) => row.ok).length
      }
    }
    const keys = (...parts: string[]) => keyOf(station.citySalt, ...parts)
    const { name, pin } = sampleStaff
    const worker = {
      id: workerId(keys, station.centerCode, name),
      name,
      namePinyin: namePinyinOf(name),
      role: 'director',
      active: true,
    }
    await store('workers', [{ ...worker, ...(await sealPin(pin)) }])
    const waiting: Record<string, { id: string }[]> = { places: [], residents: [] }
    const flush = async (least: number) => {
      for (const [collection, drafts] of Object.entries(waiting))
        if (drafts.length > least) await store(collection, drafts.splice(0))
    }
    const { residents, seed } = options
    for (const batch of sampleRoster({
      residents,
      seed,
      centerCode: station.centerCode,
      keyOf: keys,
      today: dayOf(Date.now()),
    })) {
      waiting[batch.collection]?.push(...batch.drafts)
      await flush(batchSize)
      options.onProgress?.(batch.share)
    }
    await flush(0)
    return { written }
  } finally {
    await host.close()
  }
}
