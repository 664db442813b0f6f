import { Alert, Button, Group, Modal, Stack, Text, TextInput } from '@mantine/core'
import { type SyntheticEvent, useState } from 'react'
import { useContextOfStore, useOperation } from '../../../data/provider'
import { useText } from '../../../i18n/use-text'
import { words } from '../../../i18n/words'
import { dayOf } from '../../../lib/time'
import { notify } from '../../../ui/notify'
import { endTeam, leaveTeam } from '../operations'
import type { EndRefusal } from '../rules'
import type { ServiceTeam, TeamMember } from '../schema'
import { teamText } from '../text'
import { useTeamRefusal } from './refusal-text'

/** A team ends or somebody leaves it: the day, and why. */
export function EndDialog({ record, onClose }: { record: ServiceTeam | TeamMember; onClose: () => void }) {
  const text = useText(teamText)
  const word = useText(words)
  const say = useTeamRefusal()
  const { clock } = useContextOfStore()
  const [end, leave] = [useOperation(endTeam), useOperation(leaveTeam)]
  const [endsOn, setEndsOn] = useState(() => dayOf(clock()))
  const [reason, setReason] = useState('')
  const [busy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<EndRefusal | null>(null)
  const isTeam = record.kind === 'serviceTeam'
  const submit = async (event: SyntheticEvent) => {
    event.preventDefault()
    setBusy(true)
    const input = { id: record.id, endsOn, reason }
    const result = await (isTeam ? end(input) : leave(input)).finally(() => setBusy(false))
    if (!result.ok) return setRefusal(result.refusal)
    const { cancelled } = result.value
    notify('done', isTeam ? text.page.endedDone(cancelled) : text.stay.left(cancelled))
    onClose()
  }
  const said = refusal ? say(refusal) : undefined
  const onReason = refusal?.code === 'reason-missing'
  const onDay = refusal !== null && ['day-form', 'day-future', 'days-order'].includes(refusal.code)
  return (
    <Modal
      opened
      onClose={onClose}
      title={isTeam ? text.page.endTitle(record.name) : text.stay.leaveOf(record.name)}
      closeButtonProps={{ 'aria-label': word.close }}
    >
      <form onSubmit={submit} noValidate>
        <Stack gap="md">
          <Text>{isTeam ? text.page.endHint : text.stay.leaveHint}</Text>
          <TextInput
            label={isTeam ? text.end.reason : text.stay.reason}
            placeholder={text.end.reasonHint}
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
            maxLength={300}
            autoComplete="off"
            error={onReason ? said : undefined}
            data-autofocus
          />
          <TextInput
            type="date"
            label={isTeam ? text.end.day : text.end.leaveDay}
            value={endsOn}
            max={dayOf(clock())}
            onChange={(event) => setEndsOn(event.currentTarget.value)}
            error={onDay ? said : undefined}
          />
          {refusal && !onReason && !onDay ? (
            <Alert color="vermilion" role="alert">
              {said}
            </Alert>
          ) : null}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {word.cancel}
            </Button>
            <Button type="submit" color="vermilion" loading={busy}>
              {isTeam ? text.page.end : text.stay.leave}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}
