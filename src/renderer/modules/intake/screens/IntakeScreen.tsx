import './intake.css'
import { Alert, Button, Group, SegmentedControl, Select, Stack, Text, TextInput } from '@mantine/core'
import { IconChecks, IconInbox, IconRefresh } from '@tabler/icons-react'
import { useState } from 'react'
import { useParams } from 'wouter'
import { useContextOfStore, useOperation } from '../../../data/provider'
import { useText } from '../../../i18n/use-text'
import { formatInstant } from '../../../lib/time'
import { EmptyState } from '../../../ui/EmptyState'
import { LoadingState } from '../../../ui/LoadingState'
import { notify } from '../../../ui/notify'
import { PageHeader } from '../../../ui/PageHeader'
import { pageText } from '../intake-text'
import { acceptMany, type Takers } from '../operations'
import { isCounted } from '../rules'
import { type IntakeKind, intakeKinds } from '../schema'
import { intakeText } from '../text'
import { useCollecting } from './CollectIntake'
import { IntakeList } from './IntakeList'
import { IntakePanel } from './IntakePanel'
import { type Row, type Tab, useIntakeRows, useNames } from './use-intake'

/** How the fetching stands: what cannot be opened here, and that there is no link. */
function Notices() {
  const text = useText(pageText)
  const { fault, elsewhere, broken } = useCollecting()
  return (
    <Stack gap="sm" mb={fault || elsewhere > 0 || broken > 0 ? 'md' : 0}>
      {fault ? <Alert color="yellow">{text.fetchFault}</Alert> : null}
      {elsewhere > 0 ? <Alert color="yellow">{text.elsewhere(elsewhere)}</Alert> : null}
      {broken > 0 ? <Alert color="vermilion">{text.broken(broken)}</Alert> : null}
    </Stack>
  )
}

function Fetching() {
  const text = useText(pageText)
  const { at, busy, again } = useCollecting()
  return (
    <Group gap="sm">
      <Text c="dimmed" size="sm" role="status">
        {busy ? text.fetching : at ? text.fetchedAt(formatInstant(at).slice(11)) : text.neverFetched}
      </Text>
      <Button variant="default" leftSection={<IconRefresh size={20} />} onClick={again} disabled={busy}>
        {text.fetch}
      </Button>
    </Group>
  )
}

function AcceptCheckIns({ pending, takers }: { pending: readonly Row[]; takers: Takers }) {
  const text = useText(pageText)
  const { may } = useContextOfStore()
  const accept = useOperation(acceptMany)
  const [busy, setBusy] = useState(false)
  const ids = pending.filter(({ payload }) => payload?.kind === 'checkIn').map(({ intake }) => intake.id)
  if (ids.length === 0 || !may('intake.decide')) return null
  const acceptAll = async () => {
    setBusy(true)
    const { accepted, left } = await accept({ ids, takers }).finally(() => setBusy(false))
    if (accepted > 0) notify('done', text.checkInsDone(accepted))
    if (left.length > 0) notify('problem', text.checkInsLeft(left.length))
  }
  return (
    <Button leftSection={<IconChecks size={20} />} onClick={acceptAll} loading={busy}>
      {text.acceptCheckIns(ids.length)}
    </Button>
  )
}

const chosenKinds = intakeKinds.filter((known) => !isCounted(known))

function Nothing({ tab, finding }: { tab: Tab; finding: boolean }) {
  const text = useText(pageText)
  if (finding) return <EmptyState icon={IconInbox} title={text.noneFound} hint={text.noneFoundHint} />
  return tab === 'pending' ? (
    <EmptyState icon={IconInbox} title={text.none} hint={text.noneHint} />
  ) : (
    <EmptyState icon={IconInbox} title={text.noneDecided} />
  )
}

/** 进件: what was handed in at the kiosks, 待核 first; on the right the one that is looked at. */
export function IntakeScreen({ takers }: { takers: Takers }) {
  const text = useText(pageText)
  const word = useText(intakeText)
  const { id } = useParams<{ id?: string }>()
  const [tab, setTab] = useState<Tab>('pending')
  const [typed, setTyped] = useState('')
  const [kind, setKind] = useState<IntakeKind | 'all'>('all')
  const { loading, rows, pending } = useIntakeRows(tab, typed)
  const shown = kind === 'all' ? rows : rows.filter(({ intake }) => intake.kind === kind)
  const nameOf = useNames(shown)
  const chosen = shown.find(({ intake }) => intake.id === id) ?? shown[0]
  return (
    <>
      <PageHeader title={word.title} hint={text.hint} actions={<Fetching />} />
      <Notices />
      <Group mb="md" justify="space-between" wrap="nowrap">
        <Group wrap="nowrap">
          <SegmentedControl
            value={tab}
            onChange={(value) => setTab(value === 'decided' ? 'decided' : 'pending')}
            data={[
              { value: 'pending', label: text.tab.pending(pending.length) },
              { value: 'decided', label: text.tab.decided },
            ]}
            size="md"
          />
          <Select
            aria-label={text.kinds}
            w="9rem"
            value={kind}
            onChange={(value) => setKind(intakeKinds.find((known) => known === value) ?? 'all')}
            data={[{ value: 'all', label: text.allKinds }, ...chosenKinds.map((value) => ({ value, label: word.kind[value] }))]}
          />
          <TextInput
            className="yz-intake-find"
            type="search"
            aria-label={text.find}
            placeholder={text.findHint}
            value={typed}
            onChange={(event) => setTyped(event.currentTarget.value)}
            autoComplete="off"
          />
        </Group>
        <AcceptCheckIns pending={pending} takers={takers} />
      </Group>
      {loading ? (
        <LoadingState />
      ) : shown.length === 0 ? (
        <Nothing tab={tab} finding={typed.trim() !== ''} />
      ) : (
        <div className="yz-intake">
          <div className="yz-card">
            <IntakeList rows={shown} nameOf={nameOf} chosenId={chosen?.intake.id} />
          </div>
          {chosen ? <IntakePanel row={chosen} nameOf={nameOf} takers={takers} /> : null}
        </div>
      )}
    </>
  )
}
