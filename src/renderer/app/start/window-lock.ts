/** A reload hands the lock from the old page to the new one within this time, on a busy machine too. */
const patienceMs = 5000

/**
 * True where this is the only window of the profile. The lock is held until the page goes away: two pages that write
 * one IndexedDB through two RxDB instances would not see each other's writes.
 */
export async function takeOnlyWindow(locks: LockManager = navigator.locks): Promise<boolean> {
  return new Promise((resolve) => {
    // Held until this settles: never, by design.
    const held = new Promise<never>(() => undefined)
    const asked = locks.request('yizhan-window', { signal: AbortSignal.timeout(patienceMs) }, () => {
      resolve(true)
      return held
    })
    // The only way to be refused is the time-out: another window holds the lock.
    asked.catch(() => resolve(false))
  })
}
