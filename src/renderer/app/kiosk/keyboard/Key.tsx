import type { PointerEvent, ReactNode } from 'react'

type Props = {
  children: ReactNode
  onPress: () => void
  /** What is said of a key that shows a picture. */
  label?: string
  /** A word instead of one sign. */
  small?: boolean
  main?: boolean
  pressed?: boolean
  /** Of ten in a row: how much room it takes. */
  span?: number
  disabled?: boolean
}

/** The field keeps the focus while its keys are tapped. */
const keepFocus = (event: PointerEvent) => event.preventDefault()

export function Key({ children, onPress, label, small = false, main = false, pressed, span, disabled = false }: Props) {
  return (
    <button
      type="button"
      className="yz-k-key"
      data-small={small || undefined}
      data-main={main || undefined}
      aria-label={label}
      aria-pressed={pressed}
      disabled={disabled}
      style={span === undefined ? undefined : { flexGrow: span }}
      onPointerDown={keepFocus}
      onMouseDown={(event) => event.preventDefault()}
      onClick={onPress}
    >
      {children}
    </button>
  )
}
