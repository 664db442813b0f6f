import { Checkbox, Grid, Select, Textarea, TextInput } from '@mantine/core'
import { useText } from '../../../i18n/use-text'
import { entryText } from '../entry-text'
import { type EntryFault, type EntryField, type EntryKind, fieldsOfKind, longest } from '../rules'
import { offeringKinds } from '../schema'
import { catalogueText } from '../text'
import type { EntryValues } from './entry-form'

type Props = {
  kind: EntryKind
  values: EntryValues
  faults: readonly EntryFault[]
  onType: (field: EntryField, value: string) => void
}

const inputTypes: Partial<Record<EntryField, string>> = { startsOn: 'date', endsOn: 'date', startsAt: 'time', endsAt: 'time' }

function useHints(): Partial<Record<EntryField, string>> {
  const text = useText(entryText)
  return {
    hours: text.hoursHint,
    quota: text.quotaHint,
    endsOn: text.endsHint,
    materials: text.linesHint,
    steps: text.linesHint,
  }
}

function Field({ field, values, faults, onType }: Props & { field: EntryField }) {
  const text = useText(entryText)
  const { field: names, offeringKind } = useText(catalogueText)
  const hints = useHints()
  const value = values[field] ?? ''
  const fault = faults.find((one) => one.field === field)
  const shared = {
    label: names[field],
    error: fault ? text.fault[fault.code] : undefined,
    description: hints[field],
    inputWrapperOrder: ['label' as const, 'input' as const, 'error' as const, 'description' as const],
  }
  if (field === 'onSlides')
    return (
      <Checkbox
        label={text.slidesHint}
        checked={value === '1'}
        onChange={(event) => onType(field, event.currentTarget.checked ? '1' : '')}
        size="md"
      />
    )
  if (field === 'offeringKind')
    return (
      <Select
        {...shared}
        data={offeringKinds.map((known) => ({ value: known, label: offeringKind[known] }))}
        value={value === '' ? null : value}
        onChange={(chosen) => onType(field, chosen ?? '')}
      />
    )
  if (field === 'body' || field === 'materials' || field === 'steps')
    return (
      <Textarea
        {...shared}
        value={value}
        onChange={(event) => onType(field, event.currentTarget.value)}
        autosize
        minRows={field === 'body' ? 2 : 3}
        maxRows={8}
        maxLength={longest.body}
      />
    )
  return (
    <TextInput
      {...shared}
      type={inputTypes[field]}
      inputMode={field === 'hours' ? 'decimal' : field === 'quota' ? 'numeric' : undefined}
      value={value}
      onChange={(event) => onType(field, event.currentTarget.value)}
      data-autofocus={field === 'title' || undefined}
      autoComplete="off"
    />
  )
}

/** Twelfths of the width: a day and a time are short, a name is long. */
const spans: Readonly<Record<EntryField, number>> = {
  title: 12,
  body: 12,
  onSlides: 12,
  place: 6,
  category: 6,
  offeringKind: 3,
  startsOn: 3,
  endsOn: 3,
  startsAt: 3,
  endsAt: 3,
  hours: 3,
  quota: 3,
  materials: 6,
  steps: 6,
}

/** The fields of one kind, short ones beside each other. */
export function EntryFields(props: Props) {
  return (
    <Grid gap="md">
      {fieldsOfKind[props.kind].map((field) => (
        <Grid.Col key={field} span={{ base: 12, sm: spans[field] }}>
          <Field {...props} field={field} />
        </Grid.Col>
      ))}
    </Grid>
  )
}
