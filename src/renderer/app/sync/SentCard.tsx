import '@mantine/charts/styles.css'
import { BarChart } from '@mantine/charts'
import { Text, VisuallyHidden } from '@mantine/core'
import { useText } from '../../i18n/use-text'
import { Card } from './Card'
import type { HourSent } from './sent-by-hour'
import { syncText } from './text'

/** The end of the scale: an even number of one or two digits and noughts, so that its half is one, too. */
function topOf(most: number): number {
  const step = Math.max(2, 10 ** Math.floor(Math.log10(Math.max(1, most))))
  return Math.ceil(most / step) * step
}

/** What was sent today, hour by hour; the same figures as a table for screen readers. */
export function SentCard({ hours }: { hours: readonly HourSent[] }) {
  const text = useText(syncText)
  const total = hours.reduce((sum, { count }) => sum + count, 0)
  const top = topOf(Math.max(...hours.map(({ count }) => count)))
  return (
    <Card title={text.sentToday} hint={total > 0 ? text.sentTodayCount(total) : undefined}>
      {total === 0 ? (
        <Text c="dimmed">{text.sentNone}</Text>
      ) : (
        <>
          <div aria-hidden="true">
            <BarChart
              h={150}
              data={hours.map(({ hour, count }) => ({ hour: text.hour(hour), count }))}
              dataKey="hour"
              gridAxis="x"
              tickLine="none"
              withTooltip
              barChartProps={{ accessibilityLayer: false }}
              xAxisProps={{ tick: { fontSize: 14 } }}
              yAxisProps={{ tick: { fontSize: 14 }, width: 52, domain: [0, top], ticks: [0, top / 2, top] }}
              series={[{ name: 'count', label: text.countHead, color: 'green.7' }]}
              barProps={{ isAnimationActive: false, maxBarSize: 36 }}
            />
          </div>
          <VisuallyHidden>
            <table>
              <thead>
                <tr>
                  <th scope="col">{text.hourHead}</th>
                  <th scope="col">{text.countHead}</th>
                </tr>
              </thead>
              <tbody>
                {hours.map(({ hour, count }) => (
                  <tr key={hour}>
                    <th scope="row">{text.hour(hour)}</th>
                    <td>{count}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </VisuallyHidden>
        </>
      )}
    </Card>
  )
}
