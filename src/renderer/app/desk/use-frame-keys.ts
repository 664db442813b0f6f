import { useEffect } from 'react'

const isTyping = (target: EventTarget | null) =>
  target instanceof HTMLElement && (target.isContentEditable || target.matches('input, textarea, select, [role="combobox"]'))

/**
 * The keys of the frame: `?` for help (`？` with a Chinese keyboard), Alt+1…9 for the pages, Alt+L to lock.
 * `event.code` for the Alt keys: with Alt held, `key` is another sign on some keyboards.
 */
export function useFrameKeys(keys: { onHelp: () => void; onLock: () => void; onPage: (index: number) => void }): void {
  const { onHelp, onLock, onPage } = keys
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      if (event.isComposing || event.ctrlKey || event.metaKey) return
      if (event.altKey) {
        const digit = /^Digit([1-9])$/.exec(event.code)
        if (digit) onPage(Number(digit[1]) - 1)
        else if (event.code === 'KeyL') onLock()
        else return
      } else if ((event.key === '?' || event.key === '？') && !isTyping(event.target)) onHelp()
      else return
      event.preventDefault()
    }
    window.addEventListener('keydown', pressed)
    return () => window.removeEventListener('keydown', pressed)
  }, [onHelp, onLock, onPage])
}
