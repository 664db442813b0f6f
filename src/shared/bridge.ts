/** `window.yizhan` under Electron: only what HTTP cannot do. Absent under the Node host. */
export type Bridge = {
  readonly version: string
  /** Prints the page as it is laid out for print; false where the printer refused. */
  print(): Promise<boolean>
  /** Leaves full screen after a staff PIN was checked by the page. */
  leaveKiosk(): Promise<void>
  /** Back to full screen, where this station is a kiosk. */
  enterKiosk(): Promise<void>
  /** Empties the clipboard and everything Chromium keeps of the page: the visit at a kiosk is over. */
  wipe(): Promise<void>
  quit(): Promise<void>
}

export const bridgeChannels = {
  print: 'yizhan:print',
  leaveKiosk: 'yizhan:leave-kiosk',
  enterKiosk: 'yizhan:enter-kiosk',
  wipe: 'yizhan:wipe',
  quit: 'yizhan:quit',
} as const

declare global {
  interface Window {
    yizhan?: Bridge
  }
}
