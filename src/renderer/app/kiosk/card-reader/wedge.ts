import { readCitizenNumber } from '../../../lib/national/citizen-number'
import { dayOf } from '../../../lib/time'
import type { CardReader } from './reader'

export type WedgeOptions = {
  target: Pick<EventTarget, 'addEventListener' | 'removeEventListener'>
  /** Milliseconds. */
  clock: () => number
}

/** A reader types a sign every 2 to 20 ms; whoever types so fast by hand does it for two or three signs. */
const fastMs = 40
const length = 18
/** From here on it is a reader, and what it types belongs into no field. */
const surelyFast = 3

/** The digit or X of a key, whatever input method is switched on: that one turns `key` into `Process`. */
function signOf({ key, code }: Pick<KeyboardEvent, 'key' | 'code'>): string | null {
  if (/^[\dXx]$/.test(key)) return key.toUpperCase()
  return /^(?:Digit|Numpad)(\d)$/.exec(code)?.[1] ?? (code === 'KeyX' ? 'X' : null)
}

/**
 * A keyboard wedge: a reader that types the number of a card and Enter, as if somebody pressed keys. A fast burst of 18 signs
 * that ends in Enter and is a citizen number is one; anything slower, shorter or longer is left to whoever types.
 */
export function createWedge({ target, clock }: WedgeOptions): CardReader {
  return {
    watch: ({ card }) => {
      let signs = ''
      let last = Number.NEGATIVE_INFINITY
      const onKey = (event: Event) => {
        const pressed = event as KeyboardEvent
        if (pressed.key === 'Shift' || pressed.ctrlKey || pressed.altKey || pressed.metaKey) return
        const now = clock()
        const isFast = now - last <= fastMs
        last = now
        const swallow = () => {
          event.preventDefault()
          event.stopImmediatePropagation()
        }
        if (pressed.key === 'Enter' || pressed.code === 'NumpadEnter') {
          const number = isFast && signs.length === length ? readCitizenNumber(signs, dayOf(Date.now())) : null
          // An Enter behind a burst must press no button, whether the number was good or not.
          if (isFast && signs.length >= surelyFast) swallow()
          signs = ''
          if (number?.ok) card({ citizenNumber: number.value.number })
          return
        }
        const sign = signOf(pressed)
        signs = sign === null ? '' : (isFast ? signs : '') + sign
        if (signs.length > surelyFast) swallow()
      }
      target.addEventListener('keydown', onKey, { capture: true })
      return () => {
        signs = ''
        target.removeEventListener('keydown', onKey, { capture: true })
      }
    },
  }
}
