import { Badge, ScrollArea, Text } from '@mantine/core'
import { Link } from 'wouter'
import { useText } from '../../../i18n/use-text'
import { formatInstant } from '../../../lib/time'
import { pageText } from '../intake-text'
import { headOf, type NameOf } from '../payload-lines'
import { statusOf } from '../rules'
import { intakeText } from '../text'
import { type Row, spelled } from './use-intake'

const colourOf = { pending: 'yellow', accepted: 'green', refused: 'gray' } as const

function Line({ row, nameOf, chosen }: { row: Row; nameOf: NameOf; chosen: boolean }) {
  const text = useText(pageText)
  const word = useText(intakeText)
  const { intake, payload } = row
  const status = statusOf(intake)
  const { who, what } = payload ? headOf(payload, text, nameOf) : { who: spelled(intake), what: text.damaged }
  return (
    <li>
      <Link href={`/intake/${intake.id}`} className="yz-intake-line" aria-current={chosen ? 'true' : undefined}>
        <span className="yz-intake-top">
          <Text component="span" fw={700} truncate>
            {who}
          </Text>
          <Badge variant="light" color={colourOf[status]} radius="sm" size="lg" tt="none">
            {status === 'pending' ? word.kind[intake.kind] : `${word.kind[intake.kind]} · ${word.status[status]}`}
          </Badge>
        </span>
        <Text component="span" c="gray.8" lineClamp={1}>
          {what}
        </Text>
        <Text component="span" size="xs" c="dimmed">
          {formatInstant(intake.handedInAt)}　{spelled(intake)}
        </Text>
      </Link>
    </li>
  )
}

/** What was handed in, one under the other. */
export function IntakeList({ rows, nameOf, chosenId }: { rows: readonly Row[]; nameOf: NameOf; chosenId: string | undefined }) {
  const text = useText(pageText)
  return (
    <ScrollArea.Autosize mah="calc(100vh - 19rem)" type="auto" viewportProps={{ tabIndex: 0, 'aria-label': text.list }}>
      <ul className="yz-intake-list">
        {rows.map((row) => (
          <Line key={row.intake.id} row={row} nameOf={nameOf} chosen={row.intake.id === chosenId} />
        ))}
      </ul>
    </ScrollArea.Autosize>
  )
}
