import { Checkbox, SegmentedControl, Select, Text, Textarea, TextInput } from '@mantine/core'
import { useMemo, useState } from 'react'
import { createNameFinder } from '../../../lib/name-finder'

export type Option = { value: string; label: string; pinyin?: string }
export type Field = {
  name: string
  label: string
  as?: 'line' | 'tel' | 'date' | 'area' | 'choice' | 'person' | 'ticks' | 'segments'
  hint?: string
  options?: readonly Option[]
  most?: number
  /** Two of them stand side by side. */
  half?: boolean
  /** What is said where nobody is found. */
  nothing?: string
}
type Props = { field: Field; value: string; error: string | undefined; first: boolean; onType: (value: string) => void }

const mostShown = 30

/** One person of many, by name or pinyin. */
function PersonField({ field, value, error, first, onType }: Props) {
  const options = field.options ?? []
  const [typed, setTyped] = useState('')
  const find = useMemo(
    () =>
      createNameFinder(options, ({ label, pinyin = '' }) => ({
        names: [{ name: label.split(' · ')[0] ?? label, pinyin }],
        also: [label],
      })),
    [options],
  )
  const chosen = options.find((option) => option.value === value)
  // What is chosen stands in the field as its label: that is no search.
  const found = find(typed === chosen?.label ? '' : typed).slice(0, mostShown)
  const offered = chosen && !found.includes(chosen) ? [chosen, ...found] : found
  return (
    <Select
      label={field.label}
      placeholder={field.hint}
      data={offered.map((option) => ({ value: option.value, label: option.label }))}
      value={value || null}
      onChange={(next) => onType(next ?? '')}
      searchValue={typed}
      onSearchChange={setTyped}
      filter={({ options: all }) => all}
      searchable
      clearable
      nothingFoundMessage={field.nothing}
      maxDropdownHeight={260}
      error={error}
      data-autofocus={first || undefined}
    />
  )
}

/** Whom a tick is for; the ids in the value stand apart by a blank, which no id holds. */
function TicksField({ field, value, error, onType }: Props) {
  return (
    <Checkbox.Group
      label={field.label}
      value={value.split(' ').filter(Boolean)}
      onChange={(ids) => onType(ids.join(' '))}
      error={error}
    >
      <div className="yz-mentor-ticks">
        {(field.options ?? []).map((option) => (
          <Checkbox key={option.value} value={option.value} label={option.label} size="md" />
        ))}
      </div>
    </Checkbox.Group>
  )
}

function SegmentsField({ field, value, onType }: Props) {
  return (
    <div>
      <Text fw={600} mb={4}>
        {field.label}
      </Text>
      <SegmentedControl
        fullWidth
        aria-label={field.label}
        value={value}
        onChange={onType}
        data={(field.options ?? []).map((option) => ({ value: option.value, label: option.label }))}
      />
    </div>
  )
}

/** One field of a form, as its kind asks for it. */
export function FormField(props: Props) {
  const { field, value, error, first, onType } = props
  const common = {
    label: field.label,
    placeholder: field.hint,
    value,
    error,
    maxLength: field.most ?? 120,
    autoComplete: 'off',
    'data-autofocus': first || undefined,
  }
  switch (field.as) {
    case 'person':
      return <PersonField {...props} />
    case 'ticks':
      return <TicksField {...props} />
    case 'segments':
      return <SegmentsField {...props} />
    case 'choice':
      return (
        <Select
          label={field.label}
          placeholder={field.hint}
          data={(field.options ?? []).map((option) => ({ value: option.value, label: option.label }))}
          value={value}
          onChange={(next) => onType(next ?? '')}
          allowDeselect={false}
          error={error}
        />
      )
    case 'area':
      return <Textarea {...common} onChange={(event) => onType(event.currentTarget.value)} autosize minRows={2} maxRows={6} />
    default:
      return (
        <TextInput
          {...common}
          type={field.as === 'date' ? 'date' : 'text'}
          inputMode={field.as === 'tel' ? 'tel' : undefined}
          onChange={(event) => onType(event.currentTarget.value)}
        />
      )
  }
}
