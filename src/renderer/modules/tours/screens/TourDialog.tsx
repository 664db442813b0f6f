import { Alert, Modal, Stack } from '@mantine/core'
import { type SyntheticEvent, useMemo, useState } from 'react'
import { useContextOfStore, useOperation } from '../../../data/provider'
import { useText } from '../../../i18n/use-text'
import { words } from '../../../i18n/words'
import { dayOf } from '../../../lib/time'
import { DialogButtons } from '../../../ui/DialogButtons'
import { notify } from '../../../ui/notify'
import { clashBetween } from '../clash-rules'
import { addDays } from '../days'
import { addTour, editTour } from '../operations'
import { stopsIn } from '../rules'
import type { Tour } from '../schema'
import { toursText } from '../text'
import { faultsOfTour, type TourRefusal, tidyTour } from '../tour-rules'
import { Clashes, type Clashing } from './Clashes'
import { TourFields } from './TourFields'
import { inputOfTour, type TypedTour, typedTour } from './tour-form'
import type { Tours } from './use-tours'

/** Clashes are looked for so many days ahead. */
const lookedAhead = 92

/** What a round as typed would book twice, while it is typed. */
function useClashing(tours: Tours, typed: TypedTour, tour: Tour | null, today: string): Clashing[] {
  return useMemo(() => {
    const plan = tidyTour(inputOfTour(typed))
    if (faultsOfTour(plan).some(({ field }) => field !== 'title')) return []
    const range = { from: today, to: addDays(today, lookedAhead) }
    const id = tour?.id ?? 'tour-typed'
    const own = stopsIn({ tours: [{ ...plan, id }], stops: [], holidays: tours.holidays }, range)
    const others = stopsIn({ ...tours, tours: tours.tours.filter((known) => known.id !== id) }, range).filter(
      ({ tourId }) => tourId !== id,
    )
    const taken = [...others.filter(({ stopStatus }) => stopStatus === 'planned').map(tours.bookingOf), ...tours.shifts]
    return own
      .filter(({ stopStatus }) => stopStatus === 'planned')
      .flatMap((stop) => {
        const booking = tours.bookingOf(stop)
        return taken.flatMap((other) => {
          const clash = clashBetween(booking, other)
          return clash ? [{ booking, clash }] : []
        })
      })
  }, [tours, typed, tour, today])
}

function Form({ tours, tour, onClose }: { tours: Tours; tour: Tour | null; onClose: () => void }) {
  const text = useText(toursText)
  const word = useText(words)
  const { clock } = useContextOfStore()
  const today = dayOf(clock())
  const [add, edit] = [useOperation(addTour), useOperation(editTour)]
  const [typed, setTyped] = useState(() => typedTour(tour, today))
  const [refusal, setRefusal] = useState<TourRefusal | null>(null)
  const [busy, setBusy] = useState(false)
  const clashing = useClashing(tours, typed, tour, today)
  const submit = async (event: SyntheticEvent) => {
    event.preventDefault()
    setBusy(true)
    const input = inputOfTour(typed)
    const result = await (tour ? edit({ id: tour.id, tour: input }) : add(input)).finally(() => setBusy(false))
    if (!result.ok) return setRefusal(result.refusal)
    notify('done', tour ? word.saved : text.added)
    onClose()
  }
  const faults = refusal?.code === 'faulty' ? refusal.faults : []
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="md">
        <TourFields tours={tours} typed={typed} faults={faults} onType={(change) => setTyped((now) => ({ ...now, ...change }))} />
        <Clashes clashes={clashing} nameOf={tours.nameOf} />
        {refusal ? (
          <Alert color="vermilion" role="alert">
            {refusal.code === 'faulty' ? text.faulty(refusal.faults.length) : text.refusal[refusal.code]}
          </Alert>
        ) : null}
        <DialogButtons onCancel={onClose} busy={busy} />
      </Stack>
    </form>
  )
}

/** A new round, or one that is changed; what it would book twice is told while it is typed. */
export function TourDialog({ tours, tour, onClose }: { tours: Tours; tour: Tour | null; onClose: () => void }) {
  const text = useText(toursText)
  const word = useText(words)
  return (
    <Modal opened onClose={onClose} title={tour ? text.edit : text.add} size="xl" closeButtonProps={{ 'aria-label': word.close }}>
      <Form tours={tours} tour={tour} onClose={onClose} />
    </Modal>
  )
}
