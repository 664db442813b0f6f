import { homedir } from 'node:os'
import { join } from 'node:path'
import { composeStation } from '../compose'
import { defaultDataFolder } from '../data-folder'
import { readArguments } from './arguments'
import { answerBridge } from './bridge'
import { createFront } from './front'
import { log } from './log'
import { admitsLeaving, endsSetUp, modeOf } from './mode'
import { guardNavigation } from './navigation'
import { appOrigin } from './origin'
import { closeOnQuit } from './quit'
import { registerScheme, serveScheme } from './scheme'
import { keyringSecrets } from './secrets'
import { admitOwnExports, closeNetwork, denyPermissions, kioskPartition } from './session'
import { beTheOnlyInstance, chooseDataFolder, isStartedForDebugging, neverLoosenCertificates, setSwitches } from './start'

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
    const sessions = [session.defaultSession, session.fromPartition(kioskPartition)]
    for (const each of sessions) {
      denyPermissions(each)
      closeNetwork(each)
    }
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
    const place = join(dataDir, 'window.json')
    const front = createFront(electron, { preload: options.preload, placeFile: place, isQuitting: quitting.begun })
    const followMode = async () => front.follow(await modeOf(station.handler))
    for (const each of sessions) {
      serveScheme(each.protocol, station.handler, (request, response) => {
        if (admitsLeaving(request, response)) front.kiosk()?.admitLeaving()
        if (endsSetUp(request, response)) void followMode().catch((cause: unknown) => log('following the mode', cause))
      })
      admitOwnExports(each, () => front.kiosk()?.active() ?? false)
    }
    answerBridge(electron.ipcMain, { front, clipboard: electron.clipboard, followMode, quit: () => app.quit() })
    await followMode()
  } catch (cause) {
    electron.dialog.showErrorBox('驿站无法启动 · Yizhan cannot start', cause instanceof Error ? cause.message : String(cause))
    log('starting the app', cause)
    app.exit(1)
  }
}
