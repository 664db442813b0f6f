import type { Moved } from './moved'

/** A rate measured over less says nothing, milliseconds. */
const leastMs = 2000

/** What the rounds under way have moved; forgotten when all rest. `pending` is kept by collection: they move side by side. */
export function createProgress(clock: () => number) {
  let done = 0
  let since: number | null = null
  let pending = new Map<string, number>()
  return {
    working() {
      since ??= clock()
    },
    moved(collection: string, { pulled, pending: left, sent }: Moved) {
      done += pulled + sent
      if (sent === 0) pending.set(collection, left)
    },
    rested() {
      since = null
      done = 0
      pending = new Map()
    },
    now() {
      const ms = clock() - (since ?? clock())
      const left = [...pending.values()].reduce((sum, count) => sum + count, 0)
      return { done, pending: left, perSecond: done > 0 && ms >= leastMs ? Math.round((done / ms) * 1000) : null }
    },
  }
}
