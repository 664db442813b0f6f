import { Badge, Group, Table, Text } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import { useMemo } from 'react'
import { Link } from 'wouter'
import { useText } from '../../../i18n/use-text'
import type { Session } from '../schema'
import { clashesOfSession, firstDay, lastDay, type SessionState, stateOf } from '../session-rules'
import { hoursWords } from '../session-words'
import { academyText } from '../text'
import type { SessionFigures } from '../year-rules'
import type { Academy } from './use-academy'

const colours: Readonly<Record<SessionState, string>> = {
  coming: 'vermilion',
  running: 'green',
  over: 'yellow',
  held: 'gray',
  cancelled: 'gray',
}

export function StateBadge({ state }: { state: SessionState }) {
  const text = useText(academyText)
  return (
    <Badge variant="light" color={colours[state]} size="lg" radius="sm" tt="none">
      {text.state[state]}
    </Badge>
  )
}

type RowProps = { academy: Academy; session: Session; figures: SessionFigures | undefined; isClashing: boolean }

function Row({ academy, session, figures, isClashing }: RowProps) {
  const text = useText(academyText)
  const { quota, days } = session
  const { learners = 0, waiting = 0, hours = 0 } = figures ?? {}
  return (
    <Table.Tr>
      <Table.Td>
        <Link href={`/academy/sessions/${session.id}`} className="yz-academy-link">
          {session.title}
        </Link>
        <Text size="xs" c="gray.7">
          {text.audience[session.audience]}
          {session.cityCourseId ? ` · ${text.cityMark}` : ''}
        </Text>
      </Table.Td>
      <Table.Td>
        <div>{text.span(text.shortDay(firstDay(session)), text.shortDay(lastDay(session)), days.length)}</div>
        <Text size="xs" c="gray.7">
          {hoursWords(session)}
        </Text>
      </Table.Td>
      <Table.Td>{academy.whereOf(session)}</Table.Td>
      <Table.Td>{session.teacher ?? ''}</Table.Td>
      <Table.Td ta="right" style={{ whiteSpace: 'nowrap' }}>
        {quota === undefined ? text.takenOpen(learners) : text.taken(learners, quota)}
        {waiting > 0 ? (
          <Text size="xs" c="gray.7">
            {text.waiting(waiting)}
          </Text>
        ) : null}
      </Table.Td>
      <Table.Td ta="right">{hours}</Table.Td>
      <Table.Td>
        <Group gap="xs" wrap="nowrap">
          <StateBadge state={stateOf(session, academy.today)} />
          {isClashing ? (
            <Badge variant="light" color="yellow" size="lg" radius="sm" tt="none" leftSection={<IconAlertTriangle size={14} />}>
              {text.clash}
            </Badge>
          ) : null}
        </Group>
        {session.reason ? (
          <Text size="xs" c="gray.7">
            {session.reason}
          </Text>
        ) : null}
      </Table.Td>
    </Table.Tr>
  )
}

/** Sessions one to a line: when, where, who teaches, how many have signed up. */
export function SessionTable(props: {
  academy: Academy
  sessions: readonly Session[]
  figures: ReadonlyMap<string, SessionFigures> | null
}) {
  const { academy, sessions, figures } = props
  const text = useText(academyText)
  const clashing = useMemo(() => {
    const planned = academy.sessions.filter((session) => ['coming', 'running'].includes(stateOf(session, academy.today)))
    return new Set(planned.filter((session) => clashesOfSession(session, planned).length > 0).map(({ id }) => id))
  }, [academy])
  return (
    <div className="yz-card yz-academy-table">
      <Table horizontalSpacing="md" verticalSpacing="xs">
        <Table.Thead>
          <Table.Tr>
            {[text.session, text.when, text.where, text.teacher].map((head) => (
              <Table.Th key={head}>{head}</Table.Th>
            ))}
            <Table.Th ta="right">{text.places}</Table.Th>
            <Table.Th ta="right">{text.hours}</Table.Th>
            <Table.Th>{text.stateLabel}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {sessions.map((session) => (
            <Row
              key={session.id}
              academy={academy}
              session={session}
              figures={figures?.get(session.id)}
              isClashing={clashing.has(session.id)}
            />
          ))}
        </Table.Tbody>
      </Table>
    </div>
  )
}
