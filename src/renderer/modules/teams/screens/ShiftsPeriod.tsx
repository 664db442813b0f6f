import { ActionIcon, Button, Group, SegmentedControl, Select, Title } from '@mantine/core'
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react'
import { useContextOfStore } from '../../../data/provider'
import { useText } from '../../../i18n/use-text'
import { dayOf } from '../../../lib/time'
import { dayAfter, mondayOf, monthAfter } from '../shift-rules'
import { shiftText } from '../shift-text'
import type { ShiftsView } from './shifts-address'
import type { Teams } from './use-teams'
import './shifts.css'

type Going = { view: ShiftsView; teamId: string; onGo: (view: ShiftsView, teamId: string) => void }

/** Which week or month, and of which team. */
export function ShiftsPeriod({ view, teamId, onGo, all }: Going & { all: Teams }) {
  const text = useText(shiftText)
  const { clock } = useContextOfStore()
  const today = dayOf(clock())
  const monthly = 'month' in view
  const here = { week: mondayOf(today), month: today.slice(0, 7) }
  const stepped = (step: 1 | -1): ShiftsView =>
    monthly ? { month: monthAfter(view.month, step) } : { week: dayAfter(view.week, 7 * step) }
  const said = monthly ? text.monthOf(view.month) : text.weekOf(view.week, dayAfter(view.week, 6))
  return (
    <Group justify="space-between" mb="md" className="yz-no-print">
      <Group gap="xs">
        <ActionIcon variant="default" size="xl" aria-label={text.before} onClick={() => onGo(stepped(-1), teamId)}>
          <IconChevronLeft size={22} />
        </ActionIcon>
        <Title order={2} className="yz-shifts-period" aria-live="polite">
          {said}
        </Title>
        <ActionIcon variant="default" size="xl" aria-label={text.after} onClick={() => onGo(stepped(1), teamId)}>
          <IconChevronRight size={22} />
        </ActionIcon>
        <Button variant="default" onClick={() => onGo(monthly ? { month: here.month } : { week: here.week }, teamId)}>
          {monthly ? text.thisMonth : text.thisWeek}
        </Button>
      </Group>
      <Group gap="xs">
        <Select
          aria-label={text.team}
          data={[{ value: '', label: text.allTeams }, ...all.teams.map(({ id, name }) => ({ value: id, label: name }))]}
          value={teamId}
          onChange={(id) => onGo(view, id ?? '')}
          searchable={all.teams.length > 8}
          allowDeselect={false}
          w={220}
        />
        <SegmentedControl
          aria-label={text.view}
          value={monthly ? 'month' : 'week'}
          onChange={(value) => {
            const day = monthly ? (view.month === here.month ? today : `${view.month}-01`) : dayAfter(view.week, 3)
            onGo(value === 'month' ? { month: day.slice(0, 7) } : { week: mondayOf(day) }, teamId)
          }}
          data={[
            { value: 'week', label: text.week },
            { value: 'month', label: text.month },
          ]}
        />
      </Group>
    </Group>
  )
}
