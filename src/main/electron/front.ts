import type { BrowserWindow } from 'electron'
import { recallBounds, rememberBounds } from './bounds'
import { createKiosk, type Kiosk } from './kiosk'
import type { Mode } from './mode'
import { recoverPage } from './recovery'
import { showPage, webPreferences, windowOptions } from './window'

export type Front = {
  /** Shows the window that the mode asks for: another one where the mode is another, for a window keeps its session. */
  follow(mode: Mode): Promise<void>
  window(): BrowserWindow | null
  kiosk(): Kiosk | null
}

export type FrontOptions = {
  preload: string
  /** Remembers where a desk's window stood. */
  placeFile: string
  isQuitting: () => boolean
}

type Shown = { mode: Mode; window: BrowserWindow; kiosk: Kiosk; maximized: boolean }

type Electron = Pick<typeof import('electron'), 'app' | 'screen' | 'BrowserWindow'>

/** The one window of the app: a desk's in the session that lasts, a kiosk's in the one that lies in memory. */
export function createFront(electron: Electron, { preload, placeFile, isQuitting }: FrontOptions): Front {
  let shown: Shown | null = null
  const open = (mode: Mode): Shown => {
    const remembered = recallBounds(placeFile, electron.screen)
    const preferences = webPreferences(preload, electron.app.isPackaged, mode)
    const window = new electron.BrowserWindow(windowOptions(remembered, preferences))
    const kiosk = createKiosk(window, isQuitting)
    rememberBounds(placeFile, window)
    recoverPage(window)
    return { mode, window, kiosk, maximized: remembered?.maximized ?? false }
  }
  return {
    window: () => shown?.window ?? null,
    kiosk: () => shown?.kiosk ?? null,
    follow: async (mode) => {
      const before = shown
      const now = before?.mode === mode ? before : open(mode)
      shown = now
      if (mode === 'kiosk') now.kiosk.enter()
      else now.kiosk.leave()
      if (now === before) return
      await showPage(now.window, now.maximized)
      // Last, because an app without a window quits.
      before?.window.destroy()
    },
  }
}
