import { z } from 'zod'
import type { Recipient } from '../../shared/intake'
import type { SetUp, Station, StationReport } from '../../shared/station'
import { Refusal } from '../refusal'
import type { Secrets } from '../secrets'
import type { Center } from '../server/center'
import type { MoreFacts } from '../server/heartbeat'
import type { HostSettings, Settings } from '../settings'
import { type Couch, createCouch, expect } from './couch'
import { newDeviceId, takeDeviceId } from './enrolment'
import { joinCenter } from './join'
import { createKeyRing, createLink, createStationHeart, type Hub, type Keys, type Mode } from './link'
import { databaseName, userName, userPath } from './names'
import { enrolTerminal, provisionCenter, provisionCollections, publishRecipient, readCenter, removeCenter } from './provision'

export type CenterOptions = {
  settings: Settings
  secrets: Secrets
  host: Omit<StationReport['host'], 'hub' | 'endpoint'>
  /** The data folder: the room on its disk is told to the center. */
  dataDir: string
  hub: Hub
  /** The collections or the station are others now. */
  changed: () => void
  /** What this host tells the center of itself, as a desk or as a kiosk. */
  more: (mode: Mode) => Promise<MoreFacts>
  /** The key with which this host opens what kiosks seal. */
  recipient: () => Promise<Recipient>
}

/** What the page says of its collections. */
type Told = Pick<SetUp, 'collections' | 'fields' | 'kioskCollections'>

const sessionSchema = z.object({ userCtx: z.object({ name: z.string().nullable(), roles: z.array(z.string()) }) })

/** Whether these credentials are an administrator's. Throws a Refusal where the hub is down or does not know them. */
async function askRights(couch: Couch): Promise<'admin' | 'member'> {
  const answer = expect(await couch.ask('GET', '/_session'), 'Signing in at the center', 200)
  const session = sessionSchema.safeParse(answer.body)
  if (!session.success || session.data.userCtx.name === null) {
    throw new Refusal(502, 'hub-credentials', 'The center does not know this name and password')
  }
  return session.data.userCtx.roles.includes('_admin') ? 'admin' : 'member'
}

const ownCredentials = (hub: Hub) => (hub.kind === 'embedded' ? hub.admin : hub.credentials)

/** The terminal's place at the center: provisioned where we may, else looked for. Only the terminal's own password is kept. */
async function enrol(hub: Hub, wish: SetUp, mode: Mode, keys: Keys): Promise<Station> {
  const own = ownCredentials(hub)
  if (!own) throw new Refusal(409, 'hub-credentials', 'The hub needs a user: --hub http://user:password@host:5984')
  const couch = createCouch(hub.root, own)
  const admin = hub.kind === 'embedded' || (await askRights(couch)) === 'admin'
  // A kiosk is no member of the records' databases, so it cannot look whether they are there.
  const visible = mode === 'desk' ? wish.collections : []
  const facts = admin ? await provisionCenter(couch, wish) : await readCenter(couch, wish.centerCode, visible)
  // A terminal's own user names it; the center takes its heartbeat and its intakes under that name alone.
  const named = /^t-([0-9a-z]{8})$/.exec(own.name)?.[1] ?? newDeviceId()
  const deviceId = admin ? await takeDeviceId(couch, wish.centerCode) : named
  await keys.write(admin ? await enrolTerminal(couch, { ...wish, mode, deviceId }) : own)
  const { centerCode, terminalName, demo } = wish
  // On its own hub a computer is looked at as either, as often as one likes; elsewhere it has the rights of one.
  const stays = hub.kind === 'embedded' ? wish.mode : mode
  return { version: 1, centerCode, terminalName, mode: stays, demo, deviceId, ...facts }
}

async function addCollections(
  hub: Hub,
  { centerCode, names, ...told }: { centerCode: string; names: readonly string[] } & Omit<Told, 'collections'>,
  keys: Keys,
): Promise<void> {
  const own = ownCredentials(hub)
  const couch = createCouch(hub.root, own)
  if (own && (hub.kind === 'embedded' || (await askRights(couch)) === 'admin')) {
    return provisionCollections(couch, centerCode, names, told)
  }
  const terminal = createCouch(hub.root, await keys.read())
  for (const name of names) {
    const { status } = await terminal.ask('GET', `/${databaseName(centerCode, name)}`)
    if (status === 200) continue
    throw new Refusal(409, 'hub-needs-admin', `The center has no database for ${name}; start once with an administrator's --hub`)
  }
}

/** An update of the program may bring collections, fields that the center's rule does not know yet, and readers. */
const isNew = (known: HostSettings, name: string, { fields = {}, kioskCollections = [] }: Omit<Told, 'collections'>) =>
  !known.collections.includes(name) ||
  (kioskCollections.includes(name) && !known.kioskCollections.includes(name)) ||
  (fields[name] ?? []).some((field) => !known.fields[name]?.includes(field))

async function removeDemo(hub: Hub, { centerCode, deviceId }: Station, collections: readonly string[]): Promise<void> {
  // On another machine's hub other stations may still be looking at the sample.
  if (hub.kind === 'remote') return
  const couch = createCouch(hub.root, hub.admin)
  await removeCenter(couch, centerCode, collections)
  await couch.ask('DELETE', userPath(userName(deviceId)))
}

/** Becomes a station, once: a second set-up at the same moment is refused as one that comes later is. */
function createSettingUp(settings: Settings, hub: () => Hub, after: (station: Station) => Promise<void>) {
  let settingUp = false
  return async (become: () => Promise<Station>, wish: Told): Promise<Station> => {
    if (settings.station() || settingUp) throw new Refusal(409, 'already-set-up', 'The station is set up already')
    settingUp = true
    try {
      const station = await become()
      const now = hub()
      await settings.changeHost({
        endpoint: now.kind === 'remote' ? now.root : null,
        collections: wish.collections,
        fields: wish.fields ?? {},
        kioskCollections: wish.kioskCollections ?? [],
      })
      await settings.writeStation(station)
      await after(station)
      return station
    } finally {
      settingUp = false
    }
  }
}

/** The host's side of the center: what the handler asks for, done on the embedded hub or on a remote CouchDB. */
export function createCenter(options: CenterOptions): Center & { enrolAgain(): Promise<void> } {
  const { settings, secrets, host, dataDir, changed } = options
  let { hub } = options
  const keys = createKeyRing(secrets)
  const mode = (): Mode => host.mode ?? settings.station()?.mode ?? 'desk'
  const link = createLink(() => hub, settings, keys, mode)
  const heart = createStationHeart({ settings, version: host.version, dataDir, mode, more: options.more }, link)
  /** A kiosk on the hub of its own computer has no desk to seal for until the computer is started as one. */
  const openForItself = async (station: Station) => {
    if (hub.kind === 'embedded' && mode() === 'kiosk')
      await publishRecipient(createCouch(hub.root, hub.admin), station, await options.recipient())
  }
  const setUpOnce = createSettingUp(
    settings,
    () => hub,
    async (station) => {
      await openForItself(station)
      changed()
    },
  )
  const theStation = (): Station => {
    const station = settings.station()
    if (!station) throw new Refusal(409, 'not-set-up', 'The station is not set up yet')
    return station
  }
  return {
    link,
    heartbeat: heart.beat,
    terminals: heart.names,
    report: () => ({ station: settings.station(), host: { ...host, hub: hub.kind, endpoint: hub.root } }),
    setUp: (wish) => setUpOnce(() => enrol(hub, wish, host.mode ?? wish.mode, keys), wish),
    join: (wish) =>
      setUpOnce(async () => {
        const { station, root } = await joinCenter(wish, keys, host.mode)
        // The hub of this computer goes on unused until the next start, which no longer begins it.
        hub = { kind: 'remote', root, credentials: null }
        return station
      }, wish),
    leaveDemo: async () => {
      const station = theStation()
      if (!station.demo) throw new Refusal(409, 'not-demo', 'Only the sample center can be left')
      changed()
      await removeDemo(hub, station, settings.host().collections)
      await settings.removeStation()
      await settings.changeHost({ endpoint: null, collections: [], kioskCollections: [], fields: {}, beat: 0, restored: false })
    },
    ensureCollections: async ({ collections, fields = {}, kioskCollections = [] }) => {
      const { centerCode } = theStation()
      const known = settings.host()
      const fresh = collections.filter((name) => !known.collections.includes(name))
      const names = collections.filter((name) => isNew(known, name, { fields, kioskCollections }))
      if (names.length === 0) return
      await addCollections(hub, { centerCode, names, fields, kioskCollections }, keys)
      await settings.changeHost({
        collections: [...known.collections, ...fresh],
        fields: { ...known.fields, ...fields },
        kioskCollections: [...new Set([...known.kioskCollections, ...kioskCollections])],
      })
      if (fresh.length > 0) changed()
    },
    // Two hosts may share this folder and keep their secrets in different places, so the own hub gives a new password.
    enrolAgain: async () => {
      const station = settings.station()
      if (!station || hub.kind !== 'embedded') return
      const couch = createCouch(hub.root, hub.admin)
      await provisionCollections(couch, station.centerCode, settings.host().collections, settings.host())
      await keys.write(await enrolTerminal(couch, { ...station, mode: mode() }))
      await openForItself(station)
    },
  }
}
