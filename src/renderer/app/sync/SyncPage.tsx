import './sync.css'
import { Button, SimpleGrid, Stack } from '@mantine/core'
import { IconRefresh } from '@tabler/icons-react'
import { useCallback, useEffect, useState } from 'react'
import { useContextOfStore } from '../../data/provider'
import { useLanguage, useText } from '../../i18n/use-text'
import { dayOf, instantOf } from '../../lib/time'
import type { ScheduleSettings, SyncStatus } from '../../sync/types'
import { LoadingState } from '../../ui/LoadingState'
import { notify } from '../../ui/notify'
import { saveFile } from '../../ui/save-file'
import { deskText } from '../desk/text'
import { useSyncStatus } from '../desk/use-sync'
import type { Desk } from '../start/desk'
import { useDesk } from '../start/use-desk'
import { CheckCard } from './CheckCard'
import { EpochCard } from './EpochCard'
import { DamageNotice, OfflineNotice, ProblemsCard } from './Notices'
import { ProofCard, type ProofSpan } from './ProofCard'
import { proofOf } from './proof'
import { ScheduleCard } from './ScheduleCard'
import { SentCard } from './SentCard'
import { StatusCard } from './StatusCard'
import { SyncHead } from './SyncHead'
import { type HourSent, sentByHour } from './sent-by-hour'
import { syncText } from './text'
import { WaitingCard } from './WaitingCard'
import { kindOf } from './words'

/** Lines of the log that are read for the chart of a day; a busy day has some hundreds. */
const logLines = 3000
/** Lines of the largest proof: a year of a busy desk. */
const proofLines = 50_000
const dayMs = 24 * 60 * 60 * 1000

function useHours(desk: Desk, lastSuccessAt: SyncStatus['lastSuccessAt']): readonly HourSent[] {
  const { clock } = useContextOfStore()
  const [hours, setHours] = useState<readonly HourSent[]>([])
  // biome-ignore lint/correctness/useExhaustiveDependencies: the log grows whenever a round succeeded
  useEffect(() => {
    let wanted = true
    const read = async () => {
      const log = await desk.sync.log(logLines)
      if (wanted) setHours(sentByHour(log, dayOf(clock())))
    }
    void read()
    return () => {
      wanted = false
    }
  }, [desk, clock, lastSuccessAt])
  return hours
}

function useProof(desk: Desk) {
  const text = useText(syncText)
  const { language } = useLanguage()
  const { clock, actor } = useContextOfStore()
  return async (span: ProofSpan) => {
    const now = clock()
    const today = dayOf(now)
    const first = span === 'all' ? '' : dayOf(span === 'today' ? now : now - 6 * dayMs)
    const lines = (await desk.sync.sent(proofLines)).filter(({ at }) => dayOf(Date.parse(at)) >= first)
    if (lines.length === 0) return notify('note', text.proofNone)
    const file = proofOf({
      lines,
      station: desk.station,
      madeAt: instantOf(now),
      by: actor.name,
      words: text.proofFile,
      kindOf: (collection) => kindOf(collection, language),
    })
    saveFile(new Blob([file], { type: 'text/csv;charset=utf-8' }), text.proofName(today))
  }
}

function Schedule({ desk }: { desk: Desk }) {
  const desktop = useText(deskText)
  const { may } = useContextOfStore()
  const [settings, setSettings] = useState<ScheduleSettings | null>(null)
  useEffect(() => {
    let wanted = true
    void desk.sync.settings().then((found) => wanted && setSettings(found))
    return () => {
      wanted = false
    }
  }, [desk])
  if (!settings) return <LoadingState />
  const save = async (next: ScheduleSettings) => {
    await desk.sync.changeSettings(next)
    setSettings(next)
    notify('done', desktop.saved)
  }
  return <ScheduleCard settings={settings} mayChange={may('sync.manage')} onSave={save} />
}

async function recordsHere(desk: Desk): Promise<number> {
  const counts = await Promise.all(Object.values(desk.store.database.collections).map((collection) => collection.count().exec()))
  return counts.reduce((sum, count) => sum + count, 0)
}

function Epoch({ desk, status }: { desk: Desk; status: SyncStatus }) {
  const text = useText(syncText)
  const { may } = useContextOfStore()
  const [here, setHere] = useState(0)
  const paused = status.pause?.why === 'epoch'
  useEffect(() => {
    if (paused) void recordsHere(desk).then(setHere)
  }, [desk, paused])
  if (status.pause?.why !== 'epoch') return null
  return (
    <EpochCard
      pause={status.pause}
      here={here}
      unsent={status.unsent}
      mayChoose={may('sync.manage')}
      onChoose={async (choice) => {
        await desk.sync.chooseAfterEpoch(choice)
        notify('done', text.epoch.done)
      }}
    />
  )
}

/** 立即同步, with a spinner while it is at it. */
function SyncNow({ desk }: { desk: Desk }) {
  const text = useText(syncText)
  const [busy, setBusy] = useState(false)
  const run = useCallback(async () => {
    setBusy(true)
    try {
      await desk.sync.syncNow()
    } finally {
      setBusy(false)
    }
  }, [desk])
  return (
    <Button leftSection={<IconRefresh size={20} />} onClick={run} loading={busy}>
      {text.syncNow}
    </Button>
  )
}

/** 同步: what waits, what was sent, how it stands, and what can be done about it. */
export function SyncPage() {
  const desk = useDesk()
  const desktop = useText(deskText)
  const { clock } = useContextOfStore()
  const status = useSyncStatus(desk.sync)
  const hours = useHours(desk, status.lastSuccessAt)
  const makeProof = useProof(desk)
  const { hub, endpoint } = desk.report.host
  return (
    <>
      <SyncHead sync={desk.sync} status={status} actions={<SyncNow desk={desk} />} />
      <Stack gap="md">
        <Epoch desk={desk} status={status} />
        <OfflineNotice offline={status.offline} />
        <DamageNotice damage={status.damage} />
        <StatusCard status={status} endpoint={hub === 'embedded' ? desktop.hubEmbedded : endpoint} now={clock()} />
        <ProblemsCard problems={status.problems} />
        <SimpleGrid cols={{ base: 1, md: 2 }} spacing="md">
          <WaitingCard collections={status.collections} />
          <SentCard hours={hours} />
        </SimpleGrid>
        <Schedule desk={desk} />
        <SimpleGrid cols={{ base: 1, md: 2 }} spacing="md">
          <CheckCard check={desk.sync.check} />
          <ProofCard onMake={makeProof} />
        </SimpleGrid>
      </Stack>
    </>
  )
}
