import type { BrowserWindow, Clipboard, IpcMain, IpcMainInvokeEvent } from 'electron'
import { z } from 'zod'
import { bridgeChannels } from '../../shared/bridge'
import type { Front } from './front'
import type { Kiosk } from './kiosk'
import { appOrigin } from './origin'

const noArguments = z.tuple([])

type Deeds = {
  front: Pick<Front, 'window' | 'kiosk'>
  clipboard: Pick<Clipboard, 'clear'>
  /** Full screen again, where this station is a kiosk. */
  followMode: () => Promise<void>
  quit: () => void
}

type Shown = { window: BrowserWindow; kiosk: Kiosk }

/** Answers `window.yizhan`, for the top frame of our own page in our own window and for nobody else. */
export function answerBridge(ipc: IpcMain, { front, clipboard, followMode, quit }: Deeds): void {
  const answer = (channel: string, act: (shown: Shown) => unknown) =>
    ipc.handle(channel, (event, ...args: unknown[]) => {
      const [window, kiosk] = [front.window(), front.kiosk()]
      if (!window || !kiosk || !isOwnTopFrame(event, window)) throw new Error(`${channel}: not from our page`)
      if (!noArguments.safeParse(args).success) throw new Error(`${channel}: takes no arguments`)
      return act({ window, kiosk })
    })
  answer(bridgeChannels.print, ({ window, kiosk }) => printPage(window, kiosk.active()))
  answer(bridgeChannels.leaveKiosk, ({ kiosk }) => kiosk.leaveAdmitted())
  answer(bridgeChannels.enterKiosk, () => followMode())
  answer(bridgeChannels.wipe, async ({ window, kiosk }) => {
    // A desk's clipboard and what its page keeps are its worker's.
    if (!kiosk.active()) return
    clipboard.clear()
    await window.webContents.session.clearData()
  })
  answer(bridgeChannels.quit, ({ kiosk }) => {
    // A kiosk is left first, and that needs a PIN.
    if (kiosk.active()) throw new Error(`${bridgeChannels.quit}: leave the kiosk first`)
    quit()
  })
}

function isOwnTopFrame(event: IpcMainInvokeEvent, window: BrowserWindow): boolean {
  const frame = event.senderFrame
  return frame !== null && frame.parent === null && frame.origin === appOrigin && event.sender === window.webContents
}

/** False where the printer refused or the person cancelled. A kiosk shows no dialog: it prints on the system's printer. */
const printPage = (window: BrowserWindow, silent: boolean): Promise<boolean> =>
  new Promise((resolve) => window.webContents.print({ silent, printBackground: true }, (printed) => resolve(printed)))
