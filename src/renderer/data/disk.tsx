import { createContext, type ReactNode, useContext } from 'react'
import type { DiskLevel } from '../../shared/journal'

const DiskContext = createContext<DiskLevel>('good')

/** Tells every screen below it how much room the host's disk has. */
export function DiskProvider({ level, children }: { level: DiskLevel; children: ReactNode }) {
  return <DiskContext.Provider value={level}>{children}</DiskContext.Provider>
}

/** How much room there is: under `no-imports` nothing large is begun, under `read-only` nothing is saved. */
export const useDiskLevel = (): DiskLevel => useContext(DiskContext)
