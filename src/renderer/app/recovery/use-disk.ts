import { useEffect, useState } from 'react'
import type { DiskLevel } from '../../../shared/journal'
import { createJournalClient } from '../../data/journal-client'

export type Disk = { level: DiskLevel; freeBytes: number }

const everyMs = 60_000
const unknown: Disk = { level: 'good', freeBytes: Number.POSITIVE_INFINITY }

/** How much room the host's disk has, asked every minute and when somebody comes back to the window. */
export function useDisk(): Disk {
  const [disk, setDisk] = useState<Disk>(unknown)
  useEffect(() => {
    let wanted = true
    const journal = createJournalClient((path, init) => fetch(path, init))
    const look = async () => {
      try {
        const { level, freeBytes } = await journal.health()
        if (wanted) setDisk((now) => (now.level === level && now.freeBytes === freeBytes ? now : { level, freeBytes }))
      } catch {
        // A host that does not answer now says nothing of its disk; a save that fails says why.
      }
    }
    void look()
    const timer = setInterval(look, everyMs)
    window.addEventListener('focus', look)
    return () => {
      wanted = false
      clearInterval(timer)
      window.removeEventListener('focus', look)
    }
  }, [])
  return disk
}
