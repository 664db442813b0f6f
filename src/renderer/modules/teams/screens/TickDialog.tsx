import { Modal, Stack, TextInput } from '@mantine/core'
import { type SyntheticEvent, useState } from 'react'
import { useOperation } from '../../../data/provider'
import { useText } from '../../../i18n/use-text'
import { words } from '../../../i18n/words'
import { DialogButtons } from '../../../ui/DialogButtons'
import type { Shift } from '../schema'
import { tickShift } from '../shift-operations'
import { countedHours, type TickRefusal } from '../shift-rules'
import { shiftText } from '../shift-text'
import { useShiftRefusal } from './refusal-text'

/** 未到, with a reason if there is one; or other hours than those of the times. */
export function TickDialog(props: { as: 'missed' | 'served'; shift: Shift; name: string; onClose: () => void }) {
  const { as, shift, name, onClose } = props
  const text = useText(shiftText)
  const word = useText(words)
  const say = useShiftRefusal()
  const tick = useOperation(tickShift)
  const [typed, setTyped] = useState(as === 'served' ? String(countedHours(shift)) : '')
  const [busy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<TickRefusal | null>(null)
  const submit = async (event: SyntheticEvent) => {
    event.preventDefault()
    setBusy(true)
    // What is no number is refused with the sentence about hours.
    const what = as === 'served' ? { hours: typed.trim() === '' ? Number.NaN : Number(typed) } : { reason: typed }
    const result = await tick({ id: shift.id, as, ...what }).finally(() => setBusy(false))
    if (!result.ok) return setRefusal(result.refusal)
    onClose()
  }
  return (
    <Modal
      opened
      onClose={onClose}
      title={as === 'missed' ? text.missedTitle(name) : text.hoursTitle(name)}
      closeButtonProps={{ 'aria-label': word.close }}
    >
      <form onSubmit={submit} noValidate>
        <Stack gap="md">
          <TextInput
            label={as === 'missed' ? text.reason : text.hoursLabel}
            placeholder={as === 'missed' ? text.reasonHint : text.hoursHint}
            inputMode={as === 'missed' ? 'text' : 'decimal'}
            value={typed}
            onChange={(event) => setTyped(event.currentTarget.value)}
            maxLength={300}
            autoComplete="off"
            error={refusal ? say(refusal) : undefined}
            data-autofocus
          />
          <DialogButtons onCancel={onClose} busy={busy} label={as === 'missed' ? text.tick.missed : word.save} />
        </Stack>
      </form>
    </Modal>
  )
}
