import { expect, type Page } from '@playwright/test'
import { test } from './fixtures'
import { setUp } from './hosts/set-up'
import type { Station } from './hosts/station'

// They share a started app: a worker of its own for each would start another.
test.describe.configure({ mode: 'default' })

/** Every one is refused as a place to go, whatever event leads there. */
const hostile = [
  'https://evil.example/',
  'http://yizhan/',
  'http://127.0.0.1:8080/',
  'app://evil/',
  'app://yizhan.evil.example/',
  'app://yizhan@evil/',
  'app://user:secret@yizhan/',
  'app://yizhan:8080/',
  'apps://yizhan/',
  'file:///etc/passwd',
  'data:text/html,<script>alert(1)</script>',
  'javascript:alert(1)',
  'blob:app://yizhan/0f0e',
  'chrome://settings/',
  'view-source:app://yizhan/',
  'mailto:someone@evil.example',
] as const

const decides = (station: Station, event: string, url: string, isMainFrame = true) =>
  station.evaluate(
    ({ BrowserWindow }, { event, url, isMainFrame }) => {
      const contents = BrowserWindow.getAllWindows()[0]?.webContents
      let prevented = false
      const details = { url, isMainFrame, isSameDocument: false, frame: contents?.mainFrame, initiator: contents?.mainFrame }
      const preventDefault = () => {
        prevented = true
      }
      contents?.emit(event, { ...details, preventDefault }, url, false, isMainFrame)
      return prevented ? 'refused' : 'let through'
    },
    { event, url, isMainFrame },
  )

test('the built app shows its page in one window', async ({ electron: station }) => {
  const look = () =>
    station.evaluate(({ BrowserWindow }) => {
      const all = BrowserWindow.getAllWindows()
      return { count: all.length, url: all[0]?.webContents.getURL(), visible: all[0]?.isVisible(), kiosk: all[0]?.isKiosk() }
    })
  await expect.poll(look).toEqual({ count: 1, url: 'app://yizhan/', visible: true, kiosk: false })
})

test('the page has its database, its keys and its bridge, and nothing of Node', async ({ electron: { page } }) => {
  const has = await page.evaluate(() => ({
    secure: isSecureContext,
    crypto: typeof crypto.subtle,
    database: typeof indexedDB,
    locks: typeof navigator.locks,
    bridge: Object.entries(window.yizhan ?? {}).map(([name, value]) => `${name}: ${typeof value}`),
    node: ['require', 'process', 'module', 'Buffer', 'global'].filter((name) => name in globalThis),
  }))
  expect(has).toEqual({
    secure: true,
    crypto: 'object',
    database: 'object',
    locks: 'object',
    bridge: [
      'version: string',
      'print: function',
      'leaveKiosk: function',
      'enterKiosk: function',
      'wipe: function',
      'quit: function',
    ],
    node: [],
  })
})

for (const event of ['will-navigate', 'will-redirect', 'will-frame-navigate']) {
  test(`${event} goes to none of 16 hostile addresses, and to our own`, async ({ electron: station }) => {
    for (const url of hostile) expect([url, await decides(station, event, url)]).toEqual([url, 'refused'])
    for (const url of ['app://yizhan/', 'app://yizhan/residents?tab=visits#top'])
      expect([url, await decides(station, event, url)]).toEqual([url, 'let through'])
    expect(await decides(station, event, 'https://evil.example/', false)).toBe('refused')
  })
}

test('no webview is ever attached', async ({ electron: station }) => {
  const prevented = await station.evaluate(({ BrowserWindow }) => {
    let refused = false
    const event = {
      preventDefault: () => {
        refused = true
      },
    }
    BrowserWindow.getAllWindows()[0]?.webContents.emit('will-attach-webview', event, { sandbox: false }, { src: 'app://yizhan/' })
    return refused
  })
  expect(prevented).toBe(true)
})

test('the bridge answers the top frame of our own page in our own window, and nobody else', async ({ electron: station }) => {
  const { page } = station
  expect(await page.evaluate(() => window.yizhan?.version)).toMatch(/^\d+\.\d+\.\d+$/)
  const answers = await station.evaluate(async ({ BrowserWindow, ipcMain }) => {
    const window = BrowserWindow.getAllWindows()[0]
    const own = { url: 'app://yizhan/', origin: 'app://yizhan', parent: null }
    const sender = window?.webContents
    const senders: Record<string, { sender: unknown; senderFrame: unknown; args?: unknown[] }> = {
      'our page': { sender, senderFrame: own },
      'a frame inside it': { sender, senderFrame: { ...own, parent: own } },
      'a frame that is gone': { sender, senderFrame: null },
      'another host of our scheme': { sender, senderFrame: { ...own, origin: 'app://evil' } },
      'our name in front of another': { sender, senderFrame: { ...own, origin: 'app://yizhan.evil.example' } },
      'a page of the web': { sender, senderFrame: { ...own, origin: 'https://yizhan' } },
      'an opaque origin': { sender, senderFrame: { ...own, origin: 'null' } },
      'another window': { sender: { id: 99 }, senderFrame: own },
      'our page, with an argument': { sender, senderFrame: own, args: [{ silent: true }] },
    }
    const handlers = (ipcMain as unknown as { _invokeHandlers: Map<string, (event: unknown, ...args: unknown[]) => unknown> })
      ._invokeHandlers
    const ask = async (channel: string, sent: { sender: unknown; senderFrame: unknown; args?: unknown[] }) => {
      try {
        await handlers.get(channel)?.(sent, ...(sent.args ?? []))
        return 'answered'
      } catch {
        return 'refused'
      }
    }
    const names = Object.keys(senders)
    const told = await Promise.all(names.map((name) => ask('yizhan:leave-kiosk', senders[name] as never)))
    const channels = [...handlers.keys()].sort()
    const foreign = await Promise.all(channels.map((channel) => ask(channel, senders['a page of the web'] as never)))
    return { told: Object.fromEntries(names.map((name, at) => [name, told[at]])), channels, foreign }
  })
  expect(answers).toEqual({
    told: {
      'our page': 'answered',
      'a frame inside it': 'refused',
      'a frame that is gone': 'refused',
      'another host of our scheme': 'refused',
      'our name in front of another': 'refused',
      'a page of the web': 'refused',
      'an opaque origin': 'refused',
      'another window': 'refused',
      'our page, with an argument': 'refused',
    },
    channels: ['yizhan:enter-kiosk', 'yizhan:leave-kiosk', 'yizhan:print', 'yizhan:quit', 'yizhan:wipe'],
    foreign: ['refused', 'refused', 'refused', 'refused', 'refused'],
  })
})

test('the scheme answers for its own host alone', async ({ electron: station }) => {
  const statuses = await station.evaluate(({ session }) =>
    Promise.all(
      ['app://yizhan/station', 'app://evil/station', 'app://yizhan.evil.example/station', 'app://user:secret@yizhan/station'].map(
        (url) =>
          session.defaultSession.fetch(url).then(
            (response) => response.ok,
            () => false,
          ),
      ),
    ),
  )
  expect(statuses).toEqual([true, false, false, false])
})

test('a bad certificate is refused and no client certificate is offered', async ({ electron: station }) => {
  const answers = await station.evaluate(({ app, BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents
    const answers: unknown[] = []
    const event = { preventDefault: () => answers.push('decided by the app') }
    app.emit(
      'certificate-error',
      event,
      contents,
      'https://center.example/',
      'net::ERR_CERT_DATE_INVALID',
      {},
      (trusted: boolean) => answers.push({ trusted }),
      true,
    )
    app.emit(
      'select-client-certificate',
      event,
      contents,
      'https://center.example/',
      [{ subjectName: 'someone' }],
      (chosen?: unknown) => answers.push({ chosen: chosen ?? 'none' }),
    )
    return answers
  })
  expect(answers).toEqual(['decided by the app', { trusted: false }, 'decided by the app', { chosen: 'none' }])
})

test('the title of the window names nobody', async ({ electron: station }) => {
  const prevented = await station.evaluate(({ BrowserWindow }) => {
    let refused = false
    BrowserWindow.getAllWindows()[0]?.emit(
      'page-title-updated',
      {
        preventDefault: () => {
          refused = true
        },
      },
      '张三 420106',
      true,
    )
    return refused
  })
  expect(prevented).toBe(true)
})

type Recovery = { goneAt: number; askedAt: number; back: boolean }

async function answersEveryRoute(page: Page): Promise<void> {
  await setUp(page, 'desk')
  const answers = await page.evaluate(async () => {
    const accept = 'text/html'
    const asked = [
      ['GET', '/'],
      ['GET', '/residents/some-id'],
      ['GET', '/station'],
      ['GET', '/sync/probe'],
      ['GET', '/assets/no-such-file.js'],
      ['POST', '/'],
      ['DELETE', '/station'],
    ] as const
    return Promise.all(
      asked.map(async ([method, path]) => {
        const response = await fetch(path, { method, headers: { accept } })
        return [method, path, response.status, response.headers.get('content-security-policy') ?? ''] as const
      }),
    )
  })
  expect(answers.map(([method, path, status]) => [method, path, Math.floor(status / 100)])).toEqual([
    ['GET', '/', 2],
    ['GET', '/residents/some-id', 2],
    ['GET', '/station', 2],
    ['GET', '/sync/probe', 2],
    ['GET', '/assets/no-such-file.js', 4],
    ['POST', '/', 4],
    ['DELETE', '/station', 4],
  ])
  for (const [, , , policy] of answers) {
    expect(policy).toContain("default-src 'none'")
    expect(policy).not.toContain('unsafe')
  }
}

async function hearsTheBell(page: Page): Promise<void> {
  const type = await page.evaluate(async () => {
    const response = await fetch('/sync/bell')
    await response.body?.cancel()
    return response.headers.get('content-type')
  })
  expect(type).toContain('text/event-stream')
}

async function staysWhereItIs(page: Page): Promise<void> {
  const before = page.url()
  await page.evaluate(async () => {
    const link = document.createElement('a')
    link.href = 'https://evil.example/link'
    document.body.append(link)
    link.click()
    const form = document.createElement('form')
    form.action = 'https://evil.example/form'
    document.body.append(form)
    form.submit()
    location.href = 'https://evil.example/location'
    await new Promise((resolve) => setTimeout(resolve, 500))
  })
  expect(page.url()).toBe(before)
  expect(await page.evaluate(() => document.querySelector('#root') !== null)).toBe(true)
}

async function comesBackFromCrashes(station: Station): Promise<void> {
  await station.page.evaluate(() => localStorage.setItem('unsent', 'one record'))
  const recovery = () => station.evaluate(() => (globalThis as unknown as { recovery: Recovery }).recovery)
  for (let crash = 1; crash <= 3; crash += 1) {
    await station.evaluate(({ BrowserWindow }) => {
      const contents = BrowserWindow.getAllWindows()[0]?.webContents
      if (contents === undefined) throw new Error('there is no window')
      const recovery: Recovery = { goneAt: 0, askedAt: 0, back: false }
      Object.assign(globalThis, { recovery })
      const { reload } = contents
      contents.reload = () => {
        recovery.askedAt = Date.now()
        contents.reload = reload
        return Reflect.apply(reload, contents, [])
      }
      contents.once('render-process-gone', () => {
        recovery.goneAt = Date.now()
      })
      contents.once('did-finish-load', () => {
        recovery.back = true
      })
      contents.forcefullyCrashRenderer()
    })
    // How long a page takes to load is the machine's; when it is asked for is ours.
    await expect.poll(async () => (await recovery()).back, { timeout: 30_000 }).toBe(true)
    const { goneAt, askedAt } = await recovery()
    expect(askedAt - goneAt).toBeLessThan(5_000)
    const kept = await station.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()[0]?.webContents.executeJavaScript("localStorage.getItem('unsent')"),
    )
    expect(kept).toBe('one record')
  }
}

async function opensNoSecondWindow({ page, context, evaluate }: Station): Promise<void> {
  for (const url of [...hostile, 'app://yizhan/', 'about:blank'])
    await page.evaluate((address) => {
      try {
        window.open(address)
      } catch {
        // Trusted types or Chromium itself refused it: so much the better.
      }
    }, url)
  await page.waitForTimeout(500)
  expect(await evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1)
  expect(context.pages()).toHaveLength(1)
}

async function comesBackWhereItWas(station: Station): Promise<void> {
  const place = { x: 120, y: 60, width: 1200, height: 800 }
  await station.evaluate(({ BrowserWindow }, place) => BrowserWindow.getAllWindows()[0]?.setBounds(place), place)
  await station.restart()
  expect(await station.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getNormalBounds())).toEqual(place)
}

test('a window comes back where it was and after a crash, answers by one policy, goes nowhere and opens no other', async ({
  station,
}) => {
  test.setTimeout(120_000)
  await test.step('it comes back where it was: the station was closed cleanly before the process ended', () =>
    comesBackWhereItWas(station))
  await setUp(station.page, 'desk')
  station.expectTrouble(/Failed to load resource: the server responded with a status of 40[0-9]/)
  await test.step('every route is answered, each with a policy that allows nothing unsafe', () => answersEveryRoute(station.page))
  await test.step('the wake-up stream reaches the page, and ends when the page gives it up', () => hearsTheBell(station.page))
  station.expectTrouble(/evil\.example|form-action|frame-src|default-src/)
  await test.step('a page that tries to leave stays where it is', () => staysWhereItIs(station.page))
  station.expectTrouble(/crash/i)
  await test.step('a page that crashes is asked for again within five seconds, three times in a row, and keeps what it had', () =>
    comesBackFromCrashes(station))
  expect(station.troubles()).toEqual([])
  station.expectTrouble(/./)
  await test.step('no address opens a second window', () => opensNoSecondWindow(station))
})
