import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { openChromium } from '../e2e/hosts/chromium'
import { type Host, outDir } from '../e2e/hosts/host'
import { startNode } from '../e2e/hosts/node'
import { run } from '../e2e/hosts/process'
import { hubOf } from '../e2e/hosts/station'
import { moduleCollections } from '../scripts/module-collections'
import { sampleCenter, seedStation } from '../scripts/seed-station'
import { sampleSizes } from '../src/renderer/modules/roster/sample/sample-roster'
import { signIn, signInShown } from './desk'
import type { Figure } from './figures'
import { type Forwarding, startForwarding, withoutCredentials } from './forward'
import { bundleScript, inPage } from './in-page'
import type { Blocks } from './page/blocks'
import type { Taken } from './page/first-sync'
import { inFreshFolder, type Wish } from './stage'

const longestMs = 15 * 60_000

type Center = { address: string; close: () => Promise<void> }

/** The center with everybody in it: a hub in a process of its own, or the CouchDB that COUCHDB_URL names. */
async function startCenter(folder: string, residents: number): Promise<Center> {
  const couch = process.env['COUCHDB_URL']
  const dataDir = join(folder, 'center')
  await seedStation({ dataDir, residents, seed: 1, known: await moduleCollections(), ...(couch ? { hub: couch } : {}) })
  if (couch) return { address: couch, close: async () => undefined }
  const running = run([join(outDir, 'main/serve.cjs'), '--data', dataDir, '--port', '0', '--no-open'])
  await running.line(/http:\/\/127\.0\.0\.1:\d+\//)
  return { address: await hubOf(dataDir), close: running.stop }
}

/** A station of that center which holds nothing yet; `count` stands between the two. */
async function newStation(folder: string, center: Center): Promise<{ dataDir: string; count: Forwarding }> {
  const goal = withoutCredentials(center.address)
  const count = await startForwarding((path) => ({ url: new URL(path, goal.url), headers: {} }))
  const hub = new URL(center.address)
  hub.host = new URL(count.origin).host
  const dataDir = join(folder, 'data')
  await seedStation({ dataDir, residents: 0, seed: 1, known: await moduleCollections(), hub: hub.href })
  return { dataDir, count }
}

/** Runs one of the plain ways in a page of the bench's own server, in a profile of its own. */
async function inOwnPage<T>(folder: string, page: Forwarding, entry: string, call: string, ...values: unknown[]): Promise<T> {
  const context = await openChromium({ profile: join(folder, 'profile') })
  try {
    const [tab = await context.newPage()] = context.pages()
    await tab.goto(page.origin)
    return await (await inPage(tab, entry))<T>(call, ...values)
  } finally {
    await context.close()
  }
}

/** The plain ways: beside the center alone, no host of ours between. */
const plainWay = (center: Center, call: string, ...values: unknown[]): Promise<Taken> =>
  inFreshFolder(async (folder) => {
    const goal = withoutCredentials(center.address)
    const server = await startForwarding((path) => {
      const [, collection, rest] = /^\/db\/([a-z]+)(.*)$/.exec(path) ?? []
      if (!collection) return { type: 'text/html', body: '<!doctype html><title>bench</title>' }
      return { url: new URL(`/c${sampleCenter.code}-${collection}${rest}`, goal.url), headers: goal.headers }
    })
    try {
      return await inOwnPage<Taken>(folder, server, 'first-sync', call, ...values)
    } finally {
      await server.close()
    }
  })

/** Our vault and sync in a worker of a bare page, through a station's host: the same code sealed and in the clear. */
const barePage = (center: Center, sealed: boolean): Promise<Taken> =>
  inFreshFolder(async (folder) => {
    const { dataDir, count } = await newStation(folder, center)
    const host = run([join(outDir, 'main/serve.cjs'), '--data', dataDir, '--port', '0', '--no-open'])
    const worker = await bundleScript('ours.worker')
    const [, address = ''] = await host.line(/(http:\/\/127\.0\.0\.1:\d+\/\S*)/)
    const entered = await fetch(address, { redirect: 'manual' })
    const cookie = entered.headers.get('set-cookie')?.split(';')[0] ?? ''
    const { origin } = new URL(address)
    const server = await startForwarding((path) => {
      if (path === '/') return { type: 'text/html', body: '<!doctype html><title>bench</title>' }
      if (path === '/ours.worker.js') return { type: 'text/javascript', body: worker }
      return { url: new URL(path, origin), headers: { cookie, origin } }
    })
    try {
      return await inOwnPage<Taken>(folder, server, 'ours', 'ours', sealed)
    } finally {
      await server.close()
      await host.stop()
      await count.close()
    }
  })

type App = { host: Host; folder: string; dataDir: string; count: Forwarding }

type InApp = { benchBlocks: Blocks }

async function openApp(dataDir: string, folder: string, port: number): Promise<Host> {
  const content = await bundleScript('blocks-of-app')
  const options = { dataDir, profileDir: join(folder, 'profile'), port, args: [], env: {} }
  return startNode(options, (context) => void context.addInitScript({ content }))
}

/** Signs in, and waits until the badge says that all is here. Milliseconds since the first page was asked for, and the longest block. */
async function untilSynced({ host, count }: Pick<App, 'host' | 'count'>): Promise<{ ms: number; longestBlock: number }> {
  const page = host.page()
  await signInShown(page)
  await signIn(page)
  await page.getByTestId('sync-badge').waitFor()
  // Signing in is no matter of the sync.
  await page.evaluate(() => (globalThis as unknown as InApp).benchBlocks.begin())
  await page.getByTestId('sync-badge').getByText('已同步').waitFor({ timeout: longestMs })
  const ms = Date.now() - count.firstAskedAt()
  await page.waitForTimeout(200)
  const longestBlock = await page.evaluate(() => (globalThis as unknown as InApp).benchBlocks.longest())
  return { ms, longestBlock }
}

const withApp = <T>(center: Center, use: (app: App) => Promise<T>): Promise<T> =>
  inFreshFolder(async (folder) => {
    const { dataDir, count } = await newStation(folder, center)
    const app = { host: await openApp(dataDir, folder, 0), folder, dataDir, count }
    try {
      return await use(app)
    } finally {
      await app.host.close()
      await count.close()
    }
  })

/** The built app, from the first page that is asked for until the badge says 已同步. */
const ours = (center: Center): Promise<Taken> =>
  withApp(center, async (app) => ({ ...(await untilSynced(app)), records: app.count.rows() }))

/** Ends every process of a browser profile at once, as a power cut does. */
function killBrowser(profile: string): void {
  for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    try {
      const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8')
      if (command.includes(`--user-data-dir=${resolve(profile)}`)) process.kill(Number(pid), 'SIGKILL')
    } catch {
      // It has ended meanwhile.
    }
  }
}

/** The browser is killed when half of the records are here. Answers the share of all records that was fetched a second time. */
const fetchedAgain = (center: Center, all: number): Promise<number> =>
  withApp(center, async (app) => {
    while (app.count.rows() < all / 2) await new Promise((wait) => setTimeout(wait, 5))
    const { port } = new URL(app.host.page().url())
    killBrowser(join(app.folder, 'profile'))
    await app.host.kill()
    app.host = await openApp(app.dataDir, app.folder, Number(port))
    await untilSynced(app)
    return Math.max(0, app.count.rows() - all) / all
  })

const perSecond = ({ ms, records }: Taken) => (records / ms) * 1000

/** The first sync of a center, every way in one run, each in a fresh profile of a real Chromium. */
export const measureFirstSync = (wish: Wish): Promise<Figure[]> =>
  inFreshFolder(async (folder) => {
    wish.say(`seeding ${sampleSizes[wish.profile]} residents`)
    const center = await startCenter(folder, sampleSizes[wish.profile])
    const took = async (name: string, run: () => Promise<Taken>): Promise<Taken> => {
      const taken = await run()
      wish.say(
        `${name}: ${Math.round(taken.ms)} ms, ${taken.records} records, longest block ${Math.round(taken.longestBlock)} ms`,
      )
      return taken
    }
    try {
      const bare = await took('fetch only', () => plainWay(center, 'fetchOnly'))
      // Measured on both sides of ours: a machine is never equally quiet for ten minutes.
      const before = await took('Dexie floor', () => plainWay(center, 'dexieFloor'))
      const app = await took('ours, the built app', () => ours(center))
      const after = await took('Dexie floor', () => plainWay(center, 'dexieFloor'))
      const floor = { ...before, ms: (before.ms + after.ms) / 2 }
      const sealed = await took('ours in a bare page, sealed', () => barePage(center, true))
      const clear = await took('ours in a bare page, in the clear', () => barePage(center, false))
      const idb = await took('PouchDB idb', () => plainWay(center, 'pouch', 'idb'))
      const indexed = await took('PouchDB indexeddb', () => plainWay(center, 'pouch', 'indexeddb'))
      const stock = await took('RxDB as shipped', () => plainWay(center, 'stock'))
      const again = await fetchedAgain(center, app.records)
      const floorOf = { name: 'Dexie floor', value: floor.ms }
      const ways = { 'fetch and parse only': bare, 'Dexie bulkPut, 3 indexes': floor, 'RxDB as shipped, pull and push': stock }
      const others = { 'PouchDB 9 idb, pull': idb, 'PouchDB 9 indexeddb, pull': indexed }
      return [
        ...Object.entries({ ...ways, ...others, 'ours, the built app': app }).flatMap(([name, taken]): Figure[] => [
          { name, value: taken.ms, reference: floorOf },
          { name: `${name}: records`, value: perSecond(taken), unit: '/s' },
          { name: `${name}: longest block of the page`, value: taken.longestBlock, ...(taken === app ? { target: 50 } : {}) },
        ]),
        { name: 'ours, of the Dexie floor', value: app.ms / floor.ms, unit: '×', target: 1.1 },
        // At least one and a half times as fast.
        { name: 'ours, of PouchDB idb', value: app.ms / idb.ms, unit: '×', target: 0.67 },
        { name: 'ours in a bare page, sealed', value: sealed.ms, reference: { name: 'in the clear', value: clear.ms } },
        { name: 'sealing', value: sealed.ms / clear.ms, unit: '×', target: 1.3 },
        { name: 'fetched again after a kill at half', value: again * 100, unit: '%', target: 5 },
      ]
    } finally {
      await center.close()
    }
  })
