import '@mantine/charts/styles.css'
import { BarChart } from '@mantine/charts'
import { Text, Title } from '@mantine/core'
import { useMemo } from 'react'
import { useText } from '../../../i18n/use-text'
import { hoursIn, type TranscriptLine } from '../transcript-rules'
import { transcriptText } from '../transcript-text'

/** The last so many years are shown. */
const mostYears = 6

/** 各年学时 beside what was asked for; one person's, and compared with nobody. The sentence below says the chosen year in words. */
export function YearChart(props: {
  lines: readonly TranscriptLine[]
  years: readonly string[]
  year: string
  targetOf: (year: string) => number | null
}) {
  const { lines, years, year, targetOf } = props
  const text = useText(transcriptText)
  const rows = useMemo(
    () =>
      years
        .slice(0, mostYears)
        .reverse()
        .map((one) => ({ year: one, hours: hoursIn(lines, one), target: targetOf(one) ?? 0 })),
    [lines, years, targetOf],
  )
  const hours = hoursIn(lines, year)
  const target = targetOf(year)
  return (
    <section className="yz-card yz-learner-part" aria-labelledby="chart-title">
      <Title order={2} fz="1.125rem" id="chart-title">
        {text.chart}
      </Title>
      <Text mb="xs">{target === null ? text.chartNoTarget(year, hours) : text.chartHint(year, hours, target)}</Text>
      <div aria-hidden="true">
        <BarChart
          h={200}
          data={rows}
          dataKey="year"
          withLegend
          tickLine="none"
          barChartProps={{ accessibilityLayer: false, barCategoryGap: '30%' }}
          legendProps={{ verticalAlign: 'top', height: 28, itemSorter: null }}
          xAxisProps={{ tick: { fontSize: 14 } }}
          yAxisProps={{ width: 44, tick: { fontSize: 14 } }}
          series={[
            { name: 'hours', label: text.hours, color: 'green.6' },
            ...(rows.some((row) => row.target > 0) ? [{ name: 'target', label: text.target, color: 'gray.4' }] : []),
          ]}
          barProps={{ isAnimationActive: false, maxBarSize: 48 }}
        />
      </div>
    </section>
  )
}
