import { ActionIcon, Badge, Button, Group, Progress, Text, Title } from '@mantine/core'
import { IconCalendarOff, IconChevronLeft, IconChevronRight } from '@tabler/icons-react'
import { useState } from 'react'
import { useContextOfStore } from '../../../data/provider'
import { useText } from '../../../i18n/use-text'
import { maskPhone } from '../../../lib/national/phone'
import { EmptyState } from '../../../ui/EmptyState'
import { Masked } from '../../../ui/Masked'
import { type BookedDay, daysOfMonth, monthAfter } from '../booking-rules'
import type { Booking } from '../schema'
import { teachingText } from '../teaching-text'
import type { PointPage } from './use-teaching'

export type BookingDeed = { deed: 'cancel' | 'feedback'; booking: Booking }
type Tap = (deed: BookingDeed) => void

const weekdayOf = (day: string): number => ((new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7) + 1

/** The month that is shown, with the way to its neighbours. */
function MonthBar({ month, thisMonth, onTurn }: { month: string; thisMonth: string; onTurn: (month: string) => void }) {
  const text = useText(teachingText)
  return (
    <Group gap="xs" mb="sm">
      <ActionIcon variant="default" aria-label={text.before} onClick={() => onTurn(monthAfter(month, -1))}>
        <IconChevronLeft size={22} />
      </ActionIcon>
      <ActionIcon variant="default" aria-label={text.after} onClick={() => onTurn(monthAfter(month, 1))}>
        <IconChevronRight size={22} />
      </ActionIcon>
      <Button variant="default" onClick={() => onTurn(thisMonth)}>
        {text.thisMonth}
      </Button>
      <Title order={2} ml="sm" aria-live="polite">
        {text.month(Number(month.slice(0, 4)), Number(month.slice(5)))}
      </Title>
    </Group>
  )
}

function Contact({ booking: { name, phone } }: { booking: Booking }) {
  const text = useText(teachingText)
  const { may } = useContextOfStore()
  if (!name && !phone) return null
  return (
    <Group gap="xs" component="span">
      {name ? <Text component="span">{name}</Text> : null}
      {phone ? <Masked value={phone} mask={maskPhone} label={text.phone} mayReveal={may('roster.reveal')} /> : null}
    </Group>
  )
}

/** Until its day is over a booking can be cancelled; from its day on it can be spoken of. */
function Deeds({ booking, today, onTap }: { booking: Booking; today: string; onTap: Tap }) {
  const text = useText(teachingText)
  const { title, day } = booking
  return (
    <span className="yz-no-print">
      {day >= today ? (
        <Button
          variant="subtle"
          color="gray.8"
          aria-label={text.cancelOf(title)}
          onClick={() => onTap({ deed: 'cancel', booking })}
        >
          {text.cancel}
        </Button>
      ) : null}
      {day <= today ? (
        <Button
          variant="subtle"
          color="gray.8"
          aria-label={text.feedbackOf(title)}
          onClick={() => onTap({ deed: 'feedback', booking })}
        >
          {text.feedback}
        </Button>
      ) : null}
    </span>
  )
}

function Line({ booking, page, onTap }: { booking: Booking; page: PointPage; onTap: Tap }) {
  const text = useText(teachingText)
  const { may } = useContextOfStore()
  const said = page.feedback.get(booking.id)
  const about = [booking.organisation, booking.note].filter(Boolean).join(' · ')
  return (
    <li>
      <span className="yz-booking-time">{`${booking.startsAt}–${booking.endsAt}`}</span>
      <span className="yz-booking-what">
        <Text component="span" fw={600}>
          {booking.title}
        </Text>
        <Text component="span" c="dimmed">
          {about}
        </Text>
        <Contact booking={booking} />
        {said ? (
          <Text component="span" size="xs">{`${text.starsOf(said.stars)}${said.body ? `：${said.body}` : ''}`}</Text>
        ) : null}
      </span>
      <Text component="span" className="yz-booking-seats">
        {text.people(booking.seats)}
      </Text>
      {may('academy.write') ? <Deeds booking={booking} today={page.today} onTap={onTap} /> : null}
    </li>
  )
}

function Day({ booked, page, onTap }: { booked: BookedDay<Booking>; page: PointPage; onTap: Tap }) {
  const text = useText(teachingText)
  const { quota } = page.point
  const { day, peak, bookings } = booked
  const occupancy = quota === undefined ? text.peakOnly(peak) : text.peak(peak, quota)
  return (
    <section className="yz-card yz-booked-day">
      <Group justify="space-between" gap="md">
        <Title order={3}>{text.dayLabel(day, weekdayOf(day))}</Title>
        <Group gap="sm" wrap="nowrap">
          {quota === undefined ? null : (
            <Progress value={Math.min(100, (100 * peak) / quota)} color="green.7" size="lg" w="9rem" aria-label={occupancy} />
          )}
          <Text>{occupancy}</Text>
        </Group>
      </Group>
      <ul className="yz-bookings">
        {bookings.map((booking) => (
          <Line key={booking.id} booking={booking} page={page} onTap={onTap} />
        ))}
      </ul>
    </section>
  )
}

function Cancelled({ cancelled }: { cancelled: readonly Booking[] }) {
  const text = useText(teachingText)
  if (cancelled.length === 0) return null
  return (
    <section className="yz-card yz-booked-day">
      <Title order={3}>{text.cancelledTitle}</Title>
      <ul className="yz-bookings">
        {cancelled.map(({ id, day, startsAt, title, reason }) => (
          <li key={id}>
            <span className="yz-booking-time">{`${day} ${startsAt}`}</span>
            <span className="yz-booking-what">
              <Text component="span">{title}</Text>
              <Text component="span" c="dimmed">
                {reason}
              </Text>
            </span>
            <Badge variant="light" color="yellow" size="lg" radius="sm" tt="none">
              {text.cancelled}
            </Badge>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** A month's bookings by day, each day with how full it is at its fullest. */
export function TeachingMonth({ page, onTap }: { page: PointPage; onTap: Tap }) {
  const text = useText(teachingText)
  const thisMonth = page.today.slice(0, 7)
  const [month, setMonth] = useState(thisMonth)
  const days = daysOfMonth(page.standing, month)
  return (
    <section>
      <MonthBar month={month} thisMonth={thisMonth} onTurn={setMonth} />
      {days.length === 0 ? (
        <div className="yz-card">
          <EmptyState icon={IconCalendarOff} title={text.noBookings} />
        </div>
      ) : null}
      {days.map((booked) => (
        <Day key={booked.day} booked={booked} page={page} onTap={onTap} />
      ))}
      <Cancelled cancelled={page.cancelled.filter(({ day }) => day.startsWith(month))} />
    </section>
  )
}
