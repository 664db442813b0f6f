import { Stack, Title } from '@mantine/core'
import { Fragment, type ReactNode } from 'react'
import { useText } from '../../../i18n/use-text'
import { personText } from '../person-text'
import { rosterText } from '../text'
import { FieldInput } from './FieldInput'
import { sections } from './person-form'
import type { PersonForm } from './use-person-form'

/** All fields of a person, to be typed into. The children stand after the first section. */
export function PersonFields({
  form,
  focusName = false,
  children,
}: {
  form: PersonForm
  focusName?: boolean
  children?: ReactNode
}) {
  const text = useText(personText)
  const { fault } = useText(rosterText)
  return (
    <Stack gap="lg">
      {sections.map(({ name, fields }) => (
        <Fragment key={name}>
          <section className="yz-card yz-person-section" aria-labelledby={`section-${name}`}>
            <Title order={2} id={`section-${name}`} className="yz-person-heading">
              {text.sections[name]}
            </Title>
            <div className={name === 'note' ? undefined : 'yz-person-fields'}>
              {fields.map((spec) => {
                const found = form.faultOf(spec.field)
                return (
                  <FieldInput
                    key={spec.field}
                    spec={spec}
                    autoFocus={focusName && spec.field === 'name'}
                    value={form.values[spec.field]}
                    error={found && fault[found.code]}
                    today={form.today}
                    onType={form.type}
                    onLeave={form.leave}
                  />
                )
              })}
            </div>
          </section>
          {name === 'person' ? children : null}
        </Fragment>
      ))}
    </Stack>
  )
}
