import { useEffect, useState } from 'react'
import type { Sync, SyncStatus } from '../../sync/types'

/** The status of the sync, rendered again when it changes. */
export function useSyncStatus(sync: Pick<Sync, 'status' | 'subscribe'>): SyncStatus {
  const [status, setStatus] = useState(sync.status)
  useEffect(() => {
    const look = () => setStatus(sync.status())
    const end = sync.subscribe(look)
    // It may have moved between the first render and this subscription.
    look()
    return () => {
      end()
    }
  }, [sync])
  return status
}
