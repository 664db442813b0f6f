import { Rating, Stack, Text, Textarea, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useOperation } from '../../../data/provider'
import { useText } from '../../../i18n/use-text'
import { ConfirmDialog } from '../../../ui/ConfirmDialog'
import { notify } from '../../../ui/notify'
import { cancelBooking, giveFeedback } from '../booking-operations'
import { longestOfPoint } from '../booking-rules'
import type { Booking, Feedback } from '../schema'
import { teachingText } from '../teaching-text'

/** Cancels a booking, with a reason. */
export function CancelBookingDialog({ booking, onClose }: { booking: Booking; onClose: () => void }) {
  const text = useText(teachingText)
  const cancel = useOperation(cancelBooking)
  const [reason, setReason] = useState('')
  const confirm = async () => {
    const result = await cancel({ id: booking.id, reason })
    if (result.ok) notify('done', text.cancelledDone)
    else notify('problem', text.refusal[result.refusal.code])
  }
  return (
    <ConfirmDialog
      opened
      title={text.cancelOf(booking.title)}
      confirmLabel={text.cancel}
      danger
      disabled={reason.trim() === ''}
      onConfirm={confirm}
      onClose={onClose}
    >
      <Stack>
        <Text>{text.cancelHint}</Text>
        <TextInput
          label={text.reason}
          placeholder={text.reasonHint}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
          maxLength={longestOfPoint.reason}
        />
      </Stack>
    </ConfirmDialog>
  )
}

/** Stars and a sentence of those who came. */
export function FeedbackDialog(props: { booking: Booking; said: Feedback | undefined; onClose: () => void }) {
  const { booking, said, onClose } = props
  const text = useText(teachingText)
  const give = useOperation(giveFeedback)
  const [stars, setStars] = useState(said?.stars ?? 0)
  const [body, setBody] = useState(said?.body ?? '')
  const confirm = async () => {
    const result = await give({ bookingId: booking.id, stars, body })
    if (result.ok) notify('done', text.feedbackDone)
    else notify('problem', text.refusal[result.refusal.code])
  }
  return (
    <ConfirmDialog
      opened
      title={text.feedbackOf(booking.title)}
      confirmLabel={text.feedback}
      disabled={stars === 0}
      onConfirm={confirm}
      onClose={onClose}
    >
      <Stack>
        <div>
          <Text fw={600}>{text.stars}</Text>
          <Rating value={stars} onChange={setStars} size="xl" getSymbolLabel={text.starsOf} aria-label={text.stars} />
        </div>
        <Textarea
          label={text.said}
          placeholder={text.saidHint}
          value={body}
          onChange={(event) => setBody(event.currentTarget.value)}
          maxLength={longestOfPoint.body}
          autosize
          minRows={2}
        />
      </Stack>
    </ConfirmDialog>
  )
}
