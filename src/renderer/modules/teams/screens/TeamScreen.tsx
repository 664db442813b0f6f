import { Button, Group, Menu, Stack, Text, Title } from '@mantine/core'
import { IconFileSpreadsheet, IconUserPlus } from '@tabler/icons-react'
import { lazy, type ReactNode, Suspense, useState } from 'react'
import { Link, useParams } from 'wouter'
import { useContextOfStore } from '../../../data/provider'
import { useText } from '../../../i18n/use-text'
import { dayOf } from '../../../lib/time'
import { EmptyState } from '../../../ui/EmptyState'
import { LoadingState } from '../../../ui/LoadingState'
import { useWorkbookExport } from '../../use-workbook-export'
import { hoursByMonth } from '../coverage-rules'
import { dutyListOf } from '../duty-list'
import { isRunning } from '../rules'
import type { ServiceTeam, Shift, TeamMember } from '../schema'
import { byTime, dayAfter, monthsUntil, sumOf } from '../shift-rules'
import { shiftText } from '../shift-text'
import { teamText } from '../text'
import { EndDialog } from './EndDialog'
import { ShiftLines } from './ShiftLines'
import { StayDialog } from './StayDialog'
import { FormerTable, StayTable } from './StayTable'
import { shiftsAddress } from './shifts-address'
import { TeamDialog } from './TeamDialog'
import { Facts, TeamHead } from './TeamHead'
import { type Teams, useShifts, useTeams } from './use-teams'
import './teams.css'

const HoursChart = lazy(() => import('./HoursChart').then((module) => ({ default: module.HoursChart })))

const daysAhead = 14

function Section(props: { id: string; title: string; action?: ReactNode; children: ReactNode }) {
  return (
    <section className="yz-card yz-team-section" aria-labelledby={props.id}>
      <Group justify="space-between" px="md" pt="sm" mb="xs">
        <Title order={2} id={props.id} fz="1.125rem">
          {props.title}
        </Title>
        {props.action}
      </Group>
      {props.children}
    </section>
  )
}

/** The duty list as a workbook; phones in full only where the role may see them. */
function Download({ team, all, shifts }: { team: ServiceTeam; all: Teams; shifts: readonly Shift[] }) {
  const [text, shiftTexts] = [useText(teamText), useText(shiftText)]
  const { clock, may } = useContextOfStore()
  const exportWorkbook = useWorkbookExport()
  const save = (withPhones: boolean) => {
    const members = all.current(team.id)
    const sheets = dutyListOf(
      { team: text, shift: shiftTexts },
      {
        team,
        members,
        shifts,
        nameOf: (id) => all.memberOf(id)?.name ?? '',
        placeOf: ({ estateId = '', place = '' }) => [all.estateName(estateId), place].filter(Boolean).join(' '),
        withPhones,
      },
    )
    void exportWorkbook({
      what: text.page.dutyList,
      people: members.length,
      fileName: shiftTexts.sheet.fileName(team.name, dayOf(clock())),
      sheets: () => sheets,
    })
  }
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button variant="default" leftSection={<IconFileSpreadsheet size={20} />}>
          {text.page.download}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={() => save(false)}>{text.page.downloadMasked}</Menu.Item>
        {may('roster.reveal') ? <Menu.Item onClick={() => save(true)}>{text.page.downloadFull}</Menu.Item> : null}
      </Menu.Dropdown>
    </Menu>
  )
}

type Open = { dialog: 'edit' | 'end' | 'add' } | { dialog: 'stay' | 'leave'; stay: TeamMember } | null

function Members(props: {
  team: ServiceTeam
  all: Teams
  shifts: readonly Shift[]
  mayWrite: boolean
  onOpen: (open: Open) => void
}) {
  const { team, all, mayWrite, onOpen } = props
  const text = useText(teamText)
  const current = all.current(team.id)
  const add = (
    <Button leftSection={<IconUserPlus size={20} />} onClick={() => onOpen({ dialog: 'add' })}>
      {text.stay.add}
    </Button>
  )
  const action = (
    <Group gap="sm" className="yz-no-print">
      {current.length > 0 ? <Download team={team} all={all} shifts={props.shifts} /> : null}
      {mayWrite ? add : null}
    </Group>
  )
  return (
    <Section id="team-members" title={text.page.membersCount(current.length)} action={action}>
      {current.length > 0 ? (
        <StayTable
          stays={current}
          onDeed={mayWrite ? ({ deed, stay }) => onOpen({ dialog: deed === 'edit' ? 'stay' : 'leave', stay }) : null}
        />
      ) : (
        <EmptyState title={text.page.noMembers} hint={text.page.noMembersHint} />
      )}
    </Section>
  )
}

function Dialogs({ team, all, open, onClose }: { team: ServiceTeam; all: Teams; open: Open; onClose: () => void }) {
  switch (open?.dialog) {
    case 'edit':
      return <TeamDialog start={team} estates={all.estates} onClose={onClose} />
    case 'end':
      return <EndDialog record={team} onClose={onClose} />
    case 'leave':
      return <EndDialog record={open.stay} onClose={onClose} />
    case 'add':
      return <StayDialog team={team} stay={null} onClose={onClose} />
    case 'stay':
      return <StayDialog team={team} stay={open.stay} onClose={onClose} />
    default:
      return null
  }
}

function Known({ team, all, shifts }: { team: ServiceTeam; all: Teams; shifts: readonly Shift[] }) {
  const text = useText(teamText)
  const { may, clock } = useContextOfStore()
  const [open, setOpen] = useState<Open>(null)
  const today = dayOf(clock())
  const coming = shifts.filter(({ day }) => day >= today && day <= dayAfter(today, daysAhead)).sort(byTime(all.pinyinOf))
  const former = all.former(team.id)
  const mayWrite = may('teams.write')
  return (
    <>
      <TeamHead
        team={team}
        people={all.current(team.id).length + former.length}
        onDeed={mayWrite ? (dialog) => setOpen({ dialog }) : null}
      />
      <Stack gap="lg">
        <Facts team={team} all={all} />
        <Members {...{ team, all, shifts }} mayWrite={mayWrite && isRunning(team)} onOpen={setOpen} />
        <Section
          id="team-shifts"
          title={text.page.nextShifts}
          action={
            <Button component={Link} href={shiftsAddress({ teamId: team.id })} variant="default" className="yz-no-print">
              {text.page.allShifts}
            </Button>
          }
        >
          {coming.length > 0 ? (
            <ShiftLines shifts={coming} all={all} withDay />
          ) : (
            <Text c="dimmed" px="md" pb="md">
              {text.page.noShifts}
            </Text>
          )}
        </Section>
        {sumOf(shifts).served > 0 ? (
          <Section id="team-hours" title={text.page.hours}>
            <div className="yz-team-chart yz-no-print">
              <Suspense fallback={<LoadingState />}>
                <HoursChart
                  rows={hoursByMonth(shifts, [team], monthsUntil(today, 12))}
                  kinds={[team.teamKind]}
                  teamId={team.id}
                  height={200}
                />
              </Suspense>
            </div>
          </Section>
        ) : null}
        {former.length > 0 ? (
          <Section id="team-former" title={text.page.former(former.length)}>
            <FormerTable stays={former} />
          </Section>
        ) : null}
      </Stack>
      <Text className="yz-team-printed">{text.page.printedOn(today)}</Text>
      <Dialogs team={team} all={all} open={open} onClose={() => setOpen(null)} />
    </>
  )
}

/** One team: who is in it, what it covers, its shifts and hours, and who has left; printed, it is the duty list. */
export function TeamScreen() {
  const text = useText(teamText).page
  const { id = '' } = useParams<{ id: string }>()
  const [all, shifts] = [useTeams(), useShifts()]
  if (!all || !shifts) return <LoadingState />
  const team = all.teamOf(id)
  if (team) return <Known key={id} team={team} all={all} shifts={shifts.filter(({ teamId }) => teamId === id)} />
  const back = (
    <Button component={Link} href="/teams" variant="default">
      {text.back}
    </Button>
  )
  return <EmptyState order={1} title={text.gone} hint={text.goneHint} action={back} />
}
