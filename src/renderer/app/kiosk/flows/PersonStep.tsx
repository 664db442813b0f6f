import { useState } from 'react'
import { useText } from '../../../i18n/use-text'
import { KioskField } from '../blocks/KioskField'
import { KioskStep } from '../blocks/KioskStep'
import { faultsOf, type Person } from './person'
import { flowText } from './text'

/** Name and phone, and the address where it helps; of a child the guardian. The card reader fills in what it knows. */
export function PersonStep({
  person,
  onPerson,
  address,
  onAddress,
  guardian,
  onGuardian,
  onBack,
  next,
  onNext,
  hint,
}: {
  person: Person
  onPerson: (person: Person) => void
  address?: string
  onAddress?: (address: string) => void
  /** 监护人: asked for a child, whose phone is the guardian's. */
  guardian?: string
  onGuardian?: (guardian: string) => void
  onBack?: () => void
  next?: string
  onNext: () => void
  hint?: string
}) {
  const text = useText(flowText)
  const [checked, setChecked] = useState(false)
  const faults = checked ? faultsOf(person, text) : {}
  const lacksGuardian = onGuardian !== undefined && (guardian ?? '').trim() === ''
  const goOn = () => {
    setChecked(true)
    if (Object.keys(faultsOf(person, text)).length === 0 && !lacksGuardian) onNext()
  }
  return (
    <KioskStep
      title={onGuardian ? text.childWho : text.who}
      hint={hint ?? text.whoHint}
      {...(onBack ? { onBack } : {})}
      next={{ onPress: goOn, ...(next ? { label: next } : {}) }}
    >
      <KioskField
        label={onGuardian ? text.childName : text.name}
        input="name"
        value={person.name}
        onChange={(name) => onPerson({ ...person, name })}
        most={20}
        begin
        {...(faults.name ? { error: faults.name } : {})}
      />
      {onGuardian ? (
        <KioskField
          label={text.guardian}
          input="name"
          value={guardian ?? ''}
          onChange={onGuardian}
          most={20}
          {...(checked && lacksGuardian ? { error: text.guardianMissing } : {})}
        />
      ) : null}
      <KioskField
        label={onGuardian ? text.guardianPhone : text.phone}
        hint={text.phoneHint}
        input="digits"
        value={person.phone}
        onChange={(phone) => onPerson({ ...person, phone })}
        most={12}
        {...(faults.phone ? { error: faults.phone } : {})}
      />
      {onAddress ? (
        <KioskField
          label={text.address}
          hint={text.addressHint}
          input="text"
          value={address ?? ''}
          onChange={onAddress}
          most={120}
        />
      ) : null}
    </KioskStep>
  )
}
