import { type BrowserContext, chromium } from '@playwright/test'
import { findChromium } from '../../scripts/find-chromium'

/** Chromium speaks to nobody of its own accord: no updates, no lists, no time servers. */
const quiet = [
  '--disable-background-networking',
  '--disable-gpu',
  '--disable-component-update',
  '--disable-default-apps',
  '--disable-domain-reliability',
  '--disable-sync',
  '--disable-quic',
  '--disable-features=OptimizationHints,MediaRouter,Translate,AutofillServerCommunication,CertificateTransparencyComponentUpdater',
  '--metrics-recording-only',
  '--no-default-browser-check',
  '--no-first-run',
  '--no-pings',
]

/**
 * A browser of a journey lives for seconds: starting fewer processes and not making its code faster costs less than it gives
 * back. A bench measures Chromium as people have it; Playwright numbers its workers, and a bench has none.
 */
const brief =
  process.env['TEST_WORKER_INDEX'] === undefined
    ? []
    : ['--in-process-gpu', '--enable-features=NetworkServiceInProcess2', '--js-flags=--no-opt --no-maglev --single-threaded-gc']

export type ChromiumOptions = {
  /** A folder that stays; null: everything is kept in memory. */
  profile: string | null
  /** Chromium's host-resolver rules that lead to the station; every other name leads nowhere. */
  reach?: string
  width?: number
  height?: number
  headed?: boolean
}

/** A Chromium on a profile of its own, or on none, which can reach nothing but the station. */
export async function openChromium(options: ChromiumOptions): Promise<BrowserContext> {
  const reach = options.reach === undefined ? '' : `${options.reach},`
  const launch = {
    executablePath: findChromium(),
    headless: options.headed !== true,
    chromiumSandbox: process.getuid?.() !== 0,
    args: [...quiet, ...brief, `--host-resolver-rules=${reach}MAP * ~NOTFOUND,EXCLUDE 127.0.0.1`],
  }
  const page = {
    viewport: { width: options.width ?? 1280, height: options.height ?? 860 },
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    acceptDownloads: true,
    reducedMotion: 'reduce' as const,
  }
  if (options.profile !== null) return chromium.launchPersistentContext(options.profile, { ...launch, ...page })
  const browser = await chromium.launch(launch)
  const context = await browser.newContext(page)
  context.on('close', () => void browser.close())
  return context
}
