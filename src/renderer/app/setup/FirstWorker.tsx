import { Group, Loader, Stack, Text, Title } from '@mantine/core'
import { IconPlugConnectedX } from '@tabler/icons-react'
import { useContextOfStore } from '../../data/provider'
import { useText } from '../../i18n/use-text'
import { EnrolForm, enrolFirstDirector, type Worker } from '../../modules/workers'
import { SyncBadge } from '../desk/SyncBadge'
import { useSyncStatus } from '../desk/use-sync'
import type { Desk } from '../start/desk'
import { SetupFrame } from './SetupFrame'
import { setupText } from './text'

function Asking({ offline }: { offline: boolean }) {
  const text = useText(setupText)
  return (
    <Group wrap="nowrap" align="flex-start" gap="lg" role="status">
      {offline ? <IconPlugConnectedX size={40} aria-hidden="true" /> : <Loader color="gray.6" aria-hidden="true" />}
      <div>
        <Title order={2}>{offline ? text.askingOffline : text.askingStaff}</Title>
        <Text c="dimmed">{offline ? text.askingOfflineHint : text.askingStaffHint}</Text>
      </div>
    </Group>
  )
}

/**
 * Nobody is enrolled as far as this machine knows. Only the center can say whether that is so: until it has been asked
 * in this run, no first member of staff is made, or a second terminal would make another one.
 */
export function FirstWorker({ desk, onDone }: { desk: Desk; onDone: (worker: Worker) => void }) {
  const text = useText(setupText)
  const context = useContextOfStore()
  const status = useSyncStatus(desk.sync)
  const asked = status.lastSuccessAt !== null && Date.parse(status.lastSuccessAt) >= desk.syncSince
  const badge = (
    <Group justify="flex-end">
      <SyncBadge sync={desk.sync} />
    </Group>
  )
  return (
    <SetupFrame step={3} aside={badge}>
      {asked ? (
        <Stack gap="lg">
          <div>
            <Title order={2}>{text.staffTitle}</Title>
            <Text c="dimmed">{text.staffHint}</Text>
          </div>
          <EnrolForm
            withRole={false}
            submitLabel={text.begin}
            enrol={(wish) => enrolFirstDirector(context, wish)}
            onDone={onDone}
          />
        </Stack>
      ) : (
        <Asking offline={status.state === 'offline' || status.state === 'attention'} />
      )}
    </SetupFrame>
  )
}
