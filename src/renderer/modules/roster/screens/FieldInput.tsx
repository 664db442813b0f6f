import { MultiSelect, SegmentedControl, Select, Stack, Text, Textarea, TextInput } from '@mantine/core'
import { useId } from 'react'
import { useLanguage, useText } from '../../../i18n/use-text'
import { ageOn, isDay } from '../../../lib/time'
import { fieldText } from '../import/screens/field-text'
import { listText } from '../list-text'
import { personText } from '../person-text'
import { careTags } from '../schema'
import type { FieldSpec, FormValues } from './person-form'
import { useFieldName } from './use-field-name'

type Props = {
  spec: FieldSpec
  values: FormValues
  error: string | undefined
  today: string
  onType: (value: string) => void
  onLeave: () => void
}

function SexInput({
  label,
  value,
  error,
  onType,
}: {
  label: string
  value: string
  error: string | undefined
  onType: (value: string) => void
}) {
  const text = useText(listText)
  const id = useId()
  return (
    <Stack gap={4}>
      <Text component="span" id={id} fw={500}>
        {label}
      </Text>
      <SegmentedControl
        aria-labelledby={id}
        value={value}
        onChange={onType}
        data={[
          { value: '1', label: text.male },
          { value: '2', label: text.female },
        ]}
        size="md"
        fullWidth
      />
      {error ? (
        <Text c="var(--mantine-color-error)" size="xs" role="alert">
          {error}
        </Text>
      ) : null}
    </Stack>
  )
}

/** One field of the form with its check under it. */
export function FieldInput({ spec, values, error, today, onType, onLeave }: Props) {
  const { language } = useLanguage()
  const text = useText(personText)
  const names = useText(fieldText)
  const label = useFieldName()(spec.field)
  const value = values[spec.field]
  const common = { label, error, onBlur: onLeave, 'data-field': spec.field }
  const pick = (choices: { value: string; label: string }[]) => (
    <Select
      {...common}
      data={choices}
      value={value === '' ? null : value}
      onChange={(chosen) => onType(chosen ?? '')}
      searchable={choices.length > 8}
      clearable
      clearButtonProps={{ 'aria-label': names.empty }}
    />
  )
  switch (spec.input) {
    case 'sex':
      return <SexInput label={label} value={value} error={error} onType={onType} />
    case 'code':
      return pick(spec.table.codes.map((code) => ({ value: code.code, label: language === 'en' ? code.en : code.zh })))
    case 'choice':
      return pick(
        spec.values.map((choice) => ({ value: choice, label: (names.values as Record<string, string>)[choice] ?? choice })),
      )
    case 'tags':
      return (
        <MultiSelect
          {...common}
          size="md"
          data={careTags.map((tag) => ({ value: tag, label: names.values[tag] }))}
          value={value === '' ? [] : value.split('、')}
          onChange={(chosen) => onType(chosen.join('、'))}
          clearable
        />
      )
    case 'area':
      return (
        <Textarea
          {...common}
          value={value}
          onChange={(event) => onType(event.currentTarget.value)}
          autosize
          minRows={2}
          maxLength={1000}
        />
      )
    case 'text': {
      const born =
        spec.field === 'birthDate' && isDay(value) && value <= today
          ? text.ageFromNumber(ageOn(value, today)).replace(/^.*[:：]\s*/, '')
          : undefined
      const hint = spec.field === 'phones' ? text.phonesHint : spec.field === 'birthDate' ? (born ?? text.birthHint) : undefined
      return (
        <TextInput
          {...common}
          description={hint}
          inputWrapperOrder={['label', 'input', 'error', 'description']}
          value={value}
          onChange={(event) => onType(event.currentTarget.value)}
          required={spec.field === 'name'}
          autoComplete="off"
          spellCheck={false}
        />
      )
    }
  }
}
