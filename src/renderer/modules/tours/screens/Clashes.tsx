import { Alert, List } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import { useText } from '../../../i18n/use-text'
import type { Booking, Clash } from '../clash-rules'
import { weekdayOf } from '../days'
import { hoursWords } from '../rule-words'
import { toursText } from '../text'

const mostShown = 3

/** What a clash says to people: when, which two, and who or which room is wanted twice. */
export function useClashWords(nameOf: (person: string) => string): (booking: Booking, clash: Clash) => string {
  const text = useText(toursText)
  return (booking, { other, people, room }) => {
    const names = people.map(nameOf).filter(Boolean).join('、')
    const why = [names ? text.clashPeople(names) : '', room ? text.clashRoom(booking.room) : ''].filter(Boolean).join('，')
    const when = `${text.dayLabel(booking.day, weekdayOf(booking.day))} ${hoursWords(text, booking)}`
    return `${when} “${booking.title}”${text.clashWith(other.title)}：${why}`
  }
}

export type Clashing = { booking: Booking; clash: Clash }

/** Whoever and whatever is booked twice, a few lines of it. It warns and forbids nothing. */
export function Clashes({ clashes, nameOf }: { clashes: readonly Clashing[]; nameOf: (person: string) => string }) {
  const text = useText(toursText)
  const say = useClashWords(nameOf)
  if (clashes.length === 0) return null
  return (
    <Alert
      color="yellow"
      role="status"
      icon={<IconAlertTriangle size={22} />}
      title={text.clashes(clashes.length)}
      mb="md"
      py="xs"
    >
      <List spacing={4} size="sm">
        {clashes.slice(0, mostShown).map(({ booking, clash }) => (
          <List.Item key={`${booking.id} ${clash.other.id}`}>{say(booking, clash)}</List.Item>
        ))}
        {clashes.length > mostShown ? <List.Item>{text.andMore(clashes.length - mostShown)}</List.Item> : null}
      </List>
    </Alert>
  )
}
