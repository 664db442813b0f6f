import { Alert, Button, Group, Modal, SegmentedControl, Select, Stack, Text, Textarea, Title } from '@mantine/core'
import { IconArrowBackUp, IconCheck } from '@tabler/icons-react'
import { type SyntheticEvent, useState } from 'react'
import { useContextOfStore, useOperation } from '../../../data/provider'
import { useText } from '../../../i18n/use-text'
import { words } from '../../../i18n/words'
import { notify } from '../../../ui/notify'
import { takeLoopStep } from '../loop-operations'
import {
  artefactOf,
  backSteps,
  isUpper,
  type LoopStage,
  type LoopStep,
  longestArtefact,
  loopStages,
  nextSteps,
} from '../loop-rules'
import { loopSteps } from '../schema'
import type { SubjectState } from '../subject-rules'
import { subjectText } from '../subject-text'
import { subjectRefusalText } from './refusal-text'
import { useStepDraft } from './use-step-draft'

/** 征集—会商—执行—反馈—调整—办结: which are behind, which is now. */
export function LoopWay({ stage }: { stage: LoopStage }) {
  const text = useText(subjectText)
  const now = loopStages.indexOf(stage)
  return (
    <ol className="yz-req-way">
      {loopSteps.map((step, index) => (
        <li
          key={step}
          data-done={index < now || undefined}
          data-now={index === now || undefined}
          aria-current={index === now ? 'step' : undefined}
        >
          {index < now ? <IconCheck size={16} aria-hidden="true" /> : null}
          {text.step[step]}
        </li>
      ))}
    </ol>
  )
}

function BackForm({ state, onClose }: { state: SubjectState; onClose: () => void }) {
  const text = useText(subjectText)
  const word = useText(words)
  const take = useOperation(takeLoopStep)
  const targets = backSteps(state.stage as LoopStage)
  const [target, setTarget] = useState<LoopStep>(targets.at(-1) ?? 'solicit')
  const [reason, setReason] = useState('')
  const [busy, setBusy] = useState(false)
  const [fault, setFault] = useState<string | null>(null)
  const submit = async (event: SyntheticEvent) => {
    event.preventDefault()
    setBusy(true)
    const result = await take({ id: state.subject.id, step: target, back: true, reason }).finally(() => setBusy(false))
    if (!result.ok) return setFault(subjectRefusalText(text, result.refusal))
    notify('done', text.wentBack(text.step[target]))
    onClose()
  }
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="md">
        <Select
          label={text.goBackTo}
          data={targets.map((value) => ({ value, label: text.step[value] }))}
          value={target}
          onChange={(value) => setTarget(targets.find((one) => one === value) ?? target)}
        />
        <Textarea
          label={text.reason}
          description={text.reasonHint}
          value={reason}
          onChange={(event) => {
            setReason(event.currentTarget.value)
            setFault(null)
          }}
          maxLength={300}
          autosize
          minRows={2}
          error={fault}
          data-autofocus
        />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {word.cancel}
          </Button>
          <Button color="gray.9" type="submit" loading={busy}>
            {text.goBack}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}

function useArtefact(state: SubjectState, step: LoopStep) {
  const text = useText(subjectText)
  const take = useOperation(takeLoopStep)
  const draft = useStepDraft(state, () => ({ artefact: '' }))
  const [fault, setFault] = useState<string | null>(null)
  const { artefact } = draft.typed
  const submit = async (event: SyntheticEvent) => {
    event.preventDefault()
    const result = await draft.submit(() => take({ id: state.subject.id, step, artefact }))
    if (!result.ok) return setFault(subjectRefusalText(text, result.refusal))
    notify('done', text.taken(text.step[step]))
  }
  return {
    typed: artefact,
    busy: draft.busy,
    fault,
    submit,
    type(words: string) {
      draft.type({ artefact: words })
      setFault(null)
    },
  }
}

function ArtefactField({ step, form }: { step: LoopStep; form: ReturnType<typeof useArtefact> }) {
  const text = useText(subjectText)
  const artefact = artefactOf[step]
  if (!artefact) return null
  return (
    <Textarea
      label={text.artefact[artefact]}
      description={text.artefactHint[artefact]}
      value={form.typed}
      onChange={(event) => form.type(event.currentTarget.value)}
      maxLength={longestArtefact[artefact]}
      autosize
      minRows={4}
      maxRows={14}
      error={form.fault}
    />
  )
}

function StepForm({ state, onBack }: { state: SubjectState; onBack: () => void }) {
  const text = useText(subjectText)
  const { may } = useContextOfStore()
  const stage = state.stage as LoopStage
  const choices = nextSteps(stage)
  const [wanted, setWanted] = useState<LoopStep>('close')
  const step = choices.includes(wanted) ? wanted : (choices[0] ?? 'close')
  const form = useArtefact(state, step)
  const mayClose = may('requests.approve') || !isUpper(state.subject.severity ?? 1)
  return (
    <form onSubmit={form.submit} noValidate>
      <Stack gap="md">
        {choices.length > 1 ? (
          <SegmentedControl
            aria-label={text.closeOrAdjust}
            size="md"
            value={step}
            onChange={(value) => setWanted(value === 'adjust' ? 'adjust' : 'close')}
            data={[
              { value: 'close', label: text.step.close },
              { value: 'adjust', label: text.adjustFirst },
            ]}
          />
        ) : null}
        <ArtefactField step={step} form={form} />
        {step === 'close' ? <Text c="dimmed">{mayClose ? text.closeHint : text.gradeHint}</Text> : null}
        {form.fault && step === 'close' ? (
          <Alert color="vermilion" role="alert">
            {form.fault}
          </Alert>
        ) : null}
        <Group justify="space-between">
          {backSteps(stage).length > 0 ? (
            <Button variant="default" leftSection={<IconArrowBackUp size={20} />} onClick={onBack}>
              {text.goBack}
            </Button>
          ) : (
            <span />
          )}
          <Button type="submit" loading={form.busy} disabled={step === 'close' && !mayClose}>
            {step === 'close' ? text.step.close : text.complete(text.step[step])}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}

/** The next step of a request with what it must leave, and the way back. */
export function NextLoopStep({ state }: { state: SubjectState }) {
  const text = useText(subjectText)
  const word = useText(words)
  const { may } = useContextOfStore()
  const [goingBack, setGoingBack] = useState(false)
  const stage = state.stage as LoopStage
  const steps = nextSteps(stage)
  const title = stage === 'closed' ? text.finished : text.next(steps.map((step) => text.step[step]).join(' / '))
  return (
    <section className="yz-card yz-req-card" aria-labelledby="next-title">
      <LoopWay stage={stage} />
      <Title order={2} id="next-title" mb="sm">
        {title}
      </Title>
      {stage === 'closed' ? <Text c="dimmed">{text.finishedHint}</Text> : null}
      {stage !== 'closed' && may('requests.write') ? <StepForm state={state} onBack={() => setGoingBack(true)} /> : null}
      <Modal
        opened={goingBack}
        onClose={() => setGoingBack(false)}
        title={text.goBackTitle}
        closeButtonProps={{ 'aria-label': word.close }}
      >
        {goingBack ? <BackForm state={state} onClose={() => setGoingBack(false)} /> : null}
      </Modal>
    </section>
  )
}
