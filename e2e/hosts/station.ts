import { cp, mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { type AddressInfo, createServer } from 'node:net'
import { basename, join } from 'node:path'
import type { BrowserContext, Page } from '@playwright/test'
import { scratchFolder } from '../../scripts/scratch-folder'
import { startElectron } from './electron'
import type { Evaluate, Host, HostOptions } from './host'
import { type Link, linkTo } from './link'
import { startNode } from './node'
import { createWatch, type Watch } from './watch'

export type HostName = 'node' | 'electron'

export type StationOptions = {
  host: HostName
  mode?: 'desk' | 'kiosk'
  hub?: string
  args?: readonly string[]
  env?: Readonly<Record<string, string>>
  /** Where its folder is made; default: scratchFolder. */
  root?: string
}

/** A folder with a station in it that was closed, and the port its page lay on: the origin is the key of the page's database. */
export type Prepared = { folder: string; port: number }

export type Station = {
  /** The window's page now; another one after a restart or a crash. */
  readonly page: Page
  readonly context: BrowserContext
  readonly dataDir: string
  /** Where the page lies under the Node host. */
  readonly port: number
  readonly kind: Host['kind']
  /** Of a station started by `startAnother`: its cable to the hub. */
  readonly link: Link | null
  /** Runs a function in Electron's main process; throws under the Node host. */
  readonly evaluate: Evaluate
  /** Closes the station as a person does, and starts it again on the same folder and the same browser profile. */
  restart(changes?: Partial<Pick<StationOptions, 'mode' | 'args' | 'env'>>): Promise<Page>
  /** Closes the station, takes the browser's databases away as a broken disk or a tidy hand does, and starts it again. */
  restartAfterLoss(): Promise<Page>
  /** Ends the process at once, as a power cut does to it, and starts it again. */
  restartAfterPowerCut(): Promise<Page>
  /** Closes the station; resolves with the exit code of its process. */
  close(): Promise<number | string>
  /** The address of the hub this station runs itself, with its administrator's credentials. */
  hubAddress(): Promise<string>
  /** A second station on a hub (default: this station's own), through a cable that can be cut. */
  startAnother(options?: Pick<StationOptions, 'hub' | 'mode' | 'root'> & { host?: HostName }): Promise<Station>
  expectTrouble: Watch['expectTrouble']
  troubles: Watch['troubles']
  output(): readonly string[]
  /** Closes this station and those it started, and removes their folders. */
  dispose(): Promise<void>
}

/** A copy of a prepared station; without the locks that a browser leaves behind. */
const copyOf = (from: Prepared, folder: string): Promise<void> =>
  cp(from.folder, folder, { recursive: true, verbatimSymlinks: true, filter: (path) => !basename(path).startsWith('Singleton') })

/**
 * Starts a station on a folder and a browser profile of its own, which are kept until it is disposed of: fresh ones, or a
 * copy of a prepared station.
 */
export async function openStation(
  options: StationOptions,
  { link = null, from }: { link?: Link | null; from?: Prepared } = {},
): Promise<Station> {
  const folder = await mkdtemp(join(options.root ?? scratchFolder(), 'yizhan-e2e-'))
  if (from) await copyOf(from, folder)
  const watch = createWatch()
  const others: Station[] = []
  const output: string[] = []
  let current: HostOptions = {
    dataDir: join(folder, 'data'),
    profileDir: join(folder, 'profile'),
    port: from?.port ?? (await freePort()),
    args: options.args ?? [],
    env: options.env ?? {},
    ...(options.hub === undefined ? {} : { hub: options.hub }),
    ...(options.mode === undefined ? {} : { mode: options.mode }),
  }
  const start = (): Promise<Host> => (options.host === 'node' ? startNode : startElectron)(current, watch.observe)
  const failed = async (cause: unknown): Promise<never> => {
    await rm(folder, { recursive: true, force: true })
    throw cause
  }
  let host = await start().catch(failed)
  const again = async (end: () => Promise<unknown>) => {
    await end()
    output.push(...host.output(), '—— started again ——')
    host = await start()
    return host.page()
  }
  const closeHost = async () => {
    const code = await host.close()
    if (code !== 0) watch.add(`the process ended with ${code}`)
    return code
  }
  const station: Station = {
    get page() {
      return host.page()
    },
    get context() {
      return host.context
    },
    get kind() {
      return host.kind
    },
    get evaluate() {
      if (host.evaluate === null) throw new Error('there is no main process of Electron under the Node host')
      return host.evaluate
    },
    dataDir: current.dataDir,
    port: current.port,
    link,
    restart: (changes = {}) => {
      current = { ...current, ...changes }
      return again(closeHost)
    },
    restartAfterLoss: () =>
      again(async () => {
        await closeHost()
        await removeDatabases(folder)
      }),
    restartAfterPowerCut: () => again(() => host.kill()),
    close: closeHost,
    hubAddress: () => hubOf(current.dataDir),
    startAnother: async (wish = {}) => {
      const cable = await linkTo(wish.hub ?? (await hubOf(current.dataDir)))
      const other = await openStation({ ...wish, host: wish.host ?? options.host, hub: cable.url }, { link: cable })
      others.push(other)
      return other
    },
    expectTrouble: watch.expectTrouble,
    troubles: () => [...watch.troubles(), ...others.flatMap((other) => other.troubles())],
    output: () => [...output, ...host.output()],
    dispose: async () => {
      await Promise.all(others.map((other) => other.dispose()))
      await closeHost()
      await link?.cut()
      await rm(folder, { recursive: true, force: true, maxRetries: 5 })
    },
  }
  return station
}

/** Puts into `folder` a station that `ready` has brought as far as a test wishes to begin, closed, for copies. */
export async function prepareStation(host: HostName, ready: (page: Page) => Promise<void>, folder: string): Promise<Prepared> {
  const station = await openStation({ host })
  try {
    await ready(station.page)
    await station.close()
    await copyOf({ folder: join(station.dataDir, '..'), port: 0 }, folder)
    return { folder, port: station.port }
  } finally {
    await station.dispose()
  }
}

/** Removes Chromium's IndexedDB, wherever below the folder the profile lies. */
async function removeDatabases(folder: string): Promise<void> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const found = entries.filter((entry) => entry.isDirectory() && entry.name === 'IndexedDB')
  if (found.length === 0) throw new Error(`there is no IndexedDB below ${folder}`)
  await Promise.all(found.map(({ parentPath, name }) => rm(join(parentPath, name), { recursive: true })))
}

/** The address of the hub a station runs itself, with its administrator's credentials. */
export async function hubOf(dataDir: string): Promise<string> {
  const { hubPort } = JSON.parse(await readFile(join(dataDir, 'host.json'), 'utf8')) as { hubPort: number }
  const admin = JSON.parse(await readFile(join(dataDir, 'hub/admin.json'), 'utf8')) as { name: string; password: string }
  const address = new URL(`http://127.0.0.1:${hubPort}/`)
  address.username = admin.name
  address.password = admin.password
  return address.href
}

async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  await new Promise((resolve) => server.close(resolve))
  return port
}
