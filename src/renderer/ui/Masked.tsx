import { Tooltip, UnstyledButton } from '@mantine/core'
import { useEffect, useState } from 'react'
import { useText } from '../i18n/use-text'
import { words } from '../i18n/words'

const hidesAfterMs = 30_000

/**
 * A personal value that is masked until it is clicked and hides itself after 30 s (SECURITY.md, privacy).
 * `label` names the field for a screen reader. `onReveal` is where the access log hears of it. Without `mayReveal` it stays masked.
 */
export function Masked({
  value,
  mask,
  label,
  mayReveal = true,
  onReveal,
}: {
  value: string
  mask: (value: string) => string
  label: string
  mayReveal?: boolean
  onReveal?: () => void
}) {
  const text = useText(words)
  const [revealedValue, setRevealedValue] = useState<string | null>(null)
  const revealed = revealedValue === value
  useEffect(() => {
    if (!revealed) return
    const timer = setTimeout(() => setRevealedValue(null), hidesAfterMs)
    return () => clearTimeout(timer)
  }, [revealed])
  if (!mayReveal) return <span className="yz-masked">{mask(value)}</span>
  const toggle = () => {
    if (!revealed) onReveal?.()
    setRevealedValue(revealed ? null : value)
  }
  return (
    <Tooltip label={revealed ? text.hide : text.reveal}>
      <UnstyledButton
        className="yz-masked"
        data-revealed={revealed || undefined}
        aria-pressed={revealed}
        aria-label={`${label} ${revealed ? value : mask(value)}`}
        onClick={toggle}
      >
        {revealed ? value : mask(value)}
      </UnstyledButton>
    </Tooltip>
  )
}
