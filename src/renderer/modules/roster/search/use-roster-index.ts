import { startTransition, useCallback, useEffect, useRef, useState } from 'react'
import type { Store } from '../../../data/open'
import { useContextOfStore } from '../../../data/provider'
import { rosterIndexOf } from './index-of'
import type { RosterIndex } from './types'

/** Starts the index of an open store before a screen asks for it, while somebody is still signing in. */
export function warmRoster({ data, key }: Pick<Store, 'data' | 'key'>): void {
  rosterIndexOf(data, key)
}

/** The index of the store the screen stands on; it survives changes of screen. */
export const useRosterIndex = (): RosterIndex => rosterIndexOf(useContextOfStore().data)

export type Asked<T> =
  | { state: 'waiting' }
  | { state: 'failed'; message: string; retry: () => void }
  | { state: 'known'; value: T }

/**
 * An answer of the index, asked anew after every change of the records. `key` names the question; while another one is
 * on its way the last answer stays, so that the screen does not flicker.
 */
export function useAsked<T>(ask: (index: RosterIndex) => Promise<T>, key: string): Asked<T> {
  const index = useRosterIndex()
  const [asked, setAsked] = useState<Asked<T>>({ state: 'waiting' })
  const latest = useRef(ask)
  latest.current = ask
  const turn = useRef(0)
  const run = useCallback(() => {
    turn.current += 1
    const mine = turn.current
    latest.current(index).then(
      (value) => {
        // Figures and lists are drawn in slices, between which the page answers whoever types.
        if (mine === turn.current) startTransition(() => setAsked({ state: 'known', value }))
      },
      (error: unknown) => {
        if (mine === turn.current) setAsked({ state: 'failed', message: String(error), retry: run })
      },
    )
  }, [index])
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key says when it is another question
  useEffect(() => {
    run()
    return index.onChange(run)
  }, [run, index, key])
  return asked
}
