import type { SyncSettings } from './types'

/** Who wants to know of a change. */
export function createListeners() {
  const listeners = new Set<() => void>()
  return {
    emit() {
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

/** Calls `run` a while after the first of several calls. */
export function gathered(options: Pick<SyncSettings, 'timers' | 'gatherMs'>, run: () => void): () => void {
  let waiting = false
  return () => {
    if (waiting) return
    waiting = true
    options.timers.after(options.gatherMs ?? 300, () => {
      waiting = false
      run()
    })
  }
}
