import '@mantine/charts/styles.css'
import { BarChart } from '@mantine/charts'
import { Anchor, Button, Group, SegmentedControl, Stack, Table, Title } from '@mantine/core'
import { IconArrowLeft, IconChartBar, IconFileSpreadsheet } from '@tabler/icons-react'
import { useMemo, useState } from 'react'
import { Link } from 'wouter'
import { useLive } from '../../../data/live'
import { useContextOfStore } from '../../../data/provider'
import { useText } from '../../../i18n/use-text'
import { writeWorkbook } from '../../../lib/sheet/write-workbook'
import { dayOf } from '../../../lib/time'
import { EmptyState } from '../../../ui/EmptyState'
import { LoadingState } from '../../../ui/LoadingState'
import { PageHeader } from '../../../ui/PageHeader'
import { saveFile } from '../../../ui/save-file'
import { usesAtKiosks } from '../../intake/queries'
import { payloadOf } from '../../intake/rules'
import { matterUses } from '../queries'
import { type Period, periods, sinceOf, type Uses, usesOf, type Visit } from '../rules'
import { mattersText } from '../text'
import { type Matters, useMatters } from './use-matters'
import './matters.css'

const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const charted = 12
const columns = ['lookedUp', 'printed', 'takenIn'] as const

type Line = Uses & { id: string; title: string; known: boolean }

const allOf = (uses: Uses): number => uses.lookedUp + uses.printed + uses.takenIn

/** The matters that were used, the most used first, then by name. Null while the store is asked. */
function useLines(matters: Matters | null, from: string, to: string): Line[] | null {
  const text = useText(mattersText)
  const [live, kiosks] = [useLive(matterUses, []), useLive(usesAtKiosks, [])]
  return useMemo(() => {
    if (live.loading || kiosks.loading || !matters) return null
    const visits = kiosks.value.flatMap((found): Visit[] => {
      const payload = payloadOf(found)
      return payload?.kind === 'matterUse' ? [payload] : []
    })
    const uses = usesOf(
      live.value.map((found) => found.toMutableJSON()),
      visits,
      { from, to },
    )
    return [...uses]
      .map(([id, sum]) => {
        const matter = matters.byId.get(id)
        return { id, title: matter?.title ?? text.uses.gone, known: matter !== undefined, ...sum }
      })
      .filter((line) => line.known || allOf(line) > 0)
      .sort((a, b) => allOf(b) - allOf(a) || a.title.localeCompare(b.title, 'zh-CN'))
  }, [live, kiosks, matters, from, to, text])
}

function Chart({ lines }: { lines: Line[] }) {
  const { uses } = useText(mattersText)
  const shown = lines.slice(0, charted)
  return (
    <section className="yz-card yz-matters-part">
      <Title order={2} fz="1.25rem" mb="sm">
        {uses.chart}
      </Title>
      {/* The table below says the same to a screen reader. */}
      <div aria-hidden="true">
        <BarChart
          h={60 + shown.length * 30}
          data={shown}
          dataKey="title"
          type="stacked"
          orientation="vertical"
          gridAxis="none"
          tickLine="none"
          withLegend
          legendProps={{ verticalAlign: 'bottom', height: 32 }}
          barChartProps={{ accessibilityLayer: false }}
          yAxisProps={{ width: 200, interval: 0, tick: { fontSize: 14 } }}
          xAxisProps={{ tick: { fontSize: 14 }, allowDecimals: false }}
          barProps={{ isAnimationActive: false }}
          series={[
            { name: 'lookedUp', label: uses.word.lookedUp, color: 'green.7' },
            { name: 'printed', label: uses.word.printed, color: 'yellow.4' },
            { name: 'takenIn', label: uses.word.takenIn, color: 'vermilion.5' },
          ]}
        />
      </div>
    </section>
  )
}

function Lines({ lines }: { lines: Line[] }) {
  const { uses } = useText(mattersText)
  const total = (column: keyof Uses) => lines.reduce((sum, line) => sum + line[column], 0)
  return (
    <div className="yz-card yz-matters-table">
      <Table horizontalSpacing="lg" verticalSpacing={6}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{uses.matter}</Table.Th>
            {columns.map((column) => (
              <Table.Th key={column} ta="right">
                {uses.word[column]}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {lines.map((line) => (
            <Table.Tr key={line.id}>
              <Table.Td>{line.known ? <Link href={`/matters/${line.id}`}>{line.title}</Link> : line.title}</Table.Td>
              {columns.map((column) => (
                <Table.Td key={column} ta="right">
                  {line[column]}
                </Table.Td>
              ))}
            </Table.Tr>
          ))}
        </Table.Tbody>
        <Table.Tfoot>
          <Table.Tr>
            <Table.Th>{uses.total}</Table.Th>
            {columns.map((column) => (
              <Table.Th key={column} ta="right">
                {total(column)}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Tfoot>
      </Table>
    </div>
  )
}

/** 事项使用情况: how often each matter was looked up, printed and taken in, on all desks and kiosks of the center. */
export function MatterUseScreen() {
  const all = useText(mattersText)
  const text = all.uses
  const { clock } = useContextOfStore()
  const [period, setPeriod] = useState<Period>('thisMonth')
  const to = dayOf(clock())
  const from = sinceOf(period, to)
  const lines = useLines(useMatters(), from, to)
  const download = () => {
    const head = [text.matter, ...columns.map((column) => text.word[column])]
    const rows = (lines ?? []).map((line) => [line.title, line.lookedUp, line.printed, line.takenIn])
    const bytes = writeWorkbook([{ name: text.title, rows: [head, ...rows], widths: [40, 12, 12, 12], frozenRows: 1 }])
    saveFile(new Blob([bytes], { type: xlsx }), text.file(from, to))
  }
  const back = (
    <Anchor component={Link} href="/matters" className="yz-matters-back">
      <IconArrowLeft size={20} aria-hidden="true" />
      {all.back}
    </Anchor>
  )
  const actions =
    lines && lines.length > 0 ? (
      <Button variant="default" leftSection={<IconFileSpreadsheet size={20} />} onClick={download}>
        {text.download}
      </Button>
    ) : null
  return (
    <>
      <PageHeader before={back} title={text.title} hint={text.hint} actions={actions} />
      <Group mb="md">
        <SegmentedControl
          aria-label={text.period}
          value={period}
          onChange={(value) => setPeriod(periods.find((known) => known === value) ?? period)}
          data={periods.map((value) => ({ value, label: text[value] }))}
        />
      </Group>
      {lines ? null : <LoadingState />}
      {lines && lines.length === 0 ? (
        <div className="yz-card">
          <EmptyState icon={IconChartBar} title={text.empty} hint={text.emptyHint} />
        </div>
      ) : null}
      {lines && lines.length > 0 ? (
        <Stack gap="lg">
          <Chart lines={lines} />
          <Lines lines={lines} />
        </Stack>
      ) : null}
    </>
  )
}
