import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { access } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect } from '@playwright/test'
import { test } from './fixtures'
import { outDir } from './hosts/host'
import { setUp } from './hosts/set-up'
import type { Station } from './hosts/station'
import { launchStandIn } from './stand-in/launch'

// They share a started app: a worker of its own for each would start another.
test.describe.configure({ mode: 'default' })

// What only the stand-in can tell: how the built main process configured what Electron does not give back.

const main = join(outDir, 'main/index.cjs')

/** Runs a main process that is not meant to open a window; answers how it ended and what it wrote. */
async function runToTheEnd(file: string, args: readonly string[], env: Readonly<Record<string, string>> = {}) {
  const launched = launchStandIn({ main: file, args, env })
  let opened = false
  launched.firstPage().then(
    () => {
      opened = true
      void launched.close()
    },
    // It ended without a window, as it should.
    () => undefined,
  )
  const ended = await launched.ended
  const code = opened ? 'opened its window' : ended
  return { code, output: launched.running.output.join('\n') }
}

test.describe('what was said to Electron before and after it was ready', () => {
  test('the window’s preferences are exactly these', async ({ electron: station }) => {
    const options = await station.evaluate(() => {
      const facts = [...globalThis.standIn.windows.opened.values()][0]?.facts
      return { options: JSON.parse(JSON.stringify(facts?.options)), zoomLimits: facts?.zoomLimits }
    })
    expect(options.zoomLimits).toEqual([1, 1])
    const { webPreferences, ...window } = options.options
    const { preload, ...preferences } = webPreferences
    expect(preload.replaceAll('\\', '/')).toMatch(/\/preload\/index\.cjs$/)
    expect(preferences).toEqual({
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      webviewTag: false,
      navigateOnDragDrop: false,
      spellcheck: false,
      disableDialogs: true,
      devTools: true,
    })
    expect(window).toMatchObject({ minWidth: 1024, minHeight: 700, show: false })
  })

  test('the sandbox, the scheme’s privileges, the switches, no menu and no spell checker', async ({ electron: station }) => {
    const said = await station.evaluate(() => {
      const { app, protocol, session, menu } = globalThis.standIn
      return {
        sandboxed: app.isSandboxed(),
        privileges: protocol.privileges,
        schemes: [...protocol.handlers.keys()],
        switches: Object.fromEntries(app.switches),
        menu,
        spellChecker: session.spellChecker,
      }
    })
    expect(said).toEqual({
      sandboxed: true,
      privileges: [
        { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true, codeCache: true } },
      ],
      schemes: ['app'],
      switches: { 'disable-pinch': '', 'overscroll-history-navigation': '0', lang: 'zh-CN' },
      menu: null,
      spellChecker: false,
    })
  })
})

const permissions = [
  'automatic-fullscreen',
  'background-fetch',
  'background-sync',
  'captured-surface-control',
  'clipboard-read',
  'clipboard-sanitized-write',
  'deprecated-sync-clipboard-read',
  'display-capture',
  'fileSystem',
  'fullscreen',
  'geolocation',
  'geolocation-approximate',
  'hid',
  'idle-detection',
  'keyboardLock',
  'local-fonts',
  'local-network',
  'loopback-network',
  'media',
  'mediaKeySystem',
  'midi',
  'midiSysex',
  'nfc',
  'notifications',
  'openExternal',
  'payment-handler',
  'periodic-background-sync',
  'persistent-storage',
  'pointerLock',
  'screen-wake-lock',
  'sensors',
  'serial',
  'smart-card',
  'speaker-selection',
  'storage-access',
  'system-wake-lock',
  'top-level-storage-access',
  'usb',
  'vr',
  'web-app-installation',
  'web-printing',
  'window-management',
  'unknown',
] as const

/** The sessions that windows are opened in: a desk's, and a kiosk's, which lies in memory. */
const partitions = ['', 'kiosk'] as const

test('there are two sessions, and a kiosk’s is not on the disk', async ({ electron: station }) => {
  const known = await station.evaluate(() =>
    [...globalThis.standIn.partitions.known].map(([name, { session }]) => [name, session.isPersistent()]),
  )
  expect(known).toEqual([
    ['', true],
    ['kiosk', false],
  ])
})

for (const partition of partitions)
  test(`every permission is denied by both handlers, and every device, in the session “${partition}”`, async ({
    electron: station,
  }) => {
    const answers = await station.evaluate(
      (_electron, { permissions, partition }) => {
        const { permissionRequest, permissionCheck, devicePermission } = globalThis.standIn.partitions.of(partition).facts
        const contents = [...globalThis.standIn.windows.opened.values()][0]?.contents as never
        const details = {
          requestingUrl: 'app://yizhan/',
          isMainFrame: true,
          securityOrigin: 'app://yizhan/',
          embeddingOrigin: 'app://yizhan',
        }
        return permissions.map((permission) => {
          let requested: boolean | undefined
          permissionRequest?.(
            contents,
            permission,
            (granted) => {
              requested = granted
            },
            details as never,
          )
          const checked = permissionCheck?.(contents, permission, 'app://yizhan', details as never)
          const device = devicePermission?.({ deviceType: 'usb', origin: 'app://yizhan', device: {} } as never)
          return { permission, requested, checked, device }
        })
      },
      { permissions, partition },
    )
    expect(answers).toEqual(permissions.map((permission) => ({ permission, requested: false, checked: false, device: false })))
  })

test('the window-open handler denies our own addresses as it denies all others', async ({ electron: station }) => {
  const actions = await station.evaluate(() =>
    ['https://evil.example/', 'app://yizhan/', 'about:blank'].map((url) => {
      const facts = [...globalThis.standIn.windows.opened.values()][0]?.facts
      return facts?.windowOpen?.({
        url,
        frameName: '',
        features: '',
        disposition: 'new-window',
        referrer: { url: '', policy: 'default' },
      }).action
    }),
  )
  expect(actions).toEqual(['deny', 'deny', 'deny'])
})

for (const partition of partitions)
  test(`the session “${partition}” lets nothing go to a server or to a file, and fetches no dictionary`, async ({
    electron: station,
  }) => {
    const told = await station.evaluate((_electron, partition) => {
      const { blocks, spellChecker } = globalThis.standIn.partitions.of(partition).facts
      const blocked = [
        'http://10.0.0.1/',
        'https://evil.example/beacon',
        'ws://127.0.0.1:9/',
        'wss://evil.example/',
        'file:///etc/passwd',
        'app://yizhan/',
      ].map(blocks)
      return { blocked, spellChecker }
    }, partition)
    expect(told).toEqual({ blocked: [true, true, true, true, true, false], spellChecker: false })
  })

for (const partition of partitions)
  test(`the scheme answers neither another page nor an opaque origin that asks for it, in the session “${partition}”`, async ({
    electron: station,
  }) => {
    const statuses = await station.evaluate(
      (_electron, partition) =>
        Promise.all(
          [undefined, 'app://yizhan', 'https://evil.example', 'app://evil', null].map(async (initiatorOrigin) => {
            const request = Object.assign(new Request('app://yizhan/station'), { initiatorOrigin })
            return (await globalThis.standIn.partitions.of(partition).protocol.handlers.get('app')?.(request))?.status
          }),
        ),
      partition,
    )
    expect(statuses).toEqual([200, 200, 403, 403, 403])
  })

const downloads = (station: Station, files: readonly (readonly [url: string, filename: string])[]) =>
  station.evaluate(
    ({ BrowserWindow }, files) =>
      files.map(([url, filename]) => {
        let prevented = false
        const event = {
          preventDefault: () => {
            prevented = true
          },
        }
        BrowserWindow.getAllWindows()[0]?.webContents.session.emit('will-download', event, {
          getURL: () => url,
          getFilename: () => filename,
        })
        return prevented ? 'refused' : 'saved'
      }),
    files,
  )

test.describe('on a kiosk', () => {
  test.use({ mode: 'kiosk' })

  test('nothing is downloaded, the kiosk stays above other windows, and printing shows no dialog', async ({ page, station }) => {
    expect(await downloads(station, [['blob:app://yizhan/1', '花名册.xlsx']])).toEqual(['refused'])
    const facts = () =>
      station.evaluate(() => JSON.parse(JSON.stringify([...globalThis.standIn.windows.opened.values()][0]?.facts)))
    expect((await facts()).alwaysOnTop).toBe(true)
    expect(await page.evaluate(() => window.yizhan?.print())).toBe(true)
    expect((await facts()).printed).toEqual([{ silent: true, printBackground: true }])
  })
})

test.describe('an installed app without a keyring, by explicit wish', () => {
  test.use({ stationEnv: { STAND_IN_PACKAGED: '1', STAND_IN_KEYRING: 'basic_text' }, stationArgs: ['--plain-secrets'] })

  test('has no developer tools, and its passwords lie in a file that only this user can read', async ({ page, station }) => {
    const devTools = await station.evaluate(
      () => [...globalThis.standIn.windows.opened.values()][0]?.facts.options.webPreferences?.devTools,
    )
    expect(devTools).toBe(false)
    await setUp(page, 'desk')
    expect(statSync(join(station.dataDir, 'secrets.json')).mode & 0o777).toBe(0o600)
  })
})

test.describe('a start that must not succeed', () => {
  let folder = ''
  test.beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'yizhan-start-'))
  })
  test.afterEach(() => rmSync(folder, { recursive: true, force: true }))

  test('with Chromium’s debugging door, of an installed app', async () => {
    for (const door of [
      '--remote-debugging-port=9222',
      '--remote-debugging-pipe',
      '--remote-allow-origins=*',
      '--disable-web-security',
      '--no-sandbox',
    ]) {
      const { code, output } = await runToTheEnd(main, ['--data', folder, door], { STAND_IN_PACKAGED: '1' })
      expect([door, code, output]).toEqual([door, 0, ''])
    }
  })

  test('without a real keyring, with a sentence that says what to do', async () => {
    // `none` is refused on every system; `basic_text` is Linux's way of having none.
    const keyring = process.platform === 'linux' ? 'basic_text' : 'none'
    const { code, output } = await runToTheEnd(main, ['--data', folder], { STAND_IN_KEYRING: keyring })
    expect(code).toBe(1)
    expect(output).toContain('--plain-secrets')
  })

  test('with words that cannot be meant', async () => {
    const { code, output } = await runToTheEnd(main, ['--data', folder, '--mode', 'admin'])
    expect([code, output.includes('--mode')]).toEqual([1, true])
  })

  test('of a main process that uses what the stand-in does not know', async () => {
    const uses = {
      "require('electron').shell.openExternal('https://evil.example')": 'electron.shell',
      "require('electron').app.disableHardwareAcceleration()": 'app.disableHardwareAcceleration',
      "require('electron').app.on('will-naviagte', () => {})": "app 'will-naviagte'",
      "require('electron').app.commandLine.appendSwitch('ignore-certificate-errors')": 'ignore-certificate-errors',
      "new (require('electron').BrowserWindow)({})": 'needs the app to be ready',
    }
    for (const [code, named] of Object.entries(uses)) {
      const file = join(folder, 'main.cjs')
      writeFileSync(file, code)
      const ended = await runToTheEnd(file, [])
      expect([code, ended.code === 0, ended.output.includes(named)]).toEqual([code, false, true])
    }
  })
})

async function savesItsOwnExports(station: Station): Promise<void> {
  const { page } = station
  expect(
    await downloads(station, [
      ['blob:app://yizhan/1', '花名册.xlsx'],
      ['blob:app://yizhan/1', '日历.ics'],
      ['blob:app://yizhan/1', '花名册.exe'],
      ['https://evil.example/花名册.xlsx', '花名册.xlsx'],
      ['blob:app://yizhan/2', '驿站传送.yizhan'],
      ['app://yizhan/journal/snapshots/20260301T010000.000Z', '备份.ndjson'],
      ['app://yizhan/journal/key', '钥匙.json'],
      ['https://evil.example/journal/snapshots/1', '备份.ndjson'],
    ]),
  ).toEqual(['saved', 'saved', 'refused', 'refused', 'saved', 'saved', 'refused', 'refused'])
  const saves = async (filename: string) => {
    const coming = page.waitForEvent('download')
    await page.evaluate((name) => {
      const link = document.createElement('a')
      link.href = URL.createObjectURL(new Blob(['姓名\n张三'], { type: 'text/csv' }))
      link.download = name
      link.click()
    }, filename)
    return readFileSync(await (await coming).path(), 'utf8')
  }
  expect(await saves('花名册.csv')).toBe('姓名\n张三')
}

async function sealsThePasswords(station: Station): Promise<void> {
  expect(await setUp(station.page, 'desk')).toBe(200)
  const file = join(station.dataDir, 'secrets.sealed.json')
  expect(statSync(file).mode & 0o777).toBe(0o600)
  await expect(access(join(station.dataDir, 'secrets.json'))).rejects.toThrow('ENOENT')
  await station.restart()
  const reachable = await station.page.evaluate(async () => (await fetch('/sync/places/')).status)
  expect(reachable).toBe(200)
}

async function comesForwardAtASecondStart(station: Station): Promise<void> {
  await station.evaluate(({ BrowserWindow }) => {
    BrowserWindow.getAllWindows()[0]?.once('focus', () => Object.assign(globalThis, { broughtForward: true }))
  })
  const { code, output } = await runToTheEnd(main, ['--data', station.dataDir])
  expect([code, output]).toEqual([0, ''])
  await expect.poll(() => station.evaluate(() => (globalThis as { broughtForward?: boolean }).broughtForward)).toBe(true)
  expect(await station.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1)
}

test('a desk saves its own exports alone, seals its passwords, is started once, and leaves its folder free', async ({
  station,
}) => {
  station.expectTrouble(/evil\.example/)
  await test.step('a download is our own export, or it is refused', () => savesItsOwnExports(station))
  await test.step('the passwords lie sealed in a file of mode 0600, and are read again after a restart', () =>
    sealsThePasswords(station))
  await test.step('a second start brings the first window forward and ends', () => comesForwardAtASecondStart(station))
  await test.step('quitting closes the station: its folder is free before the process ends', async () => {
    await access(join(station.dataDir, 'lock.json'))
    expect(await station.close()).toBe(0)
    await expect(access(join(station.dataDir, 'lock.json'))).rejects.toThrow('ENOENT')
  })
})
