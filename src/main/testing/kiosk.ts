import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect } from 'vitest'
import { type KioskState, kioskStateSchema } from '../../shared/intake'
import { kioskCatalogueSchema } from '../../shared/kiosk'
import type { ComposeOptions } from '../compose'
import type { Couch } from '../hub/couch'
import { newFolder } from './folders'
import { openHub } from './hub'
import { openStation, recordOf, setUp, type TestStation } from './station'

const fast = { everyMs: 50, firstMs: 10, mostMs: 50 }

/** A kiosk's host that asks the center many times a second. */
export const kiosk: NonNullable<ComposeOptions['kiosk']> = {
  pace: { catalogue: fast, terminals: fast, queue: fast },
  lock: Promise.resolve('open'),
}

/** Set-up by a program that has a catalogue. */
export const wish = {
  ...setUp,
  collections: ['residents', 'places', 'intake', 'catalogue'],
  kioskCollections: ['catalogue'],
}

/** An address at which nobody is. */
export const nowhere = 'http://127.0.0.1:9'

/** For vi.waitFor: what happens between two hosts and a hub. */
export const soon = { timeout: 8_000, interval: 20 }

export type TestCenter = { admin: Couch; desk: TestStation; kiosk: TestStation; hub: string; deviceId: string }

export const json = async (answer: Response | Promise<Response>) => (await answer).json() as Promise<Record<string, unknown>>

/** Status and code of a refusal. */
export const refusal = async (asked: Promise<Response>) => {
  const answer = await asked
  return [answer.status, (await json(answer)).error]
}

export const stateOf = async (station: TestStation): Promise<KioskState> =>
  kioskStateSchema.parse(await json(station.ask('/kiosk/state')))

export const deviceOf = async (station: TestStation) =>
  ((await json(station.ask('/station'))).station as { deviceId: string }).deviceId

export const beat = (desk: TestStation) => desk.ask('/sync/heartbeat', { method: 'POST', body: { unsent: 0, refused: 0 } })

/** A hub with a desk and a kiosk, each a host of its own. */
export async function openCenter(): Promise<TestCenter> {
  const opened = await openHub()
  const hub = opened.root.replace('//', `//admin:${opened.admin.password}@`)
  const desk = await openStation({ hub })
  expect((await desk.ask('/station', { method: 'PUT', body: wish })).status).toBe(200)
  expect((await beat(desk)).status).toBe(200)
  const station = await openStation({ hub, kiosk })
  const body = { ...wish, mode: 'kiosk', terminalName: '大厅自助屏' }
  expect((await station.ask('/station', { method: 'PUT', body })).status).toBe(200)
  return { admin: opened.as(opened.admin), desk, kiosk: station, hub, deviceId: await deviceOf(station) }
}

/** The kiosk after a restart. */
export async function again(center: TestCenter, options: Partial<ComposeOptions> = {}): Promise<TestStation> {
  await center.kiosk.close()
  return openStation({ dataDir: center.kiosk.dataDir, kiosk, ...options })
}

/** A folder that was set up as a kiosk of a center that is away. */
export async function knownKiosk(): Promise<string> {
  const folder = newFolder()
  const first = await openStation({ dataDir: folder })
  await first.ask('/station', { method: 'PUT', body: { ...wish, mode: 'kiosk' } })
  await first.close()
  const host = JSON.parse(await readFile(join(folder, 'host.json'), 'utf8'))
  await writeFile(join(folder, 'host.json'), JSON.stringify({ ...host, endpoint: nowhere }))
  return folder
}

export const publish = (desk: TestStation, ...docs: object[]) =>
  desk.ask('/sync/catalogue/_bulk_docs', { method: 'POST', body: { docs } })

export const notice = (id: string, fields: object = {}) => recordOf(id, { kind: 'notice', title: '停水通知', ...fields })

/** The titles of what the kiosk shows. */
export async function titles(station: TestStation): Promise<string[]> {
  const { records } = kioskCatalogueSchema.parse(await json(station.ask('/kiosk/catalogue')))
  return records.map(({ title }) => title).sort()
}
