import { Button } from '@mantine/core'
import { IconDatabaseX } from '@tabler/icons-react'
import { useState, useSyncExternalStore } from 'react'
import type { JournalHealth } from '../../../shared/journal'
import { type StoreHealth, storeHealth } from '../../data/store-health'
import { useText } from '../../i18n/use-text'
import { sizeOf } from './bytes'
import './recovery.css'
import { recoveryText } from './text'

/** Longer than a draft rests before it is kept (use-draft.ts), so that the last words typed are among what is kept. */
const draftMs = 1_000

type Props = {
  /** Opens the page anew, where one stands. */
  onReopen: () => void
  /** How the host's disk is at this moment. */
  look: () => Promise<Pick<JournalHealth, 'level' | 'freeBytes'>>
  health?: StoreHealth
}

/** The browser closed the store (its disk was full): nothing is saved before the page is opened anew. Nothing where all is well. */
export function StoreBand({ onReopen, look, health = storeHealth }: Props) {
  const text = useText(recoveryText)
  const isBroken = useSyncExternalStore(health.subscribe, health.isBroken)
  const [busy, setBusy] = useState(false)
  const [free, setFree] = useState<number | null>(null)
  if (!isBroken) return null
  const reopen = async () => {
    setBusy(true)
    const [disk] = await Promise.all([look().catch(() => null), new Promise((resolve) => setTimeout(resolve, draftMs))])
    // A browser that opens its databases on a full disk has thrown them away.
    if (disk?.level !== 'read-only') return onReopen()
    setFree(disk.freeBytes)
    setBusy(false)
  }
  return (
    <section className="yz-disk-band" data-level="read-only" aria-label={text.store.label} role="alert">
      <IconDatabaseX size={22} aria-hidden="true" />
      <span>{free === null ? text.store.closed : text.disk['read-only'](sizeOf(free))}</span>
      <Button variant="white" color="dark" onClick={reopen} loading={busy}>
        {text.store.reopen}
      </Button>
    </section>
  )
}
