import { Button, Table, Text, Title } from '@mantine/core'
import { useText } from '../../../../i18n/use-text'
import { formatInstant } from '../../../../lib/time'
import type { ImportEntry } from '../log'
import { wizardText } from '../wizard-text'

/** What this computer imported before, each with its undo. */
export function History({ entries, onUndo }: { entries: ImportEntry[]; onUndo: (entry: ImportEntry) => void }) {
  const text = useText(wizardText).history
  return (
    <section aria-labelledby="import-history">
      <Title order={3} id="import-history" mb="xs">
        {text.heading}
      </Title>
      {entries.length === 0 ? (
        <Text c="dimmed">{text.empty}</Text>
      ) : (
        <div className="yz-card">
          <Table verticalSpacing="xs" horizontalSpacing="md">
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{text.file}</Table.Th>
                <Table.Th>{text.when}</Table.Th>
                <Table.Th>{text.who}</Table.Th>
                <Table.Th>{text.what}</Table.Th>
                <Table.Td />
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {entries.map((entry) => (
                <EndedRow key={entry.id} entry={entry} onUndo={() => onUndo(entry)} />
              ))}
            </Table.Tbody>
          </Table>
        </div>
      )}
    </section>
  )
}

function EndedRow({ entry, onUndo }: { entry: ImportEntry; onUndo: () => void }) {
  const text = useText(wizardText).history
  const { counts, state } = entry
  const remark = state === 'cancelled' || state === 'undone' ? text.states[state] : ''
  const kept = state === 'undone' && counts.kept > 0 ? text.kept(counts.kept) : ''
  return (
    <Table.Tr>
      <Table.Td className="yz-import-file">{entry.file}</Table.Td>
      <Table.Td>{formatInstant(entry.startedAt)}</Table.Td>
      <Table.Td>{entry.by.name}</Table.Td>
      <Table.Td>
        {text.counts(counts.created, counts.changed)}
        <Text component="span" c="dimmed">
          {[remark, kept].filter(Boolean).map((part) => ` · ${part}`)}
        </Text>
      </Table.Td>
      <Table.Td ta="right">
        {state === 'undone' ? null : (
          <Button variant="subtle" color="gray.8" px="sm" aria-label={text.undoOf(entry.file)} onClick={onUndo}>
            {text.undo}
          </Button>
        )}
      </Table.Td>
    </Table.Tr>
  )
}
