/**
 * What a browser's database answers once it was closed under the store: Chromium closes all of them when its disk is full,
 * and they stay closed when there is room again. A new page opens them anew.
 */
const closedNames: ReadonlySet<string> = new Set([
  'UnknownError',
  'InvalidStateError',
  'AbortError',
  'QuotaExceededError',
  'DatabaseClosedError',
  'OpenFailedError',
])

/** Whether a fault is the database's own: nothing will be stored before it is opened anew. */
export const saysClosed = ({ name, message }: { name: string; message: string }): boolean =>
  // Dexie gathers what went wrong with each row under a name of its own.
  closedNames.has(name) || (name === 'BulkError' && [...closedNames].some((inner) => message.includes(inner)))

/** Whether the store of this page still takes what it is given. Once it does not, only a new page helps. */
export function createStoreHealth() {
  const listeners = new Set<() => void>()
  let isBroken = false
  return {
    isBroken: () => isBroken,
    broke() {
      if (isBroken) return
      isBroken = true
      for (const listener of listeners) listener()
    },
    subscribe(listener: () => void) {
      listeners.add(listener)
      return () => {
        listeners.delete(listener)
      }
    },
  }
}

export type StoreHealth = ReturnType<typeof createStoreHealth>

/** Of the one store a page has. */
export const storeHealth: StoreHealth = createStoreHealth()
