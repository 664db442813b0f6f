import { Alert, Chip, Group, Modal, Select, Stack, Textarea, TextInput } from '@mantine/core'
import { type ReactNode, type SyntheticEvent, useState } from 'react'
import type { IntakePayload } from '../../../../shared/intake'
import { useOperation } from '../../../data/provider'
import { useLanguage, useText } from '../../../i18n/use-text'
import { words } from '../../../i18n/words'
import type { Result } from '../../../lib/result'
import { DialogButtons } from '../../../ui/DialogButtons'
import { notify } from '../../../ui/notify'
import { pageText } from '../intake-text'
import { acceptIntake, correctIntake, refuseIntake, type Takers } from '../operations'
import { correctable } from '../payload-lines'
import { answerLength, type CorrectionRefusal, type DecisionRefusal, reasonLength } from '../rules'
import type { Intake } from '../schema'
import { refusalText } from './refusal-text'

type AnyRefusal = DecisionRefusal | CorrectionRefusal

/** A form in a dialog: it stays with what was typed while it is refused, and closes when it is done. */
function DeedForm({
  label,
  told,
  deed,
  onClose,
  children,
}: {
  label: string
  told: string
  deed: () => Promise<Result<unknown, AnyRefusal>>
  onClose: () => void
  children: ReactNode
}) {
  const text = useText(pageText)
  const { language } = useLanguage()
  const [busy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<AnyRefusal | null>(null)
  const submit = async (event: SyntheticEvent) => {
    event.preventDefault()
    setBusy(true)
    const result = await deed().finally(() => setBusy(false))
    if (!result.ok) return setRefusal(result.refusal)
    notify('done', told)
    onClose()
  }
  return (
    <form onSubmit={submit} onChange={() => setRefusal(null)} noValidate>
      <Stack>
        {children}
        {refusal ? (
          <Alert color="vermilion" role="alert">
            {refusalText(text, refusal, language)}
          </Alert>
        ) : null}
        <DialogButtons onCancel={onClose} busy={busy} label={label} />
      </Stack>
    </form>
  )
}

function Dialog({
  opened,
  title,
  onClose,
  children,
}: {
  opened: boolean
  title: string
  onClose: () => void
  children: ReactNode
}) {
  const word = useText(words)
  return (
    <Modal opened={opened} onClose={onClose} title={title} size="lg" closeButtonProps={{ 'aria-label': word.close }}>
      {opened ? children : null}
    </Modal>
  )
}

/** Sentences people use again and again, and a field for any other. */
function Sentence({
  label,
  hint,
  ready,
  most,
  value,
  onChange,
}: {
  label: string
  hint: string
  ready: readonly string[]
  most: number
  value: string
  onChange: (value: string) => void
}) {
  return (
    <Stack gap="xs">
      <Textarea
        label={label}
        description={hint}
        value={value}
        onChange={(event) => onChange(event.currentTarget.value)}
        maxLength={most}
        autosize
        minRows={2}
        autoComplete="off"
        data-autofocus
      />
      <Group gap="xs">
        {ready.map((sentence) => (
          <Chip key={sentence} checked={value === sentence} onChange={() => onChange(sentence)} color="gray.8" size="md">
            {sentence}
          </Chip>
        ))}
      </Group>
    </Stack>
  )
}

type Props = { opened: boolean; intake: Intake; onClose: () => void }

function AcceptForm({ intake, takers, onClose }: Omit<Props, 'opened'> & { takers: Takers }) {
  const text = useText(pageText)
  const accept = useOperation(acceptIntake)
  const [answer, setAnswer] = useState('')
  return (
    <DeedForm
      label={text.acceptAs[intake.kind]}
      told={text.accepted}
      deed={() => accept({ id: intake.id, answer, takers })}
      onClose={onClose}
    >
      <Sentence
        label={text.answer}
        hint={text.answerHint}
        ready={text.answers}
        most={answerLength}
        value={answer}
        onChange={setAnswer}
      />
    </DeedForm>
  )
}

/** 采用, with what the person is told. */
export function AcceptDialog({ opened, intake, takers, onClose }: Props & { takers: Takers }) {
  const text = useText(pageText)
  return (
    <Dialog opened={opened} title={text.acceptAs[intake.kind]} onClose={onClose}>
      <AcceptForm intake={intake} takers={takers} onClose={onClose} />
    </Dialog>
  )
}

function RefuseForm({ intake, onClose }: Omit<Props, 'opened'>) {
  const text = useText(pageText)
  const refuse = useOperation(refuseIntake)
  const [reason, setReason] = useState('')
  return (
    <DeedForm label={text.refuse} told={text.refusedDone} deed={() => refuse({ id: intake.id, reason })} onClose={onClose}>
      <Sentence
        label={text.reason}
        hint={text.reasonHint}
        ready={text.reasons}
        most={reasonLength}
        value={reason}
        onChange={setReason}
      />
    </DeedForm>
  )
}

/** 退回: the reason is what the person reads. */
export function RefuseDialog({ opened, intake, onClose }: Props) {
  const text = useText(pageText)
  return (
    <Dialog opened={opened} title={text.refuseTitle} onClose={onClose}>
      <RefuseForm intake={intake} onClose={onClose} />
    </Dialog>
  )
}

function CorrectForm({ intake, payload, onClose }: Omit<Props, 'opened'> & { payload: IntakePayload }) {
  const text = useText(pageText)
  const correct = useOperation(correctIntake)
  const [fields, setFields] = useState<Record<string, unknown>>({ ...payload })
  const set = (field: string, value: string) =>
    setFields((now) => ({ ...now, [field]: field === 'citizenNumber' && value.trim() === '' ? undefined : value }))
  return (
    <DeedForm label={text.correct} told={text.corrected} deed={() => correct({ id: intake.id, fields })} onClose={onClose}>
      {correctable[payload.kind].map((field) => {
        const common = { label: text.field[field], value: String(fields[field] ?? ''), autoComplete: 'off' }
        if (field === 'registrationKind')
          return (
            <Select
              key={field}
              {...common}
              data={[
                { value: 'linked', label: text.linked },
                { value: 'residential', label: text.residential },
              ]}
              onChange={(value) => set(field, value ?? 'linked')}
            />
          )
        const Input = field === 'body' ? Textarea : TextInput
        return <Input key={field} {...common} onChange={(event) => set(field, event.currentTarget.value)} />
      })}
    </DeedForm>
  )
}

/** 更正 what people mistyped, before it is accepted. */
export function CorrectDialog({ opened, intake, payload, onClose }: Props & { payload: IntakePayload }) {
  const text = useText(pageText)
  return (
    <Dialog opened={opened} title={text.correctTitle} onClose={onClose}>
      <CorrectForm intake={intake} payload={payload} onClose={onClose} />
    </Dialog>
  )
}
