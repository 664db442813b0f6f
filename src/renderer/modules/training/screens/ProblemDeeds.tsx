import { Alert, Button, Group, Modal, Stack, Text, Textarea, TextInput } from '@mantine/core'
import { type SyntheticEvent, useState } from 'react'
import { useOperation } from '../../../data/provider'
import { useText } from '../../../i18n/use-text'
import { words } from '../../../i18n/words'
import { ConfirmDialog } from '../../../ui/ConfirmDialog'
import { notify } from '../../../ui/notify'
import { caseText } from '../case-text'
import { editAnswer, promoteProblem, setProblemStatus } from '../problem-operations'
import { longest, type PromoteRefusal } from '../problem-rules'
import type { Problem } from '../schema'

/** The answer of the community: with it a problem becomes a high-frequency one; of one that is, it is changed. */
export function AnswerDialog({ problem, onClose }: { problem: Problem; onClose: () => void }) {
  const text = useText(caseText)
  const word = useText(words)
  const [promote, edit] = [useOperation(promoteProblem), useOperation(editAnswer)]
  const [answer, setAnswer] = useState(problem.answer ?? '')
  const [refusal, setRefusal] = useState<PromoteRefusal['code'] | null>(null)
  const isPromoted = problem.problemStatus === 'highFrequency'
  const submit = async (event: SyntheticEvent) => {
    event.preventDefault()
    const result = await (isPromoted ? edit : promote)({ id: problem.id, answer })
    if (!result.ok) return setRefusal(result.refusal.code)
    notify('done', isPromoted ? word.saved : text.promoted)
    onClose()
  }
  return (
    <Modal
      opened
      onClose={onClose}
      title={isPromoted ? text.editAnswer : text.promote}
      size="lg"
      closeButtonProps={{ 'aria-label': word.close }}
    >
      <form onSubmit={submit} noValidate>
        <Stack gap="md">
          <Text fw={600}>{problem.title}</Text>
          <Textarea
            label={text.answer}
            description={text.answerHint}
            value={answer}
            onChange={(event) => setAnswer(event.currentTarget.value)}
            autosize
            minRows={6}
            maxRows={14}
            data-autofocus
          />
          {refusal ? (
            <Alert color="vermilion" role="alert">
              {text.refusal[refusal]}
            </Alert>
          ) : null}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {word.cancel}
            </Button>
            <Button type="submit">{isPromoted ? word.save : text.promote}</Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}

/** Retires a problem, with a reason. */
export function RetireDialog({ problem, onClose }: { problem: Problem; onClose: () => void }) {
  const text = useText(caseText)
  const setStatus = useOperation(setProblemStatus)
  const [reason, setReason] = useState('')
  const retire = async () => {
    const result = await setStatus({ id: problem.id, status: 'retired', reason })
    if (result.ok) notify('done', text.retired)
    else notify('problem', text.refusal[result.refusal.code])
  }
  return (
    <ConfirmDialog
      opened
      title={text.retireTitle(problem.title)}
      confirmLabel={text.retire}
      disabled={reason.trim() === ''}
      onConfirm={retire}
      onClose={onClose}
    >
      <Stack>
        <Text>{text.retireHint}</Text>
        <TextInput
          label={text.reason}
          placeholder={text.reasonHint}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
          maxLength={longest.reason}
          data-autofocus
        />
      </Stack>
    </ConfirmDialog>
  )
}
