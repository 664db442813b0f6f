import type { Acknowledged } from './take-in'

/** Revisions of our own that are known when they come back; beyond it the oldest are looked up like any other. */
const mostOwn = 50_000

/** The revisions this device gave the center, until they have come back. */
export function createOwn() {
  const own = new Map<string, string>()
  return {
    add(taken: Acknowledged[]) {
      for (const { id, rev } of taken) own.set(id, rev)
      for (const id of own.keys()) {
        if (own.size <= mostOwn) return
        own.delete(id)
      }
    },
    take(id: string, revision: string) {
      if (own.get(id) !== revision) return false
      own.delete(id)
      return true
    },
  }
}
