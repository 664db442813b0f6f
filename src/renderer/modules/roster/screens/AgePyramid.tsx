import '@mantine/charts/styles.css'
import { BarChart } from '@mantine/charts'
import { Link, useLocation } from 'wouter'
import { useText } from '../../../i18n/use-text'
import { listText } from '../list-text'
import type { RosterFacets } from '../search/types'
import { type Filters, listAddress } from './list-state'

const groupOf = (index: number): { from: number; to: number | null } => ({
  from: index * 10,
  to: index === 9 ? null : index * 10 + 9,
})

const filtersOf = (index: number, sex: '1' | '2'): Filters => {
  const { from, to } = groupOf(index)
  return { ageFrom: from, ...(to === null ? {} : { ageTo: to }), sex }
}

/**
 * 年龄结构: men to the left, women to the right, the old above. A bar opens the list of who is in it; for the keyboard and for
 * screen readers the same figures stand below it as a table of links, which shows itself while the focus is in it.
 */
export function AgePyramid({ ages }: { ages: RosterFacets['ages'] }) {
  const text = useText(listText)
  const [, navigate] = useLocation()
  const rows = ages.male.map((men, index) => {
    const { from, to } = groupOf(index)
    return { index, group: text.ageGroup(from, to), men: -men, women: ages.female[index] ?? 0 }
  })
  const open = (sex: '1' | '2') => (bar: { index?: number; payload?: { index?: number } }) => {
    const index = bar.payload?.index ?? bar.index
    if (index !== undefined) navigate(listAddress(filtersOf(index, sex)))
  }
  return (
    <>
      <div aria-hidden="true">
        <BarChart
          h={300}
          data={[...rows].reverse()}
          dataKey="group"
          type="stacked"
          orientation="vertical"
          gridAxis="none"
          tickLine="none"
          withLegend
          barChartProps={{ stackOffset: 'sign', accessibilityLayer: false }}
          legendProps={{ verticalAlign: 'bottom', height: 32 }}
          yAxisProps={{ width: 88, interval: 0, tick: { fontSize: 14 } }}
          xAxisProps={{ tick: { fontSize: 14 }, tickFormatter: (value: number) => String(Math.abs(value)) }}
          valueFormatter={(value) => Math.abs(value).toLocaleString()}
          series={[
            { name: 'men', label: text.male, color: 'green.7' },
            { name: 'women', label: text.female, color: 'vermilion.4' },
          ]}
          barProps={(series) => ({
            cursor: 'pointer',
            isAnimationActive: false,
            onClick: open(series.name === 'men' ? '1' : '2'),
          })}
        />
      </div>
      <div className="yz-age-table">
        <table>
          <thead>
            <tr>
              <th scope="col">{text.age}</th>
              <th scope="col">{text.male}</th>
              <th scope="col">{text.female}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ index, group, men, women }) => (
              <tr key={index}>
                <th scope="row">{group}</th>
                <td>
                  <Link href={listAddress(filtersOf(index, '1'))}>{-men}</Link>
                </td>
                <td>
                  <Link href={listAddress(filtersOf(index, '2'))}>{women}</Link>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  )
}
