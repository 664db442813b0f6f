import { startTransition, useCallback, useEffect, useRef, useState } from 'react'
import type { RxDatabase } from 'rxdb'
import type { Data } from '../../../data/collections'
import type { Store } from '../../../data/open'
import { useContextOfStore } from '../../../data/provider'
import { openRosterIndex } from './roster-index'
import type { RosterIndex } from './types'
import { startWorker } from './worker-port'

/** One index for each open store; it goes with the store. */
const indexes = new WeakMap<RxDatabase, RosterIndex>()

/** The index of a store: the one that was warmed, or, where nothing is sealed, one that is opened now. */
export function rosterIndexOf(data: Pick<Data, 'residents' | 'places'>, key: CryptoKey | null = null): RosterIndex {
  const { database } = data.residents
  const known = indexes.get(database)
  if (known) return known
  const index = openRosterIndex(database.name, data, startWorker(), key)
  indexes.set(database, index)
  database.onClose.push(() => {
    indexes.delete(database)
    index.close()
  })
  return index
}

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
