import { Alert, Anchor, Group, Table, Text, Title } from '@mantine/core'
import { IconAlertTriangle, IconCheck, IconMap2 } from '@tabler/icons-react'
import { Link } from 'wouter'
import { useText } from '../../../i18n/use-text'
import { EmptyState } from '../../../ui/EmptyState'
import { type CoverageRow, expectedKinds, gapsIn } from '../../teams/coverage-rules'
import type { TeamKind } from '../../teams/rules'
import { type ServiceTeam, teamKinds } from '../../teams/schema'
import { overviewText } from '../text'

const everywhere = '/teams/coverage'

function Cell({ name, kind, teams }: { name: string; kind: TeamKind; teams: readonly ServiceTeam[] }) {
  const text = useText(overviewText)
  const isGap = teams.length === 0 && expectedKinds.includes(kind)
  const [only] = teams
  const address = teams.length === 1 && only ? `/teams/${only.id}` : everywhere
  const label = isGap ? text.gapOf(name, text.team[kind]) : text.teamsOf(name, text.team[kind], teams.length)
  return (
    <Table.Td className={isGap ? 'yz-cover-gap' : undefined}>
      <Link href={address} aria-label={label}>
        {isGap ? text.gap : teams.length}
      </Link>
    </Table.Td>
  )
}

function teamsOfAll(rows: readonly CoverageRow[], kind: TeamKind): ServiceTeam[] {
  return [...new Map(rows.flatMap(({ teams }) => teams[kind].map((team) => [team.id, team] as const))).values()]
}

function CoverageTable({ rows }: { rows: readonly CoverageRow[] }) {
  const text = useText(overviewText)
  return (
    <Table horizontalSpacing="md" verticalSpacing={0} withColumnBorders className="yz-cover-table">
      <Table.Thead>
        <Table.Tr>
          <Table.Th scope="col">{text.estate}</Table.Th>
          {teamKinds.map((kind) => (
            <Table.Th key={kind} scope="col">
              {text.team[kind]}
            </Table.Th>
          ))}
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {rows.map(({ estate, teams }) => (
          <Table.Tr key={estate.id}>
            <Table.Th scope="row">{estate.name}</Table.Th>
            {teamKinds.map((kind) => (
              <Cell key={kind} name={estate.name} kind={kind} teams={teams[kind]} />
            ))}
          </Table.Tr>
        ))}
      </Table.Tbody>
      <Table.Tfoot>
        <Table.Tr>
          <Table.Th scope="row">{text.community}</Table.Th>
          {teamKinds.map((kind) => (
            <Cell key={kind} name={text.community} kind={kind} teams={teamsOfAll(rows, kind)} />
          ))}
        </Table.Tr>
      </Table.Tfoot>
    </Table>
  )
}

/** 服务队伍覆盖: team kinds by estate, with what is lacking. */
export function Coverage({ rows }: { rows: readonly CoverageRow[] }) {
  const text = useText(overviewText)
  const { estates, gaps } = gapsIn(rows)
  return (
    <section className="yz-card yz-cover-card" aria-labelledby="coverage-title">
      <Group justify="space-between" mb="xs">
        <Title order={2} fz="1.25rem" id="coverage-title">
          {text.coverage}
        </Title>
        {rows.length > 0 ? (
          <Anchor component={Link} href={everywhere} c="gray.8" underline="always">
            {text.toCoverage}
          </Anchor>
        ) : null}
      </Group>
      {rows.length === 0 ? (
        <EmptyState
          icon={IconMap2}
          title={text.noEstates}
          hint={text.noEstatesHint}
          action={
            <Anchor component={Link} href="/places">
              {text.toPlaces}
            </Anchor>
          }
        />
      ) : (
        <>
          <Text c="dimmed" mb="sm">
            {text.coverageHint}
          </Text>
          <Alert
            mb="sm"
            color={gaps > 0 ? 'yellow' : 'green'}
            icon={gaps > 0 ? <IconAlertTriangle aria-hidden="true" /> : <IconCheck aria-hidden="true" />}
          >
            {gaps > 0 ? text.gaps(estates, gaps) : text.noGaps}
          </Alert>
          <CoverageTable rows={rows} />
        </>
      )}
    </section>
  )
}
