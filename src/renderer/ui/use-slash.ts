import { type RefObject, useEffect } from 'react'

/** Fields in which `/` is a letter; a switch or a tick is none. */
const fields = 'input:not([type="radio"], [type="checkbox"]), textarea, select, [contenteditable]'

/** `/` (`、` with a Chinese keyboard) goes to the search field from anywhere on the page. */
export function useSlash(field: RefObject<HTMLInputElement | null>): void {
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      const typing = event.target instanceof HTMLElement && event.target.matches(fields)
      if (typing || event.ctrlKey || event.altKey || event.metaKey || !['/', '、'].includes(event.key)) return
      if (!field.current?.checkVisibility()) return
      event.preventDefault()
      field.current.focus()
      field.current.select()
    }
    window.addEventListener('keydown', pressed)
    return () => window.removeEventListener('keydown', pressed)
  }, [field])
}
