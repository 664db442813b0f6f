import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { App, BrowserWindow } from 'electron'

/** Puts the station's folder there, and Chromium's profile inside it. */
export function chooseDataFolder(app: App, folder: string): void {
  const profile = join(folder, 'profile')
  // Electron refuses a path that does not exist.
  mkdirSync(profile, { recursive: true, mode: 0o700 })
  app.setPath('userData', folder)
  app.setPath('sessionData', profile)
}

/**
 * Two processes on one profile corrupt the database, so a second start only brings the first one's window forward.
 * False where this process is the second.
 */
export function beTheOnlyInstance(app: App, windows: () => BrowserWindow[]): boolean {
  if (!app.requestSingleInstanceLock()) return false
  app.on('second-instance', () => {
    for (const window of windows()) {
      if (window.isMinimized()) window.restore()
      window.focus()
    }
  })
  return true
}

const debuggingSwitches = [
  'remote-debugging-port',
  'remote-debugging-pipe',
  'remote-allow-origins',
  'disable-web-security',
  'no-sandbox',
]

/** Fuses close Node's inspector but not Chromium's: an installed station does not start with a door into its page. */
export function isStartedForDebugging(app: App): boolean {
  return app.isPackaged && debuggingSwitches.some((name) => app.commandLine.hasSwitch(name))
}

/** Switches that Chromium reads before it is ready: no pinch zoom, no going back by swiping, days picked in Chinese. */
export function setSwitches(app: App): void {
  app.commandLine.appendSwitch('disable-pinch')
  app.commandLine.appendSwitch('overscroll-history-navigation', '0')
  app.commandLine.appendSwitch('lang', 'zh-CN')
}

/** A bad certificate is never accepted and no client certificate is ever offered, whatever a later default may be. */
export function neverLoosenCertificates(app: App): void {
  app.on('certificate-error', (event, _contents, _url, _error, _certificate, callback) => {
    event.preventDefault()
    callback(false)
  })
  app.on('select-client-certificate', (event, _contents, _url, _list, callback) => {
    event.preventDefault()
    callback()
  })
}
