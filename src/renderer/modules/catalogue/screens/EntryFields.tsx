import { Checkbox, Select, SimpleGrid, Stack, Textarea, TextInput } from '@mantine/core'
import { useText } from '../../../i18n/use-text'
import { entryText } from '../entry-text'
import { type EntryFault, type EntryField, type EntryKind, longest } from '../rules'
import { offeringKinds } from '../schema'
import { catalogueText } from '../text'
import { type EntryValues, rowsOf } from './entry-form'

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

/** The fields of one kind: short ones beside each other, names and texts over the whole width. */
export function EntryFields(props: Props) {
  const rows = rowsOf(props.kind)
  return (
    <Stack gap="md">
      {rows.map((row) => (
        <SimpleGrid key={row.join()} cols={{ base: 1, sm: row.length }} spacing="md">
          {row.map((field) => (
            <Field key={field} {...props} field={field} />
          ))}
        </SimpleGrid>
      ))}
    </Stack>
  )
}
