import type { ScheduleSettings } from '../../sync/types'

/** Minutes from round to round that are offered. */
export const roundMinutes = [2, 5, 10, 30, 60] as const

/** Windows with a name of their own; others are typed. */
export const namedWindows = {
  noon: { from: '12:00', to: '14:00' },
  evening: { from: '18:00', to: '22:00' },
} as const
export type NamedWindow = keyof typeof namedWindows

export type ScheduleFault = 'window-form' | 'window-same' | 'window-none'

type Window = ScheduleSettings['windows'][number]

const isTime = (text: string) => /^([01]\d|2[0-3]):[0-5]\d$/.test(text)

export const isSameWindow = (a: Window, b: Window) => a.from === b.from && a.to === b.to

/** What is wrong with a window, or null. One that ends before it begins goes past midnight and is right. */
export function faultOfWindow({ from, to }: Window): ScheduleFault | null {
  if (!isTime(from) || !isTime(to)) return 'window-form'
  return from === to ? 'window-same' : null
}

/** What is wrong with the settings, or null. `limited`: whoever fills in the form wants windows. */
export function faultOfSchedule(settings: ScheduleSettings, limited: boolean): ScheduleFault | null {
  if (limited && settings.windows.length === 0) return 'window-none'
  return settings.windows.map(faultOfWindow).find((fault) => fault !== null) ?? null
}

/** Puts a window in or takes it out. */
export const toggleWindow = (windows: readonly Window[], window: Window): Window[] =>
  windows.some((one) => isSameWindow(one, window))
    ? windows.filter((one) => !isSameWindow(one, window))
    : [...windows, { ...window }].sort((a, b) => a.from.localeCompare(b.from))
