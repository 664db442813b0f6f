import type { BrowserWindow } from 'electron'
import { log } from './log'
import { appStart } from './origin'

const firstDelay = 250
const longestDelay = 4_000
const stableAfter = 60_000

/** Milliseconds before the page is loaded again after `failures` failures in a row: 250, 500, 1000 … never over 4000. */
export const recoveryDelay = (failures: number): number => Math.min(firstDelay * 2 ** Math.max(0, failures - 1), longestDelay)

/** A page that crashed, was killed or could not be loaded comes back within five seconds, more slowly each time in a row. */
export function recoverPage(window: BrowserWindow, clock: () => number = Date.now): void {
  let failures = 0
  let lastFailureAt = Number.NEGATIVE_INFINITY
  let waiting: NodeJS.Timeout | undefined
  const bringBack = (load: () => unknown) => {
    if (waiting !== undefined) return
    failures = clock() - lastFailureAt > stableAfter ? 1 : failures + 1
    lastFailureAt = clock()
    waiting = setTimeout(() => {
      waiting = undefined
      if (!window.isDestroyed()) load()
    }, recoveryDelay(failures))
  }
  window.on('closed', () => clearTimeout(waiting))
  window.webContents.on('render-process-gone', (_event, details) => {
    if (details.reason === 'clean-exit') return
    log(`the page's process is gone: ${details.reason}, code ${details.exitCode}`)
    bringBack(() => window.webContents.reload())
  })
  window.webContents.on('did-fail-load', (_event, code, description, _url, isMainFrame) => {
    // -3 is an aborted load: a navigation that our guard refused, or one that overtook another.
    if (!isMainFrame || code === -3) return
    log(`the page could not be loaded: ${description} (${code})`)
    // Its failure is told by the same event, so it is asked for once more there.
    bringBack(() => window.loadURL(appStart).catch(() => undefined))
  })
}
