import { useEffect, useRef, useState } from 'react'
import type { CardRead } from '../../../../shared/kiosk'
import { HostFault } from '../../start/host'
import { useKiosk } from '../kiosk-context'

const pauseMs = 1_000

/**
 * Waits for a card while the step is shown. Answers whether there is a reader, so that nobody looks for one that is not there.
 * The number that is read stays with the flow and goes with the visit.
 */
export function useCard(onCard: (card: CardRead) => void): boolean {
  const { host, state } = useKiosk()
  const [isBroken, setBroken] = useState(false)
  const isThere = state?.reader === true && !isBroken
  const told = useRef(onCard)
  told.current = onCard
  useEffect(() => {
    if (!isThere) return
    const ending = new AbortController()
    const { signal } = ending
    const waited = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))
    const watch = async () => {
      while (!signal.aborted) {
        try {
          const card = await host.readCard(signal)
          if (!signal.aborted) told.current(card)
          return
        } catch (fault) {
          // `no-card`: none was laid on in time, so it is asked again; a reader that fails oddly is left alone.
          if (!(fault instanceof HostFault) || fault.code !== 'no-card') return setBroken(true)
        }
        await waited(pauseMs)
      }
    }
    void watch()
    return () => ending.abort()
  }, [host, isThere])
  return isThere
}
