import { Alert, Anchor, Badge, Button, Group, Stack, Text } from '@mantine/core'
import { IconArrowLeft, IconCalendarExclamation, IconMapPinOff, IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { Link, useParams } from 'wouter'
import { useContextOfStore, useOperation } from '../../../data/provider'
import { useText } from '../../../i18n/use-text'
import { words } from '../../../i18n/words'
import { maskPhone } from '../../../lib/national/phone'
import { EmptyState } from '../../../ui/EmptyState'
import { LoadingState } from '../../../ui/LoadingState'
import { Masked } from '../../../ui/Masked'
import { notify } from '../../../ui/notify'
import { PageHeader } from '../../../ui/PageHeader'
import type { TeachingPoint } from '../schema'
import { setPointActive } from '../teaching-operations'
import { teachingText } from '../teaching-text'
import { TeachingBookDialog } from './TeachingBookDialog'
import { CancelBookingDialog, FeedbackDialog } from './TeachingDeeds'
import { type BookingDeed, TeachingMonth } from './TeachingMonth'
import { TeachingPointDialog } from './TeachingPointDialog'
import { type PointPage, useTeachingPoint } from './use-teaching'
import './teaching.css'

function Back() {
  const text = useText(teachingText)
  return (
    <Anchor component={Link} href="/academy/points" className="yz-points-back yz-no-print">
      <IconArrowLeft size={20} aria-hidden="true" />
      {text.back}
    </Anchor>
  )
}

/** Whose seats are somebody else's, because two desks could not hear each other. */
function Lost({ page, onTap }: { page: PointPage; onTap: (deed: BookingDeed) => void }) {
  const text = useText(teachingText)
  const { may } = useContextOfStore()
  return page.displaced
    .filter(({ booking }) => booking.day >= page.today)
    .map(({ booking, room }) => (
      <Alert
        key={booking.id}
        color="yellow"
        role="status"
        icon={<IconCalendarExclamation size={24} aria-hidden="true" />}
        title={text.lostTitle(booking.title, booking.day, booking.startsAt)}
        mb="md"
      >
        <Text mb="xs">{text.lostBody(booking.seats, room.left)}</Text>
        <Group gap="md">
          <Text>{[booking.organisation, booking.name].filter(Boolean).join(' · ')}</Text>
          {booking.phone ? (
            <Masked value={booking.phone} mask={maskPhone} label={text.phone} mayReveal={may('roster.reveal')} />
          ) : null}
          {may('academy.write') ? (
            <Button variant="default" onClick={() => onTap({ deed: 'cancel', booking })}>
              {text.cancel}
            </Button>
          ) : null}
        </Group>
      </Alert>
    ))
}

function About({ point }: { point: TeachingPoint }) {
  const text = useText(teachingText)
  const { may } = useContextOfStore()
  return (
    <Group component="span" gap="xs">
      <span>
        {[point.place, point.category, point.quota === undefined ? text.unlimited : text.capacityOf(point.quota), point.name]
          .filter(Boolean)
          .join(' · ')}
      </span>
      {point.phone ? <Masked value={point.phone} mask={maskPhone} label={text.phone} mayReveal={may('roster.reveal')} /> : null}
      {point.active ? null : (
        <Badge variant="light" color="yellow" size="lg" radius="sm" tt="none">
          {text.closed}
        </Badge>
      )}
    </Group>
  )
}

type Open = 'book' | 'edit' | BookingDeed | null

function Actions({ point, onOpen }: { point: TeachingPoint; onOpen: (open: Open) => void }) {
  const text = useText(teachingText)
  const word = useText(words)
  const setActive = useOperation(setPointActive)
  const turn = async () => {
    const result = await setActive({ id: point.id, active: !point.active })
    if (result.ok) notify('done', point.active ? text.closedDone : text.reopened)
    else notify('problem', text.refusal[result.refusal.code])
  }
  return (
    <>
      <Button variant="default" onClick={() => void turn()}>
        {point.active ? text.close : text.reopen}
      </Button>
      <Button variant="default" onClick={() => onOpen('edit')}>
        {word.edit}
      </Button>
      {point.active ? (
        <Button leftSection={<IconPlus size={20} />} onClick={() => onOpen('book')}>
          {text.book}
        </Button>
      ) : null}
    </>
  )
}

/** One teaching point: its profile, and its bookings by month. */
export function TeachingPointScreen() {
  const { id } = useParams<{ id: string }>()
  const text = useText(teachingText)
  const { may } = useContextOfStore()
  const page = useTeachingPoint(id)
  const [open, setOpen] = useState<Open>(null)
  if (page === null) return <LoadingState />
  if (page === 'gone')
    return <EmptyState order={1} icon={IconMapPinOff} title={text.gone} hint={text.goneHint} action={<Back />} />
  const { point } = page
  const close = () => setOpen(null)
  const deed = typeof open === 'object' ? open : null
  return (
    <>
      <PageHeader
        before={<Back />}
        title={point.title}
        hint={<About point={point} />}
        actions={may('academy.write') ? <Actions point={point} onOpen={setOpen} /> : null}
      />
      <Lost page={page} onTap={setOpen} />
      <Stack gap="md">
        {point.body ? <Text className="yz-point-body">{point.body}</Text> : null}
        <TeachingMonth page={page} onTap={setOpen} />
      </Stack>
      {open === 'book' ? <TeachingBookDialog page={page} onClose={close} /> : null}
      {open === 'edit' ? <TeachingPointDialog point={point} onClose={close} /> : null}
      {deed?.deed === 'cancel' ? <CancelBookingDialog booking={deed.booking} onClose={close} /> : null}
      {deed?.deed === 'feedback' ? (
        <FeedbackDialog booking={deed.booking} said={page.feedback.get(deed.booking.id)} onClose={close} />
      ) : null}
    </>
  )
}
