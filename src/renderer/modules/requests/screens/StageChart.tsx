import '@mantine/charts/styles.css'
import { BarChart } from '@mantine/charts'
import { useMemo } from 'react'
import { useText } from '../../../i18n/use-text'
import { stagesOf } from '../subject-filters'
import { lightOf, type Subject, type SubjectStage, type SubjectState } from '../subject-rules'
import { subjectText } from '../subject-text'

type Row = { stage: SubjectStage; name: string; late: number; soon: number; good: number; over: number }

/**
 * 各环节: how many stand at each step, by their light. A bar filters the list; for the keyboard and for screen readers the filter
 * beside it has the same steps with the same figures.
 */
export function StageChart(props: {
  kind: Subject['kind']
  states: readonly SubjectState[]
  today: string
  onStage: (stage: SubjectStage) => void
}) {
  const { kind, states, today, onStage } = props
  const text = useText(subjectText)
  const rows = useMemo(() => {
    const counts = new Map<SubjectStage, Row>(
      stagesOf[kind].map((stage) => [stage, { stage, name: text.stage[stage], late: 0, soon: 0, good: 0, over: 0 }]),
    )
    for (const state of states) {
      const row = counts.get(state.stage)
      if (!row) continue
      const light = lightOf(state, today)
      if (state.over) row.over += 1
      else row[light === 'late' || light === 'soon' ? light : 'good'] += 1
    }
    return [...counts.values()]
  }, [kind, states, today, text])
  const open = (bar: { index?: number; payload?: { stage?: SubjectStage } }) => {
    const stage = bar.payload?.stage ?? rows[bar.index ?? -1]?.stage
    if (stage) onStage(stage)
  }
  return (
    <section className="yz-card yz-req-chart" aria-label={text.chart}>
      <div aria-hidden="true">
        <BarChart
          h={190}
          data={rows}
          dataKey="name"
          type="stacked"
          withLegend
          tickLine="none"
          barChartProps={{ accessibilityLayer: false, barCategoryGap: '35%' }}
          legendProps={{ verticalAlign: 'top', height: 28, itemSorter: null }}
          xAxisProps={{ interval: 0, tick: { fontSize: 14 } }}
          yAxisProps={{ width: 40, allowDecimals: false, tick: { fontSize: 14 } }}
          series={[
            { name: 'late', label: text.chartLight.late, color: 'vermilion.6' },
            { name: 'soon', label: text.chartLight.soon, color: 'yellow.4' },
            { name: 'good', label: text.chartLight.good, color: 'green.5' },
            { name: 'over', label: text.chartLight.over, color: 'gray.4' },
          ]}
          barProps={{ cursor: 'pointer', isAnimationActive: false, onClick: open, maxBarSize: 56 }}
        />
      </div>
    </section>
  )
}
