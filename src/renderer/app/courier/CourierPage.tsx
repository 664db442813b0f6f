import '../sync/sync.css'
import './courier.css'
import { SimpleGrid, Stack, Text } from '@mantine/core'
import { useText } from '../../i18n/use-text'
import { useSyncStatus } from '../desk/use-sync'
import { useDesk } from '../start/use-desk'
import { SyncHead } from '../sync/SyncHead'
import { TakeIn } from './TakeIn'
import { TakeOut } from './TakeOut'
import { courierText } from './text'

/** U 盘传送: what is unsent goes to a file, and in again where there is a line. */
export function CourierPage() {
  const text = useText(courierText)
  const desk = useDesk()
  const status = useSyncStatus(desk.sync)
  return (
    <>
      <SyncHead sync={desk.sync} status={status} />
      <Stack gap="md">
        <Text c="dimmed">{text.hint}</Text>
        <SimpleGrid cols={{ base: 1, md: 2 }} spacing="md">
          <TakeOut desk={desk} />
          <TakeIn desk={desk} />
        </SimpleGrid>
      </Stack>
    </>
  )
}
