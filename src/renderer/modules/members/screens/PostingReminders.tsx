import { Alert, Anchor, Text } from '@mantine/core'
import { IconCalendarDue } from '@tabler/icons-react'
import { Link } from 'wouter'
import { useLive } from '../../../data/live'
import { useContextOfStore } from '../../../data/provider'
import { useText } from '../../../i18n/use-text'
import { dayOf } from '../../../lib/time'
import { allPostings } from '../posting-queries'
import { remindersOf } from '../posting-rules'
import { postingText } from '../posting-text'
import type { Posting } from '../schema'
import { type Person, usePeople } from './use-claims'

/** Postings that end within thirty days or should have ended: what is to be prepared, and by when. Nothing where there is none. */
export function PostingReminders() {
  const people = usePeople()
  return people ? <Reminders people={people} /> : null
}

function Reminders({ people }: { people: readonly Person[] }) {
  const text = useText(postingText)
  const { clock } = useContextOfStore()
  const live = useLive(allPostings, [])
  if (live.loading) return null
  const postings = live.value.map((found) => found.toMutableJSON() as Posting)
  const due = remindersOf(postings, dayOf(clock()))
  if (due.length === 0) return null
  const nameOf = (id: string) => people.find((person) => person.id === id)?.name ?? text.unknownMember
  return (
    <Alert color="yellow" icon={<IconCalendarDue size={24} />} role="status" mb="md" title={text.reminderHint}>
      {due.map(({ posting, daysLeft }) => (
        <Text key={posting.id}>
          <Anchor component={Link} href="/postings" c="inherit" underline="always">
            {text.reminder(nameOf(posting.memberId), posting.role)}
          </Anchor>{' '}
          {daysLeft < 0 ? text.endedAgo(-daysLeft) : text.endsIn(daysLeft)}
        </Text>
      ))}
    </Alert>
  )
}
