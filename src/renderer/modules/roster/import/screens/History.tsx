import { Alert, Button, Group, Stack, Table, Text, Title } from '@mantine/core'
import { IconPlugConnectedX } from '@tabler/icons-react'
import { useCallback, useEffect, useState } from 'react'
import { useContextOfStore } from '../../../../data/provider'
import { useText } from '../../../../i18n/use-text'
import { formatInstant } from '../../../../lib/time'
import type { ImportEntry } from '../log'
import { type ImportHistory, importHistory } from '../operations'
import type { UndoReport } from '../undo'
import { wizardText } from '../wizard-text'
import { KeptList, UndoDialog } from './UndoDialog'

/** What this computer imported before, each with its undo; on top what was cut off. */
export function History({ onResume }: { onResume: (importId: string) => void }) {
  const context = useContextOfStore()
  const [history, setHistory] = useState<ImportHistory | null>(null)
  const [undoing, setUndoing] = useState<ImportEntry | null>(null)
  const [report, setReport] = useState<UndoReport | null>(null)
  const load = useCallback(async () => setHistory(await importHistory(context)), [context])
  useEffect(() => void load(), [load])
  const closeDialog = () => {
    setUndoing(null)
    void load()
  }
  if (!history) return null
  return (
    <Stack gap="md" mt="lg">
      {history.interrupted.map((entry) => (
        <Interrupted key={entry.id} entry={entry} onResume={() => onResume(entry.id)} onUndo={() => setUndoing(entry)} />
      ))}
      {report ? <KeptList report={report} onClose={() => setReport(null)} /> : null}
      <Ended entries={history.ended} onUndo={setUndoing} />
      <UndoDialog entry={undoing} onClose={closeDialog} onUndone={setReport} />
    </Stack>
  )
}

function Interrupted({ entry, onResume, onUndo }: { entry: ImportEntry; onResume: () => void; onUndo: () => void }) {
  const text = useText(wizardText).interrupted
  const { counts, file, total } = entry
  const written = counts.places + counts.created + counts.changed + counts.skipped
  const sentence = {
    preparing: () => text.preparing(file),
    running: () => text.running(file, written, total),
    undoing: () => text.undoing(file),
  }
  const state = entry.state === 'preparing' || entry.state === 'undoing' ? entry.state : 'running'
  const undoLabel = { preparing: text.dismiss, running: text.undo, undoing: text.undoRest }[state]
  return (
    <Alert
      role="alert"
      color="yellow"
      className="yz-import-alert"
      icon={<IconPlugConnectedX aria-hidden="true" />}
      title={text.title}
    >
      <Stack gap="sm">
        <Text>{sentence[state]()}</Text>
        <Group>
          {state === 'running' ? <Button onClick={onResume}>{text.resume}</Button> : null}
          <Button variant="default" onClick={onUndo}>
            {undoLabel}
          </Button>
        </Group>
      </Stack>
    </Alert>
  )
}

function Ended({ entries, onUndo }: { entries: ImportEntry[]; onUndo: (entry: ImportEntry) => void }) {
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
