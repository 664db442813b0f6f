import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useRef, useState } from 'react'
import { useContextOfStore } from '../../../data/provider'
import { instantOf } from '../../../lib/time'
import { createCollecting } from '../collect'
import { createDeskHost } from '../desk-host'

export type Collecting = {
  /** ISO instant of the last round that succeeded on this visit; null: none did yet. */
  at: string | null
  busy: boolean
  fault: boolean
  elsewhere: number
  broken: number
  again: () => void
}

const nobody: Collecting = { at: null, busy: false, fault: false, elsewhere: 0, broken: 0, again: () => undefined }

const CollectingContext = createContext<Collecting>(nobody)

export const useCollecting = (): Collecting => useContext(CollectingContext)

const everyMs = 60_000
/** What was opened travels to the center in a moment; then it can be erased there. */
const soonMs = 4_000

function useRounds(atCenter: (ids: readonly string[]) => Promise<string[]>): Collecting {
  const context = useContextOfStore()
  const [state, setState] = useState<Omit<Collecting, 'again'>>(nobody)
  const again = useRef<() => void>(() => undefined)
  useEffect(() => {
    if (!context.may('intake.read')) return
    const collect = createCollecting(context, { host: createDeskHost(fetch.bind(globalThis)), atCenter })
    let ended = false
    let running = false
    let timer: ReturnType<typeof setTimeout> | undefined
    const round = async () => {
      if (running || ended) return
      clearTimeout(timer)
      running = true
      setState((now) => ({ ...now, busy: true }))
      let next = everyMs
      try {
        const { left, more, elsewhere, broken } = await collect()
        if (left > 0 || more) next = soonMs
        if (!ended) setState({ at: instantOf(Date.now()), busy: false, fault: false, elsewhere, broken })
      } catch {
        // No link, or the host has no center yet: the page says so, and the next round tries again.
        if (!ended) setState((now) => ({ ...now, busy: false, fault: true }))
      }
      running = false
      if (!ended) timer = setTimeout(round, next)
    }
    again.current = () => void round()
    void round()
    return () => {
      ended = true
      clearTimeout(timer)
    }
  }, [context, atCenter])
  const askAgain = useCallback(() => again.current(), [])
  return useMemo(() => ({ ...state, again: askAgain }), [state, askAgain])
}

/**
 * Fetches what the center's kiosks handed in while somebody who may see it is signed in: at once, every minute, and when asked.
 * `atCenter` answers which records of `intake` the center has; it must stay the same function.
 */
export function CollectIntake({
  atCenter,
  children,
}: {
  atCenter: (ids: readonly string[]) => Promise<string[]>
  children: ReactNode
}) {
  return <CollectingContext value={useRounds(atCenter)}>{children}</CollectingContext>
}
