import { homedir } from 'node:os'
import { join } from 'node:path'
import type { BrowserWindow } from 'electron'
import { composeStation } from '../compose'
import { defaultDataFolder } from '../data-folder'
import { readArguments } from './arguments'
import { recallBounds, rememberBounds } from './bounds'
import { answerBridge } from './bridge'
import { createKiosk, type Kiosk } from './kiosk'
import { log } from './log'
import { admitsLeaving, endsSetUp, modeOf } from './mode'
import { guardNavigation } from './navigation'
import { appOrigin } from './origin'
import { closeOnQuit, type Quitting } from './quit'
import { recoverPage } from './recovery'
import { registerScheme, serveScheme } from './scheme'
import { keyringSecrets } from './secrets'
import { admitOwnExports, closeNetwork, denyPermissions } from './session'
import { beTheOnlyInstance, chooseDataFolder, isStartedForDebugging, neverLoosenCertificates, setSwitches } from './start'
import { showPage, webPreferences, windowOptions } from './window'

export type Electron = typeof import('electron')
export type BootOptions = { argv: readonly string[]; preload: string; assetsDir: string }

/** Starts the app. The order matters: what Chromium reads once is said before it is ready. */
export async function boot(electron: Electron, options: BootOptions): Promise<void> {
  const { app, protocol, session, Menu } = electron
  try {
    const wishes = readArguments(options.argv)
    chooseDataFolder(app, wishes.dataDir ?? defaultDataFolder(process.platform, process.env, homedir()))
    if (!beTheOnlyInstance(app, () => electron.BrowserWindow.getAllWindows()) || isStartedForDebugging(app)) return app.quit()
    app.enableSandbox()
    setSwitches(app)
    registerScheme(protocol)
    guardNavigation(app)
    neverLoosenCertificates(app)
    await app.whenReady()
    Menu.setApplicationMenu(null)
    denyPermissions(session.defaultSession)
    closeNetwork(session.defaultSession)
    const dataDir = app.getPath('userData')
    const secrets = wishes.plainSecrets ? undefined : await keyringSecrets(electron.safeStorage, dataDir, process.platform)
    const station = await composeStation({
      ...wishes,
      dataDir,
      assetsDir: options.assetsDir,
      host: 'electron',
      origin: appOrigin,
      secrets,
    })
    const quitting = closeOnQuit(app, station.close)
    const { window, kiosk, maximized } = openWindow(electron, options.preload, join(dataDir, 'window.json'), quitting)
    const followMode = async () => ((await modeOf(station.handler)) === 'kiosk' ? kiosk.enter() : kiosk.leave())
    serveScheme(protocol, station.handler, (request, response) => {
      if (admitsLeaving(request, response)) kiosk.admitLeaving()
      if (endsSetUp(request, response)) void followMode().catch((cause: unknown) => log('following the mode', cause))
    })
    admitOwnExports(session.defaultSession, kiosk.active)
    answerBridge(electron.ipcMain, window, { kiosk, clipboard: electron.clipboard, followMode, quit: () => app.quit() })
    await followMode()
    await showPage(window, maximized)
  } catch (cause) {
    electron.dialog.showErrorBox('驿站无法启动 · Yizhan cannot start', cause instanceof Error ? cause.message : String(cause))
    log('starting the app', cause)
    app.exit(1)
  }
}

type Opened = { window: BrowserWindow; kiosk: Kiosk; maximized: boolean }

function openWindow(electron: Electron, preload: string, placeFile: string, quitting: Quitting): Opened {
  const remembered = recallBounds(placeFile, electron.screen)
  const window = new electron.BrowserWindow(windowOptions(remembered, webPreferences(preload, electron.app.isPackaged)))
  const kiosk = createKiosk(window, quitting.begun)
  rememberBounds(placeFile, window)
  recoverPage(window)
  return { window, kiosk, maximized: remembered?.maximized ?? false }
}
