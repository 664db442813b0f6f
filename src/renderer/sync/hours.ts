import type { Pause, ScheduleSettings } from './types'

const minuteMs = 60_000
const dayMs = 24 * 60 * minuteMs
/** Times of day are those of Asia/Shanghai, which has had no summer time since 1991. */
const shanghaiMs = 8 * 60 * minuteMs

/** So that the terminals of a city do not all begin at the stroke of noon. */
const spreadMs = 2 * minuteMs

export const usualSettings: ScheduleSettings = { everyMinutes: 5, windows: [], metered: false }

/** Milliseconds from midnight of `HH:MM`. */
const timeOf = (text: string): number => (Number(text.slice(0, 2)) * 60 + Number(text.slice(3, 5))) * minuteMs

/** How long ago the window began at this moment, and how long it lasts; one that ends before it begins goes over midnight. */
function within({ from, to }: ScheduleSettings['windows'][number], moment: number): { since: number; lasts: number } {
  const now = (moment + shanghaiMs) % dayMs
  return { since: (now - timeOf(from) + dayMs) % dayMs, lasts: (timeOf(to) - timeOf(from) + dayMs) % dayMs || dayMs }
}

/**
 * Why nothing is done by itself at this moment (milliseconds since 1970), or null. `share` (0 … 1) is this device's place
 * in the spread at the beginning of a window.
 */
export function pauseAt({ windows, metered }: ScheduleSettings, moment: number, share: number): Pause | null {
  if (metered) return { why: 'metered' }
  if (windows.length === 0) return null
  const late = (lasts: number) => Math.min(spreadMs, lasts / 2) * share
  const waits = windows.map((window) => {
    const { since, lasts } = within(window, moment)
    if (since < lasts) return Math.max(0, late(lasts) - since)
    return dayMs - since + late(lasts)
  })
  const wait = Math.min(...waits)
  return wait <= 0 ? null : { why: 'window', until: new Date(moment + wait).toISOString() }
}

const isTime = (text: unknown) => typeof text === 'string' && /^([01]\d|2[0-3]):[0-5]\d$/.test(text)

/** Settings as they may be kept: what does not fit becomes the usual. */
export function readSettings(given: Partial<ScheduleSettings> | null): ScheduleSettings {
  const { everyMinutes = usualSettings.everyMinutes, windows = [], metered = false } = given ?? {}
  return {
    everyMinutes: Number.isFinite(everyMinutes) ? Math.min(24 * 60, Math.max(1, everyMinutes)) : usualSettings.everyMinutes,
    windows: windows.filter(({ from, to }) => isTime(from) && isTime(to) && from !== to).map(({ from, to }) => ({ from, to })),
    metered: metered === true,
  }
}
