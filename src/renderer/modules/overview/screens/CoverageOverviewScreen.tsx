import { Button, Group, SegmentedControl, Stack, Title } from '@mantine/core'
import { IconFileSpreadsheet } from '@tabler/icons-react'
import { useMemo, useState } from 'react'
import { useContextOfStore } from '../../../data/provider'
import { useText } from '../../../i18n/use-text'
import { type OutSheet, writeWorkbook } from '../../../lib/sheet/write-workbook'
import { dayOf } from '../../../lib/time'
import { LoadingState } from '../../../ui/LoadingState'
import { PageHeader } from '../../../ui/PageHeader'
import { saveFile } from '../../../ui/save-file'
import { type CoverageRow, expectedKinds } from '../../teams/coverage-rules'
import { teamKinds } from '../../teams/schema'
import { figuresOf, type SubjectFigures, type SubjectKind } from '../rules'
import { overviewText } from '../text'
import { Coverage } from './Coverage'
import { Subjects, useCharts } from './Subjects'
import { useCoverage, useSubjects } from './use-overview'
import './overview.css'

const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const kinds = ['request', 'ticket'] as const

function coverageSheet(text: (typeof overviewText)['zh-CN'], rows: readonly CoverageRow[]): OutSheet {
  const head = [text.estate, ...teamKinds.map((kind) => text.team[kind])]
  const lines = rows.map(({ estate, teams }) => [
    estate.name,
    ...teamKinds.map((kind) => {
      const names = teams[kind].map(({ name }) => name).join('、')
      return names === '' && expectedKinds.includes(kind) ? text.gap : names
    }),
  ])
  return { name: text.coverage, rows: [head, ...lines], widths: [20, 24, 24, 24, 24, 24], frozenRows: 1 }
}

type Known = {
  rows: readonly CoverageRow[]
  figures: Record<SubjectKind, SubjectFigures>
  estateNames: ReadonlyMap<string, string>
  today: string
}

/** Everything of the page as a workbook: counts and names of teams, nobody of whom something was asked. */
function Export({ known }: { known: Known }) {
  const text = useText(overviewText)
  const charts = {
    request: useCharts(known.figures.request, known.estateNames),
    ticket: useCharts(known.figures.ticket, known.estateNames),
  }
  const download = () => {
    const sheets = kinds.map((kind): OutSheet => {
      const { running, late, over } = known.figures[kind]
      const totals = [running, late, over].map(({ key, count }) => ['', text[key], count])
      const parts = charts[kind].flatMap(({ title, rows }) => rows.map(({ name, count }) => [title, name, count]))
      return {
        name: text.kind[kind],
        rows: [[text.chart, text.part, text.count], ...totals, ...parts],
        widths: [24, 24, 10],
        frozenRows: 1,
      }
    })
    const bytes = writeWorkbook([coverageSheet(text, known.rows), ...sheets])
    saveFile(new Blob([bytes], { type: xlsx }), text.file(known.today))
  }
  return (
    <Button variant="default" leftSection={<IconFileSpreadsheet size={20} />} onClick={download}>
      {text.download}
    </Button>
  )
}

function useKnown(): Known | null {
  const { clock } = useContextOfStore()
  const today = dayOf(clock())
  const rows = useCoverage()
  const states = useSubjects()
  return useMemo(() => {
    if (!rows || !states) return null
    const figures = { request: figuresOf(states, 'request', today), ticket: figuresOf(states, 'ticket', today) }
    return { rows, figures, estateNames: new Map(rows.map(({ estate }) => [estate.id, estate.name])), today }
  }, [rows, states, today])
}

/** 服务概况: how far teams reach and how requests stand, every figure a door to its records. */
export function CoverageOverviewScreen() {
  const text = useText(overviewText)
  const [kind, setKind] = useState<SubjectKind>('request')
  const known = useKnown()
  return (
    <>
      <PageHeader title={text.title} hint={text.hint} actions={known ? <Export known={known} /> : null} />
      {known ? (
        <Stack gap="lg">
          <Coverage rows={known.rows} />
          <Group justify="space-between">
            <Title order={2} fz="1.25rem">
              {text.subjects}
            </Title>
            <SegmentedControl
              aria-label={text.subjects}
              value={kind}
              onChange={(value) => setKind(value === 'ticket' ? 'ticket' : 'request')}
              data={kinds.map((value) => ({ value, label: `${text.kind[value]} ${known.figures[value].running.count}` }))}
            />
          </Group>
          <Subjects figures={known.figures[kind]} estateNames={known.estateNames} />
        </Stack>
      ) : (
        <LoadingState />
      )}
    </>
  )
}
