import type { ReactNode } from 'react'
import { Link, useLocation } from 'wouter'
import { useContextOfStore } from '../../data/provider'
import { useText } from '../../i18n/use-text'
import type { Sync, SyncStatus } from '../../sync/types'
import { PageHeader } from '../../ui/PageHeader'
import { syncText } from './text'
import { useConflictCount } from './use-conflicts'
import { useRefusedCount } from './use-refused'

/** The head of the pages about the sync, with the way from one to the other. The numbers say how many wait for somebody. */
export function SyncHead({
  sync,
  status,
  actions,
}: {
  sync: Pick<Sync, 'refused' | 'conflicts'>
  status: SyncStatus
  actions?: ReactNode
}) {
  const refused = useRefusedCount(sync, status)
  const conflicts = useConflictCount(sync, status)
  const text = useText(syncText)
  const { may } = useContextOfStore()
  const [path] = useLocation()
  const pages = [
    { address: '/sync', label: text.overview, count: 0 },
    { address: '/sync/conflicts', label: text.conflicts, count: conflicts },
    { address: '/sync/refused', label: text.refused, count: refused },
    ...(may('sync.carry') ? [{ address: '/sync/courier', label: text.courier, count: 0 }] : []),
  ]
  return (
    <>
      <PageHeader title={text.title} hint={text.hint} actions={actions} />
      <nav aria-label={text.parts} className="yz-sync-parts">
        {pages.map(({ address, label, count }) => (
          <Link key={address} href={address} className="yz-sync-part" aria-current={path === address ? 'page' : undefined}>
            {label}
            {count > 0 ? <span className="yz-sync-count">{count}</span> : null}
          </Link>
        ))}
      </nav>
    </>
  )
}
