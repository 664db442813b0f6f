import { Group, Stack, Text, Title } from '@mantine/core'
import type { ReactNode } from 'react'
import { useContextOfStore } from '../../../data/provider'
import { useLanguage, useText } from '../../../i18n/use-text'
import { maskCitizenNumber, maskDocumentNumber } from '../../../lib/national/citizen-number'
import { maskPhone } from '../../../lib/national/phone'
import { ageOn, dayOf } from '../../../lib/time'
import { Masked } from '../../../ui/Masked'
import { fieldText } from '../import/screens/field-text'
import { showValue } from '../import/screens/show-value'
import { personText } from '../person-text'
import type { Resident } from '../schema'
import { rosterText } from '../text'
import { type FieldSpec, sections } from './person-form'
import { Tag } from './Tag'
import { useFieldName } from './use-field-name'

function Value({ resident, spec }: { resident: Resident; spec: FieldSpec }): ReactNode {
  const { may } = useContextOfStore()
  const { language } = useLanguage()
  const names = useText(fieldText)
  const text = useText(personText)
  const common = useText(rosterText)
  const label = useFieldName()(spec.field)
  const value = resident[spec.field]
  const mayReveal = may('roster.reveal')
  if (
    value === undefined ||
    value === '' ||
    (spec.field === 'sex' && value === '0') ||
    (Array.isArray(value) && value.length === 0)
  )
    return <span className="yz-not-filled">{text.notFilled}</span>
  switch (spec.field) {
    case 'citizenNumber':
      return <Masked key={resident.id} value={String(value)} mask={maskCitizenNumber} label={label} mayReveal={mayReveal} />
    case 'documentNumber':
      return <Masked key={resident.id} value={String(value)} mask={maskDocumentNumber} label={label} mayReveal={mayReveal} />
    case 'phones':
      return (
        <Group gap="xs">
          {(resident.phones ?? []).map((phone) => (
            <Masked key={`${resident.id} ${phone}`} value={phone} mask={maskPhone} label={label} mayReveal={mayReveal} />
          ))}
        </Group>
      )
    case 'birthDate':
      return `${value}（${common.age(ageOn(String(value), dayOf(Date.now())))}）`
    case 'careTags':
      return (
        <Group gap={6}>
          {(resident.careTags ?? []).map((tag) => (
            <Tag key={tag} look="care">
              {names.values[tag]}
            </Tag>
          ))}
        </Group>
      )
    default:
      return showValue(spec.field, value, names, language)
  }
}

/** A person's fields to be read, grouped as in the form. Fields nobody filled in are left out but for the main ones. */
export function PersonView({ resident }: { resident: Resident }) {
  const text = useText(personText)
  const nameOf = useFieldName()
  const always = new Set(['name', 'citizenNumber', 'sex', 'birthDate', 'phones', 'relationToHead', 'populationKind'])
  const filled = (spec: FieldSpec) => {
    const value = resident[spec.field]
    return always.has(spec.field) || (value !== undefined && value !== '' && !(Array.isArray(value) && value.length === 0))
  }
  return (
    <Stack gap="lg">
      {sections.map(({ name, fields }) => {
        const shown = fields.filter((spec) => spec.field !== 'name' && filled(spec))
        if (shown.length === 0) return null
        return (
          <section key={name} className="yz-card yz-person-section" aria-labelledby={`section-${name}`}>
            <Title order={2} id={`section-${name}`} className="yz-person-heading">
              {text.sections[name]}
            </Title>
            <dl className={name === 'note' ? 'yz-person-note' : 'yz-person-values'}>
              {shown.map((spec) => (
                <div key={spec.field}>
                  <Text component="dt" c="dimmed" size="xs" className={name === 'note' ? 'yz-hidden' : undefined}>
                    {nameOf(spec.field)}
                  </Text>
                  <dd>
                    <Value resident={resident} spec={spec} />
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        )
      })}
    </Stack>
  )
}
