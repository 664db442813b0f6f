import { Table, Text } from '@mantine/core'
import { useText } from '../../i18n/use-text'
import { formatInstant } from '../../lib/time'
import type { HistoryLine, Said } from './history-lines'
import { recordsText } from './records-text'
import { ToldValue, useFieldName } from './Told'
import { useDeviceName, useStaffName } from './use-people'

function Cell({ collection, field, said }: { collection: string; field: string | null; said: Said }) {
  const text = useText(recordsText)
  if (field === null) return null
  if (!said.known) return <Text c="dimmed">{text.unknownValue}</Text>
  return <ToldValue collection={collection} field={field} value={said.value} />
}

/** The lines of a record's history, the newest first. */
export function HistoryTable({ collection, lines }: { collection: string; lines: readonly HistoryLine[] }) {
  const text = useText(recordsText).history
  const nameOf = useFieldName()
  const staffName = useStaffName()
  const deviceName = useDeviceName()
  const heads = [text.at, text.field, text.before, text.after, text.by, text.device, text.state]
  return (
    <div className="yz-card yz-history">
      <Table verticalSpacing="sm" stickyHeader>
        <Table.Thead>
          <Table.Tr>
            {heads.map((head) => (
              <Table.Th key={head} scope="col">
                {head}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {lines.map((line) => (
            <Table.Tr key={`${line.kind} ${line.field} ${line.stamp}`}>
              <Table.Td className="yz-history-at">{line.at ? formatInstant(line.at) : '—'}</Table.Td>
              <Table.Td fw={700}>
                {line.field === null ? (line.kind === 'born' ? text.born : text.erased) : nameOf(collection, line.field)}
              </Table.Td>
              <Table.Td>
                <Cell collection={collection} field={line.field} said={line.before} />
              </Table.Td>
              <Table.Td>
                <Cell collection={collection} field={line.field} said={line.after} />
              </Table.Td>
              <Table.Td>{staffName(line.by)}</Table.Td>
              <Table.Td>{deviceName(line.device)}</Table.Td>
              <Table.Td>
                <Text c={line.atCenter ? 'green.8' : 'yellow.9'}>{line.atCenter ? text.sent : text.notSent}</Text>
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </div>
  )
}
