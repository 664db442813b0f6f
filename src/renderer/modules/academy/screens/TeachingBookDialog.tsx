import { Alert, Button, Grid, Group, Modal, Stack, Text, TextInput } from '@mantine/core'
import { type ChangeEvent, type SyntheticEvent, useState } from 'react'
import { useOperation } from '../../../data/provider'
import { useText } from '../../../i18n/use-text'
import { words } from '../../../i18n/words'
import { isDay } from '../../../lib/time'
import { notify } from '../../../ui/notify'
import { book } from '../booking-operations'
import { type BookingField, type BookingRefusal, longestOfPoint, roomFor } from '../booking-rules'
import { teachingText } from '../teaching-text'
import type { PointPage } from './use-teaching'

const typedBooking = (today: string) => ({
  title: '',
  day: today,
  startsAt: '09:00',
  endsAt: '10:30',
  seats: '',
  organisation: '',
  name: '',
  phone: '',
  note: '',
})
type Typed = ReturnType<typeof typedBooking>

/** Why it was refused, with how many seats are left and when. */
export function useBookingWhy(): (refusal: BookingRefusal) => string {
  const text = useText(teachingText)
  return (refusal) => {
    if (refusal.code === 'faulty') return text.faulty(refusal.faults.length)
    if (refusal.code === 'too-many') return text.tooMany(refusal.capacity)
    if (refusal.code !== 'full') return text.refusal[refusal.code]
    const { day, room } = refusal
    return text.full(day, room.startsAt, room.endsAt, room.left)
  }
}

/** How many seats are left at the hours as they are typed. */
function Left({ typed, page: { point, standing } }: { typed: Typed; page: PointPage }) {
  const text = useText(teachingText)
  const { day, startsAt, endsAt } = typed
  if (point.quota === undefined || !isDay(day) || startsAt === '' || endsAt <= startsAt) return null
  const room = roomFor({ day, startsAt, endsAt }, standing, point.quota)
  return <Text role="status">{text.leftNow(room.startsAt, room.endsAt, room.left)}</Text>
}

function Fields(props: { typed: Typed; refusal: BookingRefusal | null; onType: (change: Partial<Typed>) => void }) {
  const { typed, refusal, onType } = props
  const text = useText(teachingText)
  const errorOf = (field: string) => {
    const fault = refusal?.code === 'faulty' ? refusal.faults.find((one) => one.field === (field as BookingField)) : undefined
    return fault ? text.fault[fault.code] : undefined
  }
  const field = (name: keyof Typed) => ({
    value: typed[name],
    onChange: (event: ChangeEvent<HTMLInputElement>) => onType({ [name]: event.currentTarget.value }),
    error: errorOf(name),
    autoComplete: 'off',
  })
  const third = { base: 12, sm: 4 }
  return (
    <Grid gap="md">
      <Grid.Col span={{ base: 12, sm: 8 }}>
        <TextInput label={text.visit} placeholder={text.visitHint} {...field('title')} data-autofocus />
      </Grid.Col>
      <Grid.Col span={third}>
        <TextInput label={text.seats} inputMode="numeric" {...field('seats')} />
      </Grid.Col>
      <Grid.Col span={third}>
        <TextInput label={text.day} type="date" {...field('day')} />
      </Grid.Col>
      <Grid.Col span={third}>
        <TextInput label={text.startsAt} type="time" {...field('startsAt')} />
      </Grid.Col>
      <Grid.Col span={third}>
        <TextInput label={text.endsAt} type="time" {...field('endsAt')} />
      </Grid.Col>
      <Grid.Col span={third}>
        <TextInput label={text.organisation} {...field('organisation')} />
      </Grid.Col>
      <Grid.Col span={third}>
        <TextInput label={text.contact} {...field('name')} />
      </Grid.Col>
      <Grid.Col span={third}>
        <TextInput label={text.phone} inputMode="tel" {...field('phone')} />
      </Grid.Col>
      <Grid.Col span={12}>
        <TextInput label={text.note} {...field('note')} maxLength={longestOfPoint.reason} />
      </Grid.Col>
    </Grid>
  )
}

/** Books seats of a point; what is left is told while the hours are typed. */
export function TeachingBookDialog({ page, onClose }: { page: PointPage; onClose: () => void }) {
  const text = useText(teachingText)
  const word = useText(words)
  const submitBooking = useOperation(book)
  const why = useBookingWhy()
  const [typed, setTyped] = useState(() => typedBooking(page.today))
  const [refusal, setRefusal] = useState<BookingRefusal | null>(null)
  const submit = async (event: SyntheticEvent) => {
    event.preventDefault()
    const booking = { ...typed, seats: Number(typed.seats) }
    const result = await submitBooking({ teachingPointId: page.point.id, booking })
    if (!result.ok) return setRefusal(result.refusal)
    notify('done', text.booked)
    onClose()
  }
  return (
    <Modal
      opened
      onClose={onClose}
      title={text.bookTitle(page.point.title)}
      size="lg"
      closeButtonProps={{ 'aria-label': word.close }}
    >
      <form onSubmit={submit} noValidate>
        <Stack gap="md">
          <Fields typed={typed} refusal={refusal} onType={(change) => setTyped((now) => ({ ...now, ...change }))} />
          <Left typed={typed} page={page} />
          {refusal ? (
            <Alert color="vermilion" role="alert">
              {why(refusal)}
            </Alert>
          ) : null}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {word.cancel}
            </Button>
            <Button type="submit">{text.book}</Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}
