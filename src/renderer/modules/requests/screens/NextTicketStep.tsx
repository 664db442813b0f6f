import {
  Alert,
  Button,
  Group,
  SegmentedControl,
  Select,
  SimpleGrid,
  Stack,
  Text,
  Textarea,
  TextInput,
  Title,
} from '@mantine/core'
import { type SyntheticEvent, useState } from 'react'
import { useContextOfStore, useOperation } from '../../../data/provider'
import { useText } from '../../../i18n/use-text'
import { words } from '../../../i18n/words'
import { dayOf } from '../../../lib/time'
import { notify } from '../../../ui/notify'
import { dayAfter, type SubjectState } from '../subject-rules'
import { subjectText } from '../subject-text'
import { takeTicketStep } from '../ticket-operations'
import { type TicketStage, type TicketStep, ticketDays, ticketNext } from '../ticket-rules'
import { subjectRefusalText } from './refusal-text'
import { useStepDraft } from './use-step-draft'
import type { Names } from './use-subjects'

type Typed = { who: string; artefact: string; reason: string; dueOn: string; stars: string }
const scale = [5, 4, 3, 2, 1] as const
type FieldsProps = { typed: Typed; names: Names; fault: string | null; onType: (change: Partial<Typed>) => void }

function AssignFields({ typed, names, fault, onType }: FieldsProps) {
  const text = useText(subjectText)
  const groups = [
    { group: text.workers, items: names.workers },
    { group: text.teams, items: names.teams },
  ].filter(({ items }) => items.length > 0)
  return (
    <SimpleGrid cols={{ base: 1, md: 2 }} spacing="md">
      <Select
        label={text.assignTo}
        placeholder={text.assignHint}
        data={groups}
        value={typed.who || null}
        onChange={(who) => onType({ who: who ?? '' })}
        searchable
        nothingFoundMessage={text.noAssignee}
        error={fault}
      />
      <TextInput
        type="date"
        label={text.dueBy}
        value={typed.dueOn}
        onChange={(event) => onType({ dueOn: event.currentTarget.value })}
      />
    </SimpleGrid>
  )
}

function WordsField(props: {
  label: string
  hint?: string
  value: string
  most: number
  fault: string | null
  onType: (words: string) => void
}) {
  return (
    <Textarea
      label={props.label}
      description={props.hint}
      value={props.value}
      maxLength={props.most}
      onChange={(event) => props.onType(event.currentTarget.value)}
      autosize
      minRows={3}
      maxRows={12}
      error={props.fault}
    />
  )
}

function StepFields({ step, ...props }: FieldsProps & { step: TicketStep }) {
  const text = useText(subjectText)
  const { typed, fault, onType } = props
  switch (step) {
    case 'assign':
      return <AssignFields {...props} />
    case 'visit':
    case 'done':
      return (
        <WordsField
          label={text.record[step]}
          hint={text.recordHint[step]}
          value={typed.artefact}
          most={2000}
          fault={fault}
          onType={(artefact) => onType({ artefact })}
        />
      )
    case 'rate':
      return (
        <>
          <Text c="dimmed">{text.rateHint}</Text>
          <SegmentedControl
            aria-label={text.rating}
            size="md"
            value={typed.stars}
            onChange={(stars) => onType({ stars })}
            data={scale.map((value) => ({ value: String(value), label: text.stars[value] }))}
          />
          <WordsField label={text.opinion} value={typed.reason} most={300} fault={null} onType={(reason) => onType({ reason })} />
        </>
      )
    case 'reopen':
    case 'cancel':
      return (
        <WordsField
          label={text.reason}
          hint={step === 'cancel' ? text.cancelHint : text.reasonHint}
          value={typed.reason}
          most={300}
          fault={fault}
          onType={(reason) => onType({ reason })}
        />
      )
  }
}

/** The step a ticket waits for, and what else can be done with it. */
const mainStep: Readonly<Record<TicketStage, TicketStep | null>> = {
  open: 'assign',
  assign: 'visit',
  visit: 'done',
  done: 'rate',
  rate: null,
  cancel: null,
}

function useTicketForm(state: SubjectState, names: Names, step: TicketStep | null, onDone: () => void) {
  const text = useText(subjectText)
  const { clock } = useContextOfStore()
  const take = useOperation(takeTicketStep)
  const draft = useStepDraft<Typed>(state, () => ({
    who: '',
    artefact: '',
    reason: '',
    stars: '',
    dueOn: state.dueOn ?? dayAfter(dayOf(clock()), ticketDays),
  }))
  const [fault, setFault] = useState<string | null>(null)
  const submit = async (event: SyntheticEvent) => {
    event.preventDefault()
    if (!step) return
    const { who, stars, dueOn, ...said } = draft.typed
    const isTeam = names.teams.some(({ value }) => value === who)
    const given = step !== 'assign' || who === '' ? {} : isTeam ? { teamId: who } : { assigneeId: who }
    const input = { id: state.subject.id, step, ...said, ...given, ...(step === 'assign' ? { dueOn } : {}) }
    // Nobody is satisfied by default.
    const rated = step === 'rate' && stars !== '' ? { stars: Number(stars) } : {}
    const result = await draft.submit(() => take({ ...input, ...rated }))
    if (!result.ok) return setFault(subjectRefusalText(text, result.refusal))
    notify('done', text.taken(text.step[step]))
    onDone()
  }
  const onType = (change: Partial<Typed>) => {
    draft.type(change)
    setFault(null)
  }
  return { typed: draft.typed, busy: draft.busy, fault, submit, onType }
}

function Others({
  stage,
  main,
  onChoose,
}: {
  stage: TicketStage
  main: TicketStep | null
  onChoose: (step: TicketStep) => void
}) {
  const text = useText(subjectText)
  const label = (step: TicketStep) =>
    step === 'assign' ? text.deed.reassign : step === 'visit' ? text.deed.again : text.deed[step]
  return ticketNext[stage]
    .filter((step) => step !== main)
    .map((step) => (
      <Button key={step} variant="default" onClick={() => onChoose(step)}>
        {label(step)}
      </Button>
    ))
}

/** The next step of a ticket with what it must say; 改派 重办 撤销 beside it. */
export function NextTicketStep({ state, names }: { state: SubjectState; names: Names }) {
  const text = useText(subjectText)
  const word = useText(words)
  const { may } = useContextOfStore()
  const stage = state.stage as TicketStage
  const main = mainStep[stage]
  const [chosen, setChosen] = useState<TicketStep | null>(null)
  const step = chosen && ticketNext[stage].includes(chosen) ? chosen : main
  const form = useTicketForm(state, names, step, () => setChosen(null))
  const title = step ? text.next(text.step[step]) : stage === 'cancel' ? text.overTicket.cancel : text.overTicket.rate
  return (
    <section className="yz-card yz-req-card" aria-labelledby="next-title">
      <Title order={2} id="next-title" mb="sm">
        {title}
      </Title>
      {step ? null : <Text c="dimmed">{text.overHint}</Text>}
      {may('requests.write') ? (
        <form onSubmit={form.submit} noValidate>
          <Stack gap="md">
            {step ? <StepFields step={step} names={names} typed={form.typed} fault={form.fault} onType={form.onType} /> : null}
            {step === 'rate' && form.fault ? <Alert color="vermilion">{form.fault}</Alert> : null}
            <Group justify="space-between">
              <Group gap="sm">
                {chosen && step === chosen ? (
                  <Button variant="default" onClick={() => setChosen(null)}>
                    {word.back}
                  </Button>
                ) : (
                  <Others stage={stage} main={main} onChoose={setChosen} />
                )}
              </Group>
              {step ? (
                <Button type="submit" loading={form.busy}>
                  {text.deed[step]}
                </Button>
              ) : null}
            </Group>
          </Stack>
        </form>
      ) : null}
    </section>
  )
}
