/**
 * Takes the store for this window, for as long as the page lives: two pages on one IndexedDB would each keep a clock and
 * a cache of their own. `taken` where another window of the same profile has it; the browser frees it when that closes.
 */
export function holdWindow(name: string): Promise<'held' | 'taken'> {
  return new Promise((resolve, reject) => {
    const keep = (lock: Lock | null) => {
      resolve(lock ? 'held' : 'taken')
      // The lock is held until this promise settles: never, by design.
      return lock ? new Promise<void>(() => undefined) : undefined
    }
    navigator.locks.request(`yizhan-window-${name}`, { ifAvailable: true }, keep).catch(reject)
  })
}
