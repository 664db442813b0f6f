import { useEffect, useId, useRef } from 'react'
import { admit, type FieldInput } from '../keyboard/field-input'
import { useKeyboard } from '../keyboard/keyboard-context'

type Props = {
  label: string
  value: string
  onChange: (value: string) => void
  /** Which keys come up: `name` and `text` pinyin, `digits`, `citizenNumber` and `code` numbers. A code is shown as dots. */
  input: FieldInput
  /** Characters at most. */
  most?: number
  hint?: string
  /** What is wrong and how to mend it. */
  error?: string
  /** Several lines. */
  long?: boolean
  /** Opens the keys at once: for the one field of a step. */
  begin?: boolean
  /** The step's question says it already. */
  silent?: boolean
}

/**
 * A real input, so that a card reader, a keyboard and a screen reader find it; the machine's own touch keyboard stays away
 * (`inputMode="none"`), and the browser remembers nothing of it.
 */
export function KioskField(props: Props) {
  const { label, value, onChange, input, most = 60, hint, error, long = false, begin = false, silent = false } = props
  const id = useId()
  const keyboard = useKeyboard()
  const element = useRef<HTMLInputElement & HTMLTextAreaElement>(null)
  const latest = useRef({ value, onChange })
  latest.current = { value, onChange }
  const write = (text: string) => latest.current.onChange(admit(input, text, most))
  const { open, close } = keyboard
  const openKeys = () => open({ id, label, input, element, read: () => latest.current.value, write })
  const opening = useRef(openKeys)
  opening.current = openKeys
  const Tag = long ? 'textarea' : 'input'
  useEffect(() => {
    if (begin) {
      element.current?.focus()
      // Said as well, for a field that has the focus already tells nobody that it got it.
      opening.current()
    }
    return () => close(id)
  }, [begin, close, id])
  // A long text is written at its end.
  // biome-ignore lint/correctness/useExhaustiveDependencies: another value is another end
  useEffect(() => {
    if (element.current) element.current.scrollTop = element.current.scrollHeight
  }, [value])
  return (
    <div className="yz-k-field" data-open={keyboard.target?.id === id || undefined}>
      <label htmlFor={id} className={silent ? 'yz-k-hidden' : undefined}>
        {label}
      </label>
      {hint ? <p id={`${id}-hint`}>{hint}</p> : null}
      <Tag
        ref={element}
        id={id}
        value={value}
        type={long ? undefined : input === 'code' ? 'password' : 'text'}
        rows={long ? 3 : undefined}
        inputMode="none"
        autoComplete={input === 'code' ? 'one-time-code' : 'off'}
        autoCorrect="off"
        autoCapitalize="off"
        spellCheck={false}
        data-form-type="other"
        aria-invalid={error ? true : undefined}
        aria-describedby={[hint ? `${id}-hint` : '', error ? `${id}-error` : ''].filter(Boolean).join(' ') || undefined}
        onFocus={openKeys}
        onClick={openKeys}
        onChange={(event) => write(event.currentTarget.value)}
      />
      {error ? (
        <p id={`${id}-error`} className="yz-k-error" role="alert">
          {error}
        </p>
      ) : null}
    </div>
  )
}
