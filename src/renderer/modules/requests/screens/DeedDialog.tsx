import { Alert, Modal, Stack } from '@mantine/core'
import { type ReactNode, type SyntheticEvent, useState } from 'react'
import { useText } from '../../../i18n/use-text'
import { words } from '../../../i18n/words'
import { DialogButtons } from '../../../ui/DialogButtons'

type Deed = {
  /** Says what the button does; 保存 where nothing is said. */
  label?: string
  /** Does it; answers why it was refused, null where it was done. */
  submit: () => Promise<string | null>
  onClose: () => void
  children: ReactNode
}

function DeedForm({ label, submit, onClose, children }: Deed) {
  const word = useText(words)
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  const onSubmit = async (event: SyntheticEvent) => {
    event.preventDefault()
    setBusy(true)
    const said = await submit().finally(() => setBusy(false))
    if (said === null) onClose()
    else setProblem(said)
  }
  return (
    <form onSubmit={onSubmit} onChange={() => setProblem(null)} noValidate>
      <Stack gap="md">
        {children}
        {problem ? (
          <Alert color="vermilion" role="alert">
            {problem}
          </Alert>
        ) : null}
        <DialogButtons onCancel={onClose} busy={busy} label={label ?? word.save} />
      </Stack>
    </form>
  )
}

/** A form in a dialog of the council's pages: it stays with what was typed while it is refused, and closes when it is done. */
export function DeedDialog({
  opened,
  title,
  size = 'lg',
  ...deed
}: Deed & { opened: boolean; title: string; size?: 'lg' | 'xl' }) {
  const word = useText(words)
  return (
    <Modal opened={opened} onClose={deed.onClose} title={title} size={size} closeButtonProps={{ 'aria-label': word.close }}>
      {opened ? <DeedForm {...deed} /> : null}
    </Modal>
  )
}
