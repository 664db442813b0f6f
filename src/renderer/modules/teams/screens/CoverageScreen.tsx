import { Alert, Button, Stack, Table, Text, Title } from '@mantine/core'
import { IconAlertTriangle, IconCheck, IconFileSpreadsheet, IconMap2, IconPrinter } from '@tabler/icons-react'
import { Link } from 'wouter'
import { useContextOfStore } from '../../../data/provider'
import { useText } from '../../../i18n/use-text'
import { words } from '../../../i18n/words'
import { writeWorkbook } from '../../../lib/sheet/write-workbook'
import { dayOf } from '../../../lib/time'
import { EmptyState } from '../../../ui/EmptyState'
import { LoadingState } from '../../../ui/LoadingState'
import { PageHeader } from '../../../ui/PageHeader'
import { printPage } from '../../../ui/print-page'
import { saveFile } from '../../../ui/save-file'
import { type CoverageRow, coverageOf, expectedKinds, gapsIn, hoursByMonth } from '../coverage-rules'
import type { TeamKind } from '../rules'
import { type ServiceTeam, type Shift, teamKinds } from '../schema'
import { monthsUntil } from '../shift-rules'
import { teamText } from '../text'
import { HoursChart } from './HoursChart'
import { TeamTabs } from './TeamTabs'
import { useShifts, useTeams } from './use-teams'
import './teams.css'

const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const monthsShown = 12

function Cell({ kind, teams }: { kind: TeamKind; teams: readonly ServiceTeam[] }) {
  const text = useText(teamText).coverage
  if (teams.length === 0 && expectedKinds.includes(kind)) return <Table.Td className="yz-coverage-gap">{text.gap}</Table.Td>
  if (teams.length === 0)
    return (
      <Table.Td>
        <Text c="dimmed">{text.none}</Text>
      </Table.Td>
    )
  return (
    <Table.Td>
      <ul className="yz-coverage-cell">
        {teams.map(({ id, name }) => (
          <li key={id}>
            <Link href={`/teams/${id}`}>{name}</Link>
          </li>
        ))}
      </ul>
    </Table.Td>
  )
}

function CoverageTable({ rows }: { rows: readonly CoverageRow[] }) {
  const text = useText(teamText)
  return (
    <div className="yz-card yz-team-section">
      <Table horizontalSpacing="md" verticalSpacing={6} withColumnBorders className="yz-coverage-table">
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">{text.coverage.estate}</Table.Th>
            {teamKinds.map((kind) => (
              <Table.Th key={kind} scope="col">
                {text.kind[kind]}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map(({ estate, teams }) => (
            <Table.Tr key={estate.id}>
              <Table.Th scope="row">{estate.name}</Table.Th>
              {teamKinds.map((kind) => (
                <Cell key={kind} kind={kind} teams={teams[kind]} />
              ))}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </div>
  )
}

function Gaps({ rows }: { rows: readonly CoverageRow[] }) {
  const text = useText(teamText).coverage
  const { estates, gaps } = gapsIn(rows)
  return gaps === 0 ? (
    <Alert color="green" icon={<IconCheck aria-hidden="true" />}>
      {text.all}
    </Alert>
  ) : (
    <Alert color="vermilion" icon={<IconAlertTriangle aria-hidden="true" />}>
      {text.gaps(estates, gaps)}
    </Alert>
  )
}

function Hours({ shifts, teams }: { shifts: readonly Shift[]; teams: readonly ServiceTeam[] }) {
  const text = useText(teamText).coverage
  const { clock } = useContextOfStore()
  const rows = hoursByMonth(shifts, teams, monthsUntil(dayOf(clock()), monthsShown))
  const some = rows.some((row) => teamKinds.some((kind) => row[kind] > 0))
  return (
    <section className="yz-card yz-team-chart">
      <Title order={2} mt="xs">
        {text.hours}
      </Title>
      <Text c="dimmed" mb="sm">
        {some ? text.hoursHint : null}
      </Text>
      {some ? <HoursChart rows={rows} kinds={teamKinds} /> : <EmptyState title={text.noHours} hint={text.noHoursHint} />}
    </section>
  )
}

/** Coverage and hours as they stand on the page, as a workbook. */
function useExport() {
  const text = useText(teamText)
  const { clock } = useContextOfStore()
  return (rows: readonly CoverageRow[], shifts: readonly Shift[], teams: readonly ServiceTeam[]) => {
    const today = dayOf(clock())
    const kinds = teamKinds.map((kind) => text.kind[kind])
    const emptyOf = (kind: TeamKind) => (expectedKinds.includes(kind) ? text.coverage.gap : text.coverage.none)
    const covered = rows.map((row) => [
      row.estate.name,
      ...teamKinds.map((kind) => row.teams[kind].map(({ name }) => name).join('、') || emptyOf(kind)),
    ])
    const hours = hoursByMonth(shifts, teams, monthsUntil(today, monthsShown)).map((row) => [
      row.month,
      ...teamKinds.map((kind) => row[kind]),
      teamKinds.reduce((sum, kind) => sum + row[kind], 0),
    ])
    const widths = [20, 24, 24, 24, 24, 24]
    const bytes = writeWorkbook([
      { name: text.coverage.table, rows: [[text.coverage.estate, ...kinds], ...covered], widths, frozenRows: 1 },
      { name: text.coverage.hours, rows: [[text.coverage.month, ...kinds, text.coverage.sum], ...hours], frozenRows: 1 },
    ])
    saveFile(new Blob([bytes], { type: xlsx }), text.coverage.fileName(today))
  }
}

/** Which team serves which estate, with the gaps, and how many hours were served. */
export function CoverageScreen() {
  const text = useText(teamText).coverage
  const word = useText(words)
  const [all, shifts] = [useTeams(), useShifts()]
  const save = useExport()
  if (!all || !shifts) return <LoadingState />
  const rows = coverageOf(all.teams, all.estates)
  const actions = (
    <>
      <Button
        variant="default"
        leftSection={<IconFileSpreadsheet size={20} />}
        onClick={() => save(rows, shifts, all.teams)}
        disabled={rows.length === 0}
      >
        {text.export}
      </Button>
      <Button variant="default" leftSection={<IconPrinter size={20} />} onClick={printPage}>
        {word.print}
      </Button>
    </>
  )
  return (
    <>
      <PageHeader title={text.title} hint={text.hint} actions={actions} />
      <TeamTabs here="coverage" />
      <Stack gap="lg">
        {rows.length > 0 ? (
          <>
            <Gaps rows={rows} />
            <CoverageTable rows={rows} />
          </>
        ) : (
          <div className="yz-card">
            <EmptyState icon={IconMap2} title={text.noEstates} hint={text.noEstatesHint} />
          </div>
        )}
        <Hours shifts={shifts} teams={all.teams} />
      </Stack>
    </>
  )
}
