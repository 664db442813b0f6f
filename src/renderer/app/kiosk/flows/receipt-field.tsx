import { type ReactNode, useState } from 'react'
import { type ReceiptRefusal, readReceiptNumber } from '../../../../shared/receipt-number'
import { useText } from '../../../i18n/use-text'
import { KioskField } from '../blocks/KioskField'
import { useKiosk } from '../kiosk-context'
import { flowText } from './text'

/** The whole number; on paper stand the last fourteen digits. */
const most = 26

type Texts = (typeof flowText)['zh-CN']

const refusalText = ({ refusal }: Texts['progress'], told: ReceiptRefusal): string =>
  told.code === 'length' ? refusal.length(told.typed) : refusal[told.code]

/**
 * Where the number on a slip is typed. `read` gives the number, or null once the field says what is wrong with it; `empty` says that
 * nothing was typed.
 */
export function useReceiptField(label: string): {
  field: ReactNode
  empty: boolean
  read: () => string | null
  clear: () => void
} {
  const text = useText(flowText)
  const { station } = useKiosk()
  const [typed, setTyped] = useState('')
  const [error, setError] = useState<string | null>(null)
  const type = (digits: string) => {
    setTyped(digits)
    setError(null)
  }
  return {
    field: (
      <KioskField
        label={label}
        hint={text.progress.typedHint}
        input="digits"
        value={typed}
        onChange={type}
        most={most}
        begin
        {...(error ? { error } : {})}
      />
    ),
    empty: typed === '',
    read: () => {
      const read = readReceiptNumber(typed, station.centerCode)
      if (read.ok) return read.value
      setError(refusalText(text.progress, read.refusal))
      return null
    },
    clear: () => type(''),
  }
}
