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

export type Kiosk = { enter(): void; leave(): void; active(): boolean }

/**
 * Full screen with the keys of a form. On Windows and Linux this is not a lock: the system's own kiosk session is,
 * so whoever holds Ctrl+Alt+Del still leaves. See SECURITY.md.
 */
export function createKiosk(window: BrowserWindow, isQuitting: () => boolean): Kiosk {
  let active = false
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
  return { enter: () => set(true), leave: () => set(false), active: () => active }
}
