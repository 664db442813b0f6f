import type { BrowserContext, Page } from '@playwright/test'
import { openChromium } from '../hosts/chromium'
import type { Answers, Asks, MainCalls, PageCalls } from './messages'
import { bindingName, preloadScript } from './preload'
import { relayPage } from './relay'
import { standInHost, standInOrigin } from './scheme-server'

export type Browser = {
  answers: Answers<PageCalls>
  firstPage: Promise<Page>
  page(): Page
  context(): BrowserContext
  close(): Promise<void>
}

export type BrowserOptions = {
  headed?: boolean
  /** Sees the browser before it has loaded anything. */
  observe?: (context: BrowserContext) => void
}

/** Chromium for the window of a main process; `ask` reaches that process. */
export function createBrowser(ask: Asks<MainCalls>, { headed = false, observe }: BrowserOptions): Browser {
  /** One Chromium for each window: a window keeps its session, and two sessions share nothing. */
  const open = new Map<number, { context: BrowserContext; page: Page }>()
  // Playwright gives up on a page that crashed, so the window goes on in another one.
  const crashed = new WeakSet<Page>()
  let loads = 0
  let openings = 0
  let firstLoaded: (page: Page) => void = () => undefined
  const firstPage = new Promise<Page>((resolve) => {
    firstLoaded = resolve
  })
  const of = (window: number) => open.get(window) ?? fail('the window has no page')
  // A test may still ask for the page of a window that was closed.
  let last: { context: BrowserContext; page: Page } | null = null
  const latest = () => [...open.values()].at(-1) ?? last ?? fail('there is no window')

  const adopt = async (window: number, context: BrowserContext, page: Page) => {
    last = { context, page }
    open.set(window, last)
    const onCrash = () => void crashed.add(page)
    const isCurrent = () => open.get(window)?.page === page
    await relayPage({ window, page, ask, isProgrammatic: () => loads > 0, isCurrent, onCrash })
  }
  const load = async (act: () => Promise<unknown>) => {
    loads += 1
    await act().finally(() => {
      loads -= 1
    })
    // After the answer has gone, so that the main process has shown its window when the test sees the page.
    setImmediate(() => firstLoaded(latest().page))
  }
  const goOnInAnotherPage = async (window: number, before: Page) => {
    openings += 1
    const { context } = of(window)
    const fresh = await context.newPage().finally(() => {
      openings -= 1
    })
    await adopt(window, context, fresh)
    await load(() => fresh.goto(before.url()))
    await before.close().catch(() => undefined)
  }
  const answers: Answers<PageCalls> = {
    open: async ({ window, port, profile, preload, width, height }) => {
      const reach = `MAP ${standInHost}:80 127.0.0.1:${port}`
      const context = await openChromium({ profile, reach, width, height, headed })
      observe?.(context)
      await context.exposeBinding(bindingName, ({ frame }, channel: string, args: unknown[]) => {
        const own = frame.url().startsWith(`${standInOrigin}/`)
        const facts = { url: frame.url(), origin: own ? standInOrigin : 'null', isTop: frame.parentFrame() === null }
        return ask('invoke', { window, channel, args, frame: facts })
      })
      await context.addInitScript({ content: preloadScript(preload) })
      const page = context.pages()[0] ?? (await context.newPage())
      context.on('page', (other) => {
        // A window that the page opened; the main process was asked by `Page.windowOpen` and there is none but the first.
        if (openings === 0) void other.close().catch(() => undefined)
      })
      context.on('request', (request) => {
        const url = request.url()
        if (/^(https?|wss?|ftp|file):/.test(url) && !url.startsWith(`${standInOrigin}/`))
          void ask('request', { window, url }).catch(() => undefined)
      })
      await adopt(window, context, page)
    },
    load: ({ window, url }) => load(() => of(window).page.goto(url)),
    reload: ({ window }) => {
      const before = of(window).page
      return crashed.has(before) ? goOnInAnotherPage(window, before) : load(() => before.reload())
    },
    crash: async ({ window }) => {
      const { context, page } = of(window)
      const session = await context.newCDPSession(page)
      // Its answer never comes: the page it would come from is gone.
      void session.send('Page.crash').catch(() => undefined)
    },
    script: ({ window, code }) => of(window).page.evaluate(code),
    clear: async ({ window }) => {
      const { context, page } = of(window)
      const session = await context.newCDPSession(page)
      await session.send('Storage.clearDataForOrigin', { origin: standInOrigin, storageTypes: 'all' })
      await session.detach()
    },
    close: ({ window }) => closeWindow(window),
  }
  const closeWindow = async (window: number) => {
    const context = open.get(window)?.context
    open.delete(window)
    await context?.close().catch(() => undefined)
  }
  const close = async () => {
    for (const window of [...open.keys()]) await closeWindow(window)
  }
  return { answers, firstPage, page: () => latest().page, context: () => latest().context, close }
}

function fail(why: string): never {
  throw new Error(why)
}
