import { Alert, Button, Group, Stack, Text } from '@mantine/core'
import { IconPlugConnectedX } from '@tabler/icons-react'
import { useText } from '../../../../i18n/use-text'
import type { ImportEntry } from '../log'
import { wizardText } from '../wizard-text'

/** An import that was cut off: finish it or take it back. */
export function Interrupted({ entry, onResume, onUndo }: { entry: ImportEntry; onResume: () => void; onUndo: () => void }) {
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
