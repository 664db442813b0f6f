import { Button, Group, Modal, NumberInput, Stack, Text } from '@mantine/core'
import { type SyntheticEvent, useState } from 'react'
import { useOperation } from '../../../data/provider'
import { useText } from '../../../i18n/use-text'
import { words } from '../../../i18n/words'
import { notify } from '../../../ui/notify'
import type { HourTarget } from '../schema'
import { setTarget } from '../transcript-operations'
import type { TargetRefusal } from '../transcript-rules'
import { transcriptText } from '../transcript-text'

/** 学时目标 of one audience in one year. */
export function TargetDialog(props: {
  year: string
  audience: HourTarget['audience']
  present: number | null
  onClose: () => void
}) {
  const { year, audience, present, onClose } = props
  const text = useText(transcriptText)
  const word = useText(words)
  const set = useOperation(setTarget)
  const [hours, setHours] = useState<number | string>(present ?? '')
  const [refusal, setRefusal] = useState<TargetRefusal['code'] | null>(null)
  const save = async (event: SyntheticEvent) => {
    event.preventDefault()
    const result = await set({ year, audience, creditHours: Number(hours) })
    if (!result.ok) return setRefusal(result.refusal.code)
    notify('done', text.saved)
    onClose()
  }
  return (
    <Modal
      opened
      onClose={onClose}
      title={text.targetTitle(text.audiences[audience], year)}
      closeButtonProps={{ 'aria-label': word.close }}
    >
      <form onSubmit={save} noValidate>
        <Stack gap="md">
          <Text>{text.targetHint}</Text>
          <NumberInput
            label={text.targetLabel}
            value={hours}
            onChange={setHours}
            min={0}
            decimalScale={2}
            error={refusal ? text.refusal[refusal] : undefined}
            data-autofocus
          />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {word.cancel}
            </Button>
            <Button type="submit">{word.save}</Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}
