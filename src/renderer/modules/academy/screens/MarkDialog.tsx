import { Alert, Anchor, Button, Group, Modal, NumberInput, SegmentedControl, Stack, Textarea } from '@mantine/core'
import { type SyntheticEvent, useState } from 'react'
import { Link } from 'wouter'
import { useOperation } from '../../../data/provider'
import { useText } from '../../../i18n/use-text'
import { words } from '../../../i18n/words'
import { notify } from '../../../ui/notify'
import { correctMark, markAttendance, voidMark } from '../attendance-operations'
import type { Mark, MarkRefusal } from '../attendance-rules'
import { attendanceText } from '../attendance-text'
import { type Attendance, attendanceMarks } from '../schema'

type Asked = {
  name: string
  known: Attendance
  /** What is offered first. */
  mark: Mark
  whole: number
  needsReason: boolean
  onClose: () => void
}

function useCorrection({ known, mark: first, whole, needsReason, onClose }: Asked) {
  const text = useText(attendanceText)
  const [correct, write, takeBack] = [useOperation(correctMark), useOperation(markAttendance), useOperation(voidMark)]
  const [mark, setMark] = useState<Mark>(first)
  const [hours, setHours] = useState<number | string>(known.creditHours && known.creditHours > 0 ? known.creditHours : whole)
  const [reason, setReason] = useState('')
  const [refusal, setRefusal] = useState<MarkRefusal['code'] | null>(null)
  const { id, sessionId, day, learnerId } = known
  const isThere = mark === 'present' || mark === 'late'
  const save = async (event: SyntheticEvent) => {
    event.preventDefault()
    const creditHours = isThere ? Number(hours) : undefined
    const entries = [{ learnerId, mark, creditHours }]
    const result =
      reason.trim() !== '' || needsReason
        ? await correct({ id, mark, creditHours, reason })
        : await write({ sessionId, day, entries, source: 'list' })
    if (!result.ok) return setRefusal(result.refusal.code)
    notify('done', text.changed)
    onClose()
  }
  const remove = async () => {
    const result = await takeBack({ id, reason })
    if (!result.ok) return setRefusal(result.refusal.code)
    notify('done', text.takenBack)
    onClose()
  }
  return { mark, setMark, hours, setHours, reason, setReason, refusal, isThere, save, remove }
}

/** 更正: another mark, a part of the hours, or none at all; on an earlier day with the reason. */
export function MarkDialog(asked: Asked) {
  const { name, known, whole, onClose } = asked
  const text = useText(attendanceText)
  const word = useText(words)
  const { mark, setMark, hours, setHours, reason, setReason, refusal, isThere, save, remove } = useCorrection(asked)
  const own: readonly string[] = ['hours-form', 'hours-many', 'reason-missing']
  const errorOf = (...codes: MarkRefusal['code'][]) => (refusal && codes.includes(refusal) ? text.refusal[refusal] : undefined)
  return (
    <Modal opened onClose={onClose} title={text.changeOf(name)} closeButtonProps={{ 'aria-label': word.close }}>
      <form onSubmit={save} noValidate>
        <Stack gap="md">
          <SegmentedControl
            aria-label={text.mark}
            value={mark}
            onChange={(value) => setMark(attendanceMarks.find((one) => one === value) ?? mark)}
            data={attendanceMarks.map((value) => ({ value, label: text.marks[value] }))}
            fullWidth
          />
          {isThere ? (
            <NumberInput
              label={text.hoursLabel(whole)}
              value={hours}
              onChange={setHours}
              step={0.25}
              min={0}
              decimalScale={2}
              error={errorOf('hours-form', 'hours-many')}
            />
          ) : null}
          <Textarea
            label={text.reason}
            placeholder={text.reasonHint}
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
            maxLength={300}
            autosize
            minRows={2}
            error={errorOf('reason-missing')}
          />
          {refusal && !own.includes(refusal) ? (
            <Alert color="vermilion" role="alert">
              {text.refusal[refusal]}
            </Alert>
          ) : null}
          <Group justify="space-between">
            <Button variant="subtle" color="vermilion" onClick={() => void remove()} title={text.takeBackHint}>
              {text.takeBack}
            </Button>
            <Group gap="sm">
              <Anchor component={Link} href={`/history/sessions/${known.id}`} c="gray.8">
                {text.history}
              </Anchor>
              <Button type="submit">{word.save}</Button>
            </Group>
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}
