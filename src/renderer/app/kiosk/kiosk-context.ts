import { createContext, useContext } from 'react'
import type { KioskState } from '../../../shared/intake'
import type { Station } from '../../../shared/station'
import { assert } from '../../lib/assert'
import type { CatalogueRecord } from '../../modules/catalogue'
import type { KioskHost } from './kiosk-host'

/** What a flow knows and may do. The page keeps nothing: the host does. */
export type Kiosk = {
  readonly station: Station
  /** Everything the center publishes for kiosks, as the host last read it; empty until it has. */
  readonly catalogue: readonly CatalogueRecord[]
  /** Null until the host has answered once. */
  readonly state: KioskState | null
  /** The day in Shanghai, `YYYY-MM-DD`. */
  readonly today: string
  /** The city's salted key, as `Context.keyOf` at a desk. */
  readonly keyOf: (...parts: string[]) => string
  readonly host: KioskHost
  /** Home, wiped: the same as when nobody is there any more. */
  goHome(): void
}

export const KioskContext = createContext<Kiosk | null>(null)

export function useKiosk(): Kiosk {
  const kiosk = useContext(KioskContext)
  assert(kiosk, 'a kiosk’s screens stand inside KioskContext')
  return kiosk
}
