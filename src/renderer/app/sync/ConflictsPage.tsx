import './sync.css'
import { SegmentedControl, Stack, Text } from '@mantine/core'
import { IconArrowsSplit2 } from '@tabler/icons-react'
import { useState } from 'react'
import { useText } from '../../i18n/use-text'
import { EmptyState } from '../../ui/EmptyState'
import { LoadingState } from '../../ui/LoadingState'
import { notify } from '../../ui/notify'
import { useSyncStatus } from '../desk/use-sync'
import { useDesk } from '../start/use-desk'
import { ConflictCard } from './ConflictCard'
import { recordsText } from './records-text'
import { SyncHead } from './SyncHead'
import { type Conflict, useConflicts, type Which } from './use-conflicts'

/** Cards drawn at first; a center that was apart for weeks may have hundreds. */
const shownAtOnce = 50

/** 两人都改过的: every same-field edit of two people, to be settled with one click. */
export function ConflictsPage() {
  const text = useText(recordsText).conflicts
  const desk = useDesk()
  const status = useSyncStatus(desk.sync)
  const [which, setWhich] = useState<Which>('open')
  const { conflicts, settle } = useConflicts(desk.sync, status.conflicts, which)
  const onSettle = async (conflict: Conflict, use: boolean) => {
    await settle(conflict, use)
    notify('done', use ? text.used : text.keptNow)
  }
  return (
    <>
      <SyncHead sync={desk.sync} status={status} />
      <Stack gap="md">
        <Text c="dimmed">{which === 'open' ? text.hint : text.kept}</Text>
        <div>
          <SegmentedControl
            size="md"
            value={which}
            onChange={(value) => setWhich(value === 'settled' ? 'settled' : 'open')}
            data={[
              { value: 'open', label: text.open },
              { value: 'settled', label: text.settled },
            ]}
          />
        </div>
        {conflicts === null ? <LoadingState /> : null}
        {conflicts?.length === 0 ? (
          <EmptyState
            icon={IconArrowsSplit2}
            title={which === 'open' ? text.none : text.noneSettled}
            hint={which === 'open' ? text.noneHint : text.kept}
          />
        ) : null}
        {conflicts?.slice(0, shownAtOnce).map((conflict) => (
          <ConflictCard
            key={`${conflict.collection} ${conflict.record.id} ${conflict.lost.key}`}
            conflict={conflict}
            onSettle={onSettle}
          />
        ))}
      </Stack>
    </>
  )
}
