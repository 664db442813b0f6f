import { Alert, List } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import { useText } from '../../../i18n/use-text'
import { type SessionClash, type SessionPlan, weekdayOf } from '../session-rules'
import { hoursWords } from '../session-words'
import { academyText } from '../text'
import type { Academy } from './use-academy'

/** Whoever and whatever a session books twice. It warns and forbids nothing. */
export function Clashes(props: { academy: Academy; session: SessionPlan; clashes: readonly SessionClash[] }) {
  const { academy, session, clashes } = props
  const text = useText(academyText)
  if (clashes.length === 0) return null
  const why = ({ teacher, place, days }: SessionClash) =>
    [teacher ? text.clashTeacher(session.teacher ?? '') : '', place ? text.clashPlace(academy.whereOf(session)) : '']
      .filter(Boolean)
      .join('，') + (days > 1 ? text.clashMore(days) : '')
  return (
    <Alert
      color="yellow"
      role="status"
      icon={<IconAlertTriangle size={22} />}
      title={text.clashes(clashes.length)}
      mb="md"
      py="xs"
    >
      <List spacing={4} size="sm">
        {clashes.map((clash) => (
          <List.Item key={clash.other.id}>
            {text.clashLine(
              text.dayLabel(clash.day, weekdayOf(clash.day)),
              hoursWords(clash.other),
              clash.other.title,
              why(clash),
            )}
          </List.Item>
        ))}
      </List>
    </Alert>
  )
}
