import './recovery.css'
import { Button, FileButton, Group, List, Progress, Stack, Table, Text, Title } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import { useEffect, useState } from 'react'
import type { SnapshotInfo } from '../../../shared/journal'
import { useText } from '../../i18n/use-text'
import { formatInstant } from '../../lib/time'
import { ConfirmDialog } from '../../ui/ConfirmDialog'
import type { Recovery } from '../start/recovery'
import { useKindOf } from '../sync/words'
import { RecoveryFrame } from './RecoveryFrame'
import { recoveryText } from './text'
import { type Recovering, useRecovering } from './use-recovering'

function LossTable({ loss }: { loss: Recovery['loss'] }) {
  const text = useText(recoveryText)
  const kindOf = useKindOf()
  return (
    <Table>
      <Table.Thead>
        <Table.Tr>
          <Table.Th scope="col">{text.head.kind}</Table.Th>
          <Table.Th scope="col">{text.head.before}</Table.Th>
          <Table.Th scope="col">{text.head.now}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {loss.collections.map(({ name, before, now }) => (
          <Table.Tr key={name}>
            <Table.Th scope="row">{kindOf(name)}</Table.Th>
            <Table.Td>{before ?? text.unknownBefore}</Table.Td>
            <Table.Td>{now}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  )
}

function Sources({ snapshots }: { snapshots: readonly SnapshotInfo[] }) {
  const text = useText(recoveryText)
  const [newest] = snapshots
  return (
    <div>
      <Text fw={700}>{text.sources}</Text>
      <List spacing={4}>
        <List.Item>{newest ? text.source.snapshot(formatInstant(newest.at), newest.records) : text.source.noSnapshot}</List.Item>
        <List.Item>{text.source.journal}</List.Item>
        <List.Item>{text.source.center}</List.Item>
      </List>
    </div>
  )
}

function Running({ state, onStop }: { state: Extract<Recovering, { at: 'running' }>; onStop: () => void }) {
  const text = useText(recoveryText)
  const { step, done, total } = state.progress
  return (
    <div>
      <Text fw={700} role="status">
        {text.step[step]}
      </Text>
      <Progress
        my="xs"
        size="lg"
        radius="sm"
        color="green.7"
        value={total ? (100 * done) / total : 100}
        animated={!total}
        aria-label={text.step[step]}
      />
      <Group justify="space-between">
        <Text c="dimmed">{text.progress(done, total)}</Text>
        <Button variant="default" onClick={onStop}>
          {text.stop}
        </Button>
      </Group>
    </div>
  )
}

function Done({ lines, onOpen }: { lines: readonly string[]; onOpen: () => Promise<void> }) {
  const text = useText(recoveryText)
  const [busy, setBusy] = useState(false)
  const open = async () => {
    setBusy(true)
    await onOpen()
  }
  return (
    <Stack gap="md" role="status">
      <Title order={2}>{text.done}</Title>
      <List>
        {lines.map((line) => (
          <List.Item key={line}>{line}</List.Item>
        ))}
      </List>
      <Text>{text.doneCenter}</Text>
      <Group>
        <Button onClick={open} loading={busy} autoFocus>
          {text.open}
        </Button>
      </Group>
    </Stack>
  )
}

function Begin({
  recovery,
  state,
  onRecover,
  onFile,
}: {
  recovery: Recovery
  state: Extract<Recovering, { at: 'rest' }>
  onRecover: () => void
  onFile: (file: File | null) => void
}) {
  const text = useText(recoveryText)
  const [asking, setAsking] = useState(false)
  return (
    <>
      {state.note ? (
        <Text role="alert" c="var(--mantine-color-error)" fw={700}>
          {text[state.note]}
        </Text>
      ) : null}
      <Group gap="sm">
        <Button onClick={onRecover} autoFocus>
          {text.recover}
        </Button>
        <FileButton onChange={onFile} accept=".ndjson">
          {(props) => (
            <Button {...props} variant="default">
              {text.fromFile}
            </Button>
          )}
        </FileButton>
        <Button variant="subtle" color="gray.8" onClick={() => setAsking(true)}>
          {text.skip}
        </Button>
      </Group>
      <ConfirmDialog
        opened={asking}
        title={text.skipTitle}
        confirmLabel={text.skip}
        danger
        onConfirm={recovery.finish}
        onClose={() => setAsking(false)}
      >
        {text.skipBody}
      </ConfirmDialog>
    </>
  )
}

/** Records are missing that were here: what, where they can come from, and the way to bring them back. Never a blank list. */
export function RecoveryPage({ recovery }: { recovery: Recovery }) {
  const text = useText(recoveryText)
  const [snapshots, setSnapshots] = useState<readonly SnapshotInfo[]>([])
  useEffect(() => {
    // A list that cannot be read now is read again by the recovery itself, which says what it found.
    recovery.snapshots().then(setSnapshots, () => undefined)
  }, [recovery])
  const { state, run, stop, runFile } = useRecovering(recovery)
  return (
    <RecoveryFrame
      icon={<IconAlertTriangle size={34} color="var(--mantine-color-vermilion-7)" aria-hidden="true" />}
      title={text.title}
    >
      <Text>{text.lead}</Text>
      <LossTable loss={recovery.loss} />
      {state.at === 'done' ? null : <Sources snapshots={snapshots} />}
      {state.at === 'running' ? <Running state={state} onStop={stop} /> : null}
      {state.at === 'done' ? <Done lines={state.lines(text)} onOpen={recovery.finish} /> : null}
      {state.at === 'rest' ? <Begin recovery={recovery} state={state} onRecover={run} onFile={runFile} /> : null}
    </RecoveryFrame>
  )
}
