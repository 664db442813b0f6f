import { Badge, Button, Table, Text } from '@mantine/core'
import { useState } from 'react'
import { Link } from 'wouter'
import { useText } from '../../../i18n/use-text'
import { addressOf } from '../subject-filters'
import type { SubjectState } from '../subject-rules'
import { subjectText } from '../subject-text'
import { Grade, Light } from './Light'
import './requests.css'

const atOnce = 100

function Line({ state, today, estate }: { state: SubjectState; today: string; estate: string }) {
  const text = useText(subjectText)
  const { subject, stage, over } = state
  return (
    <Table.Tr>
      <Table.Td>
        <Link href={addressOf(subject)}>{subject.title}</Link>
        {subject.category ? (
          <Text c="dimmed" size="xs">
            {subject.category}
          </Text>
        ) : null}
      </Table.Td>
      <Table.Td>
        <Badge variant={over ? 'light' : 'outline'} color="gray" size="lg" radius="sm" tt="none">
          {text.stage[stage]}
        </Badge>
      </Table.Td>
      <Table.Td>
        <Light state={state} today={today} />
      </Table.Td>
      <Table.Td>
        <Grade severity={subject.severity} />
      </Table.Td>
      <Table.Td>{estate}</Table.Td>
      <Table.Td className="yz-req-day">{subject.day}</Table.Td>
    </Table.Tr>
  )
}

/** Requests or tickets as a table; a hundred at first, more on demand. It says nothing of who asked. */
export function SubjectTable({
  states,
  today,
  estateOf,
}: {
  states: readonly SubjectState[]
  today: string
  estateOf: (id: string | undefined) => string
}) {
  const text = useText(subjectText)
  const [shown, setShown] = useState(atOnce)
  const left = states.length - shown
  return (
    <div className="yz-card yz-req-table">
      <Table horizontalSpacing="lg" verticalSpacing={4}>
        <Table.Thead>
          <Table.Tr>
            {[text.matter, text.byStage, text.due, text.bySeverity, text.byEstate, text.came].map((head) => (
              <Table.Th key={head}>{head}</Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {states.slice(0, shown).map((state) => (
            <Line key={state.subject.id} state={state} today={today} estate={estateOf(state.subject.estateId)} />
          ))}
        </Table.Tbody>
      </Table>
      {left > 0 ? (
        <Button variant="subtle" color="gray.8" fullWidth onClick={() => setShown(shown + atOnce)}>
          {text.more(Math.min(atOnce, left))}
        </Button>
      ) : null}
    </div>
  )
}
