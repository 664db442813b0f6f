import '@mantine/charts/styles.css'
import { BarChart } from '@mantine/charts'
import { ActionIcon, Group, Table, Title } from '@mantine/core'
import { IconChartBar, IconChevronLeft, IconChevronRight } from '@tabler/icons-react'
import { Link, useLocation, useSearch } from 'wouter'
import { useText } from '../../../i18n/use-text'
import { EmptyState } from '../../../ui/EmptyState'
import { LoadingState } from '../../../ui/LoadingState'
import { PageHeader } from '../../../ui/PageHeader'
import { academyText } from '../text'
import { type MonthFigures, monthsOf } from '../year-rules'
import { AcademyTabs } from './AcademyTabs'
import { useAcademy, useFigures } from './use-academy'
import './academy.css'

const figures = ['sessions', 'learners', 'hours'] as const
const colours = { sessions: 'vermilion.6', learners: 'green.7', hours: 'yellow.5' } as const
/** Of a month or of a whole year. */
const addressOf = (period: string) => `/academy?month=${period}`

/** One figure by month. The table below says the same to the keyboard and to a screen reader, with a link for every month. */
function Chart({ figure, months }: { figure: (typeof figures)[number]; months: readonly MonthFigures[] }) {
  const text = useText(academyText)
  const [, navigate] = useLocation()
  const open = (bar: { payload?: { month?: string } }) => {
    if (bar.payload?.month) navigate(addressOf(bar.payload.month))
  }
  return (
    <section className="yz-card yz-academy-chart">
      <Title order={2} fz="1.125rem" mb="sm" ml="xs">
        {text.chart[figure]}
      </Title>
      <div aria-hidden="true">
        <BarChart
          h={200}
          data={[...months]}
          dataKey="month"
          gridAxis="x"
          tickLine="none"
          barChartProps={{ accessibilityLayer: false }}
          xAxisProps={{ interval: 1, tick: { fontSize: 14 }, tickFormatter: (month: string) => String(Number(month.slice(5))) }}
          yAxisProps={{ width: 36, tick: { fontSize: 14 }, allowDecimals: false }}
          maxBarWidth={28}
          series={[{ name: figure, label: text.chart[figure], color: colours[figure] }]}
          barProps={{ cursor: 'pointer', isAnimationActive: false, onClick: open }}
        />
      </div>
    </section>
  )
}

const FigureLink = ({ period, figure }: { period: string; figure: number }) => (
  <Link href={addressOf(period)} className="yz-academy-figure">
    {figure}
  </Link>
)

function Months({ year, months }: { year: string; months: readonly MonthFigures[] }) {
  const text = useText(academyText)
  const sum = (figure: (typeof figures)[number]) => months.reduce((total, month) => total + month[figure], 0)
  return (
    <div className="yz-card yz-academy-table">
      <Table horizontalSpacing="xs" verticalSpacing="xs">
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">{text.month}</Table.Th>
            {months.map(({ month }) => (
              <Table.Th key={month} scope="col" ta="right">
                {text.monthShort(Number(month.slice(5)))}
              </Table.Th>
            ))}
            <Table.Th scope="col" ta="right">
              {text.sum}
            </Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {figures.map((figure) => (
            <Table.Tr key={figure}>
              <Table.Th scope="row">{text.chart[figure]}</Table.Th>
              {months.map((month) => (
                <Table.Td key={month.month} ta="right">
                  {month.sessions > 0 ? <FigureLink period={month.month} figure={month[figure]} /> : '–'}
                </Table.Td>
              ))}
              <Table.Th ta="right">
                <FigureLink period={year} figure={sum(figure)} />
              </Table.Th>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </div>
  )
}

/** 全年一览: sessions, learners and hours by the month in which sessions begin; each figure opens its list. */
export function YearScreen() {
  const text = useText(academyText)
  const [, navigate] = useLocation()
  const academy = useAcademy()
  const counted = useFigures(academy?.sessions)
  const asked = new URLSearchParams(useSearch()).get('year') ?? ''
  const year = /^\d{4}$/.test(asked) ? asked : (academy?.today.slice(0, 4) ?? '')
  const months = academy && counted ? monthsOf(year, academy.sessions, counted) : null
  const isEmpty = months?.every(({ sessions }) => sessions === 0)
  const turn = (by: number) => navigate(`/academy/year?year=${Number(year) + by}`, { replace: true })
  return (
    <>
      <PageHeader title={text.title} hint={text.yearHint} />
      <AcademyTabs here="year" />
      <Group gap="xs" mb="md">
        <ActionIcon variant="default" aria-label={text.yearBefore} onClick={() => turn(-1)}>
          <IconChevronLeft size={22} />
        </ActionIcon>
        <ActionIcon variant="default" aria-label={text.yearAfter} onClick={() => turn(1)}>
          <IconChevronRight size={22} />
        </ActionIcon>
        <Title order={2} ml="sm" aria-live="polite">
          {text.yearTitle(year)}
        </Title>
      </Group>
      {months ? null : <LoadingState />}
      {months && isEmpty ? (
        <div className="yz-card">
          <EmptyState icon={IconChartBar} title={text.noYear} />
        </div>
      ) : null}
      {months && !isEmpty ? (
        <>
          <div className="yz-academy-charts">
            {figures.map((figure) => (
              <Chart key={figure} figure={figure} months={months} />
            ))}
          </div>
          <Months year={year} months={months} />
        </>
      ) : null}
    </>
  )
}
