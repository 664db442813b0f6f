import './sync.css'
import { Stack, Text } from '@mantine/core'
import { IconMoodCheck } from '@tabler/icons-react'
import { useState } from 'react'
import { useText } from '../../i18n/use-text'
import { EmptyState } from '../../ui/EmptyState'
import { LoadingState } from '../../ui/LoadingState'
import { notify } from '../../ui/notify'
import { useSyncStatus } from '../desk/use-sync'
import { useDesk } from '../start/use-desk'
import { RefusedList } from './RefusedList'
import { recordsText } from './records-text'
import { SyncHead } from './SyncHead'
import { useRefused } from './use-refused'

/** 没有被接收的: why, and how each is mended. */
export function RefusedPage() {
  const text = useText(recordsText).refused
  const desk = useDesk()
  const status = useSyncStatus(desk.sync)
  const refused = useRefused(desk.sync, status)
  const [busy, setBusy] = useState(false)
  const again = async () => {
    setBusy(true)
    try {
      await desk.sync.syncNow()
      notify('note', text.tried)
    } finally {
      setBusy(false)
    }
  }
  return (
    <>
      <SyncHead sync={desk.sync} status={status} />
      <Stack gap="lg">
        {refused === null ? <LoadingState /> : null}
        {refused?.length === 0 ? <EmptyState icon={IconMoodCheck} title={text.none} hint={text.noneHint} /> : null}
        {refused && refused.length > 0 ? (
          <>
            <Text c="dimmed">{text.hint}</Text>
            <RefusedList refused={refused} busy={busy} onAgain={again} />
          </>
        ) : null}
      </Stack>
    </>
  )
}
