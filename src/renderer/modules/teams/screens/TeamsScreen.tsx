import { Badge, Button, Menu, Stack, Text, Title } from '@mantine/core'
import {
  IconAlertTriangle,
  IconHomeHeart,
  IconPlus,
  IconScale,
  IconSchool,
  IconStethoscope,
  IconTools,
} from '@tabler/icons-react'
import { type ReactNode, useState } from 'react'
import { Link } from 'wouter'
import { useContextOfStore } from '../../../data/provider'
import { useText } from '../../../i18n/use-text'
import type { Icon } from '../../../ui/icon'
import { LoadingState } from '../../../ui/LoadingState'
import { PageHeader } from '../../../ui/PageHeader'
import { isRunning, slotsOf, type TeamKind } from '../rules'
import type { ServiceTeam } from '../schema'
import { teamText } from '../text'
import { TeamDialog } from './TeamDialog'
import { TeamTabs } from './TeamTabs'
import { type Teams, useTeams } from './use-teams'
import './teams.css'

const pictures: Readonly<Record<TeamKind, Icon>> = {
  medical: IconStethoscope,
  education: IconSchool,
  legal: IconScale,
  special: IconTools,
  neighbourhood: IconHomeHeart,
}

function useCovers(): (team: ServiceTeam, estateName: (id: string) => string) => string {
  const text = useText(teamText)
  return (team, estateName) => {
    const names = team.estateIds.map(estateName).filter((name) => name !== '')
    if (names.length === 0) return text.coversNone
    return names.length > 3 ? text.coversMany(names.slice(0, 3).join('、'), names.length) : text.covers(names.join('、'))
  }
}

function TeamCard({ team, all }: { team: ServiceTeam; all: Teams }) {
  const text = useText(teamText)
  const covers = useCovers()
  const Picture = pictures[team.teamKind]
  return (
    <Link href={`/teams/${team.id}`} className="yz-card yz-team">
      <span className="yz-team-mark" aria-hidden="true">
        <Picture size={26} stroke={1.5} />
      </span>
      <span className="yz-team-said">
        <span className="yz-team-name">{team.name}</span>
        {team.speciality ? (
          <Badge variant="light" color="gray" size="lg" radius="sm" tt="none">
            {team.speciality}
          </Badge>
        ) : null}
        <Text component="span" c={all.current(team.id).length === 0 ? 'vermilion.8' : undefined}>
          {text.people(all.current(team.id).length)}
        </Text>
        <Text component="span" c="dimmed">
          {covers(team, all.estateName)}
        </Text>
        {team.unitName ? (
          <Text component="span" c="dimmed">
            {team.unitName}
          </Text>
        ) : null}
      </span>
    </Link>
  )
}

/** A place of "3+N" nobody fills: it is shown as plainly as a team is. */
function Gap({ kind, onFill }: { kind: 'medical' | 'education' | 'legal'; onFill: (() => void) | null }) {
  const text = useText(teamText)
  const Picture = pictures[kind]
  return (
    <div className="yz-team yz-team-gap" data-testid={`gap-${kind}`}>
      <span className="yz-team-mark" aria-hidden="true">
        <Picture size={26} stroke={1.5} />
      </span>
      <span className="yz-team-said">
        <Badge
          color="vermilion.7"
          size="lg"
          radius="sm"
          tt="none"
          leftSection={<IconAlertTriangle size={16} aria-hidden="true" />}
        >
          {text.gap}
        </Badge>
        <span className="yz-team-name">{text.gapOf(text.kind[kind])}</span>
        <Text component="span">{text.gapHint}</Text>
        {onFill ? (
          <Button variant="default" onClick={onFill} leftSection={<IconPlus size={20} />} w="fit-content" mt={4}>
            {text.fill(text.kind[kind])}
          </Button>
        ) : null}
      </span>
    </div>
  )
}

function Section(props: { title: string; hint: string; children: ReactNode }) {
  return (
    <section>
      <Title order={2}>{props.title}</Title>
      <Text c="dimmed" mb="sm">
        {props.hint}
      </Text>
      {props.children}
    </section>
  )
}

function Empty({ title, hint }: { title: string; hint: string }) {
  return (
    <div className="yz-card yz-team-none">
      <Text fw={600}>{title}</Text>
      <Text c="dimmed">{hint}</Text>
    </div>
  )
}

const byEnding = (a: ServiceTeam, b: ServiceTeam): number => (b.endsOn ?? '').localeCompare(a.endsOn ?? '')

function Ended({ teams }: { teams: ServiceTeam[] }) {
  const text = useText(teamText)
  if (teams.length === 0) return null
  return (
    <details className="yz-team-ended">
      <summary>
        {text.ended} {teams.length}
      </summary>
      <ul>
        {teams.sort(byEnding).map((team) => (
          <li key={team.id}>
            <Link href={`/teams/${team.id}`}>{team.name}</Link>
            <Text component="span" c="dimmed">
              {text.endedOn(team.endsOn ?? '', team.reason ?? '')}
            </Text>
          </li>
        ))}
      </ul>
    </details>
  )
}

function Slots({ all, onAdd }: { all: Teams; onAdd: ((kind: TeamKind) => void) | null }) {
  const text = useText(teamText)
  const slots = slotsOf(all.teams)
  const cards = (teams: ServiceTeam[]) => (
    <div className="yz-teams">
      {teams.map((team) => (
        <TeamCard key={team.id} team={team} all={all} />
      ))}
    </div>
  )
  return (
    <Stack gap="xl">
      <Section title={text.fixedTitle} hint={text.fixedHint}>
        <div className="yz-teams">
          {slots.fixed.map(({ kind, teams }) =>
            teams.length === 0 ? (
              <Gap key={kind} kind={kind} onFill={onAdd && (() => onAdd(kind))} />
            ) : (
              teams.map((team) => <TeamCard key={team.id} team={team} all={all} />)
            ),
          )}
        </div>
      </Section>
      <Section title={text.special} hint={text.specialHint}>
        {slots.special.length > 0 ? cards(slots.special) : <Empty title={text.noSpecial} hint={text.noSpecialHint} />}
      </Section>
      <Section title={text.neighbourhood} hint={text.neighbourhoodHint}>
        {slots.neighbourhood.length > 0 ? (
          cards(slots.neighbourhood)
        ) : (
          <Empty title={text.noNeighbourhood} hint={text.noNeighbourhoodHint} />
        )}
      </Section>
      <Ended teams={all.teams.filter((team) => !isRunning(team))} />
    </Stack>
  )
}

/** A team of any kind there is room for: of the fixed ones those whose place is empty. */
function Add({ all, onAdd }: { all: Teams; onAdd: (kind: TeamKind) => void }) {
  const text = useText(teamText)
  const gaps = slotsOf(all.teams).fixed.flatMap(({ kind, teams }) => (teams.length === 0 ? [kind] : []))
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button leftSection={<IconPlus size={20} />}>{text.add}</Button>
      </Menu.Target>
      <Menu.Dropdown>
        {[...gaps, 'special' as const, 'neighbourhood' as const].map((kind) => (
          <Menu.Item key={kind} onClick={() => onAdd(kind)}>
            {text.addKind[kind]}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}

/** 服务团队: "3+N" with its gaps, and the neighbourhood teams. */
export function TeamsScreen() {
  const text = useText(teamText)
  const { may } = useContextOfStore()
  const all = useTeams()
  const [adding, setAdding] = useState<TeamKind | null>(null)
  return (
    <>
      <PageHeader
        title={text.title}
        hint={text.hint}
        actions={all && may('teams.write') ? <Add all={all} onAdd={setAdding} /> : null}
      />
      <TeamTabs here="teams" />
      {all ? <Slots all={all} onAdd={may('teams.write') ? setAdding : null} /> : <LoadingState />}
      {adding && all ? <TeamDialog start={{ teamKind: adding }} estates={all.estates} onClose={() => setAdding(null)} /> : null}
    </>
  )
}
