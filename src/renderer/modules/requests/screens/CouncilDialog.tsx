import { Select, SimpleGrid, Textarea, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useContextOfStore, useOperation } from '../../../data/provider'
import { useText } from '../../../i18n/use-text'
import { dayOf } from '../../../lib/time'
import { notify } from '../../../ui/notify'
import { callMeeting, changeMeeting } from '../council-operations'
import { longest } from '../council-rules'
import { councilText } from '../council-text'
import type { CouncilMeeting } from '../schema'
import { councilRefusal } from './council-refusals'
import { DeedDialog } from './DeedDialog'
import { useEstates } from './use-council'

type Typed = { title: string; day: string; startsAt: string; place: string; estateId: string; agenda: string }

const typedOf = (meeting: CouncilMeeting | null, today: string): Typed => ({
  title: meeting?.title ?? '',
  day: meeting?.day ?? today,
  startsAt: meeting?.startsAt ?? '',
  place: meeting?.place ?? '',
  estateId: meeting?.estateId ?? '',
  agenda: meeting?.agenda?.join('\n') ?? '',
})

function Fields({ typed, type }: { typed: Typed; type: (change: Partial<Typed>) => void }) {
  const text = useText(councilText)
  const estates = useEstates()
  const data = [...(estates ?? [])].map(([value, label]) => ({ value, label }))
  return (
    <>
      <TextInput
        label={text.name}
        placeholder={text.nameHint}
        value={typed.title}
        onChange={(event) => type({ title: event.currentTarget.value })}
        maxLength={longest.title}
        autoComplete="off"
        data-autofocus
      />
      <SimpleGrid cols={{ base: 1, sm: 2 }}>
        <TextInput
          type="date"
          label={text.day}
          value={typed.day}
          onChange={(event) => type({ day: event.currentTarget.value })}
        />
        <TextInput
          type="time"
          label={text.startsAt}
          value={typed.startsAt}
          onChange={(event) => type({ startsAt: event.currentTarget.value })}
        />
        <TextInput
          label={text.place}
          value={typed.place}
          onChange={(event) => type({ place: event.currentTarget.value })}
          maxLength={longest.place}
          autoComplete="off"
        />
        <Select
          label={text.estate}
          placeholder={text.anyEstate}
          data={data}
          value={typed.estateId || null}
          onChange={(id) => type({ estateId: id ?? '' })}
          searchable
          clearable
        />
      </SimpleGrid>
      <Textarea
        label={text.agenda}
        description={text.agendaHint}
        value={typed.agenda}
        onChange={(event) => type({ agenda: event.currentTarget.value })}
        autosize
        minRows={3}
        maxRows={10}
      />
    </>
  )
}

/** Calls a meeting, or changes what one is about. `meeting` null: a new one. */
export function CouncilDialog({
  meeting,
  onClose,
  onCalled,
}: {
  meeting: CouncilMeeting | null
  onClose: () => void
  onCalled?: (id: string) => void
}) {
  const text = useText(councilText)
  const { clock } = useContextOfStore()
  const [call, change] = [useOperation(callMeeting), useOperation(changeMeeting)]
  const [typed, setTyped] = useState(() => typedOf(meeting, dayOf(clock())))
  const submit = async () => {
    const input = { ...typed, agenda: typed.agenda.split('\n') }
    const result = await (meeting ? change({ ...input, id: meeting.id }) : call(input))
    if (!result.ok) return councilRefusal(text, result.refusal)
    notify('done', meeting ? text.saved : text.called)
    onCalled?.(result.value.id)
    return null
  }
  return (
    <DeedDialog opened title={meeting ? text.edit : text.call} size="xl" submit={submit} onClose={onClose}>
      <Fields typed={typed} type={(change) => setTyped((before) => ({ ...before, ...change }))} />
    </DeedDialog>
  )
}
