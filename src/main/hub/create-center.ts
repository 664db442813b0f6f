import { randomInt } from 'node:crypto'
import { z } from 'zod'
import type { SetUp, Station, StationReport } from '../../shared/station'
import { Refusal } from '../refusal'
import type { Secrets } from '../secrets'
import type { Center, CenterLink } from '../server/center'
import { basic, type Credentials } from '../server/upstream'
import type { Settings } from '../settings'
import { type Couch, createCouch, expect } from './couch'
import { databaseName, enrolTerminal, provisionCenter, provisionCollections, readCenter, removeCenter } from './provision'

export type CenterOptions = {
  settings: Settings
  secrets: Secrets
  host: Omit<StationReport['host'], 'hub' | 'endpoint'>
  /** The hub this terminal runs itself (then with the administrator's credentials), or another machine's. */
  hub: { kind: 'embedded'; root: string; admin: Credentials } | { kind: 'remote'; root: string; credentials: Credentials | null }
  /** The collections or the station are others now. */
  changed: () => void
}

const credentialsSchema = z.object({ name: z.string(), password: z.string() })
const sessionSchema = z.object({ userCtx: z.object({ name: z.string().nullable(), roles: z.array(z.string()) }) })

const letters = '0123456789abcdefghijklmnopqrstuvwxyz'
const newDeviceId = () => Array.from({ length: 8 }, () => letters[randomInt(letters.length)]).join('')

/** Whether these credentials are an administrator's. Throws a Refusal where the hub is down or does not know them. */
async function askRights(couch: Couch): Promise<'admin' | 'member'> {
  const answer = expect(await couch.ask('GET', '/_session'), 'Signing in at the center', 200)
  const session = sessionSchema.safeParse(answer.body)
  if (!session.success || session.data.userCtx.name === null) {
    throw new Refusal(502, 'hub-credentials', 'The center does not know this name and password')
  }
  return session.data.userCtx.roles.includes('_admin') ? 'admin' : 'member'
}

/** The terminal's own credentials: kept by the host's secrets, read once. */
function createKeyRing(secrets: Secrets) {
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

/** The host's side of the center: what the handler asks for, done on the embedded hub or on a remote CouchDB. */
export function createCenter({ settings, secrets, host, hub, changed }: CenterOptions): Center & { enrolAgain(): Promise<void> } {
  const keys = createKeyRing(secrets)
  const own = hub.kind === 'embedded' ? hub.admin : hub.credentials
  const couch = createCouch(hub.root, own)
  let settingUp = false

  const link: CenterLink = {
    root: hub.root,
    collections: () => (settings.station() ? settings.host().collections : []),
    database: (collection) => {
      const station = settings.station()
      return station && `${hub.root}/${databaseName(station.centerCode, collection)}`
    },
    authorization: async () => {
      const credentials = settings.station() && (await keys.read())
      return credentials && basic(credentials)
    },
  }

  const enrol = async (wish: SetUp): Promise<Station> => {
    if (!own)
      throw new Refusal(409, 'hub-credentials', 'The address of the hub names no user; give it as http://user:password@host:5984')
    const deviceId = newDeviceId()
    const admin = hub.kind === 'embedded' || (await askRights(couch)) === 'admin'
    // A kiosk is no member of the records' databases, so it cannot look whether they are there.
    const facts = admin
      ? await provisionCenter(couch, wish)
      : await readCenter(couch, wish.centerCode, wish.mode === 'desk' ? wish.collections : [])
    await keys.write(admin ? await enrolTerminal(couch, { ...wish, deviceId }) : own)
    await settings.changeHost({ endpoint: hub.kind === 'remote' ? hub.root : null, collections: wish.collections })
    const { centerCode, terminalName, mode, demo } = wish
    const station: Station = { version: 1, centerCode, terminalName, mode, demo, deviceId, ...facts }
    await settings.writeStation(station)
    return station
  }

  const theStation = (): Station => {
    const station = settings.station()
    if (!station) throw new Refusal(409, 'not-set-up', 'The station is not set up yet')
    return station
  }

  const addCollections = async (names: readonly string[]) => {
    const { centerCode } = theStation()
    if (own && (hub.kind === 'embedded' || (await askRights(couch)) === 'admin'))
      return provisionCollections(couch, centerCode, names)
    const terminal = createCouch(hub.root, await keys.read())
    for (const name of names) {
      const { status } = await terminal.ask('GET', `/${databaseName(centerCode, name)}`)
      if (status !== 200)
        throw new Refusal(
          409,
          'hub-needs-admin',
          `The center has no database for ${name}; start once with an administrator's --hub`,
        )
    }
  }

  return {
    link,
    report: () => ({ station: settings.station(), host: { ...host, hub: hub.kind, endpoint: hub.root } }),
    setUp: async (wish) => {
      if (settings.station() || settingUp) throw new Refusal(409, 'already-set-up', 'The station is set up already')
      settingUp = true
      try {
        return await enrol(wish)
      } finally {
        settingUp = false
        changed()
      }
    },
    leaveDemo: async () => {
      const { demo, centerCode, deviceId } = theStation()
      if (!demo) throw new Refusal(409, 'not-demo', 'Only the sample center can be left')
      if (hub.kind === 'embedded') {
        await removeCenter(couch, centerCode, settings.host().collections)
        await couch.ask('DELETE', `/_users/${encodeURIComponent(`org.couchdb.user:t-${deviceId}`)}`)
      }
      await settings.removeStation()
      await settings.changeHost({ endpoint: null, collections: [] })
      changed()
    },
    ensureCollections: async (names) => {
      theStation()
      const known = settings.host().collections
      const fresh = names.filter((name) => !known.includes(name))
      if (fresh.length === 0) return
      await addCollections(fresh)
      await settings.changeHost({ collections: [...known, ...fresh] })
      changed()
    },
    // Two hosts may keep their secrets in different places and share this folder; the own hub gives a new password.
    enrolAgain: async () => {
      const station = settings.station()
      if (!station || hub.kind !== 'embedded') return
      await provisionCollections(couch, station.centerCode, settings.host().collections)
      await keys.write(await enrolTerminal(couch, station))
    },
  }
}
