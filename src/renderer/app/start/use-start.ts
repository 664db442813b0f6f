import { createContext, useContext, useSyncExternalStore } from 'react'
import { assert } from '../../lib/assert'
import type { Stage, Start } from './start'

export const StartContext = createContext<Start | null>(null)

export function useStart(): Start {
  const start = useContext(StartContext)
  assert(start, 'the app stands inside StartContext')
  return start
}

/** Where the app stands; renders again when it moves on. */
export function useStage(): Stage {
  const start = useStart()
  return useSyncExternalStore(start.subscribe, start.stage)
}
