import { Text, UnstyledButton } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import { Link } from 'wouter'
import { useText } from '../../../i18n/use-text'
import { eachDay, weekdayOf } from '../days'
import { hoursWords } from '../rule-words'
import type { Holiday } from '../schema'
import { toursText } from '../text'
import type { Shown, Window } from './use-calendar'
import type { Tours } from './use-tours'

const mostInMonth = 3
export const stopHref = (id: string): string => `/tours/stops/${id}`

function Chip({ shown: { stop, clashes }, tours, isWide }: { shown: Shown; tours: Tours; isWide: boolean }) {
  const text = useText(toursText)
  const where = tours.whereOf(stop)
  const remark = stop.holiday ? text.onHoliday(stop.holiday) : stop.stopStatus === 'planned' ? '' : text.status[stop.stopStatus]
  const label = [hoursWords(text, stop), stop.title, where, remark, clashes.length > 0 ? text.clash : '']
    .filter(Boolean)
    .join(' ')
  return (
    <Link
      href={stopHref(stop.id)}
      className="yz-stop"
      data-status={stop.stopStatus}
      data-clash={clashes.length > 0 || undefined}
      aria-label={label}
      title={label}
    >
      {clashes.length > 0 ? <IconAlertTriangle size={16} aria-hidden="true" /> : null}
      {stop.startsAt ? <span className="yz-stop-time">{isWide ? hoursWords(text, stop) : stop.startsAt}</span> : null}
      <span className="yz-stop-title">{stop.title}</span>
      {isWide && where ? <span className="yz-stop-where">{where}</span> : null}
      {isWide && remark ? <span className="yz-stop-where">{remark}</span> : null}
    </Link>
  )
}

function Mark({ holiday }: { holiday: Holiday | undefined }) {
  const text = useText(toursText)
  if (!holiday) return null
  return (
    <span className="yz-day-mark" data-worked={holiday.worked || undefined}>
      {holiday.worked ? text.workMark : text.restMark}
      <span className="yz-day-name">{holiday.title}</span>
    </span>
  )
}

type Props = { window: Window; tours: Tours; shown: readonly Shown[] }

function Day({
  day,
  of,
  window,
  tours,
  holiday,
}: { day: string; of: Shown[]; holiday: Holiday | undefined } & Omit<Props, 'shown'>) {
  const text = useText(toursText)
  const { view, today, show } = window
  const most = view === 'month' ? mostInMonth : of.length
  const hidden = of.length > most ? of.length - most + 1 : 0
  return (
    <section
      className="yz-day"
      data-today={day === today || undefined}
      data-outside={(view === 'month' && day.slice(0, 7) !== window.day.slice(0, 7)) || undefined}
      aria-label={text.dayLabel(day, weekdayOf(day))}
    >
      <div className="yz-day-head">
        <span className="yz-day-number" aria-current={day === today ? 'date' : undefined}>
          {Number(day.slice(8))}
        </span>
        <Mark holiday={holiday} />
      </div>
      {of.slice(0, of.length - hidden).map((one) => (
        <Chip key={one.stop.id} shown={one} tours={tours} isWide={view === 'week'} />
      ))}
      {hidden > 0 ? (
        <UnstyledButton className="yz-day-more" onClick={() => show({ view: 'week', day })}>
          {text.more(hidden)}
        </UnstyledButton>
      ) : null}
    </section>
  )
}

/** A month or a week as seven columns from Monday. */
export function CalendarGrid(props: Props) {
  const { window, tours, shown } = props
  const text = useText(toursText)
  const byDay = new Map<string, Shown[]>()
  for (const one of shown) byDay.set(one.stop.day, [...(byDay.get(one.stop.day) ?? []), one])
  const holidays = new Map(tours.holidays.map((holiday) => [holiday.day, holiday]))
  return (
    <div className="yz-card yz-calendar" data-view={window.view}>
      {text.weekday.slice(1).map((name) => (
        <Text key={name} component="div" className="yz-weekday" c="dimmed" size="xs">
          {name}
        </Text>
      ))}
      {eachDay(window.shown).map((day) => (
        <Day key={day} day={day} of={byDay.get(day) ?? []} holiday={holidays.get(day)} window={window} tours={tours} />
      ))}
    </div>
  )
}
