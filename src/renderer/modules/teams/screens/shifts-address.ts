import { isDay } from '../../../lib/time'

/** Which shifts a page shows: those of a week (by its Monday) or a month, of one team or all. */
export type ShiftsView = { week: string } | { month: string }

export function shiftsAddress(asked: { week?: string; month?: string; teamId?: string }): string {
  const search = new URLSearchParams()
  if (asked.week) search.set('week', asked.week)
  if (asked.month) search.set('month', asked.month)
  if (asked.teamId) search.set('team', asked.teamId)
  const text = search.toString()
  return text === '' ? '/teams/shifts' : `/teams/shifts?${text}`
}

/** What an address asks for; this week where it says nothing that makes sense. */
export function askedIn(search: string, thisWeek: string): { view: ShiftsView; teamId: string } {
  const asked = new URLSearchParams(search)
  const month = asked.get('month') ?? ''
  const week = asked.get('week') ?? ''
  const view = isDay(`${month}-01`) ? { month } : { week: isDay(week) ? week : thisWeek }
  return { view, teamId: asked.get('team') ?? '' }
}
