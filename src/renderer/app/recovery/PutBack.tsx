import { Button, FileButton, Group, List, Text } from '@mantine/core'
import { IconRestore } from '@tabler/icons-react'
import { useText } from '../../i18n/use-text'
import type { RecoveryProgress, SnapshotOutcome } from '../store/recover'
import { recoveryText } from './text'
import { useRecovering } from './use-recovering'

type Replay = (file: Blob, told: (progress: RecoveryProgress) => void, signal?: AbortSignal) => Promise<SnapshotOutcome>

const never = () => Promise.reject(new Error('Broken promise: only a file is put back here'))

/** A backup file of this or of the broken computer is merged into what is here. */
export function PutBack({ replay }: { replay: Replay }) {
  const text = useText(recoveryText)
  const { state, runFile, stop } = useRecovering({ recover: never, fromFile: replay })
  return (
    <div>
      <Text c="dimmed" size="sm" mb="xs">
        {text.backup.putBackHint}
      </Text>
      {state.at === 'done' ? (
        <List role="status" mb="xs">
          {state.lines(text).map((line) => (
            <List.Item key={line}>{line}</List.Item>
          ))}
        </List>
      ) : null}
      {state.at === 'rest' && state.note ? (
        <Text role="alert" mb="xs" c="var(--mantine-color-error)">
          {text.backup.putBackFailed}
        </Text>
      ) : null}
      {state.at === 'running' ? (
        <Group>
          <Text role="status">
            {text.backup.puttingBack}　{text.progress(state.progress.done, state.progress.total)}
          </Text>
          <Button variant="default" onClick={stop}>
            {text.stop}
          </Button>
        </Group>
      ) : (
        <FileButton onChange={runFile} accept=".ndjson">
          {(props) => (
            <Button {...props} variant="default" leftSection={<IconRestore size={20} />}>
              {text.backup.putBack}
            </Button>
          )}
        </FileButton>
      )}
    </div>
  )
}
