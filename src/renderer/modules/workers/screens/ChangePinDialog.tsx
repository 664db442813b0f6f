import { Alert, Modal, PasswordInput, Stack } from '@mantine/core'
import { type SyntheticEvent, useState } from 'react'
import { useContextOfStore, useOperation } from '../../../data/provider'
import { useText } from '../../../i18n/use-text'
import { words } from '../../../i18n/words'
import { DialogButtons } from '../../../ui/DialogButtons'
import { notify } from '../../../ui/notify'
import { changePin } from '../operations'
import type { ChangePinRefusal } from '../rules'
import type { Worker } from '../schema'
import { workersText } from '../text'
import { emptyPin, faultOfPin, PinFields } from './PinFields'
import { refusalText } from './refusal-text'

function ChangePinForm({ worker, onClose }: { worker: Pick<Worker, 'id' | 'name'>; onClose: () => void }) {
  const text = useText(workersText)
  const { actor, clock } = useContextOfStore()
  const change = useOperation(changePin)
  const own = worker.id === actor.id
  const [oldPin, setOldPin] = useState('')
  const [typed, setTyped] = useState(emptyPin)
  const [checked, setChecked] = useState(false)
  const [busy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<ChangePinRefusal | null>(null)
  const submit = async (event: SyntheticEvent) => {
    event.preventDefault()
    setChecked(true)
    if (faultOfPin(typed)) return
    setBusy(true)
    const result = await change({ workerId: worker.id, pin: typed.pin, oldPin }).finally(() => setBusy(false))
    if (!result.ok) return setRefusal(result.refusal)
    notify('done', text.pinChanged)
    onClose()
  }
  return (
    <form onSubmit={submit} noValidate>
      <Stack>
        {own ? (
          <PasswordInput
            label={text.oldPin}
            value={oldPin}
            onChange={(event) => setOldPin(event.currentTarget.value)}
            visibilityToggleButtonProps={{ 'aria-label': text.showPin }}
            inputMode="numeric"
            autoComplete="off"
            data-autofocus
          />
        ) : null}
        <PinFields value={typed} onChange={setTyped} checked={checked} />
        {refusal ? (
          <Alert color="vermilion" role="alert">
            {refusalText(text, refusal, clock())}
          </Alert>
        ) : null}
        <DialogButtons onCancel={onClose} busy={busy} />
      </Stack>
    </form>
  )
}

/** A new PIN: for oneself after the old one, for somebody else by whoever manages staff. */
export function ChangePinDialog({ worker, onClose }: { worker: Pick<Worker, 'id' | 'name'> | null; onClose: () => void }) {
  const text = useText(workersText)
  const word = useText(words)
  const { actor } = useContextOfStore()
  const title = worker && worker.id !== actor.id ? text.setPin(worker.name) : text.changePin
  return (
    <Modal opened={worker !== null} onClose={onClose} title={title} size="lg" closeButtonProps={{ 'aria-label': word.close }}>
      {worker ? <ChangePinForm key={worker.id} worker={worker} onClose={onClose} /> : null}
    </Modal>
  )
}
