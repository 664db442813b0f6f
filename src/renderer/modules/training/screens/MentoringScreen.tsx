import { Badge, Button, Stack, Table, Text } from '@mantine/core'
import { IconPlus, IconUsersGroup } from '@tabler/icons-react'
import { useState } from 'react'
import { Link, useSearch } from 'wouter'
import { useContextOfStore } from '../../../data/provider'
import { useText } from '../../../i18n/use-text'
import { dayOf } from '../../../lib/time'
import { EmptyState } from '../../../ui/EmptyState'
import { LoadingState } from '../../../ui/LoadingState'
import { PageHeader } from '../../../ui/PageHeader'
import { isRunning, mostMentees } from '../mentor-rules'
import { mentorText } from '../mentor-text'
import type { MentorGroup } from '../schema'
import { LostPairings } from './LostPairings'
import { FigureLink, Section } from './MentorPieces'
import { MentorTabs } from './MentorTabs'
import { GroupDialog } from './mentor-dialogs'
import { type Mentoring, useMentoring } from './use-mentoring'
import './mentor.css'

function GroupCard({ group, all }: { group: MentorGroup; all: Mentoring }) {
  const text = useText(mentorText)
  const people = all.current(group.id)
  return (
    <Link href={`/mentoring/groups/${group.id}`} className="yz-card yz-mentor-group">
      <span className="yz-mentor-top">
        <span className="yz-mentor-name">{group.name}</span>
        <Badge variant="light" color={people.length >= mostMentees ? 'gray' : 'green'} size="lg" radius="sm" tt="none">
          {text.count(people.length, mostMentees)}
          {people.length >= mostMentees ? ` ${text.full}` : ''}
        </Badge>
      </span>
      <Text component="span" c="dimmed">
        {[group.organisation, group.role].filter(Boolean).join(' · ') || text.page.notSaid}
      </Text>
      <span>{people.length === 0 ? text.nobody : people.map(({ name }) => name).join('、')}</span>
    </Link>
  )
}

function Groups({ all }: { all: Mentoring }) {
  const text = useText(mentorText)
  const running = all.groups.filter(isRunning)
  const ended = all.groups.filter((group) => !isRunning(group))
  return (
    <>
      {running.length > 0 ? (
        <div className="yz-mentor-groups">
          {running.map((group) => (
            <GroupCard key={group.id} group={group} all={all} />
          ))}
        </div>
      ) : (
        <EmptyState icon={IconUsersGroup} title={text.none} hint={text.noneHint} />
      )}
      {ended.length > 0 ? (
        <details className="yz-mentor-ended">
          <summary>
            {text.ended} {ended.length}
          </summary>
          <ul className="yz-mentor-lines">
            {ended.map((group) => (
              <li key={group.id}>
                <Link href={`/mentoring/groups/${group.id}`}>{group.name}</Link>
                <Text component="span" c="dimmed">
                  {text.endedOn(group.endsOn ?? '', group.reason ?? '')}
                </Text>
              </li>
            ))}
          </ul>
        </details>
      ) : null}
    </>
  )
}

function Mentees({ all }: { all: Mentoring }) {
  const text = useText(mentorText)
  const people = all.groups.flatMap((group) => all.current(group.id).map((pairing) => ({ group, pairing })))
  if (people.length === 0) return <EmptyState title={text.mentees.none} hint={text.mentees.noneHint} />
  return (
    <Section id="mentees" title={text.figures.mentees}>
      <Table horizontalSpacing="md" verticalSpacing={6} className="yz-mentor-table">
        <Table.Thead>
          <Table.Tr>
            {[text.mentees.name, text.mentees.organisation, text.form.name, text.mentees.since].map((head) => (
              <Table.Th key={head}>{head}</Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {people.map(({ group, pairing }) => (
            <Table.Tr key={pairing.id}>
              <Table.Td fw={600}>{pairing.name}</Table.Td>
              <Table.Td>{pairing.organisation ?? text.mentees.dash}</Table.Td>
              <Table.Td>
                <Link href={`/mentoring/groups/${group.id}`}>{group.name}</Link>
              </Table.Td>
              <Table.Td className="yz-mentor-nowrap">{pairing.startsOn}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Section>
  )
}

function Meetings({ all, year }: { all: Mentoring; year: string }) {
  const text = useText(mentorText)
  const meetings = all.allMeetings.filter(({ day }) => day.startsWith(year))
  if (meetings.length === 0) return <EmptyState title={text.meeting.none} hint={text.meeting.noneHint} />
  return (
    <Section id="meetings" title={text.figures.meetings}>
      <ul className="yz-mentor-lines">
        {meetings.map((meeting) => (
          <li key={meeting.id}>
            <span className="yz-mentor-nowrap">{meeting.day}</span>
            <span className="yz-mentor-said">{meeting.title}</span>
            <Link href={`/mentoring/groups/${meeting.mentorGroupId}`}>{all.groupOf(meeting.mentorGroupId)?.name}</Link>
          </li>
        ))}
      </ul>
    </Section>
  )
}

const openGoals = (all: Mentoring) =>
  all.standing.flatMap((pairing) => all.goals(pairing.id).flatMap((goal) => (goal.doneOn ? [] : [{ goal, pairing }])))

function Goals({ all }: { all: Mentoring }) {
  const text = useText(mentorText)
  const goals = openGoals(all).sort((a, b) => (a.goal.dueOn ?? '9').localeCompare(b.goal.dueOn ?? '9'))
  if (goals.length === 0) return <EmptyState title={text.noGoals} hint={text.noGoalsHint} />
  return (
    <Section id="goals" title={text.goalsOf}>
      <ul className="yz-mentor-lines">
        {goals.map(({ goal, pairing }) => (
          <li key={goal.id}>
            <span className="yz-mentor-said">
              <Link href={`/mentoring/groups/${pairing.mentorGroupId}`}>{pairing.name}</Link> {goal.title}
            </span>
            <Text component="span" c="dimmed">
              {goal.dueOn ? text.dueOn(goal.dueOn) : text.noDue}
            </Text>
          </li>
        ))}
      </ul>
    </Section>
  )
}

function Shown({ all, year, show }: { all: Mentoring; year: string; show: string }) {
  if (show === 'mentees') return <Mentees all={all} />
  if (show === 'meetings') return <Meetings all={all} year={year} />
  return show === 'goals' ? <Goals all={all} /> : <Groups all={all} />
}

/** 帮带组: the mentors with their ten, and what does not stand. */
export function MentoringScreen() {
  const text = useText(mentorText)
  const { may, clock } = useContextOfStore()
  const all = useMentoring()
  const [adding, setAdding] = useState(false)
  const show = new URLSearchParams(useSearch()).get('show') ?? ''
  const year = dayOf(clock()).slice(0, 4)
  const figures = all
    ? ([
        ['mentees', all.standing.length],
        ['meetings', all.allMeetings.filter(({ day }) => day.startsWith(year)).length],
        ['goals', openGoals(all).length],
      ] as const)
    : []
  const add = may('academy.write') ? (
    <Button leftSection={<IconPlus size={20} />} onClick={() => setAdding(true)}>
      {text.add}
    </Button>
  ) : null
  return (
    <>
      <PageHeader title={text.title} hint={text.hint} actions={add} />
      <MentorTabs here="groups" />
      {all ? (
        <Stack gap="lg">
          <LostPairings all={all} />
          <div className="yz-mentor-figures">
            <FigureLink
              label={text.figures.groups}
              value={all.groups.filter(isRunning).length}
              href="/mentoring"
              here={show === ''}
            />
            {figures.map(([name, value]) => (
              <FigureLink
                key={name}
                label={text.figures[name]}
                value={value}
                href={`/mentoring?show=${name}`}
                here={show === name}
              />
            ))}
          </div>
          <Shown all={all} year={year} show={show} />
        </Stack>
      ) : (
        <LoadingState />
      )}
      {adding ? <GroupDialog group={null} onClose={() => setAdding(false)} /> : null}
    </>
  )
}
