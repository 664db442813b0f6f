import { Badge, Group, Table, Text } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import { Link } from 'wouter'
import { useText } from '../../../i18n/use-text'
import { weekdayOf } from '../days'
import { hoursWords } from '../rule-words'
import { toursText } from '../text'
import { stopHref } from './CalendarGrid'
import type { Shown } from './use-calendar'
import type { Tours } from './use-tours'

const colours = { planned: 'gray', held: 'green', cancelled: 'yellow' } as const

function Line({ shown: { stop, clashes }, tours }: { shown: Shown; tours: Tours }) {
  const text = useText(toursText)
  const remark = stop.holiday ? text.onHoliday(stop.holiday) : (stop.reason ?? '')
  return (
    <Table.Tr>
      <Table.Td>{text.dayLabel(stop.day, weekdayOf(stop.day))}</Table.Td>
      <Table.Td>{hoursWords(text, stop)}</Table.Td>
      <Table.Td>
        <Link href={stopHref(stop.id)} className="yz-stop-link">
          {stop.title}
        </Link>
      </Table.Td>
      <Table.Td>{tours.whereOf(stop)}</Table.Td>
      <Table.Td>{tours.teamOf(stop.teamId)}</Table.Td>
      <Table.Td ta="right">{stop.quota === undefined ? text.unlimited : text.quotaOf(stop.quota)}</Table.Td>
      <Table.Td>
        <Group gap="xs" wrap="nowrap">
          <Badge variant="light" color={colours[stop.stopStatus]} size="lg" radius="sm" tt="none">
            {text.status[stop.stopStatus]}
          </Badge>
          {clashes.length > 0 ? (
            <Badge variant="light" color="yellow" size="lg" radius="sm" tt="none" leftSection={<IconAlertTriangle size={14} />}>
              {text.clash}
            </Badge>
          ) : null}
        </Group>
        {remark ? (
          <Text size="xs" c="gray.7">
            {remark}
          </Text>
        ) : null}
      </Table.Td>
    </Table.Tr>
  )
}

/** The sittings of a month, one to a line. */
export function StopList({ shown, tours }: { shown: readonly Shown[]; tours: Tours }) {
  const text = useText(toursText)
  return (
    <div className="yz-card yz-table-card">
      <Table horizontalSpacing="lg" verticalSpacing="sm">
        <Table.Thead>
          <Table.Tr>
            {[text.day, text.when, text.name, text.where, text.team].map((head) => (
              <Table.Th key={head}>{head}</Table.Th>
            ))}
            <Table.Th ta="right">{text.quota}</Table.Th>
            <Table.Th>{text.statusLabel}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {shown.map((one) => (
            <Line key={one.stop.id} shown={one} tours={tours} />
          ))}
        </Table.Tbody>
      </Table>
    </div>
  )
}
