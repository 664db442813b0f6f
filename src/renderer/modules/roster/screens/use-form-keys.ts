import { type RefObject, useEffect } from 'react'

/** Ctrl+S saves, Esc leaves the form; not while a list of choices or a dialog is open, those close first. */
export function useFormKeys(
  active: boolean,
  screen: RefObject<HTMLElement | null>,
  onSave: () => void,
  onLeave: () => void,
): void {
  useEffect(() => {
    if (!active) return
    const pressed = (event: KeyboardEvent) => {
      if (event.isComposing || !screen.current?.checkVisibility()) return
      const inside = (selector: string) => event.target instanceof HTMLElement && event.target.closest(selector) !== null
      // Asked of where the keys go: a dialog that fades out is still drawn for a moment.
      const dialog = inside('[role="dialog"]')
      if ((event.ctrlKey || event.metaKey) && event.code === 'KeyS') {
        event.preventDefault()
        if (!dialog) onSave()
      }
      if (event.key === 'Escape' && !dialog && !inside('[aria-expanded="true"]')) onLeave()
    }
    window.addEventListener('keydown', pressed, { capture: true })
    return () => window.removeEventListener('keydown', pressed, { capture: true })
  }, [active, screen, onSave, onLeave])
}
