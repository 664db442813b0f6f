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
  /** What the center's terminals are called, by device number. */
  names: Readonly<Record<string, string>>
}

const nobody: Collecting = { at: null, busy: false, fault: false, elsewhere: 0, broken: 0, again: () => undefined, names: {} }

const CollectingContext = createContext<Collecting>(nobody)

export const useCollecting = (): Collecting => useContext(CollectingContext)

const everyMs = 60_000
/** What was opened travels to the center in a moment; then it can be erased there. */
const soonMs = 4_000

type Ways = {
  /** Answers which records of `intake` the center has; it must stay the same function. */
  atCenter: (ids: readonly string[]) => Promise<string[]>
  /** Whether the center is there as far as is known: without it nothing is asked, and it is asked at once when it is back. */
  online: boolean
  names: Collecting['names']
}

function useRounds({ atCenter, online, names }: Ways): Collecting {
  const context = useContextOfStore()
  const [state, setState] = useState<Omit<Collecting, 'again' | 'names'>>(nobody)
  const [found, setFound] = useState<Collecting['names']>({})
  const again = useRef<() => void>(() => undefined)
  useEffect(() => {
    if (!context.may('intake.read') || !online) return
    const host = createDeskHost(fetch.bind(globalThis))
    const collect = createCollecting(context, { host, atCenter })
    let ended = false
    let running = false
    let timer: ReturnType<typeof setTimeout> | undefined
    // A kiosk that has just joined is not among the names that are known.
    const learnNames = () =>
      host.terminals().then(
        (all) => {
          if (!ended) setFound(Object.fromEntries(all.map(({ deviceId, name }) => [deviceId, name])))
        },
        () => undefined,
      )
    const round = async () => {
      if (running || ended) return
      clearTimeout(timer)
      running = true
      setState((now) => ({ ...now, busy: true }))
      let next = everyMs
      try {
        const { fresh, left, more, elsewhere, broken } = await collect()
        if (left > 0 || more) next = soonMs
        if (fresh > 0) await learnNames()
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
      again.current = () => undefined
      clearTimeout(timer)
    }
  }, [context, atCenter, online])
  const askAgain = useCallback(() => again.current(), [])
  return useMemo(
    () => ({
      ...state,
      busy: state.busy && online,
      fault: state.fault || !online,
      again: askAgain,
      names: { ...names, ...found },
    }),
    [state, online, askAgain, names, found],
  )
}

/** Fetches what the center's kiosks handed in while somebody who may see it is signed in: at once, every minute, and when asked. */
export function CollectIntake({ children, ...ways }: Ways & { children: ReactNode }) {
  return <CollectingContext value={useRounds(ways)}>{children}</CollectingContext>
}
