import { Text } from '@mantine/core'
import { useText } from '../../../i18n/use-text'
import { ConfirmDialog } from '../../../ui/ConfirmDialog'
import { personText } from '../person-text'

/** Something was typed and not saved. */
export function LeaveDialog({ opened, onDiscard, onStay }: { opened: boolean; onDiscard: () => void; onStay: () => void }) {
  const { leave } = useText(personText)
  return (
    <ConfirmDialog opened={opened} danger title={leave.title} confirmLabel={leave.discard} onConfirm={onDiscard} onClose={onStay}>
      <Text>{leave.body}</Text>
    </ConfirmDialog>
  )
}
