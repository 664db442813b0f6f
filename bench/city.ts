import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { z } from 'zod'
import { moduleCollections } from '../scripts/module-collections'
import { readHubAddress } from '../src/main/hub/address'
import { type Couch, createCouch } from '../src/main/hub/couch'
import { newDeviceId } from '../src/main/hub/enrolment'
import { userName, userPath } from '../src/main/hub/names'
import { enrolTerminal, provisionCenter, removeCenter } from '../src/main/hub/provision'
import { createClient, type Measured, type Place, runRounds, type Sizes } from './city-rounds'
import { asJson, asTable, type Figure, spread } from './figures'

/** Of Wuhan, with the terminals of issue 3, a round every five minutes. */
const city = { centers: 1_525, everySeconds: 300 }

const help = `npm run bench -- city [--centers N] [--terminals 4] [--seconds 30] [--collections N] [--push-every 10] [--json]

N centers' terminals do rounds against one endpoint: the embedded hub in a process of its own, or COUCHDB_URL. Time is
compressed so that they begin as many rounds a second as the whole city of ${city.centers} centers would.`

const options = {
  centers: { type: 'string', default: '25' },
  terminals: { type: 'string', default: '4' },
  seconds: { type: 'string', default: '30' },
  collections: { type: 'string' },
  'push-every': { type: 'string', default: '10' },
  json: { type: 'boolean', default: false },
  help: { type: 'boolean', default: false },
} as const

const serverSchema = z.object({ root: z.string(), admin: z.object({ name: z.string(), password: z.string() }).optional() })

const cpuSchema = z.object({ cpuMs: z.number() })

async function startServer(kind: 'hub' | 'bare') {
  const file = fileURLToPath(new URL('./city-server.ts', import.meta.url))
  const child = spawn(process.execPath, ['--import', 'tsx', file, kind], { stdio: ['pipe', 'pipe', 'inherit'] })
  const lines = createInterface({ input: child.stdout })
  const nextLine = async (): Promise<unknown> => JSON.parse(((await once(lines, 'line')) as [string])[0])
  const server = serverSchema.parse(await nextLine())
  return {
    ...server,
    /** Milliseconds of a processor it has used so far: says what a round costs on a machine that others use too. */
    cpuMs: async (): Promise<number> => {
      const answer = nextLine()
      child.stdin.write('\n')
      return cpuSchema.parse(await answer).cpuMs
    },
    close: async () => {
      child.stdin.end()
      if (child.exitCode === null) await once(child, 'exit')
    },
  }
}

type Endpoint = { name: string; couch: Couch; cpuMs: (() => Promise<number>) | null; close: () => Promise<void> }

async function openEndpoint(): Promise<Endpoint> {
  const address = process.env.COUCHDB_URL
  if (address) {
    const { root, credentials } = readHubAddress(address)
    return { name: 'CouchDB', couch: createCouch(root, credentials), cpuMs: null, close: async () => undefined }
  }
  const { root, admin, cpuMs, close } = await startServer('hub')
  return { name: 'the embedded hub', couch: createCouch(root, admin ?? null), cpuMs, close }
}

/** County 420199 exists nowhere, so on a CouchDB that serves others nothing of theirs is touched. */
const codeOf = (index: number) => `420199${String(1 + Math.floor(index / 900)).padStart(3, '0')}${String(100 + (index % 900))}`

async function provision(couch: Couch, codes: string[], terminals: number, known: Awaited<ReturnType<typeof moduleCollections>>) {
  const places: Place[] = []
  for (const centerCode of codes) {
    await provisionCenter(couch, { centerCode, centerName: centerCode, ...known })
    for (let index = 0; index < terminals; index += 1) {
      const deviceId = newDeviceId()
      places.push({ centerCode, deviceId, credentials: await enrolTerminal(couch, { centerCode, deviceId, mode: 'desk' }) })
    }
  }
  return places
}

async function remove(couch: Couch, codes: string[], places: Place[], collections: string[]) {
  for (const code of codes) await removeCenter(couch, code, collections)
  for (const { deviceId } of places) {
    const path = userPath(userName(deviceId))
    const user = z.looseObject({ _rev: z.string() }).safeParse((await couch.ask('GET', path)).body)
    if (user.success) await couch.ask('DELETE', `${path}?rev=${user.data._rev}`)
  }
}

type Run = Measured & { cpuMs: number | null }

function figuresOf(real: Run, bare: Run, terminals: number): Figure[] {
  const [seen, plain] = [spread(real.rounds), spread(bare.rounds)]
  const perRound = (real.traffic.sent + real.traffic.received) / real.rounds.length / 1000
  const name = 'bare HTTP server'
  return [
    { name: 'a round, p50', value: seen.p50, reference: { name, value: plain.p50 } },
    { name: 'a round, p95', value: seen.p95, target: 2_000, reference: { name, value: plain.p95 } },
    ...(real.cpuMs === null || bare.cpuMs === null
      ? []
      : [
          {
            name: 'processor time of the endpoint for a round',
            value: real.cpuMs / real.rounds.length,
            reference: { name, value: bare.cpuMs / bare.rounds.length },
          },
        ]),
    { name: 'bytes of a round', unit: 'kB', value: perRound },
    { name: 'one terminal in an hour', unit: 'kB', value: (perRound * 3_600) / city.everySeconds, target: 200 },
    { name: `all ${terminals} terminals in an hour`, unit: 'kB', value: (perRound * terminals * 3_600) / city.everySeconds },
  ]
}

/** What was offered, and what it means for the whole city. */
function tell(
  real: Run,
  { terminals, endpoint, collections }: { terminals: number; endpoint: string; collections: number },
): string {
  const rate = real.rounds.length / real.seconds
  const each = real.traffic.requests / real.rounds.length
  const wanted = (city.centers * terminals) / city.everySeconds
  const bytes = (real.traffic.sent + real.traffic.received) / real.rounds.length
  return [
    `${endpoint}: ${real.rounds.length} rounds in ${real.seconds.toFixed(0)} s, ${rate.toFixed(1)} a second, ${real.late} late`,
    `${real.traffic.requests} requests (${each.toFixed(1)} a round with ${collections} collections), ${(real.traffic.sent / 1e6).toFixed(1)} MB up, ${(real.traffic.received / 1e6).toFixed(1)} MB down`,
    `${city.centers} centers × ${terminals} terminals, a round every ${city.everySeconds} s: ${wanted.toFixed(1)} rounds, ${(wanted * each).toFixed(0)} requests and ${((wanted * bytes) / 1000).toFixed(0)} kB a second`,
    ...(real.cpuMs === null
      ? []
      : [`the endpoint needs ${((wanted * real.cpuMs) / real.rounds.length / 1000).toFixed(2)} cores for that`]),
    `of that rate this run offered ${((rate / wanted) * 100).toFixed(0)} %`,
  ].join('\n')
}

async function measure(wish: {
  centers: number
  terminals: number
  seconds: number
  collections: number | null
  pushEvery: number
}) {
  const known = await moduleCollections()
  // More than the app has today: its full thirteen, to see what they will cost.
  const collections = Array.from(
    { length: wish.collections ?? known.collections.length },
    (_, index) => known.collections[index] ?? `more${String.fromCharCode(97 + index)}`,
  )
  const endpoint = await openEndpoint()
  const bareServer = await startServer('bare')
  const codes = Array.from({ length: wish.centers }, (_, index) => codeOf(index))
  let places: Place[] = []
  try {
    places = await provision(endpoint.couch, codes, wish.terminals, { collections, fields: {}, kioskCollections: [] })
    const sizes: Sizes = new Map()
    const clients = (root: string, bare: boolean) =>
      places.map((place) => createClient(root, place, { collections, pushEvery: wish.pushEvery, sizes, bare }))
    // The whole city's rounds a second, begun by fewer terminals at shorter intervals.
    const everyMs = (places.length / ((city.centers * wish.terminals) / city.everySeconds)) * 1000
    const run = async (root: string, bare: boolean, cpuMs: Endpoint['cpuMs']): Promise<Run> => {
      const all = clients(root, bare)
      // The first round signs in, with a slow hash, and pulls what stands: no terminal does that every five minutes.
      for (const client of all) await client.round()
      const before = (await cpuMs?.()) ?? null
      const measured = await runRounds(all, everyMs, wish.seconds * 1000)
      const cpu = before === null || !cpuMs ? null : (await cpuMs()) - before
      for (const { line } of all) line.close()
      return { ...measured, cpuMs: cpu }
    }
    const real = await run(endpoint.couch.root, false, endpoint.cpuMs)
    const bare = await run(bareServer.root, true, bareServer.cpuMs)
    return { real, bare, name: endpoint.name, collections: collections.length }
  } finally {
    await remove(endpoint.couch, codes, places, collections)
    await endpoint.close()
    await bareServer.close()
  }
}

/** `npm run bench -- city …`; answers the exit code. */
export async function runCity(argv: string[]): Promise<number> {
  const { values } = parseArgs({ args: argv, options })
  const [centers, terminals, seconds, pushEvery] = [values.centers, values.terminals, values.seconds, values['push-every']].map(
    Number,
  ) as [number, number, number, number]
  const collections = values.collections === undefined ? null : Number(values.collections)
  if (
    values.help ||
    ![centers, terminals, seconds, pushEvery, collections ?? 1].every((value) => Number.isInteger(value) && value > 0)
  ) {
    console.error(help)
    return values.help ? 0 : 2
  }
  const { real, bare, name, collections: count } = await measure({ centers, terminals, seconds, collections, pushEvery })
  const report = { bench: 'city', profile: `${centers} × ${terminals}`, figures: figuresOf(real, bare, terminals) }
  const told = tell(real, { terminals, endpoint: name, collections: count })
  console.log(values.json ? JSON.stringify({ ...asJson(report), told }, null, 2) : `${asTable(report)}\n\n${told}`)
  return 0
}
