import { createContext, type ReactNode, Suspense, useContext } from 'react'
import type { Beside } from './module'

const BesideContext = createContext<readonly Beside[]>([])

/** Gives the pages below it what other modules show on them; the app knows which there are. */
export function BesideProvider({ all, children }: { all: readonly Beside[]; children: ReactNode }) {
  return <BesideContext.Provider value={all}>{children}</BesideContext.Provider>
}

/** Where the roster shows a household: what every other module says of it, nothing where none does. */
export function BesideHousehold({ householdId }: { householdId: string }) {
  return useContext(BesideContext).map(({ household: Part }, index) => {
    // The modules never change while the program runs: their place in the list is who they are.
    const key = `beside ${index}`
    return Part ? (
      <Suspense key={key}>
        <Part householdId={householdId} />
      </Suspense>
    ) : null
  })
}
