import './sync.css'
import { Alert, Anchor, Stack } from '@mantine/core'
import { IconArrowLeft, IconHistory, IconLock } from '@tabler/icons-react'
import { useEffect, useState } from 'react'
import type { RxCollection } from 'rxdb'
import { Link, useParams } from 'wouter'
import type { CollectionName } from '../../data/collections'
import { useContextOfStore } from '../../data/provider'
import { useText } from '../../i18n/use-text'
import { words } from '../../i18n/words'
import { descriptions } from '../../modules'
import type { Mergeable } from '../../sync/merge'
import { EmptyState } from '../../ui/EmptyState'
import { FaultState } from '../../ui/FaultState'
import { LoadingState } from '../../ui/LoadingState'
import { PageHeader } from '../../ui/PageHeader'
import { HistoryTable } from './HistoryTable'
import { type History, readHistory } from './history'
import { recordsText } from './records-text'
import { useTitle } from './Told'

type Found = { history: History; record: Record<string, unknown> | null }
type State = { at: 'reading' } | { at: 'failed'; detail: string } | ({ at: 'known' } & Found)

function useHistory(collection: string, id: string) {
  const { data, key } = useContextOfStore()
  const [state, setState] = useState<State>({ at: 'reading' })
  const [turn, setTurn] = useState(0)
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new turn reads it again
  useEffect(() => {
    let wanted = true
    const read = async (): Promise<Found> => {
      const records = data[collection as CollectionName] as unknown as RxCollection | undefined
      const record = ((await records?.findOne(id).exec())?.toMutableJSON() as Found['record'] | undefined) ?? null
      const current = record && ({ ...record, _deleted: false } as unknown as Mergeable)
      const history = await readHistory({ fetch: (path, init) => fetch(path, init), key, collection, id, current })
      return { history, record }
    }
    setState({ at: 'reading' })
    read().then(
      (found) => wanted && setState({ at: 'known', ...found }),
      (fault: unknown) => wanted && setState({ at: 'failed', detail: fault instanceof Error ? fault.message : String(fault) }),
    )
    return () => {
      wanted = false
    }
  }, [data, key, collection, id, turn])
  return { state, again: () => setTurn((now) => now + 1) }
}

function Known({ collection, found }: { collection: string; found: Found }) {
  const text = useText(recordsText).history
  const silent = descriptions[collection]?.silent ?? []
  const lines = found.history.lines.filter(({ field }) => field === null || !silent.includes(field))
  return (
    <Stack gap="md">
      {found.history.missing.map((source) => (
        <Alert key={source} color="yellow" variant="light" className="yz-sync-alert">
          {text.missing[source]}
        </Alert>
      ))}
      {lines.length === 0 ? (
        <EmptyState icon={IconHistory} title={text.none} hint={text.noneHint} />
      ) : (
        <HistoryTable collection={collection} lines={lines} />
      )}
    </Stack>
  )
}

function Page({ collection, id }: { collection: string; id: string }) {
  const { gone, history: text } = useText(recordsText)
  const { state, again } = useHistory(collection, id)
  const record = state.at === 'known' ? state.record : null
  const title = useTitle(collection, record) || (state.at === 'known' && !record ? gone : '')
  const address = descriptions[collection]?.address(id)
  return (
    <>
      <PageHeader
        title={text.title(title)}
        hint={text.hint}
        before={
          address ? (
            <Anchor component={Link} href={address} className="yz-back">
              <IconArrowLeft size={20} aria-hidden="true" />
              {text.back}
            </Anchor>
          ) : undefined
        }
      />
      {state.at === 'reading' ? <LoadingState /> : null}
      {state.at === 'failed' ? (
        <FaultState title={text.fault} advice={text.faultAdvice} detail={state.detail} onRetry={again} />
      ) : null}
      {state.at === 'known' ? <Known collection={collection} found={state} /> : null}
    </>
  )
}

/** 变更记录 of one record: `/history/:collection/:id`. */
export function HistoryPage() {
  const { may } = useContextOfStore()
  const common = useText(words)
  const { collection = '', id = '' } = useParams<{ collection: string; id: string }>()
  const description = descriptions[collection]
  if (!description || !may(description.rights.read)) return <EmptyState order={1} icon={IconLock} title={common.notAllowed} />
  return <Page key={`${collection} ${id}`} collection={collection} id={id} />
}
