import { Autocomplete, Grid, MultiSelect, Select, Stack, TagsInput, Textarea, TextInput } from '@mantine/core'
import type { ChangeEvent, ReactNode } from 'react'
import { useText } from '../../../i18n/use-text'
import { recurrences } from '../schema'
import { toursText } from '../text'
import { longest, type TourFault, type TourField } from '../tour-rules'
import { recurrenceOf, type TypedTour } from './tour-form'
import type { Tours } from './use-tours'

export type FieldsProps = {
  tours: Tours
  typed: TypedTour
  faults: readonly TourFault[]
  onType: (change: Partial<TypedTour>) => void
}

const below: ('label' | 'input' | 'error' | 'description')[] = ['label', 'input', 'error', 'description']

function useField({ typed, faults, onType }: FieldsProps) {
  const text = useText(toursText)
  const errorOf = (field: TourField) => {
    const fault = faults.find((one) => one.field === field)
    return fault ? text.fault[fault.code] : undefined
  }
  type Plain = Exclude<keyof TypedTour, 'recurrence' | 'teamMemberIds' | 'items'>
  const field = (name: Plain) => ({
    value: typed[name],
    onChange: (event: ChangeEvent<HTMLInputElement | HTMLTextAreaElement>) => onType({ [name]: event.currentTarget.value }),
    autoComplete: 'off',
    inputWrapperOrder: below,
  })
  return { text, errorOf, field }
}

const Cell = ({ span, children }: { span: number; children: ReactNode }) => (
  <Grid.Col span={{ base: 12, sm: span }}>{children}</Grid.Col>
)

/** How often, and from when: each rule asks for what it needs. */
function RuleFields(props: FieldsProps) {
  const { text, errorOf, field } = useField(props)
  const { typed, onType } = props
  const { recurrence } = typed
  const weekdays = text.weekday.slice(1).map((label, index) => ({ value: String(index + 1), label }))
  const nths = text.nths.slice(1).map((label, index) => ({ value: String(index + 1), label }))
  const byWeekday = recurrence === 'weekly' || recurrence === 'fortnightly' || recurrence === 'monthlyByWeekday'
  return (
    <Grid gap="md">
      <Cell span={recurrence === 'monthlyByWeekday' ? 6 : 3}>
        <Select
          label={text.recurrence}
          data={recurrences.map((value) => ({ value, label: text.recurrences[value] }))}
          value={recurrence}
          onChange={(value) => onType({ recurrence: recurrenceOf(value) })}
        />
      </Cell>
      {recurrence === 'monthlyByWeekday' ? (
        <Cell span={3}>
          <Select
            label={text.nthLabel}
            data={nths}
            value={typed.nth}
            onChange={(nth) => onType({ nth: nth ?? '' })}
            error={errorOf('nth')}
          />
        </Cell>
      ) : null}
      {byWeekday ? (
        <Cell span={3}>
          <Select
            label={text.weekdayLabel}
            data={weekdays}
            value={typed.weekday}
            onChange={(weekday) => onType({ weekday: weekday ?? '' })}
          />
        </Cell>
      ) : null}
      {recurrence === 'monthlyByDay' ? (
        <Cell span={3}>
          <TextInput label={text.dayOfMonth} type="number" min={1} max={31} {...field('nth')} error={errorOf('nth')} />
        </Cell>
      ) : null}
      <Cell span={3}>
        <TextInput
          label={recurrence === 'once' ? text.onceOn : text.startsOn}
          type="date"
          {...field('startsOn')}
          error={errorOf('startsOn')}
        />
      </Cell>
      {recurrence === 'once' ? null : (
        <Cell span={3}>
          <TextInput
            label={text.endsOn}
            type="date"
            {...field('endsOn')}
            error={errorOf('endsOn')}
            description={text.endsOnHint}
          />
        </Cell>
      )}
      <Cell span={3}>
        <TextInput label={text.startsAt} type="time" {...field('startsAt')} error={errorOf('startsAt')} />
      </Cell>
      <Cell span={3}>
        <TextInput label={text.endsAt} type="time" {...field('endsAt')} error={errorOf('endsAt')} />
      </Cell>
    </Grid>
  )
}

function WhereAndWho(props: FieldsProps) {
  const { text } = useField(props)
  const { tours, typed, onType } = props
  const places = [...new Set(tours.tours.flatMap(({ place }) => (place ? [place] : [])))]
  const people = tours.people.filter(
    ({ teamId, id }) => !typed.teamId || teamId === typed.teamId || typed.teamMemberIds.includes(id),
  )
  const option = ({ id, name }: { id: string; name: string }) => ({ value: id, label: name })
  return (
    <Grid gap="md">
      <Cell span={6}>
        <Select
          label={text.estate}
          data={tours.estates.map(option)}
          value={typed.estateId || null}
          onChange={(estateId) => onType({ estateId: estateId ?? '' })}
          searchable
          clearable
        />
      </Cell>
      <Cell span={6}>
        <Autocomplete
          label={text.place}
          placeholder={text.placeHint}
          size="md"
          data={places}
          value={typed.place}
          onChange={(place) => onType({ place })}
          maxLength={longest.place}
        />
      </Cell>
      <Cell span={6}>
        <Select
          label={text.team}
          data={tours.teams.map(option)}
          value={typed.teamId || null}
          onChange={(teamId) => onType({ teamId: teamId ?? '' })}
          searchable
          clearable
        />
      </Cell>
      <Cell span={6}>
        <MultiSelect
          label={text.people}
          placeholder={typed.teamMemberIds.length === 0 ? text.peopleHint : undefined}
          size="md"
          data={people.map(({ id, name, team }) => ({ value: id, label: typed.teamId ? name : `${name}（${team}）` }))}
          value={typed.teamMemberIds}
          onChange={(teamMemberIds) => onType({ teamMemberIds })}
          searchable
          clearable
        />
      </Cell>
    </Grid>
  )
}

/** Everything a round has. */
export function TourFields(props: FieldsProps) {
  const { text, errorOf, field } = useField(props)
  const { typed, onType } = props
  return (
    <Stack gap="md">
      <TextInput label={text.name} placeholder={text.nameHint} {...field('title')} error={errorOf('title')} data-autofocus />
      <RuleFields {...props} />
      <WhereAndWho {...props} />
      <Grid gap="md">
        <Cell span={8}>
          <TagsInput
            label={text.items}
            description={text.itemsHint}
            inputWrapperOrder={below}
            placeholder={typed.items.length === 0 ? text.itemsPlaceholder : undefined}
            size="md"
            value={typed.items}
            onChange={(items) => onType({ items })}
            error={errorOf('items')}
            acceptValueOnBlur
          />
        </Cell>
        <Cell span={4}>
          <TextInput
            label={text.quota}
            description={text.quotaHint}
            inputMode="numeric"
            {...field('quota')}
            error={errorOf('quota')}
          />
        </Cell>
      </Grid>
      <Textarea
        label={text.body}
        description={text.bodyHint}
        autosize
        minRows={2}
        maxRows={6}
        {...field('body')}
        maxLength={longest.body}
      />
      <Textarea label={text.note} autosize minRows={1} maxRows={4} {...field('note')} maxLength={longest.note} />
    </Stack>
  )
}
