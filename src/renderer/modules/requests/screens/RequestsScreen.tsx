import { Button, Tabs, Text } from '@mantine/core'
import { IconMessageReport, IconPhoneCall, IconPlus } from '@tabler/icons-react'
import { useMemo, useState } from 'react'
import { Link, useLocation, useSearch } from 'wouter'
import { useContextOfStore } from '../../../data/provider'
import { useText } from '../../../i18n/use-text'
import { dayOf } from '../../../lib/time'
import { EmptyState } from '../../../ui/EmptyState'
import { LoadingState } from '../../../ui/LoadingState'
import { PageHeader } from '../../../ui/PageHeader'
import { filterSubjects, filtersFrom, inOrder, listAddress, type SubjectFilters } from '../subject-filters'
import { noticesOf, type SubjectState, subjectKinds } from '../subject-rules'
import { subjectText } from '../subject-text'
import { StageChart } from './StageChart'
import { StepNotices } from './StepNotices'
import { SubjectDialog } from './SubjectDialog'
import { SubjectFilterBar } from './SubjectFilterBar'
import { SubjectTable } from './SubjectTable'
import { useEstates, useNames, useSubjects } from './use-subjects'
import './requests.css'

type Change = Partial<{ [F in keyof SubjectFilters]: SubjectFilters[F] | undefined }>

/** The filters of the address, and what is typed, which stands in no address. */
function useFilters(): { filters: SubjectFilters; change: (change: Change) => void; clear: () => void } {
  const asked = useSearch()
  const [, navigate] = useLocation()
  const [typed, setTyped] = useState('')
  const filters = useMemo(() => ({ ...filtersFrom(asked), ...(typed ? { typed } : {}) }), [asked, typed])
  return {
    filters,
    change(change) {
      if (change.typed !== undefined) setTyped(change.typed)
      else navigate(listAddress({ ...filtersFrom(asked), ...change } as SubjectFilters), { replace: true })
    },
    clear() {
      setTyped('')
      navigate(listAddress({ kind: filters.kind }), { replace: true })
    },
  }
}

function Board({ states }: { states: readonly SubjectState[] }) {
  const text = useText(subjectText)
  const { clock } = useContextOfStore()
  const today = dayOf(clock())
  const { filters, change, clear } = useFilters()
  const [estates, names] = [useEstates(), useNames()]
  const estateNames = useMemo(() => new Map(estates.map(({ value, label }) => [value, label])), [estates])
  const { kind } = filters
  const running = useMemo(() => {
    const counts = { request: 0, ticket: 0 }
    for (const { over, subject } of states) if (!over) counts[subject.kind] += 1
    return counts
  }, [states])
  const ofKind = useMemo(() => states.filter(({ subject }) => subject.kind === kind), [states, kind])
  // The chart and the figures of the steps show what the other filters leave.
  const counted = useMemo(() => {
    const { stage: _, ...others } = filters
    return filterSubjects(ofKind, others, today)
  }, [ofKind, filters, today])
  const { stage } = filters
  const found = useMemo(
    () => inOrder(stage ? counted.filter((state) => state.stage === stage) : counted, today),
    [counted, stage, today],
  )
  return (
    <Tabs value={kind} onChange={(value) => change({ kind: value === 'ticket' ? 'ticket' : 'request', stage: undefined })}>
      <StepNotices notices={noticesOf(states)} nameOf={names.of} linked />
      <Tabs.List mb="md">
        {subjectKinds.map((one) => (
          <Tabs.Tab key={one} value={one}>
            {text.tab(text.kind[one], running[one])}
          </Tabs.Tab>
        ))}
      </Tabs.List>
      {subjectKinds.map((one) => (
        <Tabs.Panel key={one} value={one}>
          {one !== kind ? null : ofKind.length === 0 ? (
            <EmptyState icon={IconMessageReport} title={text.empty[kind]} hint={text.emptyHint} />
          ) : (
            <>
              <StageChart kind={kind} states={counted} today={today} onStage={(next) => change({ stage: next })} />
              <SubjectFilterBar filters={filters} states={counted} estates={estates} onChange={change} onClear={clear} />
              <Text role="status" c="dimmed" mb="xs">
                {text.found(found.length)}
              </Text>
              {found.length === 0 ? (
                <EmptyState title={text.none} hint={text.noneHint} />
              ) : (
                <SubjectTable
                  key={JSON.stringify(filters)}
                  states={found}
                  today={today}
                  estateOf={(id) => estateNames.get(id ?? '') ?? ''}
                />
              )}
            </>
          )}
        </Tabs.Panel>
      ))}
    </Tabs>
  )
}

/** 诉求工单: what residents ask for, how far each is, and what is overdue. */
export function RequestsScreen() {
  const text = useText(subjectText)
  const { may } = useContextOfStore()
  const states = useSubjects()
  const { kind } = filtersFrom(useSearch())
  const [adding, setAdding] = useState(false)
  const actions = (
    <>
      <Button component={Link} href="/requests/calls" variant="default" leftSection={<IconPhoneCall size={20} />}>
        {text.calls}
      </Button>
      {may('requests.write') ? (
        <Button leftSection={<IconPlus size={20} />} onClick={() => setAdding(true)}>
          {kind === 'ticket' ? text.addTicket : text.add}
        </Button>
      ) : null}
    </>
  )
  return (
    <>
      <PageHeader title={text.title} hint={text.hint} actions={actions} />
      {states ? <Board states={states} /> : <LoadingState />}
      <SubjectDialog opened={adding} subject={null} kind={kind} onClose={() => setAdding(false)} />
    </>
  )
}
