import { Stack, Text, Textarea } from '@mantine/core'
import { useState } from 'react'
import { useText } from '../../../i18n/use-text'
import { ConfirmDialog } from '../../../ui/ConfirmDialog'
import { membersText } from '../text'

/** Asks why, before something ends or is refused. */
export function ReasonDialog(props: {
  opened: boolean
  title: string
  hint: string
  confirmLabel: string
  onConfirm: (reason: string) => Promise<void>
  onClose: () => void
}) {
  const { opened, title, hint, confirmLabel, onConfirm, onClose } = props
  const text = useText(membersText)
  const [reason, setReason] = useState('')
  return (
    <ConfirmDialog
      opened={opened}
      title={title}
      confirmLabel={confirmLabel}
      danger
      disabled={reason.trim() === ''}
      onConfirm={async () => {
        await onConfirm(reason)
        setReason('')
      }}
      onClose={onClose}
    >
      <Stack gap="sm">
        <Text>{hint}</Text>
        <Textarea
          label={text.page.reason}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
          maxLength={300}
          autosize
          minRows={2}
          data-autofocus
        />
      </Stack>
    </ConfirmDialog>
  )
}
