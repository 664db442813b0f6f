import type { BrowserWindow, Input } from 'electron'

const editing = new Set([
  'Backspace',
  'Delete',
  'Enter',
  'Tab',
  'Escape',
  'Shift',
  'CapsLock',
  'ArrowLeft',
  'ArrowRight',
  'ArrowUp',
  'ArrowDown',
  'Home',
  'End',
  'PageUp',
  'PageDown',
  // Chinese input methods send these while they compose.
  'Process',
  'Unidentified',
  'Dead',
  'HangulMode',
  'HanjaMode',
  'Convert',
  'NonConvert',
  'ModeChange',
])

/** Keys that someone at a kiosk needs to fill in a form; every chord and every function key is left out. */
export function isKioskKey(input: Pick<Input, 'key' | 'control' | 'alt' | 'meta'>): boolean {
  if (input.control || input.alt || input.meta) return false
  return editing.has(input.key) || [...input.key].length === 1
}

/** The page leaves right after the host admitted the number; what it was admitted for is over by then. */
const admittedMs = 10_000

export type Kiosk = {
  enter(): void
  leave(): void
  active(): boolean
  /** The host has compared the leave number: the page may leave within ten seconds, once. */
  admitLeaving(): void
  /** Leaves as the page asks for it. Throws where the host has not admitted it: a page that was taken over does not get out. */
  leaveAdmitted(): void
}

/**
 * Full screen with the keys of a form. On Windows and Linux this is not a lock: the system's own kiosk session is,
 * so whoever holds Ctrl+Alt+Del still leaves. See SECURITY.md.
 */
export function createKiosk(window: BrowserWindow, isQuitting: () => boolean, clock: () => number = Date.now): Kiosk {
  let active = false
  let admittedAt = Number.NEGATIVE_INFINITY
  window.webContents.on('before-input-event', (event, input) => {
    if (active && !isKioskKey(input)) event.preventDefault()
  })
  window.on('close', (event) => {
    if (active && !isQuitting()) event.preventDefault()
  })
  // Windows and Linux open the frame's own menu on a right click, with "Close" in it.
  window.on('system-context-menu', (event) => {
    if (active) event.preventDefault()
  })
  const set = (on: boolean) => {
    active = on
    window.setKiosk(on)
    window.setAlwaysOnTop(on)
  }
  return {
    enter: () => set(true),
    leave: () => set(false),
    active: () => active,
    admitLeaving() {
      admittedAt = clock()
    },
    leaveAdmitted() {
      if (active && clock() - admittedAt > admittedMs) throw new Error('the leave number was not given')
      admittedAt = Number.NEGATIVE_INFINITY
      set(false)
    },
  }
}
