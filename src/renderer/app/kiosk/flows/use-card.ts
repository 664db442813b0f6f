import { useEffect, useRef, useState } from 'react'
import { createHostReader } from '../card-reader/host-reader'
import { anyOf, type CardReading } from '../card-reader/reader'
import { createWedge } from '../card-reader/wedge'
import { useKiosk } from '../kiosk-context'

/**
 * Waits for a card while the step is shown. Answers whether there is a reader, so that nobody looks for one that is not there.
 * The number that is read stays with the flow and goes with the visit.
 */
export function useCard(onCard: (card: CardReading) => void): boolean {
  const { host, state } = useKiosk()
  // Asked where none is configured, the host would say no each time.
  const isConfigured = state?.reader === true
  const [isThere, setThere] = useState(false)
  const told = useRef(onCard)
  told.current = onCard
  useEffect(() => {
    const wedge = createWedge({ target: window, clock: () => performance.now() })
    const readers = isConfigured ? anyOf(createHostReader(host.readCard), wedge) : wedge
    return readers.watch({ card: (card) => told.current(card), there: setThere })
  }, [host, isConfigured])
  return isThere
}
