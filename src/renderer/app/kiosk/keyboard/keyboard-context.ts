import { createContext, type RefObject, useContext } from 'react'
import { assert } from '../../../lib/assert'
import type { FieldInput } from './field-input'

/** The field that the keys write to. The text itself stays with the flow: the keyboard keeps none. */
export type KeyboardTarget = {
  id: string
  label: string
  input: FieldInput
  element: RefObject<HTMLInputElement | HTMLTextAreaElement | null>
  read(): string
  write(text: string): void
}

export type KeyboardControl = {
  target: KeyboardTarget | null
  open(target: KeyboardTarget): void
  /** Without an id whatever is open; with one, only if it is that field's. */
  close(id?: string): void
}

export const KeyboardContext = createContext<KeyboardControl | null>(null)

export function useKeyboard(): KeyboardControl {
  const control = useContext(KeyboardContext)
  assert(control, 'fields of the kiosk stand inside KeyboardContext')
  return control
}
