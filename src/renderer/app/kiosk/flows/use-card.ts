import { useEffect, useRef, useState } from 'react'
import type { CardRead } from '../../../../shared/kiosk'
import { HostFault } from '../../start/host'
import { useKiosk } from '../kiosk-context'

/** A host without a reader says so at once. */
const saysNoWithinMs = 800
const pauseMs = 1_000

/**
 * Waits for a card while the step is shown. Answers whether there is a reader, so that nobody looks for one that is not there.
 * The number that is read stays with the flow and goes with the visit.
 */
export function useCard(onCard: (card: CardRead) => void): boolean {
  const { host } = useKiosk()
  const [isThere, setThere] = useState(false)
  const told = useRef(onCard)
  told.current = onCard
  useEffect(() => {
    const ending = new AbortController()
    const { signal } = ending
    const waited = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))
    const watch = async () => {
      while (!signal.aborted) {
        const shown = setTimeout(() => setThere(true), saysNoWithinMs)
        try {
          const card = await host.readCard(signal)
          if (!signal.aborted) told.current(card)
          return
        } catch (fault) {
          // `no-card`: none was laid on in time, so it is asked again; a reader that fails oddly is left alone.
          if (!(fault instanceof HostFault) || fault.code !== 'no-card') return setThere(false)
        } finally {
          clearTimeout(shown)
        }
        await waited(pauseMs)
      }
    }
    void watch()
    return () => ending.abort()
  }, [host])
  return isThere
}
