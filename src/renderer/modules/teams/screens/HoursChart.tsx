import '@mantine/charts/styles.css'
import { BarChart } from '@mantine/charts'
import { Link, useLocation } from 'wouter'
import { useText } from '../../../i18n/use-text'
import type { MonthOfHours } from '../coverage-rules'
import type { TeamKind } from '../rules'
import { teamText } from '../text'
import { shiftsAddress } from './shifts-address'

const colours: Readonly<Record<TeamKind, string>> = {
  medical: 'vermilion.5',
  education: 'yellow.4',
  legal: 'gray.7',
  special: 'green.4',
  neighbourhood: 'green.8',
}

/**
 * Hours served in each month, a colour for each kind of team. A bar opens the shifts behind it; for the keyboard and for screen readers
 * the same figures stand below as a table of links, which shows itself while the focus is in it.
 */
export function HoursChart(props: {
  rows: readonly MonthOfHours[]
  kinds: readonly TeamKind[]
  teamId?: string
  height?: number
}) {
  const { rows, kinds, teamId, height = 260 } = props
  const text = useText(teamText)
  const [, navigate] = useLocation()
  const addressOf = (month: string) => shiftsAddress({ month, ...(teamId === undefined ? {} : { teamId }) })
  const open = (bar: { payload?: { month?: string } }) => {
    if (bar.payload?.month) navigate(addressOf(bar.payload.month))
  }
  return (
    <>
      <div aria-hidden="true">
        <BarChart
          h={height}
          data={[...rows]}
          dataKey="month"
          type="stacked"
          gridAxis="x"
          tickLine="none"
          withLegend={kinds.length > 1}
          legendProps={{ verticalAlign: 'bottom', height: 32 }}
          barChartProps={{ accessibilityLayer: false }}
          xAxisProps={{ tick: { fontSize: 14 }, tickFormatter: (month: string) => month.slice(2) }}
          yAxisProps={{ width: 48, tick: { fontSize: 14 }, allowDecimals: false }}
          maxBarWidth={48}
          series={kinds.map((kind) => ({ name: kind, label: text.kind[kind], color: colours[kind] }))}
          barProps={{ cursor: 'pointer', isAnimationActive: false, onClick: open }}
        />
      </div>
      <div className="yz-hours-table">
        <table>
          <thead>
            <tr>
              <th scope="col">{text.coverage.month}</th>
              {kinds.map((kind) => (
                <th scope="col" key={kind}>
                  {text.kind[kind]}
                </th>
              ))}
              <th scope="col">{text.coverage.sum}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.month}>
                <th scope="row">{row.month}</th>
                {kinds.map((kind) => (
                  <td key={kind}>{row[kind]}</td>
                ))}
                <td>
                  <Link href={addressOf(row.month)}>{kinds.reduce((sum, kind) => sum + row[kind], 0)}</Link>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  )
}
