import { Anchor, SimpleGrid, Stack, Text, Title } from '@mantine/core'
import type { ReactNode } from 'react'
import { Link } from 'wouter'
import { useText } from '../../../i18n/use-text'
import { EmptyState } from '../../../ui/EmptyState'
import { FaultState } from '../../../ui/FaultState'
import { LoadingState } from '../../../ui/LoadingState'
import { PageHeader } from '../../../ui/PageHeader'
import { fieldText } from '../import/screens/field-text'
import { listText } from '../list-text'
import { type CareTag, careTags } from '../schema'
import type { PlaceOption, RosterFacets } from '../search/types'
import { useAsked } from '../search/use-roster-index'
import { rosterText } from '../text'
import { AgePyramid } from './AgePyramid'
import { type Filters, listAddress } from './list-state'
import './overview.css'

/** A figure that opens the list of who is behind it. */
function Figure({ label, hint, value, filters }: { label: string; hint: string; value: number; filters: Filters }) {
  return (
    <Link href={listAddress(filters)} className="yz-card yz-figure">
      <Text component="span" c="dimmed">
        {label}
      </Text>
      <span className="yz-figure-value">{value.toLocaleString()}</span>
      <Text component="span" c="dimmed" size="xs">
        {hint}
      </Text>
    </Link>
  )
}

/** Rows of a name, a bar and a number; each opens the list. */
function Bars({ rows }: { rows: { key: string; name: string; count: number; filters: Filters }[] }) {
  const text = useText(listText)
  const most = Math.max(1, ...rows.map(({ count }) => count))
  return (
    <ul className="yz-bars">
      {rows.map(({ key, name, count, filters }) => (
        <li key={key}>
          <Link href={listAddress(filters)} className="yz-bar" aria-label={text.show(name, count)}>
            <span className="yz-bar-name">{name}</span>
            <span className="yz-bar-track">
              <span className="yz-bar-fill" style={{ width: `${(100 * count) / most}%` }} />
            </span>
            <span className="yz-bar-count">{count.toLocaleString()}</span>
          </Link>
        </li>
      ))}
    </ul>
  )
}

function Card({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="yz-card yz-overview-card">
      <Title order={2} mb="sm">
        {title}
      </Title>
      {children}
    </section>
  )
}

const byPeople = (options: readonly PlaceOption[]) =>
  [...options].filter(({ people }) => people > 0).sort((a, b) => b.people - a.people)

function Known({ facets }: { facets: RosterFacets }) {
  const text = useText(listText)
  const { values } = useText(fieldText)
  const tags = careTags.filter((tag) => (facets.careTags[tag] ?? 0) > 0)
  const care = (tag: CareTag) => ({ key: tag, name: values[tag], count: facets.careTags[tag] ?? 0, filters: { careTag: tag } })
  const estates = byPeople(facets.estates)
  const grids = byPeople(facets.grids)
  return (
    <Stack gap="lg">
      <SimpleGrid cols={{ base: 2, md: 3 }} spacing="lg">
        <Figure label={text.figures.people} hint={text.figureHint.people} value={facets.people} filters={{}} />
        <Link href="/places" className="yz-card yz-figure">
          <Text component="span" c="dimmed">
            {text.figures.households}
          </Text>
          <span className="yz-figure-value">{facets.households.toLocaleString()}</span>
          <Text component="span" c="dimmed" size="xs">
            {text.figureHint.households}
          </Text>
        </Link>
        <Figure
          label={text.figures.pending}
          hint={text.figureHint.pending}
          value={facets.pending}
          filters={{ verification: 'pending', presence: 'present' }}
        />
      </SimpleGrid>
      <SimpleGrid cols={{ base: 1, md: 2 }} spacing="lg">
        <Card title={text.byAge}>
          <AgePyramid ages={facets.ages} />
        </Card>
        <Card title={text.byCare}>
          {tags.length > 0 ? <Bars rows={tags.map(care)} /> : <Text c="dimmed">{text.noCare}</Text>}
        </Card>
        <Card title={text.byEstate}>
          {estates.length > 0 ? (
            <Bars rows={estates.map(({ id, name, people }) => ({ key: id, name, count: people, filters: { estateId: id } }))} />
          ) : (
            <Text c="dimmed">{text.noPlaces}</Text>
          )}
        </Card>
        {grids.length > 0 ? (
          <Card title={text.byGrid}>
            <Bars rows={grids.map(({ id, name, people }) => ({ key: id, name, count: people, filters: { gridId: id } }))} />
          </Card>
        ) : null}
      </SimpleGrid>
    </Stack>
  )
}

/** 概况: the community in figures, every one of them a door to the list. */
export function OverviewScreen() {
  const text = useText(listText)
  const common = useText(rosterText)
  const asked = useAsked((index) => index.facets(), 'facets')
  if (asked.state === 'failed')
    return <FaultState title={common.indexFault} advice={common.indexFaultAdvice} detail={asked.message} onRetry={asked.retry} />
  return (
    <>
      <PageHeader title={text.overview} hint={text.overviewHint} />
      {asked.state === 'known' && !asked.value.isComplete ? (
        <Text role="status" fw={700} mb="md">
          {text.counting}
        </Text>
      ) : null}
      {asked.state === 'waiting' ? <LoadingState label={common.preparing} /> : null}
      {asked.state === 'known' && asked.value.people > 0 ? <Known facets={asked.value} /> : null}
      {asked.state === 'known' && asked.value.people === 0 ? (
        <EmptyState
          title={text.empty}
          hint={text.emptyHint}
          action={
            <Anchor component={Link} href="/residents">
              {text.title}
            </Anchor>
          }
        />
      ) : null}
    </>
  )
}
