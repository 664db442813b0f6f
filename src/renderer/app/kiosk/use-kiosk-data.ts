import { useEffect, useMemo, useState } from 'react'
import type { KioskState } from '../../../shared/intake'
import type { CatalogueRecord } from '../../modules/catalogue'
import type { Fetch } from '../start/host'
import { createKioskHost, type KioskHost } from './kiosk-host'
import { listenToHost } from './kiosk-news'

export type KioskData = { host: KioskHost; catalogue: readonly CatalogueRecord[]; state: KioskState | null }

/** What the host knows, kept in step by its events; all of it in memory. */
export function useKioskData(fetch: Fetch): KioskData {
  const host = useMemo(() => createKioskHost(fetch), [fetch])
  const [catalogue, setCatalogue] = useState<readonly CatalogueRecord[]>([])
  const [state, setState] = useState<KioskState | null>(null)
  useEffect(() => {
    let shown = -1
    let ended = false
    const read = async () => {
      const { version, records } = await host.catalogue()
      if (ended || version === shown) return
      shown = version
      setCatalogue(records)
    }
    const stop = listenToHost(fetch, (event) => {
      if (event.kind === 'state') setState(event.state)
      // What cannot be read now is told again when the host connects anew.
      else if (event.version !== shown) void read().catch(() => undefined)
    })
    return () => {
      ended = true
      stop()
    }
  }, [fetch, host])
  return useMemo(() => ({ host, catalogue, state }), [host, catalogue, state])
}
