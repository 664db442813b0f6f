import { createContext, type ReactNode, useContext } from 'react'
import { assert } from '../lib/assert'
import type { AccessDeed } from './access-log'

/** `what` names the kind of list, never whose; `people` are those it says something about. */
export type Leaving = { deed: AccessDeed; what: string; people: number }

/** Asks what for and, over fifty people, a second person; true once it is in the access log. */
export type LeavingGate = (leaving: Leaving) => Promise<boolean>

const GateContext = createContext<LeavingGate | null>(null)

/** Gives every screen below it the one way by which lists of people leave the program (SECURITY.md, privacy). */
export function LeavingProvider({ gate, children }: { gate: LeavingGate; children: ReactNode }) {
  return <GateContext.Provider value={gate}>{children}</GateContext.Provider>
}

/** Asked before a list of people is printed or written to a file. */
export function useLeavingGate(): LeavingGate {
  const gate = useContext(GateContext)
  assert(gate, 'a screen that lets people’s data out stands inside LeavingProvider')
  return gate
}
