import { Badge, Button, Group, Table, Text } from '@mantine/core'
import { IconPrinter } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { Link } from 'wouter'
import { useLive } from '../../../data/live'
import { useContextOfStore } from '../../../data/provider'
import { useText } from '../../../i18n/use-text'
import { words } from '../../../i18n/words'
import { dayOf } from '../../../lib/time'
import { LoadingState } from '../../../ui/LoadingState'
import { allPostings, postingsOf } from '../posting-queries'
import { daysBetween, isRunning, remindedDays } from '../posting-rules'
import { postingText } from '../posting-text'
import type { Posting } from '../schema'
import type { PostingDeed } from './PostingDialogs'
import type { Person } from './use-claims'
import './postings.css'

/** Those that last first, the one that ends first on top. */
const byStanding = (a: Posting, b: Posting) =>
  Number(isRunning(b)) - Number(isRunning(a)) || a.endsOn.localeCompare(b.endsOn) || a.id.localeCompare(b.id)

function State({ posting }: { posting: Posting }) {
  const text = useText(postingText)
  const { clock } = useContextOfStore()
  const running = isRunning(posting)
  const daysLeft = daysBetween(dayOf(clock()), posting.endsOn)
  const due = running && daysLeft <= remindedDays
  return (
    <>
      <Badge variant="light" color={due ? 'yellow' : running ? 'green' : 'gray'} size="lg" radius="sm" tt="none">
        {running ? text.running : text.over}
      </Badge>
      {due ? <Text c="dimmed">{daysLeft < 0 ? text.endedAgo(-daysLeft) : text.endsIn(daysLeft)}</Text> : null}
    </>
  )
}

function Deeds({ posting, name, onDeed }: { posting: Posting; name: string; onDeed: (deed: PostingDeed) => void }) {
  const text = useText(postingText)
  const word = useText(words)
  const { may } = useContextOfStore()
  const quiet = { variant: 'subtle', color: 'gray.8', px: 'sm' } as const
  return (
    <Group gap={4} justify="flex-end" wrap="nowrap" className="yz-no-print">
      {may('members.write') && isRunning(posting) ? (
        <>
          <Button {...quiet} aria-label={text.editOf(name)} onClick={() => onDeed({ deed: 'edit', posting, name })}>
            {word.edit}
          </Button>
          <Button {...quiet} aria-label={text.closeOf(name)} onClick={() => onDeed({ deed: 'close', posting, name })}>
            {text.close}
          </Button>
        </>
      ) : null}
      <Button
        {...quiet}
        component={Link}
        href={`/postings/${posting.id}/sheet`}
        leftSection={<IconPrinter size={20} />}
        aria-label={text.sheetOf(name)}
      >
        {text.sheet}
      </Button>
    </Group>
  )
}

/** The postings of one member, or of everyone; `empty` stands where there is none. */
export function Postings({
  memberId,
  people,
  empty,
  onDeed,
}: {
  memberId: string | null
  people: readonly Person[]
  empty: ReactNode
  onDeed: (deed: PostingDeed) => void
}) {
  const text = useText(postingText)
  const live = useLive((data) => (memberId === null ? allPostings(data) : postingsOf(data, memberId)), [memberId])
  if (live.loading) return <LoadingState minHeight={80} />
  const postings = live.value.map((found) => found.toMutableJSON() as Posting).sort(byStanding)
  if (postings.length === 0) return empty
  const labelOf = (id: string) => people.find((person) => person.id === id)
  return (
    <Table verticalSpacing="sm" horizontalSpacing="md">
      <Table.Thead>
        <Table.Tr>
          {memberId === null ? <Table.Th>{text.member}</Table.Th> : null}
          <Table.Th>{text.role}</Table.Th>
          <Table.Th colSpan={3}>{text.term}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {postings.map((posting) => (
          <Table.Tr key={posting.id}>
            {memberId === null ? (
              <Table.Td>
                <Link className="yz-name-link" href={`/members/${posting.memberId}`}>
                  {labelOf(posting.memberId)?.label ?? text.unknownMember}
                </Link>
              </Table.Td>
            ) : null}
            <Table.Td>
              {posting.role}
              {posting.note ? <Text c="dimmed">{posting.note}</Text> : null}
            </Table.Td>
            <Table.Td className="yz-term">{text.termOf(posting.startsOn, posting.endsOn)}</Table.Td>
            <Table.Td>
              <State posting={posting} />
            </Table.Td>
            <Table.Td>
              <Deeds posting={posting} name={labelOf(posting.memberId)?.name ?? text.unknownMember} onDeed={onDeed} />
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  )
}
