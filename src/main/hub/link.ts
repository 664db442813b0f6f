import { z } from 'zod'
import type { Secrets } from '../secrets'
import type { CenterLink } from '../server/center'
import { createHeart, freeBytesOf, type MoreFacts } from '../server/heartbeat'
import { basic, type Credentials } from '../server/upstream'
import type { Settings } from '../settings'
import { databaseName, intakeDatabase, terminalDocument, terminalsDatabase } from './names'

export type Mode = 'desk' | 'kiosk'

/** The hub a terminal runs itself (then with the administrator's credentials), or another machine's. */
export type Hub =
  | { kind: 'embedded'; root: string; admin: Credentials }
  | { kind: 'remote'; root: string; credentials: Credentials | null }

const credentialsSchema = z.object({ name: z.string(), password: z.string() })

/** The terminal's own credentials: kept by the host's secrets, read once. */
export function createKeyRing(secrets: Secrets) {
  let held: Credentials | null = null
  return {
    read: async (): Promise<Credentials | null> => {
      const text = held ? null : await secrets.read('terminal')
      if (text !== null) held = credentialsSchema.parse(JSON.parse(text))
      return held
    },
    write: async (credentials: Credentials): Promise<void> => {
      await secrets.write('terminal', JSON.stringify(credentials))
      held = credentials
    },
  }
}

export type Keys = ReturnType<typeof createKeyRing>

/** `hub` is asked each time: a computer that joins a center with its code changes from its own hub to that one. */
export function createLink(hub: () => Hub, settings: Settings, keys: Keys, mode: () => Mode): CenterLink {
  return {
    get root() {
      return hub().root
    },
    collections: () => (settings.station() ? settings.host().collections : []),
    database: (collection) => {
      const station = settings.station()
      if (!station) return null
      const { centerCode, deviceId } = station
      const own = mode() === 'kiosk' && collection === 'intake'
      return `${hub().root}/${own ? intakeDatabase(centerCode, deviceId) : databaseName(centerCode, collection)}`
    },
    terminals: () => {
      const station = settings.station()
      return station && `${hub().root}/${terminalsDatabase(station.centerCode)}`
    },
    intakeOf: (deviceId) => {
      const station = settings.station()
      return station && `${hub().root}/${intakeDatabase(station.centerCode, deviceId)}`
    },
    authorization: async () => {
      const credentials = settings.station() && (await keys.read())
      return credentials && basic(credentials)
    },
  }
}

type HeartOf = {
  settings: Settings
  version: string
  dataDir: string
  mode: () => Mode
  /** What this host knows besides, as a desk or as a kiosk. */
  more: (mode: Mode) => Promise<MoreFacts>
}

/** Beats in the name of whatever station this is at that moment. */
export function createStationHeart({ settings, version, dataDir, mode, more }: HeartOf, link: CenterLink) {
  return createHeart({
    place: () => {
      const station = settings.station()
      const database = link.terminals()
      return station && database ? { database, id: terminalDocument(station.deviceId) } : null
    },
    authorization: link.authorization,
    facts: async () => {
      const { terminalName = '' } = settings.station() ?? {}
      return { name: terminalName, mode: mode(), version, freeBytes: await freeBytesOf(dataDir), ...(await more(mode())) }
    },
    memory: settings.host,
    remember: settings.changeHost,
  })
}
