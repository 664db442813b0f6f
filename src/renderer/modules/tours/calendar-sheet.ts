import type { OutSheet } from '../../lib/sheet/write-workbook'
import { weekdayOf } from './days'
import { hoursWords } from './rule-words'
import type { Stop } from './rules'
import type { ToursText } from './text'

type Named = { whereOf: (stop: Stop) => string; teamOf: (teamId: string | undefined) => string }

/** Sittings as a worksheet, a line each; it names nobody. */
export function calendarSheet(text: ToursText, stops: readonly Stop[], { whereOf, teamOf }: Named): OutSheet {
  const { number, day, weekdayLabel, when, name, where, team, items, quota, statusLabel, reason } = text
  const lines = stops.map((stop, index) => [
    index + 1,
    stop.day,
    text.weekday[weekdayOf(stop.day)] ?? '',
    hoursWords(text, stop),
    stop.title,
    whereOf(stop),
    teamOf(stop.teamId),
    (stop.items ?? []).join('、'),
    stop.quota ?? text.unlimited,
    text.status[stop.stopStatus],
    stop.holiday ? text.onHoliday(stop.holiday) : (stop.reason ?? ''),
  ])
  return {
    name: text.title,
    rows: [[number, day, weekdayLabel, when, name, where, team, items, quota, statusLabel, reason], ...lines],
    widths: [6, 12, 8, 14, 24, 28, 20, 36, 8, 10, 24],
    frozenRows: 1,
  }
}
