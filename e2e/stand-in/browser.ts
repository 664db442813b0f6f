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
  let context: BrowserContext | undefined
  let page: Page | undefined
  // Playwright gives up on a page that crashed, so the window goes on in another one.
  const crashed = new WeakSet<Page>()
  let loads = 0
  let openings = 0
  let firstLoaded: (page: Page) => void = () => undefined
  const firstPage = new Promise<Page>((resolve) => {
    firstLoaded = resolve
  })
  const current = (): Page => page ?? fail('the window has no page')
  const opened = (): BrowserContext => context ?? fail('Chromium is not open')

  const adopt = async (window: number, fresh: Page) => {
    page = fresh
    const onCrash = () => void crashed.add(fresh)
    await relayPage({ window, page: fresh, ask, isProgrammatic: () => loads > 0, isCurrent: () => page === fresh, onCrash })
  }
  const load = async (act: () => Promise<unknown>) => {
    loads += 1
    await act().finally(() => {
      loads -= 1
    })
    // After the answer has gone, so that the main process has shown its window when the test sees the page.
    setImmediate(() => firstLoaded(current()))
  }
  const goOnInAnotherPage = async (window: number, before: Page) => {
    openings += 1
    const fresh = await opened()
      .newPage()
      .finally(() => {
        openings -= 1
      })
    await adopt(window, fresh)
    await load(() => fresh.goto(before.url()))
    await before.close().catch(() => undefined)
  }
  const answers: Answers<PageCalls> = {
    open: async ({ window, port, profile, preload, width, height }) => {
      context = await openChromium({ profile, reach: `MAP ${standInHost}:80 127.0.0.1:${port}`, width, height, headed })
      observe?.(context)
      await context.exposeBinding(bindingName, ({ frame }, channel: string, args: unknown[]) => {
        const own = frame.url().startsWith(`${standInOrigin}/`)
        const facts = { url: frame.url(), origin: own ? standInOrigin : 'null', isTop: frame.parentFrame() === null }
        return ask('invoke', { window, channel, args, frame: facts })
      })
      await context.addInitScript({ content: preloadScript(preload) })
      context.on('page', (other) => {
        // A window that the page opened; the main process was asked by `Page.windowOpen` and there is none but the first.
        if (openings === 0) void other.close().catch(() => undefined)
      })
      context.on('request', (request) => {
        const url = request.url()
        if (/^(https?|wss?|ftp|file):/.test(url) && !url.startsWith(`${standInOrigin}/`))
          void ask('request', { url }).catch(() => undefined)
      })
      await adopt(window, context.pages()[0] ?? fail('Chromium opened no page'))
    },
    load: ({ url }) => load(() => current().goto(url)),
    reload: ({ window }) => {
      const before = current()
      return crashed.has(before) ? goOnInAnotherPage(window, before) : load(() => before.reload())
    },
    crash: async () => {
      const session = await opened().newCDPSession(current())
      // Its answer never comes: the page it would come from is gone.
      void session.send('Page.crash').catch(() => undefined)
    },
    script: ({ code }) => current().evaluate(code),
    close: () => close(),
  }
  const close = async () => {
    await context?.close().catch(() => undefined)
  }
  return { answers, firstPage, page: current, context: opened, close }
}

function fail(why: string): never {
  throw new Error(why)
}
