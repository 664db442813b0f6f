import type { CDPSession, Page } from '@playwright/test'
import type { Asks, MainCalls } from './messages'

export type RelayOptions = {
  window: number
  page: Page
  ask: Asks<MainCalls>
  /** The main process loads the page itself; Electron tells it of no navigation then, redirects excepted. */
  isProgrammatic(): boolean
  isCurrent(): boolean
  onCrash(): void
}

type PausedDocument = { requestId: string; frameId: string; redirectedRequestId?: string; request: { url: string } }

/** Tells the main process what its page does, as Chromium's events under Electron, and carries its answers out. */
export async function relayPage(options: RelayOptions): Promise<void> {
  const { window, page, ask } = options
  const session = await page.context().newCDPSession(page)
  const { frameTree } = await session.send('Page.getFrameTree')
  session.on('Fetch.requestPaused', (paused) => void decide(session, paused, frameTree.frame.id, options))
  session.on('Page.windowOpen', ({ url }) => {
    void ask('windowOpen', { window, url }).then((action) => {
      if (action === 'allow') throw new Error(`the stand-in has one window, and the main process allowed another: ${url}`)
    })
  })
  // Documents alone: whatever else the page asks for is not slowed down.
  await session.send('Fetch.enable', { patterns: [{ urlPattern: '*', resourceType: 'Document', requestStage: 'Request' }] })
  await session.send('Page.enable')
  page.on('download', (download) => {
    void ask('download', { window, url: download.url(), filename: download.suggestedFilename() }).then(async (prevented) => {
      if (!prevented) return
      await download.cancel()
      await download.delete().catch(() => undefined)
    })
  })
  page.on('crash', () => {
    options.onCrash()
    void ask('contentsEvent', { window, event: 'render-process-gone', details: { reason: 'crashed', exitCode: 139 } })
  })
  page.on('close', () => {
    if (options.isCurrent()) void ask('pageClosed', { window }).catch(() => undefined)
  })
}

async function decide(session: CDPSession, paused: PausedDocument, mainFrameId: string, options: RelayOptions): Promise<void> {
  const isMainFrame = paused.frameId === mainFrameId
  const details = { url: paused.request.url, isSameDocument: false, isMainFrame }
  const events =
    paused.redirectedRequestId === undefined ? navigationEvents(isMainFrame, options.isProgrammatic()) : ['will-redirect']
  const { requestId } = paused
  try {
    for (const event of events) {
      if (!(await options.ask('contentsEvent', { window: options.window, event, details }))) continue
      // The page stays where it is, as under Electron.
      await session.send('Fetch.failRequest', { requestId, errorReason: 'Aborted' })
      return
    }
    await session.send('Fetch.continueRequest', { requestId })
  } catch (cause) {
    // The page or the main process went away meanwhile; a request that nobody waits for needs no answer.
    if (!options.page.isClosed() && options.isCurrent()) console.error('stand-in: a navigation was not decided', cause)
  }
}

function navigationEvents(isMainFrame: boolean, isProgrammatic: boolean): string[] {
  if (!isMainFrame) return ['will-frame-navigate']
  return isProgrammatic ? [] : ['will-frame-navigate', 'will-navigate']
}
