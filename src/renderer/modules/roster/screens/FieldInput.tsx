import { Input, MultiSelect, SegmentedControl, Select, Textarea, TextInput } from '@mantine/core'
import { memo, useId } from 'react'
import { useLanguage, useText } from '../../../i18n/use-text'
import { ageOn, isDay } from '../../../lib/time'
import { fieldText } from '../import/screens/field-text'
import { listText } from '../list-text'
import { personText } from '../person-text'
import type { PersonField } from '../rules'
import { careTags } from '../schema'
import { rosterText } from '../text'
import type { FieldSpec } from './person-form'
import { useFieldName } from './use-field-name'

type Props = {
  spec: FieldSpec
  value: string
  error: string | undefined
  today: string
  autoFocus: boolean
  onType: (field: PersonField, value: string) => void
  onLeave: (field: PersonField) => void
}

type Control = { label: string; value: string; error: string | undefined; onType: (value: string) => void; onBlur: () => void }

function SexControl({ label, value, error, onType }: Control) {
  const text = useText(listText)
  const id = useId()
  return (
    <Input.Wrapper label={label} labelElement="div" labelProps={{ id }} error={error}>
      <SegmentedControl
        aria-labelledby={id}
        className="yz-sex"
        value={value}
        onChange={onType}
        data={[
          { value: '1', label: text.male },
          { value: '2', label: text.female },
        ]}
        size="md"
        fullWidth
      />
    </Input.Wrapper>
  )
}

function Choice({ choices, value, onType, ...control }: Control & { choices: { value: string; label: string }[] }) {
  const { empty } = useText(fieldText)
  return (
    <Select
      {...control}
      data={choices}
      value={value === '' ? null : value}
      onChange={(chosen) => onType(chosen ?? '')}
      searchable={choices.length > 8}
      clearable
      clearButtonProps={{ 'aria-label': empty }}
    />
  )
}

function Words({ spec, today, onType, ...control }: Control & { spec: FieldSpec; today: string; autoFocus: boolean }) {
  const text = useText(personText)
  const common = useText(rosterText)
  const isBorn = spec.field === 'birthDate' && isDay(control.value) && control.value <= today
  const hints: Partial<Record<FieldSpec['field'], string>> = {
    phones: text.phonesHint,
    birthDate: isBorn ? common.age(ageOn(control.value, today)) : text.birthHint,
  }
  return (
    <TextInput
      {...control}
      description={hints[spec.field]}
      inputWrapperOrder={['label', 'input', 'error', 'description']}
      onChange={(event) => onType(event.currentTarget.value)}
      required={spec.field === 'name'}
      autoComplete="off"
      spellCheck={false}
    />
  )
}

/** One field of the form with its check under it. Drawn again only when it changes: the lists of codes are long. */
export const FieldInput = memo(function FieldInput({ spec, value, error, today, autoFocus, ...props }: Props) {
  const { language } = useLanguage()
  const names = useText(fieldText)
  const label = useFieldName()(spec.field)
  const onType = (typed: string) => props.onType(spec.field, typed)
  const onBlur = () => props.onLeave(spec.field)
  const control: Control = { label, error, value, onType, onBlur }
  switch (spec.input) {
    case 'sex':
      return <SexControl {...control} />
    case 'code':
      return (
        <Choice
          {...control}
          choices={spec.table.codes.map(({ code, zh, en }) => ({ value: code, label: language === 'en' ? en : zh }))}
        />
      )
    case 'choice': {
      const said: Record<string, string> = names.values
      return <Choice {...control} choices={spec.values.map((word) => ({ value: word, label: said[word] ?? word }))} />
    }
    case 'tags':
      return (
        <MultiSelect
          size="md"
          label={label}
          data={careTags.map((tag) => ({ value: tag, label: names.values[tag] }))}
          value={control.value === '' ? [] : control.value.split('、')}
          onChange={(chosen) => onType(chosen.join('、'))}
          clearable
          clearButtonProps={{ 'aria-label': names.empty }}
        />
      )
    case 'area':
      return (
        <Textarea
          label={label}
          error={error}
          onBlur={onBlur}
          value={control.value}
          onChange={(event) => onType(event.currentTarget.value)}
          autosize
          minRows={2}
          maxLength={1000}
        />
      )
    case 'text':
      return <Words {...control} spec={spec} today={today} autoFocus={autoFocus} />
  }
})
