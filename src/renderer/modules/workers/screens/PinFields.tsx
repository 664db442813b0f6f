import { PasswordInput, SimpleGrid } from '@mantine/core'
import { useText } from '../../../i18n/use-text'
import { refusePin } from '../rules'
import { workersText } from '../text'

export type TypedPin = { pin: string; again: string }

export const emptyPin: TypedPin = { pin: '', again: '' }

const digitsOf = (value: string) => value.normalize('NFKC').replace(/\s/g, '').slice(0, 12)

/** What is wrong with a PIN typed twice: with itself, or between the two. */
export function faultOfPin({ pin, again }: TypedPin): 'pin-form' | 'pin-weak' | 'mismatch' | null {
  return refusePin(pin)?.code ?? (pin === again ? null : 'mismatch')
}

/** A new PIN, typed twice. Faults are shown once `checked`, so that nobody is scolded while typing. */
export function PinFields({
  value,
  onChange,
  checked,
}: {
  value: TypedPin
  onChange: (value: TypedPin) => void
  checked: boolean
}) {
  const text = useText(workersText)
  const fault = checked ? faultOfPin(value) : null
  const common = {
    inputMode: 'numeric',
    autoComplete: 'new-password',
    required: true,
    withAsterisk: false,
    visibilityToggleButtonProps: { 'aria-label': text.showPin },
  } as const
  return (
    <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="md">
      <PasswordInput
        {...common}
        label={text.newPin}
        description={text.pinHint}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        value={value.pin}
        onChange={(event) => onChange({ ...value, pin: digitsOf(event.currentTarget.value) })}
        error={fault && fault !== 'mismatch' ? text.refusal[fault] : undefined}
      />
      <PasswordInput
        {...common}
        label={text.pinAgain}
        value={value.again}
        onChange={(event) => onChange({ ...value, again: digitsOf(event.currentTarget.value) })}
        error={fault === 'mismatch' ? text.pinMismatch : undefined}
      />
    </SimpleGrid>
  )
}
