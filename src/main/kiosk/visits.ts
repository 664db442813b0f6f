import { z } from 'zod'
import { openKept } from '../kept-file'

/** Entries of a day; more than a center has members. */
const most = 20_000

const visitsSchema = z.object({ day: z.string(), seen: z.record(z.string(), z.string()) })

export type Visits = {
  /** Since when this was checked in on that day, an ISO instant; null: it was not, as far as this machine knows. */
  since(day: string, key: string): string | null
  /** The first time stands. A day is forgotten with the first check-in of another. */
  note(day: string, key: string, at: string): Promise<void>
}

/**
 * What was checked in at this kiosk on the latest day, so that a second tap is told from the first after a reload, a crash or a
 * restart. By keys (the city's salted hash of day, activity and member): no name, and nothing of yesterday. A damaged file is
 * forgotten: a check-in that is handed in twice is one at the desk.
 */
export async function openVisits(path: string): Promise<Visits> {
  const empty: z.infer<typeof visitsSchema> = { day: '', seen: {} }
  const kept = await openKept(path, visitsSchema, empty, () => empty)
  return {
    since: (day, key) => {
      const now = kept.read()
      return now.day === day && Object.hasOwn(now.seen, key) ? (now.seen[key] ?? null) : null
    },
    note: async (day, key, at) => {
      await kept.change((now) => {
        const seen: Readonly<Record<string, string>> = now.day === day ? now.seen : {}
        if (Object.hasOwn(seen, key) || Object.keys(seen).length >= most) return now
        return { day, seen: { ...seen, [key]: at } }
      })
    },
  }
}
