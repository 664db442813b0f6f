import { Text, Title } from '@mantine/core'
import { useText } from '../../../i18n/use-text'
import { formatInstant } from '../../../lib/time'
import type { Step } from '../schema'
import type { SubjectState } from '../subject-rules'
import { subjectText } from '../subject-text'
import { stepWords } from './StepNotices'

function Entry({ step, nameOf }: { step: Step; nameOf: (id: string) => string }) {
  const text = useText(subjectText)
  const given = step.assigneeId ?? step.teamId
  const stars = ([1, 2, 3, 4, 5] as const).find((one) => one === step.stars)
  const said = [given ? nameOf(given) : '', stars ? text.stars[stars] : '', step.artefact ?? '', step.reason ?? '']
  return (
    <li data-back={step.back || undefined}>
      <Text fw={700}>{stepWords(text, step)}</Text>
      {said
        .filter((line) => line !== '')
        .map((line) => (
          <Text key={line} style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
            {line}
          </Text>
        ))}
      <Text c="dimmed" size="xs">
        {step.station === 'kiosk'
          ? text.by(text.station.kiosk, formatInstant(step.createdAt))
          : text.by(nameOf(step.createdBy), formatInstant(step.createdAt))}
      </Text>
    </li>
  )
}

/** 办理过程: the steps that count, each with what it left, who took it and when. */
export function SubjectHistory({ state, nameOf }: { state: SubjectState; nameOf: (id: string) => string }) {
  const text = useText(subjectText)
  const { subject, counted } = state
  return (
    <section className="yz-card yz-req-card" aria-labelledby="history-title">
      <Title order={2} id="history-title" fz="1.125rem" mb="sm">
        {text.history}
      </Title>
      <ol className="yz-req-history">
        <li>
          <Text fw={700}>{text.registered}</Text>
          <Text c="dimmed" size="xs">
            {text.by(
              subject.station === 'kiosk' ? text.station.kiosk : nameOf(subject.createdBy),
              formatInstant(subject.createdAt),
            )}
          </Text>
        </li>
        {counted.map((step) => (
          <Entry key={step.id} step={step} nameOf={nameOf} />
        ))}
      </ol>
    </section>
  )
}
