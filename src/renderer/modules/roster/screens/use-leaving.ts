import { type RefObject, useState } from 'react'
import { useLeaveGuard } from '../import/screens/use-leave-guard'

/**
 * Leaving a form with something typed asks first, whichever way one leaves: by Esc or a button (`ask`), a link, the back button,
 * closing the window. `onGivenUp` forgets what was typed; `onLeft` goes where the button would have gone.
 */
export function useLeaving(options: {
  dirty: boolean
  screen: RefObject<HTMLElement | null>
  onGivenUp: () => Promise<void>
  onLeft: () => void
}) {
  const { dirty, screen, onGivenUp, onLeft } = options
  const [asked, setAsked] = useState(false)
  const guard = useLeaveGuard(dirty, screen)
  return {
    ask: () => (dirty ? setAsked(true) : onLeft()),
    opened: asked || guard.asking,
    onStay: () => {
      setAsked(false)
      guard.stay()
    },
    onDiscard: async () => {
      await onGivenUp()
      if (guard.asking) guard.leave()
      else onLeft()
    },
  }
}
