import { Alert, List } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import { useLive } from '../../../data/live'
import { useText } from '../../../i18n/use-text'
import { bookingsOf } from '../booking-queries'
import { crowdedDays } from '../crowded-rules'
import type { Booking } from '../schema'
import { type SessionPlan, weekdayOf } from '../session-rules'
import { academyText } from '../text'
import type { Academy } from './use-academy'

const mostShown = 3

/** Tells where a session's teaching point is booked by others so far that its places do not fit. It warns and forbids nothing. */
export function CrowdedPoint({ academy, session, quota }: { academy: Academy; session: SessionPlan; quota: number | undefined }) {
  const text = useText(academyText)
  const { teachingPointId = '' } = session
  const booked = useLive((data) => bookingsOf(data, teachingPointId), [teachingPointId])
  const point = academy.teachingPoints.find(({ id }) => id === teachingPointId)
  if (!point?.quota || booked.loading || !session.startsAt || !session.endsAt) return null
  const bookings = booked.value
    .map((found) => found.toMutableJSON() as Booking)
    .filter(({ sessionId }) => sessionId === undefined || sessionId !== session.id)
  const days = crowdedDays({ ...session, seats: quota ?? 1 }, point.quota, bookings)
  if (days.length === 0) return null
  return (
    <Alert color="yellow" role="status" icon={<IconAlertTriangle size={22} />} title={text.crowded(point.title)} mb="md" py="xs">
      <List spacing={4} size="sm">
        {days.slice(0, mostShown).map(({ day, left }) => (
          <List.Item key={day}>{text.crowdedDay(text.dayLabel(day, weekdayOf(day)), left)}</List.Item>
        ))}
        {days.length > mostShown ? <List.Item>{text.crowdedMore(days.length - mostShown)}</List.Item> : null}
      </List>
    </Alert>
  )
}
