import type { KioskHost } from '../kiosk-host'

/** What was checked in here, by keys that say nothing: since when, an ISO instant. */
export type CheckedIn = { since: (key: string) => string | null; note: (key: string, at: string) => void }

/** As long as the page lives, over all visits: a second tap the same day is told from the first. */
const memories = new WeakMap<KioskHost, Map<string, string>>()

/** Entries of a day; more than a center has members. */
const most = 20_000

export function checkedInAt(host: KioskHost): CheckedIn {
  const memory = memories.get(host) ?? new Map<string, string>()
  memories.set(host, memory)
  return {
    since: (key) => memory.get(key) ?? null,
    note: (key, at) => {
      if (memory.size >= most) memory.clear()
      memory.set(key, at)
    },
  }
}
