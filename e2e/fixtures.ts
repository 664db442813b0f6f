import { test as base, expect } from '@playwright/test'
import { sharedStation } from './hosts/prepared'
import { type HostName, openStation, type Station } from './hosts/station'
import { deskOf } from './pages/desk'
import { setUpOf } from './pages/set-up'

type Options = {
  host: HostName
  /** `--mode` of the station. */
  mode: 'desk' | 'kiosk' | undefined
  /** Further words of its command line. */
  stationArgs: readonly string[]
  stationEnv: Readonly<Record<string, string>>
  /** Where a test begins: in a fresh folder, or with a desk that was set up, its director signed out. */
  begin: 'fresh' | 'desk'
}

type Shared = { electron: Station }

const preparedDesk = (host: HostName, lane: number) =>
  sharedStation(host, lane, async (page) => {
    await setUpOf(page).openDesk()
    await expect(deskOf(page).syncBadge()).toHaveText('已同步')
  })

/**
 * A test gets a station of its own: host, data folder and browser profile are fresh, or copies of a desk that is set up once in a
 * run. It fails on errors in the console, on uncaught errors and rejections, on a request that leaves this machine, and on a host that does not end with 0.
 */
export const test = base.extend<Options & { station: Station }, Shared>({
  host: ['node', { option: true }],
  mode: [undefined, { option: true }],
  stationArgs: [[], { option: true }],
  stationEnv: [{}, { option: true }],
  begin: ['fresh', { option: true }],
  station: async ({ host, mode, stationArgs, stationEnv, begin }, use, info) => {
    const wish = { host, args: stationArgs, env: stationEnv, ...(mode === undefined ? {} : { mode }) }
    const station = await openStation(wish, begin === 'desk' ? { from: await preparedDesk(host, info.parallelIndex) } : {})
    await use(station)
    if (info.status !== info.expectedStatus && !station.page.isClosed()) {
      await info.attach('window', { body: await station.page.screenshot(), contentType: 'image/png' }).catch(() => undefined)
    }
    await station.dispose()
    await info.attach('host', { body: station.output().join('\n'), contentType: 'text/plain' })
    expect(station.troubles(), 'the window and the host had no trouble').toEqual([])
  },
  // One for all the tests of a worker that only look at the main process and leave nothing behind.
  electron: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of the fixtures from the first parameter
    async ({}, use) => {
      const station = await openStation({ host: 'electron' })
      await use(station)
      await station.dispose()
      expect(station.troubles(), 'the window and the host had no trouble').toEqual([])
    },
    { scope: 'worker' },
  ],
  page: async ({ station }, use) => use(station.page),
  context: async ({ station }, use) => use(station.context),
})
