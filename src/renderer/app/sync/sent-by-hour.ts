import { dayOf } from '../../lib/time'
import type { SyncLogLine } from '../../sync/types'

const shanghaiHour = (instant: string) => (new Date(Date.parse(instant)).getUTCHours() + 8) % 24

/** Records sent in one hour of a day; `hour` 0 … 23 in Asia/Shanghai. */
export type HourSent = { hour: number; count: number }

/**
 * What was sent on a day (`YYYY-MM-DD`), hour by hour: at least the working hours 8 to 17, and more where something was sent outside
 * them, with no hour left out between.
 */
export function sentByHour(log: readonly SyncLogLine[], day: string): HourSent[] {
  const counts = new Map<number, number>()
  for (const { kind, at, count } of log) {
    if (kind !== 'sent' || dayOf(Date.parse(at)) !== day) continue
    counts.set(shanghaiHour(at), (counts.get(shanghaiHour(at)) ?? 0) + count)
  }
  const first = Math.min(8, ...counts.keys())
  const last = Math.max(17, ...counts.keys())
  return Array.from({ length: last - first + 1 }, (_, index) => ({ hour: first + index, count: counts.get(first + index) ?? 0 }))
}
