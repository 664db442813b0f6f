import { IconArrowLeft } from '@tabler/icons-react'
import { type ReactNode, useEffect, useRef } from 'react'
import { useText } from '../../../i18n/use-text'
import { kioskText } from '../text'
import { KioskButton } from './KioskButton'

type Props = {
  /** The question of this step. */
  title: string
  hint?: string
  children?: ReactNode
  onBack?: () => void
  next?: { label?: string; onPress: () => void; disabled?: boolean }
}

/** One question, what answers it, and the two ways on. A new title is read aloud by a screen reader, because it takes the focus. */
export function KioskStep({ title, hint, children, onBack, next }: Props) {
  const text = useText(kioskText)
  const heading = useRef<HTMLHeadingElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: another title is another step
  useEffect(() => {
    if (!heading.current?.closest('section')?.contains(document.activeElement)) heading.current?.focus({ preventScroll: true })
  }, [title])
  return (
    <section className="yz-k-step">
      <h2 ref={heading} tabIndex={-1}>
        {title}
      </h2>
      {hint ? <p className="yz-k-quiet">{hint}</p> : null}
      {children}
      {onBack || next ? (
        <div className="yz-k-ways">
          {onBack ? (
            <KioskButton kind="quiet" icon={IconArrowLeft} onPress={onBack}>
              {text.back}
            </KioskButton>
          ) : null}
          {next ? (
            <KioskButton kind="main" disabled={next.disabled ?? false} onPress={next.onPress}>
              {next.label ?? text.next}
            </KioskButton>
          ) : null}
        </div>
      ) : null}
    </section>
  )
}
