import { IDBFactory, IDBKeyRange } from 'fake-indexeddb'
import { onTestFinished } from 'vitest'
import { openStation, origin, setUp, type TestStation } from '../../../../main/testing/station'
import type { Context } from '../../../data/context'
import { createContext } from '../../../data/create-context'
import type { JournalFetch } from '../../../data/journal-client'
import { openStore, type Store } from '../../../data/open'
import { browserStorage } from '../../../data/storage'
import { placeSchema, residentSchema } from '../../../modules/roster/schema'
import { conflictHandler } from '../../../sync/merge'
import { connectSync } from '../../../sync/port'
import type { Sync } from '../../../sync/types'
import { deleteDatabases } from '../../start/leftovers'
import { connectStore, fetchDataKey, type StoreLink } from '../connect-store'
import { startEngine } from '../engine'
import { databaseNameOf, probe } from '../probe'
import { serveStore } from '../serve-store'

export const collections = { residents: { schema: residentSchema }, places: { schema: placeSchema } }

/** What one terminal has: a host with a hub of its own, and the browser's databases. */
export type Terminal = {
  station: TestStation
  databases: IDBFactory
  /** Of its store, and of a store of an older build. RxDB knows a database by its name alone, so no two terminals share one. */
  name: string
  olderName: string
  /** Fails or changes what the worker asks of the host. */
  trouble: { with: ((path: string) => Response | Error | null) | null }
}

let opened = 0

/** A terminal that was set up a moment ago. */
export async function openTerminal(options: Parameters<typeof openStation>[0] = {}): Promise<Terminal> {
  const station = await openStation(options)
  const answer = await station.ask('/station', { method: 'PUT', body: setUp })
  if (!answer.ok) throw new Error(`set-up was refused: ${await answer.text()}`)
  opened += 1
  return { station, databases: new IDBFactory(), name: `vault-${opened}`, olderName: `older-${opened}`, trouble: { with: null } }
}

export const storageOf = ({ databases }: Terminal) => browserStorage({ indexedDB: databases, IDBKeyRange })

/** The fetch of a page of this terminal. */
export const fetchOf =
  ({ station, trouble }: Terminal): JournalFetch =>
  async (path, init) => {
    const outcome = trouble.with?.(path) ?? null
    if (outcome instanceof Error) throw outcome
    if (outcome) return outcome
    const request = new Request(`${origin}${path}`, { ...init, ...(init?.body instanceof Blob ? { duplex: 'half' } : {}) })
    request.headers.set('origin', origin)
    return station.handler(request)
  }

/** A link to a store as the page has one, the worker's part in this process. Ended after the test where it was not closed. */
export async function openLink(terminal: Terminal): Promise<StoreLink> {
  const fetch = fetchOf(terminal)
  const { port1, port2 } = new MessageChannel()
  serveStore(port2, {
    storage: storageOf(terminal),
    fetch,
    probe: (name) => probe(name, terminal.databases),
    older: {
      exists: async (name) => (await terminal.databases.databases()).some((one) => one.name?.includes(`${name}--`)),
      remove: (name) => deleteDatabases(name, terminal.databases),
    },
    clock: Date.now,
    engine: startEngine,
    migrations: {},
  })
  const { key, keyId } = await fetchDataKey(fetch)
  const end = () => {
    port1.close()
    port2.close()
  }
  onTestFinished(end)
  return connectStore(
    { port: port1, onFault: () => undefined, end },
    {
      name: terminal.name,
      older: terminal.olderName,
      owner: { centerCode: setUp.centerCode, keyId },
      key,
      definitions: { residents: residentSchema, places: placeSchema },
    },
  )
}

export type OpenedLink = { link: StoreLink; store: Store; context: Context; sync: Sync; close: () => Promise<void> }

/** The page's side of an opened link, with its sync where it is asked for. */
export async function beginLink({ name }: Terminal, link: StoreLink, { withSync = false } = {}): Promise<OpenedLink> {
  const storage = await link.begin()
  const store = await openStore({ name, storage: { vault: { storage, key: link.key } }, collections, conflictHandler })
  await link.catchUp(() => undefined)
  const sync = withSync ? connectSync(link.startSync((newest) => store.stamps.witness({ newest }))) : (null as never)
  const context = createContext({
    store,
    station: { deviceId: 'testtest', centerCode: setUp.centerCode, citySalt: 'a salt for tests only' },
    actor: { id: 'worker-test', name: '周敏' },
    may: () => true,
  })
  const close = async () => {
    await link.quiet()
    await store.close()
    await link.close()
  }
  return { link, store, context, sync, close }
}

/** Deletes the records of a terminal as a browser does that found its files broken; notes of the sync may survive. */
export async function wipe(terminal: Terminal, names: readonly string[] = ['residents', 'places']): Promise<void> {
  for (const name of names) await deleteDatabases(databaseNameOf(terminal.name, name, 0), terminal.databases)
}

type Rows = {
  delete: (id: string) => unknown
  get: (id: string) => { result: unknown; onsuccess: unknown }
  put: (row: unknown) => unknown
}

async function belowEverything(terminal: Terminal, collection: string, act: (rows: Rows) => void): Promise<void> {
  const database = await new Promise<IDBDatabase>((resolve, reject) => {
    const asked = terminal.databases.open(databaseNameOf(terminal.name, collection, 0))
    asked.onsuccess = () => resolve(asked.result as never)
    asked.onerror = () => reject(asked.error)
  })
  const transaction = database.transaction('docs', 'readwrite')
  act(transaction.objectStore('docs') as never)
  await new Promise((resolve) => {
    transaction.oncomplete = resolve
  })
  database.close()
}

/** Takes one row away below everything, as a browser may that came back with an older state of its files. */
export const dropRow = (terminal: Terminal, collection: string, id: string): Promise<void> =>
  belowEverything(terminal, collection, (rows) => void rows.delete(id))

/** Breaks the seal of one row, as a failing disk may. */
export const breakRow = (terminal: Terminal, collection: string, id: string): Promise<void> =>
  belowEverything(terminal, collection, (rows) => {
    const asked = rows.get(id)
    asked.onsuccess = () => {
      const row = asked.result as { sealed: string }
      rows.put({ ...row, sealed: `${row.sealed.slice(0, -8)}AAAAAAA=` })
    }
  })
