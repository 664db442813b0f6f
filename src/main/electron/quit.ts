import type { App } from 'electron'
import { log } from './log'

/** How long a station may take to close before the app quits without it. */
const patience = 10_000

export type Quitting = { begun(): boolean }

/** The station closes before the process ends, once; a fault or a hang there does not keep the app open. */
export function closeOnQuit(app: App, close: () => Promise<void>): Quitting {
  let begun = false
  let state: 'open' | 'closing' | 'closed' = 'open'
  app.on('before-quit', () => {
    begun = true
  })
  app.on('window-all-closed', () => app.quit())
  app.on('will-quit', (event) => {
    if (state === 'closed') return
    event.preventDefault()
    if (state === 'closing') return
    state = 'closing'
    void withPatience(close())
      .catch((cause: unknown) => log('closing the station', cause))
      .finally(() => {
        state = 'closed'
        app.quit()
      })
  })
  return { begun: () => begun }
}

async function withPatience(closing: Promise<void>): Promise<void> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error(`not closed after ${patience} ms`)), patience)
  })
  await Promise.race([closing, late]).finally(() => clearTimeout(timer))
}
