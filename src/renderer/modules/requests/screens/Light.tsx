import { Badge } from '@mantine/core'
import { useText } from '../../../i18n/use-text'
import { daysBetween, type Light as LightOf, lightOf, type SubjectState } from '../subject-rules'
import { type SubjectText, subjectText } from '../subject-text'

export const lightColours = {
  late: 'vermilion',
  soon: 'yellow',
  good: 'green',
  unset: 'gray',
  ended: 'gray',
  endedLate: 'yellow',
} as const satisfies Record<LightOf, string>

/** The light as it is said: the word says the same as the colour. */
export function lightWords(text: SubjectText, state: SubjectState, today: string): string {
  if (state.stage === 'cancel') return text.light.cancelled
  const light = lightOf(state, today)
  const days = state.dueOn === undefined ? 0 : daysBetween(today, state.dueOn)
  if (light === 'late') return text.light.late(-days)
  return light === 'soon' || light === 'good' ? text.light[light](days) : text.light[light]
}

/** 期限: how it stands against its day, in colour and in words. */
export function Light({ state, today }: { state: SubjectState; today: string }) {
  const text = useText(subjectText)
  const light = lightOf(state, today)
  return (
    <Badge
      variant={light === 'late' ? 'filled' : 'light'}
      color={state.stage === 'cancel' ? 'gray' : lightColours[light]}
      size="lg"
      radius="sm"
      tt="none"
    >
      {lightWords(text, state, today)}
    </Badge>
  )
}

/** The grade; 一般 is what most are and needs no colour. */
export function Grade({ severity }: { severity: number | undefined }) {
  const text = useText(subjectText)
  const known = ([1, 2, 3, 4] as const).find((one) => one === severity) ?? 1
  if (known === 1) return <span>{text.severity[1]}</span>
  return (
    <Badge variant="light" color={known > 2 ? 'vermilion' : 'yellow'} size="lg" radius="sm" tt="none">
      {text.severity[known]}
    </Badge>
  )
}
