import { Alert, Group, Modal, Stack, TextInput } from '@mantine/core'
import { type SyntheticEvent, useState } from 'react'
import { useContextOfStore, useOperation } from '../../../data/provider'
import { useText } from '../../../i18n/use-text'
import { words } from '../../../i18n/words'
import { dayOf } from '../../../lib/time'
import { DialogButtons } from '../../../ui/DialogButtons'
import { notify } from '../../../ui/notify'
import { endPairing, pair } from '../pairing-operations'
import type { EndPairingRefusal, PairRefusal } from '../pairing-rules'
import { pairingText } from '../pairing-text'
import type { Pairing } from '../schema'
import { HouseholdPicker } from './HouseholdPicker'
import { PersonSelect } from './PersonSelect'
import type { Person } from './use-claims'

function Buttons({ submit, busy, onClose }: { submit: string; busy: boolean; onClose: () => void }) {
  return <DialogButtons onCancel={onClose} busy={busy} label={submit} />
}

function PairForm({ memberId, people, onClose }: { memberId: string | null; people: Person[]; onClose: () => void }) {
  const text = useText(pairingText)
  const word = useText(words)
  const { clock } = useContextOfStore()
  const bind = useOperation(pair)
  const [member, setMember] = useState(memberId)
  const [householdId, setHouseholdId] = useState<string | null>(null)
  const [startsOn, setStartsOn] = useState(() => dayOf(clock()))
  const [note, setNote] = useState('')
  const [busy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<PairRefusal | null>(null)
  const said = refusal ? text.refusal[refusal.code] : undefined
  const onDay = refusal?.code === 'day-form' || refusal?.code === 'day-future'
  const submit = async (event: SyntheticEvent) => {
    event.preventDefault()
    setBusy(true)
    const input = { memberId: member ?? '', householdId: householdId ?? '', startsOn: startsOn.trim(), note }
    const result = await bind(input).finally(() => setBusy(false))
    if (!result.ok) return setRefusal(result.refusal)
    notify('done', text.paired)
    onClose()
  }
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="md">
        {memberId === null ? (
          <PersonSelect label={text.member} placeholder={text.memberHint} people={people} value={member} onChange={setMember} />
        ) : null}
        <HouseholdPicker value={householdId} onChange={setHouseholdId} />
        <Group grow align="flex-start">
          <TextInput
            label={text.since}
            placeholder={text.dayHint}
            value={startsOn}
            onChange={(event) => setStartsOn(event.currentTarget.value)}
            error={onDay ? said : undefined}
          />
          <TextInput
            label={`${text.note}（${word.optional}）`}
            value={note}
            onChange={(event) => setNote(event.currentTarget.value)}
            maxLength={1000}
          />
        </Group>
        {said && !onDay ? (
          <Alert color="vermilion" role="alert">
            {said}
          </Alert>
        ) : null}
        <Buttons submit={word.save} busy={busy} onClose={onClose} />
      </Stack>
    </form>
  )
}

/** Pairs a member, the given one or one to be chosen, with a household. */
export function PairDialog({
  opened,
  memberId,
  people,
  onClose,
}: {
  opened: boolean
  memberId: string | null
  people: Person[]
  onClose: () => void
}) {
  const text = useText(pairingText)
  const word = useText(words)
  return (
    <Modal opened={opened} onClose={onClose} title={text.add} size="xl" closeButtonProps={{ 'aria-label': word.close }}>
      {opened ? <PairForm memberId={memberId} people={people} onClose={onClose} /> : null}
    </Modal>
  )
}

function EndForm({ pairing, onClose }: { pairing: Pairing; onClose: () => void }) {
  const text = useText(pairingText)
  const { clock } = useContextOfStore()
  const end = useOperation(endPairing)
  const [endsOn, setEndsOn] = useState(() => dayOf(clock()))
  const [reason, setReason] = useState('')
  const [busy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<EndPairingRefusal | null>(null)
  const said = refusal ? text.refusal[refusal.code] : undefined
  const onReason = refusal?.code === 'reason-missing'
  const submit = async (event: SyntheticEvent) => {
    event.preventDefault()
    setBusy(true)
    const result = await end({ id: pairing.id, endsOn: endsOn.trim(), reason }).finally(() => setBusy(false))
    if (!result.ok) return setRefusal(result.refusal)
    notify('done', text.endedDone)
    onClose()
  }
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="md">
        <TextInput
          label={text.reason}
          placeholder={text.reasonHint}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
          maxLength={300}
          error={onReason ? said : undefined}
          data-autofocus
        />
        <TextInput
          label={text.until}
          placeholder={text.dayHint}
          value={endsOn}
          onChange={(event) => setEndsOn(event.currentTarget.value)}
          error={onReason ? undefined : said}
        />
        <Buttons submit={text.end} busy={busy} onClose={onClose} />
      </Stack>
    </form>
  )
}

/** Ends a pairing, with the reason. */
export function EndPairingDialog({
  ending,
  onClose,
}: {
  ending: { pairing: Pairing; name: string } | null
  onClose: () => void
}) {
  const text = useText(pairingText)
  const word = useText(words)
  return (
    <Modal
      opened={ending !== null}
      onClose={onClose}
      title={text.endOf(ending?.name ?? '')}
      closeButtonProps={{ 'aria-label': word.close }}
    >
      {ending ? <EndForm pairing={ending.pairing} onClose={onClose} /> : null}
    </Modal>
  )
}
