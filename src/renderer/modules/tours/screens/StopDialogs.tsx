import { Alert, Grid, Modal, Stack, TagsInput, Text, Textarea, TextInput } from '@mantine/core'
import { type ChangeEvent, type SyntheticEvent, useState } from 'react'
import { useOperation } from '../../../data/provider'
import { useText } from '../../../i18n/use-text'
import { words } from '../../../i18n/words'
import { ConfirmDialog } from '../../../ui/ConfirmDialog'
import { DialogButtons } from '../../../ui/DialogButtons'
import { notify } from '../../../ui/notify'
import { stopText } from '../desk-text'
import { editStop, setStopStatus } from '../operations'
import type { Stop } from '../rules'
import { toursText } from '../text'
import { longest, type StopRefusal, type TourField } from '../tour-rules'

function typedStop({ title, day, startsAt = '', endsAt = '', place = '', quota, items = [], note = '' }: Stop) {
  return { title, day, startsAt, endsAt, place, quota: quota === undefined ? '' : String(quota), items: [...items], note }
}
type Typed = ReturnType<typeof typedStop>

function Fields({
  typed,
  refusal,
  onType,
}: {
  typed: Typed
  refusal: StopRefusal | null
  onType: (change: Partial<Typed>) => void
}) {
  const text = useText(toursText)
  const errorOf = (field: TourField) => {
    const fault = refusal?.code === 'faulty' ? refusal.faults.find((one) => one.field === field) : undefined
    return fault ? text.fault[fault.code] : undefined
  }
  const field = (name: Exclude<keyof Typed, 'items'>) => ({
    value: typed[name],
    onChange: (event: ChangeEvent<HTMLInputElement | HTMLTextAreaElement>) => onType({ [name]: event.currentTarget.value }),
    autoComplete: 'off',
  })
  const third = { base: 12, sm: 4 }
  return (
    <Grid gap="md">
      <Grid.Col span={12}>
        <TextInput label={text.name} {...field('title')} error={errorOf('title')} data-autofocus />
      </Grid.Col>
      <Grid.Col span={third}>
        <TextInput label={text.day} type="date" {...field('day')} error={errorOf('startsOn')} />
      </Grid.Col>
      <Grid.Col span={third}>
        <TextInput label={text.startsAt} type="time" {...field('startsAt')} error={errorOf('startsAt')} />
      </Grid.Col>
      <Grid.Col span={third}>
        <TextInput label={text.endsAt} type="time" {...field('endsAt')} error={errorOf('endsAt')} />
      </Grid.Col>
      <Grid.Col span={{ base: 12, sm: 8 }}>
        <TextInput label={text.place} {...field('place')} maxLength={longest.place} />
      </Grid.Col>
      <Grid.Col span={third}>
        <TextInput label={text.quota} inputMode="numeric" {...field('quota')} error={errorOf('quota')} />
      </Grid.Col>
      <Grid.Col span={12}>
        <TagsInput
          label={text.items}
          size="md"
          value={typed.items}
          onChange={(items) => onType({ items })}
          error={errorOf('items')}
          acceptValueOnBlur
        />
      </Grid.Col>
      <Grid.Col span={12}>
        <Textarea label={text.note} autosize minRows={1} maxRows={4} {...field('note')} maxLength={longest.note} />
      </Grid.Col>
    </Grid>
  )
}

/** Changes one sitting and leaves its round as it is. */
export function EditStopDialog({ stop, onClose }: { stop: Stop; onClose: () => void }) {
  const text = useText(stopText)
  const tours = useText(toursText)
  const word = useText(words)
  const edit = useOperation(editStop)
  const [typed, setTyped] = useState(() => typedStop(stop))
  const [refusal, setRefusal] = useState<StopRefusal | null>(null)
  const submit = async (event: SyntheticEvent) => {
    event.preventDefault()
    const { quota, ...rest } = typed
    const { teamMemberIds } = stop
    const kept = teamMemberIds ? { teamMemberIds } : {}
    const change = { ...rest, ...kept, ...(quota.trim() === '' ? {} : { quota: Number(quota) }) }
    const result = await edit({ id: stop.id, change })
    if (!result.ok) return setRefusal(result.refusal)
    notify('done', word.saved)
    onClose()
  }
  return (
    <Modal opened onClose={onClose} title={text.edit} size="lg" closeButtonProps={{ 'aria-label': word.close }}>
      <form onSubmit={submit} noValidate>
        <Stack gap="md">
          <Fields typed={typed} refusal={refusal} onType={(change) => setTyped((now) => ({ ...now, ...change }))} />
          {refusal ? (
            <Alert color="vermilion" role="alert">
              {refusal.code === 'faulty' ? tours.faulty(refusal.faults.length) : text.refusal[refusal.code]}
            </Alert>
          ) : null}
          <DialogButtons onCancel={onClose} />
        </Stack>
      </form>
    </Modal>
  )
}

/** Cancels one sitting, with a reason those who ask are told. */
export function CancelStopDialog({ stop, people, onClose }: { stop: Stop; people: number; onClose: () => void }) {
  const text = useText(stopText)
  const setStatus = useOperation(setStopStatus)
  const [reason, setReason] = useState('')
  const cancel = async () => {
    const result = await setStatus({ id: stop.id, status: 'cancelled', reason })
    if (result.ok) notify('done', text.cancelledDone)
    else if (result.refusal.code !== 'faulty') notify('problem', text.refusal[result.refusal.code])
  }
  return (
    <ConfirmDialog
      opened
      title={text.cancelTitle}
      confirmLabel={text.cancel}
      danger
      disabled={reason.trim() === ''}
      onConfirm={cancel}
      onClose={onClose}
    >
      <Stack>
        <Text>{text.cancelBody(people)}</Text>
        <TextInput
          label={text.cancelReason}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
          maxLength={longest.reason}
        />
      </Stack>
    </ConfirmDialog>
  )
}
