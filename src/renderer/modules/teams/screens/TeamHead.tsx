import { Anchor, Badge, Button, Group } from '@mantine/core'
import { IconArrowLeft, IconPencil, IconPrinter } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { Link } from 'wouter'
import { useLeavingGate } from '../../../data/leaving'
import { useOperation } from '../../../data/provider'
import { useText } from '../../../i18n/use-text'
import { words } from '../../../i18n/words'
import { notify } from '../../../ui/notify'
import { PageHeader } from '../../../ui/PageHeader'
import { printPage } from '../../../ui/print-page'
import { resumeTeam } from '../operations'
import { isRunning } from '../rules'
import type { ServiceTeam } from '../schema'
import { teamText } from '../text'
import { useTeamRefusal } from './refusal-text'
import { Phone } from './StayTable'
import type { Teams } from './use-teams'
import './teams.css'

/** What is known of a team, in words. */
export function Facts({ team, all }: { team: ServiceTeam; all: Teams }) {
  const text = useText(teamText).page
  const estates = team.estateIds.map(all.estateName).filter((name) => name !== '')
  const facts: [string, ReactNode][] = [
    ...(team.speciality ? [[text.speciality, team.speciality] as [string, ReactNode]] : []),
    [text.estates, estates.length > 0 ? estates.join('、') : text.notSaid],
    [text.unit, team.unitName ?? text.notSaid],
    [text.lead, team.leadName ?? text.notSaid],
    [text.phone, team.phone ? <Phone key="phone" stay={team} /> : text.notSaid],
    [text.since, team.startsOn ?? text.notSaid],
    ...(team.endsOn
      ? ([
          [text.until, team.endsOn],
          [text.reason, team.reason],
        ] as [string, ReactNode][])
      : []),
    ...(team.note ? [[text.note, team.note] as [string, ReactNode]] : []),
  ]
  return (
    <dl className="yz-card yz-team-facts">
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}

function Deeds({ team, onDeed }: { team: ServiceTeam; onDeed: (deed: 'edit' | 'end') => void }) {
  const text = useText(teamText)
  const word = useText(words)
  const say = useTeamRefusal()
  const resume = useOperation(resumeTeam)
  const again = async () => {
    const result = await resume({ id: team.id })
    if (result.ok) notify('done', text.page.resumed)
    else notify('problem', say(result.refusal))
  }
  if (!isRunning(team))
    return (
      <Button variant="default" onClick={() => void again()}>
        {text.page.resume}
      </Button>
    )
  return (
    <>
      <Button variant="default" onClick={() => onDeed('end')}>
        {text.page.end}
      </Button>
      <Button variant="default" leftSection={<IconPencil size={20} />} onClick={() => onDeed('edit')}>
        {word.edit}
      </Button>
    </>
  )
}

/** The name of a team and what can be done with it; without `onDeed` it is only looked at; `people` are those its list is of. */
export function TeamHead(props: { team: ServiceTeam; people: number; onDeed: ((deed: 'edit' | 'end') => void) | null }) {
  const { team, people, onDeed } = props
  const text = useText(teamText)
  const word = useText(words)
  const gate = useLeavingGate()
  const printOut = async () => {
    if (await gate({ deed: 'print', what: text.page.dutyList, people })) printPage()
  }
  const back = (
    <Anchor component={Link} href="/teams" className="yz-team-back yz-no-print">
      <IconArrowLeft size={20} aria-hidden="true" />
      {text.page.back}
    </Anchor>
  )
  const hint = (
    <Group component="span" gap="xs">
      <Badge variant="light" color="green" size="lg" radius="sm" tt="none">
        {text.kind[team.teamKind]}
      </Badge>
      {isRunning(team) ? null : (
        <Badge variant="light" color="gray" size="lg" radius="sm" tt="none">
          {text.page.endedBadge}
        </Badge>
      )}
    </Group>
  )
  const print = (
    <Button variant="default" leftSection={<IconPrinter size={20} />} onClick={() => void printOut()}>
      {word.print}
    </Button>
  )
  return (
    <PageHeader
      title={team.name}
      hint={hint}
      before={back}
      actions={
        <>
          {print}
          {onDeed ? <Deeds team={team} onDeed={onDeed} /> : null}
        </>
      }
    />
  )
}
