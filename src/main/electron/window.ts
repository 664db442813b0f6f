import type { BrowserWindow, BrowserWindowConstructorOptions, WebPreferences } from 'electron'
import type { Remembered } from './bounds'
import { smallestWindow } from './bounds'
import type { Mode } from './mode'
import { appStart } from './origin'
import { kioskPartition } from './session'

/** What the page may be. Whatever is not named keeps Electron's safe default. */
export function webPreferences(preload: string, isPackaged: boolean, mode: Mode): WebPreferences {
  return {
    preload,
    ...(mode === 'kiosk' ? { partition: kioskPartition } : {}),
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
    // The page has dialogs of its own; Chromium's would stand above a kiosk.
    disableDialogs: true,
    devTools: !isPackaged,
  }
}

export function windowOptions(remembered: Remembered | null, preferences: WebPreferences): BrowserWindowConstructorOptions {
  const place = remembered ?? { width: 1280, height: 860 }
  return {
    ...('x' in place ? { x: place.x, y: place.y } : {}),
    width: place.width,
    height: place.height,
    minWidth: smallestWindow.width,
    minHeight: smallestWindow.height,
    show: false,
    title: '驿站',
    backgroundColor: '#ffffff',
    autoHideMenuBar: true,
    webPreferences: preferences,
  }
}

/** Shows the window once there is something to see, without zoom by pinch and with a title that names nobody. */
export async function showPage(window: BrowserWindow, maximized: boolean): Promise<void> {
  window.once('ready-to-show', () => {
    if (maximized) window.maximize()
    window.show()
  })
  window.on('page-title-updated', (event) => event.preventDefault())
  window.webContents.on('did-finish-load', () => {
    // Chromium forgets the limits with each page.
    void window.webContents.setVisualZoomLevelLimits(1, 1)
  })
  // A load that failed is brought back by recovery.ts.
  await window.loadURL(appStart).catch(() => undefined)
}
