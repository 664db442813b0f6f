import { z } from 'zod'
import type { Secrets } from '../secrets'
import type { CenterLink } from '../server/center'
import { createHeart, freeBytesOf } from '../server/heartbeat'
import { basic, type Credentials } from '../server/upstream'
import type { Settings } from '../settings'
import { databaseName, intakeDatabase, terminalDocument, terminalsDatabase } from './names'

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
export function createLink(hub: () => Hub, settings: Settings, keys: Keys): CenterLink {
  return {
    get root() {
      return hub().root
    },
    collections: () => (settings.station() ? settings.host().collections : []),
    database: (collection) => {
      const station = settings.station()
      if (!station) return null
      const { centerCode, deviceId, mode } = station
      const own = mode === 'kiosk' && collection === 'intake'
      return `${hub().root}/${own ? intakeDatabase(centerCode, deviceId) : databaseName(centerCode, collection)}`
    },
    authorization: async () => {
      const credentials = settings.station() && (await keys.read())
      return credentials && basic(credentials)
    },
  }
}

/** Beats in the name of whatever station this is at that moment. */
export function createStationHeart(
  { settings, version, dataDir }: { settings: Settings; version: string; dataDir: string },
  link: CenterLink,
) {
  return createHeart({
    place: () => {
      const station = settings.station()
      if (!station) return null
      return { database: `${link.root}/${terminalsDatabase(station.centerCode)}`, id: terminalDocument(station.deviceId) }
    },
    authorization: link.authorization,
    facts: async () => {
      const { terminalName = '', mode = 'desk' } = settings.station() ?? {}
      return { name: terminalName, mode, version, freeBytes: await freeBytesOf(dataDir) }
    },
    memory: settings.host,
    remember: settings.changeHost,
  })
}
