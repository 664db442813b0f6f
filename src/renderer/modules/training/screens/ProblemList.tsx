import { Button, Group, SegmentedControl, Select, Stack, Text } from '@mantine/core'
import { IconMessageQuestion } from '@tabler/icons-react'
import { useMemo, useState } from 'react'
import { Link } from 'wouter'
import { useText } from '../../../i18n/use-text'
import { EmptyState } from '../../../ui/EmptyState'
import { caseText } from '../case-text'
import { type Problem, problemStatuses } from '../schema'
import { hrefOf, KindBadge } from './CasePieces'
import { type Library, newestFirst } from './use-library'

const atOnce = 50

type Told = { problem: Problem; told: number; day: string; id: string }
const oftenFirst = (a: Told, b: Told) => b.told - a.told || newestFirst(a, b)

/** The problems that lead, each with how often it was brought up, and the day it last was. */
const toldOf = (library: Library): Told[] =>
  library.problems.flatMap((problem) => {
    if (library.leaders.get(problem.id)?.id !== problem.id) return []
    const members = library.members.get(problem.id) ?? []
    const last = members[0]?.day ?? ''
    return [{ problem, told: 1 + members.length, day: last > problem.day ? last : problem.day, id: problem.id }]
  })

function Line({ told: { problem, told, day } }: { told: Told }) {
  const text = useText(caseText)
  return (
    <li>
      <Link href={hrefOf(problem)} className="yz-cases-line">
        <span>
          <strong>{problem.title}</strong>
          <Text component="span" display="block" size="xs" c="dimmed">
            {[problem.category, problem.tags?.join('、'), day].filter(Boolean).join(' · ')}
          </Text>
        </span>
        <Group gap="sm" wrap="nowrap">
          {told > 1 ? <Text component="span">{text.told(told)}</Text> : null}
          {problem.problemStatus === 'collected' ? null : <KindBadge of={problem} />}
        </Group>
      </Link>
    </li>
  )
}

function Filters(props: {
  library: Library
  category: string
  status: string
  order: string
  onCategory: (value: string) => void
  onStatus: (value: string) => void
  onOrder: (value: string) => void
}) {
  const text = useText(caseText)
  const all = { value: '', label: text.allCategories }
  const statuses = problemStatuses.map((value) => ({ value: value as string, label: text.status[value] }))
  return (
    <Group gap="sm" align="flex-end">
      <Select
        aria-label={text.category}
        data={[all, ...props.library.categories.map((value) => ({ value, label: value }))]}
        value={props.category}
        onChange={(value) => props.onCategory(value ?? '')}
        searchable
        limit={100}
      />
      <SegmentedControl
        aria-label={text.statusLabel}
        value={props.status}
        onChange={props.onStatus}
        data={[{ value: '', label: text.allStatuses }, ...statuses]}
      />
      <SegmentedControl
        aria-label={text.order}
        value={props.order}
        onChange={props.onOrder}
        data={[
          { value: 'newest', label: text.orders.newest },
          { value: 'often', label: text.orders.often },
        ]}
      />
    </Group>
  )
}

/** What was collected: those told together are one line, with how often it was brought up. */
export function ProblemList({ library }: { library: Library }) {
  const text = useText(caseText)
  const [category, setCategory] = useState('')
  const [status, setStatus] = useState('')
  const [order, setOrder] = useState('newest')
  const [shown, setShown] = useState(atOnce)
  const lines = useMemo(() => {
    const wanted = toldOf(library).filter(
      ({ problem }) => (category === '' || problem.category === category) && (status === '' || problem.problemStatus === status),
    )
    return order === 'often' ? wanted.sort(oftenFirst) : wanted.sort(newestFirst)
  }, [library, category, status, order])
  if (library.problems.length === 0)
    return (
      <div className="yz-card">
        <EmptyState icon={IconMessageQuestion} title={text.noProblems} hint={text.noProblemsHint} />
      </div>
    )
  return (
    <Stack gap="sm">
      <Filters
        library={library}
        category={category}
        status={status}
        order={order}
        onCategory={setCategory}
        onStatus={setStatus}
        onOrder={setOrder}
      />
      <Text c="dimmed" role="status">
        {text.problemCount(lines.length, library.problems.length)}
      </Text>
      <div className="yz-card">
        {lines.length === 0 ? <EmptyState title={text.none} /> : null}
        <ul className="yz-cases-list">
          {lines.slice(0, shown).map((told) => (
            <Line key={told.id} told={told} />
          ))}
        </ul>
        {lines.length > shown ? (
          <Button variant="subtle" color="gray.8" fullWidth onClick={() => setShown(shown + atOnce)}>
            {text.more(Math.min(atOnce, lines.length - shown))}
          </Button>
        ) : null}
      </div>
    </Stack>
  )
}
