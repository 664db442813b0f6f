import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import type { SetUp, Station } from '../../shared/station'
import { type ComposedStation, type ComposeOptions, composeStation } from '../compose'
import { type Couch, createCouch } from '../hub/couch'
import type { Credentials } from '../server/upstream'
import { newFolder, newPage, writeFiles } from './folders'

export const origin = 'http://127.0.0.1:4242'

export const setUp: SetUp = {
  centerCode: '420106012003',
  centerName: '水陆社区党群服务中心',
  terminalName: '一号窗口',
  mode: 'desk',
  demo: false,
  collections: ['residents', 'places'],
}

export type TestStation = ComposedStation & {
  dataDir: string
  /** A request of the station's own page. */
  ask(
    path: string,
    init?: { method?: string; body?: unknown; signal?: AbortSignal; headers?: Record<string, string> },
  ): Promise<Response>
}

/** Opens a station in a folder of its own, closed after the test. */
export async function openStation(options: Partial<ComposeOptions> = {}): Promise<TestStation> {
  const dataDir = options.dataDir ?? newFolder()
  const assetsDir = options.assetsDir ?? (await newPage())
  const station = await composeStation({ host: 'node', origin, report: () => undefined, ...options, dataDir, assetsDir })
  onTestFinished(station.close)
  return {
    ...station,
    dataDir,
    ask: (path, { method = 'GET', body, signal, headers } = {}) =>
      station.handler(
        new Request(`${origin}${path}`, {
          method,
          signal,
          headers: { origin, ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...headers },
          body: body === undefined ? null : typeof body === 'string' ? body : JSON.stringify(body),
        }),
      ),
  }
}

export const knownStation: Station = {
  version: 1,
  centerCode: '420106012003',
  centerName: '水陆社区党群服务中心',
  terminalName: '一号窗口',
  mode: 'desk',
  deviceId: '7k2m9qxa',
  demo: false,
  citySalt: 'a salt of the city for tests',
}

/** A data folder that was set up with a remote hub, as a station finds it at its second start. */
export async function newSetUpFolder(endpoint: string, collections = ['residents', 'places']): Promise<string> {
  const folder = newFolder()
  await writeFiles(folder, {
    'station.json': JSON.stringify(knownStation),
    'host.json': JSON.stringify({ version: 1, endpoint, collections }),
    'secrets.json': JSON.stringify({ terminal: JSON.stringify({ name: 't-7k2m9qxa', password: 'known to the host alone' }) }),
  })
  return folder
}

/** A record as a station writes it. */
export const recordOf = (id: string, fields: Record<string, unknown> = {}) => ({
  _id: id,
  createdAt: '2026-03-01T01:00:00.000Z',
  createdBy: 'w1',
  updatedAt: '2026-03-01T01:00:00.000Z',
  updatedBy: 'w1',
  stamps: { born: '0mfa1b2c3-0000|7k2m9qxa' },
  ...fields,
})

/** The hub that a station runs itself, with its administrator's rights. */
export async function hubOf({ dataDir }: TestStation): Promise<Couch> {
  const { hubPort } = JSON.parse(await readFile(join(dataDir, 'host.json'), 'utf8')) as { hubPort: number }
  const admin = JSON.parse(await readFile(join(dataDir, 'hub', 'admin.json'), 'utf8')) as Credentials
  return createCouch(`http://127.0.0.1:${hubPort}`, admin)
}

export const folderOfHub = (station: TestStation) => join(station.dataDir, 'hub')
