import { SimpleGrid, Stack, Text, Title } from '@mantine/core'
import { Link } from 'wouter'
import { useText } from '../../../i18n/use-text'
import { listAddress } from '../../requests/subject-filters'
import type { Figure, SubjectFigures } from '../rules'
import { overviewText } from '../text'
import './overview.css'

export type Named = Figure<string | number> & { name: string }

/** Rows of a name, a bar and a number; each opens the list of what was counted. */
function Bars({ title, rows }: { title: string; rows: readonly Named[] }) {
  const text = useText(overviewText)
  const most = Math.max(1, ...rows.map(({ count }) => count))
  return (
    <section className="yz-card yz-cover-card">
      <Title order={3} fz="1.125rem" mb="xs">
        {title}
      </Title>
      <ul className="yz-cover-bars">
        {rows.map(({ key, name, count, filters }) => (
          <li key={key}>
            <Link href={listAddress(filters)} className="yz-cover-bar" aria-label={text.show(name, count)}>
              <span className="yz-cover-name">{name}</span>
              <span className="yz-cover-track">
                <span className="yz-cover-fill" style={{ width: `${(100 * count) / most}%` }} />
              </span>
              <span className="yz-cover-count">{count.toLocaleString()}</span>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  )
}

function Total({ name, figure, late }: { name: string; figure: Figure<string>; late?: boolean }) {
  return (
    <Link href={listAddress(figure.filters)} className="yz-card yz-cover-figure" data-late={late || undefined}>
      <Text component="span" c="dimmed">
        {name}
      </Text>
      <strong>{figure.count.toLocaleString()}</strong>
    </Link>
  )
}

/** The charts of one kind with their names, as the page shows and the file lists them. */
export function useCharts(figures: SubjectFigures, estateNames: ReadonlyMap<string, string>): { title: string; rows: Named[] }[] {
  const text = useText(overviewText)
  const areaName = (id: string) => (id === '' ? text.noArea : (estateNames.get(id) ?? text.unknownArea))
  const areas = figures.areas
    .map((figure) => ({ ...figure, name: areaName(figure.key) }))
    .sort((a, b) => a.name.localeCompare(b.name, 'zh-CN'))
  return [
    { title: text.byStage, rows: figures.stages.map((figure) => ({ ...figure, name: text.stage[figure.key] })) },
    { title: text.byAge, rows: figures.ages.map((figure) => ({ ...figure, name: text.age[figure.key] })) },
    { title: text.bySeverity, rows: figures.severities.map((figure) => ({ ...figure, name: text.severity[figure.key] })) },
    { title: text.byArea, rows: areas },
  ]
}

/** How requests or tickets stand: three totals and four charts. */
export function Subjects({ figures, estateNames }: { figures: SubjectFigures; estateNames: ReadonlyMap<string, string> }) {
  const text = useText(overviewText)
  const charts = useCharts(figures, estateNames)
  return (
    <Stack gap="lg">
      <div className="yz-cover-figures">
        <Total name={text.running} figure={figures.running} />
        <Total name={text.late} figure={figures.late} late={figures.late.count > 0} />
        <Total name={text.over} figure={figures.over} />
      </div>
      <SimpleGrid cols={{ base: 1, md: 2 }} spacing="lg">
        {charts
          .filter(({ rows }) => rows.length > 0)
          .map(({ title, rows }) => (
            <Bars key={title} title={title} rows={rows} />
          ))}
      </SimpleGrid>
    </Stack>
  )
}
