import { ActionIcon, Badge, Button, Group, Table, Text } from '@mantine/core'
import { IconCalendar, IconPencil, IconPlayerPlay, IconPlayerStop, IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { useContextOfStore, useOperation } from '../../../data/provider'
import { useText } from '../../../i18n/use-text'
import { dayOf } from '../../../lib/time'
import { ConfirmDialog } from '../../../ui/ConfirmDialog'
import { EmptyState } from '../../../ui/EmptyState'
import { LoadingState } from '../../../ui/LoadingState'
import { notify } from '../../../ui/notify'
import { PageHeader } from '../../../ui/PageHeader'
import { setTourActive } from '../operations'
import { hoursWords, ruleWords } from '../rule-words'
import type { Tour } from '../schema'
import { toursText } from '../text'
import { BackLink } from './BackLink'
import { TourDialog } from './TourDialog'
import { type Tours, useTours } from './use-tours'
import './tours.css'

type Deed = { deed: 'edit' | 'end' | 'resume'; tour: Tour }

const isOver = ({ active, endsOn }: Tour, today: string): boolean => !active || (endsOn !== undefined && endsOn < today)

function Line({ tour, tours, onDeed }: { tour: Tour; tours: Tours; onDeed: ((deed: Deed) => void) | null }) {
  const text = useText(toursText)
  const { clock } = useContextOfStore()
  const over = isOver(tour, dayOf(clock()))
  const span = tour.endsOn && tour.recurrence !== 'once' ? text.daysOf(tour.startsOn, tour.endsOn) : ''
  return (
    <Table.Tr>
      <Table.Td fw={600}>{tour.title}</Table.Td>
      <Table.Td>
        {ruleWords(text, tour)} {hoursWords(text, tour)}
        {span ? (
          <Text size="xs" c="dimmed">
            {span}
          </Text>
        ) : null}
      </Table.Td>
      <Table.Td>{tours.whereOf(tour)}</Table.Td>
      <Table.Td>{tours.teamOf(tour.teamId)}</Table.Td>
      <Table.Td ta="right">{tour.quota === undefined ? text.unlimited : text.quotaOf(tour.quota)}</Table.Td>
      <Table.Td>
        <Badge variant="light" color={over ? 'gray' : 'green'} size="lg" radius="sm" tt="none">
          {over ? text.isEnded : text.isRunning}
        </Badge>
      </Table.Td>
      {onDeed ? (
        <Table.Td>
          <Group gap={0} wrap="nowrap" justify="flex-end">
            <ActionIcon aria-label={text.editOf(tour.title)} onClick={() => onDeed({ deed: 'edit', tour })}>
              <IconPencil size={20} />
            </ActionIcon>
            {over && tour.recurrence !== 'once' ? (
              <ActionIcon aria-label={text.resumeOf(tour.title)} onClick={() => onDeed({ deed: 'resume', tour })}>
                <IconPlayerPlay size={20} />
              </ActionIcon>
            ) : null}
            {over ? null : (
              <ActionIcon aria-label={text.endOf(tour.title)} onClick={() => onDeed({ deed: 'end', tour })}>
                <IconPlayerStop size={20} />
              </ActionIcon>
            )}
          </Group>
        </Table.Td>
      ) : null}
    </Table.Tr>
  )
}

function Rounds({ tours, onDeed }: { tours: Tours; onDeed: ((deed: Deed) => void) | null }) {
  const text = useText(toursText)
  const { clock } = useContextOfStore()
  const today = dayOf(clock())
  const collator = new Intl.Collator('zh-CN')
  const sorted = [...tours.tours].sort(
    (a, b) => Number(isOver(a, today)) - Number(isOver(b, today)) || collator.compare(a.title, b.title) || (a.id < b.id ? -1 : 1),
  )
  return (
    <div className="yz-card yz-table-card">
      <Table horizontalSpacing="lg" verticalSpacing="xs">
        <Table.Thead>
          <Table.Tr>
            {[text.name, text.recurrence, text.where, text.team].map((head) => (
              <Table.Th key={head}>{head}</Table.Th>
            ))}
            <Table.Th ta="right">{text.quota}</Table.Th>
            <Table.Th>{text.statusLabel}</Table.Th>
            {onDeed ? <Table.Td /> : null}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {sorted.map((tour) => (
            <Line key={tour.id} tour={tour} tours={tours} onDeed={onDeed} />
          ))}
        </Table.Tbody>
      </Table>
    </div>
  )
}

/** 巡回安排: the rounds themselves. */
export function RoundsScreen() {
  const text = useText(toursText)
  const { may } = useContextOfStore()
  const tours = useTours()
  const setActive = useOperation(setTourActive)
  const [editing, setEditing] = useState<{ tour: Tour | null } | null>(null)
  const [ending, setEnding] = useState<Tour | null>(null)
  const set = async (id: string, active: boolean) => {
    const result = await setActive({ id, active })
    if (result.ok) notify('done', active ? text.resumed : text.ended)
    else notify('problem', text.refusal[result.refusal.code])
  }
  const act = ({ deed, tour }: Deed) => {
    if (deed === 'edit') setEditing({ tour })
    else if (deed === 'end') setEnding(tour)
    else void set(tour.id, true)
  }
  const mayWrite = may('teams.write')
  const add = mayWrite ? (
    <Button leftSection={<IconPlus size={20} />} onClick={() => setEditing({ tour: null })}>
      {text.add}
    </Button>
  ) : null
  return (
    <>
      <PageHeader title={text.roundsTitle} hint={text.roundsHint} actions={add} before={<BackLink />} />
      {tours ? null : <LoadingState />}
      {tours && tours.tours.length > 0 ? <Rounds tours={tours} onDeed={mayWrite ? act : null} /> : null}
      {tours && tours.tours.length === 0 ? (
        <div className="yz-card">
          <EmptyState icon={IconCalendar} title={text.noRounds} hint={text.noneHint} />
        </div>
      ) : null}
      {tours && editing ? <TourDialog tours={tours} tour={editing.tour} onClose={() => setEditing(null)} /> : null}
      <ConfirmDialog
        opened={ending !== null}
        title={text.endTitle(ending?.title ?? '')}
        confirmLabel={text.end}
        onConfirm={() => (ending ? set(ending.id, false) : undefined)}
        onClose={() => setEnding(null)}
      >
        {text.endBody}
      </ConfirmDialog>
    </>
  )
}
