import { Button, Group, Table, Text } from '@mantine/core'
import { IconPlus, IconUserPlus } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { Link } from 'wouter'
import { useContextOfStore, useOperation } from '../../../data/provider'
import { useText } from '../../../i18n/use-text'
import { notify } from '../../../ui/notify'
import { changeGoal } from '../mentor-deed-operations'
import { mostMentees } from '../mentor-rules'
import { mentorText } from '../mentor-text'
import type { Goal, MentorMeeting, MentorPairing } from '../schema'
import { NoneYet, Section } from './MentorPieces'
import { useMentorRefusal } from './mentor-refusal'
import type { Mentoring } from './use-mentoring'

const quiet = { variant: 'subtle', color: 'gray.8', px: 'xs' } as const

type MenteesProps = {
  people: readonly MentorPairing[]
  all: Mentoring
  onAdd: (() => void) | null
  /** Beside the heading: the list as a file. */
  download: ReactNode
  onEnd: ((pairing: MentorPairing) => void) | null
}

/** The ten, by name. */
export function Mentees({ people, all, onAdd, download, onEnd }: MenteesProps) {
  const text = useText(mentorText).mentees
  const full = people.length >= mostMentees
  const add = onAdd ? (
    <Button leftSection={<IconUserPlus size={20} />} onClick={onAdd}>
      {text.add}
    </Button>
  ) : null
  return (
    <Section
      id="group-mentees"
      title={text.title(people.length, mostMentees)}
      action={
        <>
          {full ? <Text c="dimmed">{text.fullHint}</Text> : null}
          {download}
          {full ? null : add}
        </>
      }
    >
      {people.length === 0 ? <NoneYet title={text.none} hint={text.noneHint} /> : null}
      {people.length > 0 ? (
        <Table horizontalSpacing="md" verticalSpacing={6} className="yz-mentor-table">
          <Table.Thead>
            <Table.Tr>
              {[text.name, text.organisation, text.since, text.goals].map((head) => (
                <Table.Th key={head}>{head}</Table.Th>
              ))}
              {onEnd ? <Table.Td className="yz-no-print" /> : null}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {people.map((pairing) => {
              const goals = all.goals(pairing.id)
              return (
                <Table.Tr key={pairing.id}>
                  <Table.Td>
                    <Link href={`/academy/learners/${pairing.learnerId}`}>{pairing.name}</Link>
                  </Table.Td>
                  <Table.Td>{pairing.organisation ?? text.dash}</Table.Td>
                  <Table.Td className="yz-mentor-nowrap">{pairing.startsOn}</Table.Td>
                  <Table.Td>{text.goalsOf(goals.filter(({ doneOn }) => doneOn).length, goals.length)}</Table.Td>
                  {onEnd ? (
                    <Table.Td className="yz-no-print" ta="right">
                      <Button {...quiet} aria-label={text.endOf(pairing.name)} onClick={() => onEnd(pairing)}>
                        {text.end}
                      </Button>
                    </Table.Td>
                  ) : null}
                </Table.Tr>
              )
            })}
          </Table.Tbody>
        </Table>
      ) : null}
    </Section>
  )
}

/** Who was in the group, until when and why. */
export function Former({ people }: { people: readonly MentorPairing[] }) {
  const text = useText(mentorText).mentees
  if (people.length === 0) return null
  return (
    <Section id="group-former" title={text.former(people.length)}>
      <ul className="yz-mentor-lines">
        {people.map((pairing) => (
          <li key={pairing.id}>
            <strong>{pairing.name}</strong>
            <span className="yz-mentor-nowrap">{text.period(pairing.startsOn, pairing.endsOn ?? '')}</span>
            <Text component="span" c="dimmed" className="yz-mentor-said">
              {pairing.reason}
            </Text>
          </li>
        ))}
      </ul>
    </Section>
  )
}

type GoalsProps = { people: readonly MentorPairing[]; all: Mentoring; onAdd: (() => void) | null }

function GoalLine({ goal, name }: { goal: Goal; name: string }) {
  const text = useText(mentorText).goal
  const say = useMentorRefusal()
  const { may } = useContextOfStore()
  const change = useOperation(changeGoal)
  const to = async (state: 'done' | 'open' | 'dropped') => {
    const result = await change({ id: goal.id, to: state })
    if (!result.ok) notify('problem', say(result.refusal))
  }
  const when = goal.doneOn ? text.doneOn(goal.doneOn) : goal.dueOn ? text.due(goal.dueOn) : ''
  return (
    <li>
      <span className="yz-mentor-said">
        <strong>{name}</strong> {goal.title}
        {goal.note ? (
          <Text component="span" c="dimmed">
            {' '}
            {goal.note}
          </Text>
        ) : null}
      </span>
      <Text component="span" c={goal.doneOn ? 'green.8' : 'dimmed'} className="yz-mentor-nowrap">
        {when}
      </Text>
      {may('academy.write') ? (
        <Group gap={0} className="yz-no-print">
          {goal.doneOn ? (
            <Button {...quiet} aria-label={text.reopenOf(goal.title)} onClick={() => void to('open')}>
              {text.reopen}
            </Button>
          ) : (
            <>
              <Button {...quiet} aria-label={text.finishOf(goal.title)} onClick={() => void to('done')}>
                {text.finish}
              </Button>
              <Button {...quiet} aria-label={text.dropOf(goal.title)} onClick={() => void to('dropped')}>
                {text.drop}
              </Button>
            </>
          )}
        </Group>
      ) : null}
    </li>
  )
}

/** What each of them is to be able to do, by name. */
export function Goals({ people, all, onAdd }: GoalsProps) {
  const text = useText(mentorText).goal
  const goals = people.flatMap((pairing) => all.goals(pairing.id).map((goal) => ({ goal, name: pairing.name })))
  const add = onAdd ? (
    <Button variant="default" leftSection={<IconPlus size={20} />} onClick={onAdd}>
      {text.add}
    </Button>
  ) : null
  return (
    <Section id="group-goals" title={text.title} action={add}>
      {goals.length === 0 ? <NoneYet title={text.none} hint={text.noneHint} /> : null}
      <ul className="yz-mentor-lines">
        {goals.map(({ goal, name }) => (
          <GoalLine key={goal.id} goal={goal} name={name} />
        ))}
      </ul>
    </Section>
  )
}

type MeetingsProps = {
  meetings: readonly MentorMeeting[]
  all: Mentoring
  onAdd: (() => void) | null
  onDeed: ((deed: 'meeting' | 'takeBack', meeting: MentorMeeting) => void) | null
}

/** What they did together, the latest first. */
export function Meetings({ meetings, all, onAdd, onDeed }: MeetingsProps) {
  const text = useText(mentorText).meeting
  const namesOf = ({ learnerIds = [] }: MentorMeeting) => learnerIds.map((id) => all.nameOf(id) || text.unknown).join('、')
  const add = onAdd ? (
    <Button variant="default" leftSection={<IconPlus size={20} />} onClick={onAdd}>
      {text.add}
    </Button>
  ) : null
  return (
    <Section id="group-meetings" title={text.title(meetings.length)} action={add}>
      {meetings.length === 0 ? <NoneYet title={text.none} hint={text.noneHint} /> : null}
      <ul className="yz-mentor-lines">
        {meetings.map((meeting) => (
          <li key={meeting.id}>
            <span className="yz-mentor-nowrap">{meeting.day}</span>
            <div className="yz-mentor-said">
              <Text fw={600}>{[meeting.title, meeting.place].filter(Boolean).join(' · ')}</Text>
              <Text>{text.came(namesOf(meeting))}</Text>
              {meeting.body ? <Text c="dimmed">{meeting.body}</Text> : null}
            </div>
            {onDeed ? (
              <Group gap={0} className="yz-no-print">
                <Button {...quiet} aria-label={text.editOf(meeting.title)} onClick={() => onDeed('meeting', meeting)}>
                  {text.edit}
                </Button>
                <Button {...quiet} aria-label={text.takeBackOf(meeting.title)} onClick={() => onDeed('takeBack', meeting)}>
                  {text.takeBack}
                </Button>
              </Group>
            ) : null}
          </li>
        ))}
      </ul>
    </Section>
  )
}
