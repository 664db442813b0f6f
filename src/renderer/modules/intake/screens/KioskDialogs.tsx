import { Alert, Modal, PasswordInput, Stack, Text, Textarea } from '@mantine/core'
import { type SyntheticEvent, useState } from 'react'
import { useOperation } from '../../../data/provider'
import { useText } from '../../../i18n/use-text'
import { words } from '../../../i18n/words'
import { DialogButtons } from '../../../ui/DialogButtons'
import { notify } from '../../../ui/notify'
import { kiosksText } from '../intake-text'
import { pauseKiosk, setLeaveNumber } from '../kiosk-operations'
import { everyKiosk, type OrderRefusal, pauseLength, refuseLeaveNumber } from '../rules'
import { orderRefusalText } from './refusal-text'

function Refused({ refusal }: { refusal: OrderRefusal | null }) {
  const text = useText(kiosksText)
  return refusal ? (
    <Alert color="vermilion" role="alert">
      {orderRefusalText(text, refusal)}
    </Alert>
  ) : null
}

function PauseForm({ terminalId, onClose }: { terminalId: string; onClose: () => void }) {
  const text = useText(kiosksText)
  const pause = useOperation(pauseKiosk)
  const [message, setMessage] = useState('')
  const [busy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<OrderRefusal | null>(null)
  const submit = async (event: SyntheticEvent) => {
    event.preventDefault()
    setBusy(true)
    const result = await pause({ terminalId, paused: true, message }).finally(() => setBusy(false))
    if (!result.ok) return setRefusal(result.refusal)
    notify('done', text.saved)
    onClose()
  }
  return (
    <form onSubmit={submit}>
      <Stack>
        <Text>{text.pauseBody}</Text>
        <Textarea
          label={text.message}
          placeholder={text.messageHint}
          value={message}
          onChange={(event) => setMessage(event.currentTarget.value)}
          maxLength={pauseLength}
          autosize
          minRows={2}
          data-autofocus
        />
        <Refused refusal={refusal} />
        <DialogButtons onCancel={onClose} busy={busy} label={text.pause} />
      </Stack>
    </form>
  )
}

/** 暂停使用, with what people read meanwhile. */
export function PauseDialog({ asked, onClose }: { asked: { terminalId: string; name: string } | null; onClose: () => void }) {
  const text = useText(kiosksText)
  const word = useText(words)
  return (
    <Modal
      opened={asked !== null}
      onClose={onClose}
      title={text.pauseTitle(asked?.name ?? '')}
      closeButtonProps={{ 'aria-label': word.close }}
    >
      {asked ? <PauseForm key={asked.terminalId} terminalId={asked.terminalId} onClose={onClose} /> : null}
    </Modal>
  )
}

const digitsOf = (value: string) => value.normalize('NFKC').replace(/\D/g, '').slice(0, 12)

function LeaveNumberForm({ onClose }: { onClose: () => void }) {
  const text = useText(kiosksText)
  const set = useOperation(setLeaveNumber)
  const [number, setNumber] = useState('')
  const [again, setAgain] = useState('')
  const [checked, setChecked] = useState(false)
  const [busy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<OrderRefusal | null>(null)
  const differs = checked && number !== again
  const submit = async (event: SyntheticEvent) => {
    event.preventDefault()
    setChecked(true)
    const fault = refuseLeaveNumber(number)
    setRefusal(fault)
    if (fault || number !== again) return
    setBusy(true)
    const result = await set({ terminalId: everyKiosk, number }).finally(() => setBusy(false))
    if (!result.ok) return setRefusal(result.refusal)
    notify('done', text.saved)
    onClose()
  }
  const common = { inputMode: 'numeric', autoComplete: 'new-password' } as const
  return (
    <form onSubmit={submit} noValidate>
      <Stack>
        <PasswordInput
          {...common}
          label={text.newNumber}
          description={text.numberHint}
          value={number}
          onChange={(event) => setNumber(digitsOf(event.currentTarget.value))}
          visibilityToggleButtonProps={{ 'aria-label': text.newNumber }}
          data-autofocus
        />
        <PasswordInput
          {...common}
          label={text.again}
          value={again}
          onChange={(event) => setAgain(digitsOf(event.currentTarget.value))}
          visibilityToggleButtonProps={{ 'aria-label': text.again }}
          error={differs ? text.mismatch : undefined}
        />
        <Refused refusal={refusal} />
        <DialogButtons onCancel={onClose} busy={busy} />
      </Stack>
    </form>
  )
}

/** The number that leaves the kiosks, typed twice. */
export function LeaveNumberDialog({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const text = useText(kiosksText)
  const word = useText(words)
  return (
    <Modal opened={opened} onClose={onClose} title={text.setLeave} closeButtonProps={{ 'aria-label': word.close }}>
      {opened ? <LeaveNumberForm onClose={onClose} /> : null}
    </Modal>
  )
}
