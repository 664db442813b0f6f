import { weekdayOf } from './days'
import type { Tour } from './schema'
import type { ToursText } from './text'

type Times = { startsAt?: string | undefined; endsAt?: string | undefined }

/** 09:00–11:00, or that it takes the whole day. */
export const hoursWords = (text: ToursText, { startsAt, endsAt }: Times): string =>
  [startsAt, endsAt].filter(Boolean).join('–') || text.allDay

/** 每周三, 每月最后一个周五, 2026-11-23 */
export function ruleWords(text: ToursText, tour: Pick<Tour, 'recurrence' | 'startsOn' | 'weekday' | 'nth'>): string {
  const weekday = text.weekday[tour.weekday ?? weekdayOf(tour.startsOn)] ?? ''
  switch (tour.recurrence) {
    case 'weekly':
      return text.rule.weekly(weekday)
    case 'fortnightly':
      return text.rule.fortnightly(weekday)
    case 'monthlyByWeekday':
      return text.rule.monthlyByWeekday(tour.nth ?? 1, weekday)
    case 'monthlyByDay':
      return text.rule.monthlyByDay(tour.nth ?? 1)
    case 'once':
      return text.rule.once(tour.startsOn)
  }
}
