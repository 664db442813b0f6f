import { Button, Group, Modal, Stack } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import { useText } from '../i18n/use-text'
import { words } from '../i18n/words'

/**
 * Asks before something that is hard to take back. The dangerous button names the deed (`删除此人`), never only 确定.
 * `onConfirm` may take its time: the dialog stays with a spinner and closes itself through `onClose` when it resolves.
 */
export function ConfirmDialog({
  opened,
  title,
  children,
  confirmLabel,
  danger = false,
  disabled = false,
  onConfirm,
  onClose,
}: {
  opened: boolean
  title: string
  children: ReactNode
  confirmLabel: string
  danger?: boolean
  disabled?: boolean
  onConfirm: () => void | Promise<void>
  onClose: () => void
}) {
  const text = useText(words)
  const [busy, setBusy] = useState(false)
  const confirm = async () => {
    setBusy(true)
    try {
      await onConfirm()
      onClose()
    } finally {
      setBusy(false)
    }
  }
  return (
    <Modal
      opened={opened}
      onClose={busy ? () => undefined : onClose}
      title={title}
      closeButtonProps={{ 'aria-label': text.close }}
    >
      <Stack>
        <div>{children}</div>
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose} disabled={busy} data-autofocus={danger || undefined}>
            {text.cancel}
          </Button>
          <Button color={danger ? 'vermilion' : 'gray.9'} onClick={confirm} loading={busy} disabled={disabled}>
            {confirmLabel}
          </Button>
        </Group>
      </Stack>
    </Modal>
  )
}
