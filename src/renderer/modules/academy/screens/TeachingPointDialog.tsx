import { Alert, Grid, Modal, Stack, Textarea, TextInput } from '@mantine/core'
import { type ChangeEvent, type SyntheticEvent, useState } from 'react'
import { useOperation } from '../../../data/provider'
import { useText } from '../../../i18n/use-text'
import { words } from '../../../i18n/words'
import { DialogButtons } from '../../../ui/DialogButtons'
import { notify } from '../../../ui/notify'
import type { TeachingPoint } from '../schema'
import { addTeachingPoint, editTeachingPoint } from '../teaching-operations'
import type { PointField, PointRefusal } from '../teaching-rules'
import { teachingText } from '../teaching-text'

const typedPoint = (point: TeachingPoint | undefined) => ({
  title: point?.title ?? '',
  place: point?.place ?? '',
  category: point?.category ?? '',
  quota: point?.quota === undefined ? '' : String(point.quota),
  name: point?.name ?? '',
  phone: point?.phone ?? '',
  body: point?.body ?? '',
})
type Typed = ReturnType<typeof typedPoint>

function Fields(props: { typed: Typed; refusal: PointRefusal | null; onType: (change: Partial<Typed>) => void }) {
  const { typed, refusal, onType } = props
  const text = useText(teachingText)
  const errorOf = (field: PointField) => {
    const fault = refusal?.code === 'faulty' ? refusal.faults.find((one) => one.field === field) : undefined
    return fault ? text.fault[fault.code] : undefined
  }
  const field = (name: keyof Typed) => ({
    value: typed[name],
    onChange: (event: ChangeEvent<HTMLInputElement | HTMLTextAreaElement>) => onType({ [name]: event.currentTarget.value }),
    error: errorOf(name),
    autoComplete: 'off',
  })
  const half = { base: 12, sm: 6 }
  return (
    <Grid gap="md">
      <Grid.Col span={12}>
        <TextInput label={text.name} placeholder={text.nameHint} {...field('title')} data-autofocus />
      </Grid.Col>
      <Grid.Col span={half}>
        <TextInput label={text.place} {...field('place')} />
      </Grid.Col>
      <Grid.Col span={half}>
        <TextInput label={text.category} placeholder={text.categoryHint} {...field('category')} />
      </Grid.Col>
      <Grid.Col span={{ base: 12, sm: 4 }}>
        <TextInput label={text.capacity} placeholder={text.capacityHint} inputMode="numeric" {...field('quota')} />
      </Grid.Col>
      <Grid.Col span={{ base: 12, sm: 4 }}>
        <TextInput label={text.contact} {...field('name')} />
      </Grid.Col>
      <Grid.Col span={{ base: 12, sm: 4 }}>
        <TextInput label={text.phone} inputMode="tel" {...field('phone')} />
      </Grid.Col>
      <Grid.Col span={12}>
        <Textarea label={text.about} placeholder={text.aboutHint} autosize minRows={3} maxRows={8} {...field('body')} />
      </Grid.Col>
    </Grid>
  )
}

/** A new teaching point, or one that is changed. */
export function TeachingPointDialog({ point, onClose }: { point?: TeachingPoint; onClose: () => void }) {
  const text = useText(teachingText)
  const word = useText(words)
  const [add, edit] = [useOperation(addTeachingPoint), useOperation(editTeachingPoint)]
  const [typed, setTyped] = useState(() => typedPoint(point))
  const [refusal, setRefusal] = useState<PointRefusal | null>(null)
  const submit = async (event: SyntheticEvent) => {
    event.preventDefault()
    const { quota, ...rest } = typed
    const input = { ...rest, ...(quota.trim() === '' ? {} : { quota: Number(quota) }) }
    const result = await (point ? edit({ id: point.id, point: input }) : add(input))
    if (!result.ok) return setRefusal(result.refusal)
    notify('done', point ? word.saved : text.added)
    onClose()
  }
  const title = point ? text.edit : text.add
  return (
    <Modal opened onClose={onClose} title={title} size="lg" closeButtonProps={{ 'aria-label': word.close }}>
      <form onSubmit={submit} noValidate>
        <Stack gap="md">
          <Fields typed={typed} refusal={refusal} onType={(change) => setTyped((now) => ({ ...now, ...change }))} />
          {refusal ? (
            <Alert color="vermilion" role="alert">
              {refusal.code === 'faulty' ? text.faulty(refusal.faults.length) : text.refusal[refusal.code]}
            </Alert>
          ) : null}
          <DialogButtons onCancel={onClose} />
        </Stack>
      </form>
    </Modal>
  )
}
