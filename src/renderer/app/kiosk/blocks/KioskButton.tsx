import type { ReactNode } from 'react'
import type { Icon } from '../../../ui/icon'

type Props = {
  children: ReactNode
  onPress: () => void
  icon?: Icon
  /** `main`: the one action of a step; `plain`: any other; `quiet`: a way back. */
  kind?: 'main' | 'plain' | 'quiet'
  disabled?: boolean
  /** Takes the whole width. */
  wide?: boolean
}

/** A button for a finger that trembles: at least 64 px high, a word and a picture. */
export function KioskButton({ children, onPress, icon: Picture, kind = 'plain', disabled = false, wide = false }: Props) {
  return (
    <button
      type="button"
      className="yz-k-button"
      data-kind={kind}
      data-wide={wide || undefined}
      disabled={disabled}
      onClick={onPress}
    >
      {Picture ? (
        <span className="yz-k-button-picture" aria-hidden="true">
          <Picture size="1.3em" stroke={1.8} />
        </span>
      ) : null}
      <span>{children}</span>
    </button>
  )
}
