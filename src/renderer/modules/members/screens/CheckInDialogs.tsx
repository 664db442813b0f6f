import { Alert, Button, Group, Modal, Select, SimpleGrid, Stack, Text, TextInput } from '@mantine/core'
import { type ReactNode, type SyntheticEvent, useMemo, useState } from 'react'
import { useContextOfStore, useOperation } from '../../../data/provider'
import { useText } from '../../../i18n/use-text'
import { words } from '../../../i18n/words'
import type { Result } from '../../../lib/result'
import { dayOf } from '../../../lib/time'
import { notify } from '../../../ui/notify'
import { correctCheckIn, enterLate, voidCheckIn } from '../checkin-operations'
import { type CorrectionRefusal, type LateRefusal, type Occasion, timeOfDay } from '../checkin-rules'
import { checkInText } from '../checkin-text'
import type { CheckIn } from '../schema'
import { checkInRefusalText } from './checkin-refusal-text'
import { PersonSelect } from './PersonSelect'
import type { Comers } from './use-comers'

const numberOf = (text: string): number | undefined => (text.trim() === '' ? undefined : Number(text))

/** A dialog with a reason: it stays open with the sentence of a refusal, and closes when the deed is done. */
function ReasonDialog(props: {
  title: string
  confirm: string
  said: string
  name: string
  reasonHint: string
  danger?: boolean
  children?: ReactNode
  act: (reason: string) => Promise<Result<CheckIn, LateRefusal | CorrectionRefusal>>
  onClose: () => void
}) {
  const text = useText(checkInText)
  const word = useText(words)
  const [reason, setReason] = useState('')
  const [busy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<LateRefusal | CorrectionRefusal | null>(null)
  const submit = async (event: SyntheticEvent) => {
    event.preventDefault()
    setBusy(true)
    const result = await props.act(reason).finally(() => setBusy(false))
    if (!result.ok) return setRefusal(result.refusal)
    notify('done', props.said)
    props.onClose()
  }
  return (
    <Modal opened onClose={props.onClose} title={props.title} size="lg" closeButtonProps={{ 'aria-label': word.close }}>
      <form onSubmit={submit} noValidate>
        <Stack gap="md">
          {props.children}
          <TextInput
            label={text.reason}
            placeholder={props.reasonHint}
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
            maxLength={200}
            autoComplete="off"
            error={refusal?.code === 'reason-missing' ? text.refusal['reason-missing'] : undefined}
          />
          {refusal && refusal.code !== 'reason-missing' ? (
            <Alert color="vermilion" role="alert">
              {checkInRefusalText(text, refusal, props.name)}
            </Alert>
          ) : null}
          <Group justify="flex-end">
            <Button variant="default" onClick={props.onClose}>
              {word.cancel}
            </Button>
            <Button type="submit" loading={busy} color={props.danger ? 'vermilion' : 'gray.9'}>
              {props.confirm}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}

function TimeAndHours({ time, hours, onTime, onHours }: Record<'time' | 'hours', string> & TypedTimes) {
  const text = useText(checkInText)
  return (
    <SimpleGrid cols={{ base: 1, sm: 2 }}>
      <TextInput type="time" label={text.time} value={time} onChange={(event) => onTime(event.currentTarget.value)} />
      <TextInput
        label={text.hoursLabel}
        description={text.hoursHint}
        inputWrapperOrder={['label', 'input', 'description']}
        inputMode="decimal"
        value={hours}
        onChange={(event) => onHours(event.currentTarget.value)}
        autoComplete="off"
      />
    </SimpleGrid>
  )
}
type TypedTimes = { onTime: (time: string) => void; onHours: (hours: string) => void }

/** What a late entry begins with. */
export type LateStart = { memberId: string | null; activityId: string | null; day: string }

/** 补登 */
export function LateDialog(props: { start: LateStart; comers: Comers; occasions: readonly Occasion[]; onClose: () => void }) {
  const { start, comers, occasions, onClose } = props
  const text = useText(checkInText)
  const { clock } = useContextOfStore()
  const enter = useOperation(enterLate)
  const [memberId, setMemberId] = useState(start.memberId)
  const [activityId, setActivityId] = useState(start.activityId)
  const [day, setDay] = useState(start.day)
  const [time, setTime] = useState('')
  const [hours, setHours] = useState('')
  const people = useMemo(
    () =>
      comers.list.map(({ member, unit }) => ({
        id: member.id,
        kind: 'member' as const,
        name: member.name,
        label: unit ? `${member.name} · ${unit.name}` : member.name,
        pinyin: member.namePinyin,
      })),
    [comers],
  )
  const act = (reason: string) =>
    enter({ memberId: memberId ?? '', activityId: activityId ?? '', day, time, hours: numberOf(hours), reason })
  return (
    <ReasonDialog
      title={text.late}
      confirm={text.late}
      said={text.lateDone}
      name={comers.byId.get(memberId ?? '')?.member.name ?? ''}
      reasonHint={text.lateReasonHint}
      act={act}
      onClose={onClose}
    >
      <PersonSelect label={text.person} placeholder={text.searchHint} people={people} value={memberId} onChange={setMemberId} />
      <SimpleGrid cols={{ base: 1, sm: 2 }}>
        <Select
          label={text.activity}
          data={occasions.map(({ id, title }) => ({ value: id, label: title }))}
          value={activityId}
          onChange={setActivityId}
          searchable={occasions.length > 8}
        />
        <TextInput
          type="date"
          label={text.day}
          max={dayOf(clock())}
          value={day}
          onChange={(event) => setDay(event.currentTarget.value)}
        />
      </SimpleGrid>
      <TimeAndHours time={time} hours={hours} onTime={setTime} onHours={setHours} />
    </ReasonDialog>
  )
}

/** 更正 */
export function CorrectDialog({ checkIn, name, onClose }: { checkIn: CheckIn; name: string; onClose: () => void }) {
  const text = useText(checkInText)
  const correct = useOperation(correctCheckIn)
  const [time, setTime] = useState(timeOfDay(checkIn.arrivedAt))
  const [hours, setHours] = useState(checkIn.hours === undefined ? '' : String(checkIn.hours))
  return (
    <ReasonDialog
      title={text.correctTitle(name)}
      confirm={text.correct}
      said={text.corrected}
      name={name}
      reasonHint={text.correctReasonHint}
      act={(reason) => correct({ id: checkIn.id, time, hours: numberOf(hours), reason })}
      onClose={onClose}
    >
      <TimeAndHours time={time} hours={hours} onTime={setTime} onHours={setHours} />
    </ReasonDialog>
  )
}

/** 作废 */
export function VoidDialog({ checkIn, name, onClose }: { checkIn: CheckIn; name: string; onClose: () => void }) {
  const text = useText(checkInText)
  const takeBack = useOperation(voidCheckIn)
  return (
    <ReasonDialog
      title={text.voidTitle(name)}
      confirm={text.void}
      said={text.voided}
      name={name}
      reasonHint={text.voidReasonHint}
      danger
      act={(reason) => takeBack({ id: checkIn.id, reason })}
      onClose={onClose}
    >
      <Text>{text.voidBody}</Text>
    </ReasonDialog>
  )
}
