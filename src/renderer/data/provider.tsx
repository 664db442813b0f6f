import { createContext as createReactContext, type ReactNode, useCallback, useContext } from 'react'
import { assert } from '../lib/assert'
import type { Context } from './context'

const StoreContext = createReactContext<Context | null>(null)

/** Gives every screen below it the store, acted on by whoever is signed in. */
export function ContextProvider({ context, children }: { context: Context; children: ReactNode }) {
  return <StoreContext.Provider value={context}>{children}</StoreContext.Provider>
}

export function useContextOfStore(): Context {
  const context = useContext(StoreContext)
  assert(context, 'a screen stands inside ContextProvider')
  return context
}

/** An operation bound to the context: `const arrive = useOperation(arriveOperation)`, then `await arrive(input)`. */
export function useOperation<I, O>(operation: (context: Context, input: I) => O): (input: I) => O {
  const context = useContextOfStore()
  return useCallback((input: I) => operation(context, input), [context, operation])
}
