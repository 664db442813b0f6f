import { Alert, Badge, Button, Group, Stack, Text, Title } from '@mantine/core'
import { useState } from 'react'
import { useLive } from '../../../data/live'
import { useContextOfStore } from '../../../data/provider'
import { useText } from '../../../i18n/use-text'
import { formatInstant } from '../../../lib/time'
import { Masked } from '../../../ui/Masked'
import { pageText } from '../intake-text'
import type { Takers } from '../operations'
import { correctable, type Line, linesOf, type NameOf } from '../payload-lines'
import { originalOf, statusOf } from '../rules'
import type { Intake } from '../schema'
import { intakeText } from '../text'
import { useCollecting } from './CollectIntake'
import { AcceptDialog, CorrectDialog, RefuseDialog } from './IntakeDialogs'
import { type Row, spelled } from './use-intake'

function Values({ lines }: { lines: readonly Line[] }) {
  const { may } = useContextOfStore()
  return (
    <dl className="yz-intake-values">
      {lines.map(({ field, label, value, mask, long }) => (
        <div key={field} style={{ display: 'contents' }}>
          <dt>{label}</dt>
          <dd data-long={long || undefined}>
            {mask ? <Masked value={value} mask={mask} label={label} mayReveal={may('roster.reveal')} /> : value}
          </dd>
        </div>
      ))}
    </dl>
  )
}

function Decision({ intake }: { intake: Intake }) {
  const text = useText(pageText)
  const word = useText(intakeText)
  const status = statusOf(intake)
  const decider = useLive((data) => data.workers.findOne(intake.updatedBy), [intake.updatedBy])
  if (status === 'pending') return null
  const name = decider.loading ? '' : (decider.value?.name ?? '')
  return (
    <Alert color={status === 'accepted' ? 'green' : 'gray'} title={word.status[status]}>
      {intake.reason ? <Text>{`${text.reasonShown}：${intake.reason}`}</Text> : null}
      {intake.answer ? <Text>{`${text.answerShown}：${intake.answer}`}</Text> : null}
      <Text size="sm">{`${text.decidedBy}：${name}　${formatInstant(intake.updatedAt)}`}</Text>
    </Alert>
  )
}

type Asking = 'accept' | 'correct' | 'refuse' | null

function Deeds({ row, takers }: { row: Row; takers: Takers }) {
  const text = useText(pageText)
  const [asking, setAsking] = useState<Asking>(null)
  const { intake, payload } = row
  const close = () => setAsking(null)
  return (
    <>
      <Group justify="space-between">
        <Button variant="default" onClick={() => setAsking('refuse')}>
          {text.refuse}
        </Button>
        <Group>
          {payload && correctable[payload.kind].length > 0 ? (
            <Button variant="default" onClick={() => setAsking('correct')}>
              {text.correct}
            </Button>
          ) : null}
          {payload ? <Button onClick={() => setAsking('accept')}>{text.acceptAs[payload.kind]}</Button> : null}
        </Group>
      </Group>
      <AcceptDialog opened={asking === 'accept'} intake={intake} takers={takers} onClose={close} />
      <RefuseDialog opened={asking === 'refuse'} intake={intake} onClose={close} />
      {payload ? <CorrectDialog opened={asking === 'correct'} intake={intake} payload={payload} onClose={close} /> : null}
    </>
  )
}

/** One of them, in full: what was handed in, what became of it, and what can be done. */
export function IntakePanel({ row, nameOf, takers }: { row: Row; nameOf: NameOf; takers: Takers }) {
  const text = useText(pageText)
  const word = useText(intakeText)
  const { may } = useContextOfStore()
  const { names } = useCollecting()
  const { intake, payload } = row
  const original = intake.corrected ? originalOf(intake) : null
  return (
    <Stack component="section" className="yz-card yz-intake-panel" gap="md" aria-label={word.kind[intake.kind]}>
      <Group justify="space-between" wrap="nowrap" align="flex-start">
        <div>
          <Title order={2}>{word.kind[intake.kind]}</Title>
          <Text c="dimmed" size="sm">
            {`${text.handedIn} ${formatInstant(intake.handedInAt)}　${text.from(names[intake.terminalId] ?? intake.terminalId)}`}
          </Text>
          <Text c="dimmed" size="sm">{`${text.receiptNo} ${spelled(intake)}`}</Text>
        </div>
        {intake.corrected ? (
          <Badge variant="light" color="yellow" radius="sm" size="lg" tt="none">
            {text.correctedMark}
          </Badge>
        ) : null}
      </Group>
      <Decision intake={intake} />
      {payload ? <Values lines={linesOf(payload, text, nameOf)} /> : <Alert color="vermilion">{text.damaged}</Alert>}
      {original ? (
        <details>
          <summary>{text.original}</summary>
          <Values lines={linesOf(original, text, nameOf)} />
        </details>
      ) : null}
      {statusOf(intake) === 'pending' && may('intake.decide') ? <Deeds key={intake.id} row={row} takers={takers} /> : null}
    </Stack>
  )
}
