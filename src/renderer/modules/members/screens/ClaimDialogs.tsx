import { Alert, Button, Group, Modal, SegmentedControl, Stack, Text, TextInput } from '@mantine/core'
import { type SyntheticEvent, useState } from 'react'
import { useOperation } from '../../../data/provider'
import { useText } from '../../../i18n/use-text'
import { words } from '../../../i18n/words'
import { ConfirmDialog } from '../../../ui/ConfirmDialog'
import { notify } from '../../../ui/notify'
import { claim as claimOperation, withdraw as withdrawOperation } from '../claim-operations'
import type { Claimable } from '../claim-rules'
import { claimText } from '../claim-text'
import type { Claim } from '../schema'
import { claimRefusalText } from './claim-refusal-text'
import { PersonSelect } from './PersonSelect'
import type { Person } from './use-claims'

function ClaimForm({ target, people, onClose }: { target: Claimable; people: Person[]; onClose: () => void }) {
  const text = useText(claimText)
  const word = useText(words)
  const claim = useOperation(claimOperation)
  const [kind, setKind] = useState<Person['kind']>(target.kind === 'coProject' ? 'sendingUnit' : 'member')
  const [chosen, setChosen] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const [fault, setFault] = useState<string | null>(null)
  const byMember = kind === 'member'
  const submit = async (event: SyntheticEvent) => {
    event.preventDefault()
    if (!chosen) return
    setBusy(true)
    const claimant = byMember ? { memberId: chosen } : { unitId: chosen }
    const result = await claim({ targetId: target.id, claimant }).finally(() => setBusy(false))
    if (!result.ok) return setFault(claimRefusalText(text, result.refusal))
    notify('done', text.claimed(people.find(({ id }) => id === chosen)?.label ?? ''))
    onClose()
  }
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="md">
        <SegmentedControl
          aria-label={text.who}
          size="md"
          value={kind}
          onChange={(value) => {
            setKind(value === 'sendingUnit' ? 'sendingUnit' : 'member')
            setChosen(null)
            setFault(null)
          }}
          data={[
            { value: 'member', label: text.byMember },
            { value: 'sendingUnit', label: text.byUnit },
          ]}
        />
        <PersonSelect
          key={kind}
          label={byMember ? text.member : text.unit}
          placeholder={byMember ? text.memberHint : text.unitHint}
          people={people.filter((person) => person.kind === kind)}
          value={chosen}
          onChange={(id) => {
            setChosen(id)
            setFault(null)
          }}
        />
        {fault ? (
          <Alert color="vermilion" role="alert">
            {fault}
          </Alert>
        ) : null}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {word.cancel}
          </Button>
          <Button type="submit" loading={busy} disabled={!chosen}>
            {text.claim}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}

/** Who takes a place. */
export function ClaimDialog({ target, people, onClose }: { target: Claimable | null; people: Person[]; onClose: () => void }) {
  const text = useText(claimText)
  const word = useText(words)
  return (
    <Modal
      opened={target !== null}
      onClose={onClose}
      title={text.claimTitle(target?.title ?? '')}
      size="lg"
      closeButtonProps={{ 'aria-label': word.close }}
    >
      {target ? <ClaimForm target={target} people={people} onClose={onClose} /> : null}
    </Modal>
  )
}

/** Somebody gives the place back, with a reason where there is one to tell. */
export function WithdrawDialog({ leaving, onClose }: { leaving: { claim: Claim; name: string } | null; onClose: () => void }) {
  const text = useText(claimText)
  const withdraw = useOperation(withdrawOperation)
  const [reason, setReason] = useState('')
  const close = () => {
    setReason('')
    onClose()
  }
  const letGo = async () => {
    if (!leaving) return
    const result = await withdraw({ id: leaving.claim.id, reason })
    if (result.ok) notify('done', text.withdrawn)
    else notify('problem', claimRefusalText(text, result.refusal))
  }
  return (
    <ConfirmDialog
      opened={leaving !== null}
      title={text.withdrawTitle(leaving?.name ?? '')}
      confirmLabel={text.withdraw}
      danger
      onConfirm={letGo}
      onClose={close}
    >
      <Stack>
        <Text>{text.withdrawBody}</Text>
        <TextInput
          label={text.withdrawReason}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
          maxLength={300}
        />
      </Stack>
    </ConfirmDialog>
  )
}
