import { type DependencyList, useEffect, useState } from 'react'
import type { RxQuery } from 'rxdb'
import type { Data } from './collections'
import { useContextOfStore } from './provider'

export type Live<T> = { loading: true } | { loading: false; value: T }

type ValueOf<Q> = Q extends RxQuery<infer _Record, infer Result, infer _Methods, infer _Reactivity> ? Result : never

const waiting = { loading: true } as const

/**
 * The answer of a query, kept up to date while the screen stands. `dependencies` say when the query is another one.
 * The query is built and subscribed in an effect: RxDB's own hook re-subscribes at every render of an inline query.
 */
// biome-ignore lint/suspicious/noExplicitAny: any query of any collection; its result type is inferred
export function useLive<Q extends RxQuery<any, any, any, any>>(
  build: (data: Data) => Q,
  dependencies: DependencyList,
): Live<ValueOf<Q>> {
  const { data } = useContextOfStore()
  const [live, setLive] = useState<Live<ValueOf<Q>>>(waiting)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the caller names what the query depends on, as with useEffect
  useEffect(() => {
    setLive(waiting)
    const subscription = build(data).$.subscribe({
      next: (value: ValueOf<Q>) => setLive({ loading: false, value }),
      // A store that fails under a screen is a fault of the whole screen: its fault boundary shows it.
      error: (error: unknown) =>
        setLive(() => {
          throw error
        }),
    })
    return () => subscription.unsubscribe()
  }, [data, ...dependencies])
  return live
}
