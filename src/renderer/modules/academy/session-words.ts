import type { Session } from './schema'
import { firstDay, lastDay, weekdayOf } from './session-rules'
import type { AcademyText } from './text'

/** 09:00–11:00 */
export const hoursWords = ({ startsAt, endsAt }: Pick<Session, 'startsAt' | 'endsAt'>): string => `${startsAt}–${endsAt}`

/** 12 月 1 日 周二 至 12 月 22 日 周二，共 4 次 */
export function daysWords(text: AcademyText, session: Pick<Session, 'days'>): string {
  const say = (day: string) => text.dayLabel(day, weekdayOf(day))
  return text.span(say(firstDay(session)), say(lastDay(session)), session.days.length)
}
