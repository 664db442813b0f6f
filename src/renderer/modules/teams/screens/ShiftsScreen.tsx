import { Badge, Button, Group, Text, Title } from '@mantine/core'
import { IconCalendarWeek, IconChecks, IconPlus, IconPrinter } from '@tabler/icons-react'
import { useState } from 'react'
import { Link, useLocation, useSearch } from 'wouter'
import { useLeavingGate } from '../../../data/leaving'
import { useContextOfStore, useOperation } from '../../../data/provider'
import { useText } from '../../../i18n/use-text'
import { words } from '../../../i18n/words'
import { dayOf } from '../../../lib/time'
import { EmptyState } from '../../../ui/EmptyState'
import { LoadingState } from '../../../ui/LoadingState'
import { notify } from '../../../ui/notify'
import { PageHeader } from '../../../ui/PageHeader'
import { printPage } from '../../../ui/print-page'
import { isRunning } from '../rules'
import type { Shift } from '../schema'
import { tickServed } from '../shift-operations'
import { byTime, daysOfMonth, daysOfWeek, mondayOf, sumOf, weekdayOf } from '../shift-rules'
import { shiftText } from '../shift-text'
import { PlanDialog } from './PlanDialog'
import { ShiftLines } from './ShiftLines'
import { ShiftsPeriod } from './ShiftsPeriod'
import { askedIn, type ShiftsView, shiftsAddress } from './shifts-address'
import { TeamTabs } from './TeamTabs'
import { type Teams, useShifts, useTeams } from './use-teams'
import './shifts.css'

const onDay = (shifts: readonly Shift[], day: string) => shifts.filter((shift) => shift.day === day)

/** Seven days as they stand in the calendar; each leads to its list. */
function WeekStrip({ days, shifts }: { days: readonly string[]; shifts: readonly Shift[] }) {
  const text = useText(shiftText)
  const { clock } = useContextOfStore()
  const today = dayOf(clock())
  const goTo = (day: string) => document.getElementById(`day-${day}`)?.scrollIntoView({ block: 'start' })
  return (
    <div className="yz-week yz-no-print">
      {days.map((day) => {
        const { planned, served, missed } = sumOf(onDay(shifts, day))
        return (
          <button
            type="button"
            key={day}
            className="yz-week-day"
            data-today={day === today || undefined}
            onClick={() => goTo(day)}
          >
            <span>{text.weekdays[weekdayOf(day) - 1]}</span>
            <strong>{Number(day.slice(8))}</strong>
            <span className="yz-week-count" data-some={planned + served + missed > 0 || undefined}>
              {text.count(planned + served + missed)}
            </span>
          </button>
        )
      })}
    </div>
  )
}

function Day({ day, shifts, among, all }: { day: string; shifts: readonly Shift[]; among: readonly Shift[]; all: Teams }) {
  const text = useText(shiftText)
  const { clock, may } = useContextOfStore()
  const serve = useOperation(tickServed)
  const today = dayOf(clock())
  const open = shifts.filter(({ shiftStatus }) => shiftStatus === 'planned')
  const tickAll = async () => {
    const result = await serve({ ids: open.map(({ id }) => id) })
    if (result.ok) notify('done', text.allServedDone(result.value.ticked))
  }
  return (
    <section className="yz-card yz-shift-day" id={`day-${day}`} aria-labelledby={`day-${day}-title`}>
      <Group justify="space-between" className="yz-shift-head">
        <Group gap="sm">
          <Title order={3} id={`day-${day}-title`} fz="1.0625rem">
            {text.dayOf(day, text.weekdays[weekdayOf(day) - 1] ?? '')}
          </Title>
          {day === today ? (
            <Badge color="gray.9" size="lg" radius="sm" tt="none">
              {text.today}
            </Badge>
          ) : null}
        </Group>
        {may('teams.write') && day <= today && open.length > 1 ? (
          <Button
            variant="subtle"
            color="gray.9"
            leftSection={<IconChecks size={20} aria-hidden="true" />}
            className="yz-no-print"
            onClick={() => void tickAll()}
          >
            {text.allServed}
          </Button>
        ) : null}
      </Group>
      {shifts.length > 0 ? <ShiftLines shifts={shifts} among={among} all={all} /> : <Text c="dimmed">{text.empty}</Text>}
    </section>
  )
}

const daysIn = (view: ShiftsView) => ('month' in view ? daysOfMonth(view.month) : daysOfWeek(view.week))

const shownIn = (shifts: readonly Shift[], view: ShiftsView, teamId: string): Shift[] => {
  const days = new Set(daysIn(view))
  return shifts.filter((shift) => days.has(shift.day) && (teamId === '' || shift.teamId === teamId))
}

function Days({ view, teamId, all, every }: { view: ShiftsView; teamId: string; all: Teams; every: readonly Shift[] }) {
  const text = useText(shiftText)
  const days = daysIn(view)
  const within = shownIn(every, view, '')
  const shown = shownIn(every, view, teamId).sort(byTime(all.pinyinOf))
  const { planned, served, missed, hours } = sumOf(shown)
  const listed = days.filter((day) => shown.some((shift) => shift.day === day))
  return (
    <>
      {'month' in view ? null : <WeekStrip days={days} shifts={shown} />}
      {listed.length === 0 ? (
        <div className="yz-card">
          <EmptyState icon={IconCalendarWeek} title={text.empty} hint={text.emptyHint} />
        </div>
      ) : (
        <>
          <Text mb="sm" role="status">
            {text.sum(planned, served, missed, hours)}
          </Text>
          {listed.map((day) => (
            <Day key={day} day={day} shifts={onDay(shown, day)} among={within} all={all} />
          ))}
        </>
      )}
    </>
  )
}

function NoTeams() {
  const text = useText(shiftText)
  const go = (
    <Button component={Link} href="/teams" variant="default">
      {text.team}
    </Button>
  )
  return (
    <div className="yz-card">
      <EmptyState icon={IconCalendarWeek} title={text.noTeams} hint={text.noTeamsHint} action={go} />
    </div>
  )
}

/** 排班: a week or a month of shifts, with served and missed ticked where they stand. */
export function ShiftsScreen() {
  const text = useText(shiftText)
  const word = useText(words)
  const { clock, may } = useContextOfStore()
  const gate = useLeavingGate()
  const [, navigate] = useLocation()
  const today = dayOf(clock())
  const { view, teamId } = askedIn(useSearch(), mondayOf(today))
  const [all, shifts] = [useTeams(), useShifts()]
  const [planning, setPlanning] = useState(false)
  const go = (next: ShiftsView, team: string) => navigate(shiftsAddress({ ...next, teamId: team }), { replace: true })
  const shown = shifts ? shownIn(shifts, view, teamId) : []
  const printOut = async () => {
    const people = new Set(shown.map(({ teamMemberId }) => teamMemberId)).size
    if (await gate({ deed: 'print', what: text.list, people })) printPage()
  }
  const some = all?.teams.some(isRunning) ?? false
  const actions = (
    <>
      <Button
        variant="default"
        leftSection={<IconPrinter size={20} />}
        onClick={() => void printOut()}
        disabled={shown.length === 0}
      >
        {word.print}
      </Button>
      {may('teams.write') && some ? (
        <Button leftSection={<IconPlus size={20} />} onClick={() => setPlanning(true)}>
          {text.add}
        </Button>
      ) : null}
    </>
  )
  const shownWeek = 'week' in view ? view.week : `${view.month}-01`
  return (
    <>
      <PageHeader title={text.title} hint={text.hint} actions={actions} />
      <TeamTabs here="shifts" />
      {!all || !shifts ? <LoadingState /> : null}
      {all && shifts && all.teams.length === 0 ? <NoTeams /> : null}
      {all && shifts && all.teams.length > 0 ? (
        <>
          <ShiftsPeriod view={view} teamId={teamId} onGo={go} all={all} />
          <Days view={view} teamId={teamId} all={all} every={shifts} />
        </>
      ) : null}
      {planning && all ? (
        <PlanDialog
          all={all}
          teamId={teamId}
          day={mondayOf(today) === shownWeek || shownWeek.startsWith(today.slice(0, 7)) ? today : shownWeek}
          onClose={() => setPlanning(false)}
        />
      ) : null}
    </>
  )
}
