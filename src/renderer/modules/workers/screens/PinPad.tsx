import { Button, SimpleGrid } from '@mantine/core'
import { IconBackspace, IconX } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useText } from '../../../i18n/use-text'
import { workersText } from '../text'

const digits = ['1', '2', '3', '4', '5', '6', '7', '8', '9'] as const

/** Keys to type a PIN with a finger or a mouse. The PIN itself stays in the field above. */
export function PinPad({ pin, onPin, disabled }: { pin: string; onPin: (pin: string) => void; disabled: boolean }) {
  const text = useText(workersText)
  const key = (label: string, face: ReactNode, next: string) => (
    // The pad is for pointers; at the keyboard the field is the way, and twelve stops between it and the button would be in it.
    <Button
      key={label}
      variant="default"
      size="lg"
      h={50}
      fz="1.375rem"
      tabIndex={-1}
      aria-label={label}
      disabled={disabled}
      onClick={() => onPin(next)}
    >
      {face}
    </Button>
  )
  const typed = (digit: string) => key(digit, digit, (pin + digit).slice(0, 8))
  return (
    <SimpleGrid cols={3} spacing="xs" verticalSpacing="xs" role="group" aria-label={text.pinPad}>
      {digits.map(typed)}
      {key(text.clear, <IconX size={22} />, '')}
      {typed('0')}
      {key(text.backspace, <IconBackspace size={24} />, pin.slice(0, -1))}
    </SimpleGrid>
  )
}
