import { Checkbox, Radio, Stack, Text, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useContextOfStore, useOperation } from '../../../data/provider'
import { useText } from '../../../i18n/use-text'
import { dayOf } from '../../../lib/time'
import { ConfirmDialog } from '../../../ui/ConfirmDialog'
import { notify } from '../../../ui/notify'
import { makeHouseholder, moveHousehold, splitHousehold } from '../household-operations'
import { bringBack, eraseResident, markDied, markMovedOut } from '../operations'
import { personText } from '../person-text'
import { type EraseReason, eraseReasons, refuseDay } from '../rules'
import type { Resident } from '../schema'
import { rosterText } from '../text'
import { useRefusalText } from './refusal-text'
import { SeatFields } from './SeatFields'
import { useSeat } from './use-seat'

export type Deed = 'movedOut' | 'died' | 'bringBack' | 'makeHouseholder' | 'split' | 'move' | 'erase'

type Props = { resident: Resident; memberIds: readonly string[]; onClose: () => void }

function useDay(resident: Resident) {
  const common = useText(rosterText)
  const today = dayOf(useContextOfStore().clock())
  const [on, setOn] = useState(today)
  const fault = refuseDay(on, resident.birthDate, today)
  return { on, setOn, today, error: fault ? common.day[fault.code] : undefined }
}

function MovedOut({ resident, memberIds, onClose }: Props) {
  const text = useText(personText)
  const say = useRefusalText()
  const move = useOperation(markMovedOut)
  const { on, setOn, today, error } = useDay(resident)
  const [to, setTo] = useState('')
  const [whole, setWhole] = useState(false)
  const confirm = async () => {
    for (const id of whole ? memberIds : [resident.id]) {
      const result = await move({ id, on, to })
      if (!result.ok) return notify('problem', say(result.refusal))
    }
    notify('done', text.movedOut.done)
  }
  return (
    <ConfirmDialog
      opened
      title={text.movedOut.title}
      confirmLabel={text.movedOut.title}
      disabled={error !== undefined}
      onConfirm={confirm}
      onClose={onClose}
    >
      <Stack>
        <TextInput
          label={text.movedOut.on}
          value={on}
          placeholder={today}
          inputMode="numeric"
          autoComplete="off"
          error={error}
          onChange={(event) => setOn(event.currentTarget.value)}
          data-autofocus
        />
        <TextInput
          label={text.movedOut.to}
          value={to}
          onChange={(event) => setTo(event.currentTarget.value)}
          maxLength={200}
          autoComplete="off"
        />
        {memberIds.length > 1 ? (
          <Checkbox
            size="md"
            label={text.movedOut.whole(memberIds.length)}
            checked={whole}
            onChange={(event) => setWhole(event.currentTarget.checked)}
          />
        ) : null}
      </Stack>
    </ConfirmDialog>
  )
}

function Died({ resident, onClose }: Props) {
  const text = useText(personText)
  const say = useRefusalText()
  const mark = useOperation(markDied)
  const { on, setOn, today, error } = useDay(resident)
  const confirm = async () => {
    const result = await mark({ id: resident.id, on })
    if (result.ok) notify('done', text.died.done)
    else notify('problem', say(result.refusal))
  }
  return (
    <ConfirmDialog
      opened
      title={text.died.title}
      confirmLabel={text.died.title}
      disabled={error !== undefined}
      onConfirm={confirm}
      onClose={onClose}
    >
      <TextInput
        label={text.died.on}
        value={on}
        placeholder={today}
        inputMode="numeric"
        autoComplete="off"
        error={error}
        onChange={(event) => setOn(event.currentTarget.value)}
        data-autofocus
      />
    </ConfirmDialog>
  )
}

/** Asks once and does it: the deeds that need nothing typed. */
function Plain({ deed, resident, memberIds, onClose }: Props & { deed: 'bringBack' | 'makeHouseholder' | 'split' }) {
  const text = useText(personText)
  const say = useRefusalText()
  const back = useOperation(bringBack)
  const head = useOperation(makeHouseholder)
  const split = useOperation(splitHousehold)
  const said = {
    bringBack: { title: text.bringBack.title, body: text.bringBack.body(resident.name), done: text.bringBack.done },
    makeHouseholder: { title: text.makeHouseholder, body: text.makeHouseholderBody(resident.name), done: text.newHouseholder },
    split: { title: text.split.title, body: text.split.body(resident.name), done: text.split.done },
  }[deed]
  const act = {
    bringBack: () => back(resident.id),
    makeHouseholder: () => head({ id: resident.id, memberIds }),
    split: () => split({ id: resident.id, to: { kind: 'here' } }),
  }[deed]
  const confirm = async () => {
    const result = await act()
    if (result.ok) notify('done', said.done)
    else notify('problem', say(result.refusal))
  }
  return (
    <ConfirmDialog opened title={said.title} confirmLabel={said.title} onConfirm={confirm} onClose={onClose}>
      <Text>{said.body}</Text>
    </ConfirmDialog>
  )
}

function Move({ resident, memberIds, onClose }: Props) {
  const text = useText(personText)
  const say = useRefusalText()
  const household = useOperation(moveHousehold)
  const alone = useOperation(splitHousehold)
  const typed = useSeat()
  const together = resident.householdId !== undefined && memberIds.length > 1
  const [how, setHow] = useState<'whole' | 'alone'>(together ? 'whole' : 'alone')
  const confirm = async () => {
    const to = { kind: 'seat', seat: typed.seat, known: typed.known } as const
    const whole = resident.householdId && how === 'whole'
    const result = whole
      ? await household({ householdId: resident.householdId ?? '', memberIds, to })
      : await alone({ id: resident.id, to })
    if (result.ok) notify('done', text.move.done)
    else notify('problem', say(result.refusal))
  }
  const incomplete = typed.seat.estate.trim() === '' || typed.seat.roomNo.trim() === ''
  return (
    <ConfirmDialog
      opened
      title={text.move.title}
      confirmLabel={text.move.title}
      disabled={incomplete}
      onConfirm={confirm}
      onClose={onClose}
    >
      <Stack>
        {together ? (
          <Radio.Group
            value={how}
            onChange={(value) => setHow(value === 'alone' ? 'alone' : 'whole')}
            aria-label={text.move.title}
          >
            <Stack gap="xs">
              <Radio size="md" value="whole" label={text.move.whole} />
              <Radio size="md" value="alone" label={text.move.alone} />
            </Stack>
          </Radio.Group>
        ) : null}
        <SeatFields typed={typed} />
      </Stack>
    </ConfirmDialog>
  )
}

function Erase({ resident, onClose, onErased }: Props & { onErased: () => void }) {
  const text = useText(personText)
  const common = useText(rosterText)
  const say = useRefusalText()
  const erase = useOperation(eraseResident)
  const [reason, setReason] = useState<EraseReason | null>(null)
  const confirm = async () => {
    if (!reason) return
    const result = await erase({ id: resident.id, reason })
    if (!result.ok) return notify('problem', say(result.refusal))
    notify('done', text.erase.done)
    onErased()
  }
  return (
    <ConfirmDialog
      opened
      danger
      title={text.erase.title}
      confirmLabel={text.erase.title}
      disabled={reason === null}
      onConfirm={confirm}
      onClose={onClose}
    >
      <Stack>
        <Text>{text.erase.body(resident.name)}</Text>
        <Radio.Group
          label={text.erase.reason}
          value={reason}
          onChange={(value) => setReason(eraseReasons.find((one) => one === value) ?? null)}
        >
          <Stack gap="xs" mt="xs">
            {eraseReasons.map((value) => (
              <Radio key={value} size="md" value={value} label={common.eraseReason[value]} />
            ))}
          </Stack>
        </Radio.Group>
      </Stack>
    </ConfirmDialog>
  )
}

/** The dialog of whatever was chosen from the menu of a person. */
export function PersonDialog({ deed, onErased, ...props }: Props & { deed: Deed | null; onErased: () => void }) {
  switch (deed) {
    case null:
      return null
    case 'movedOut':
      return <MovedOut {...props} />
    case 'died':
      return <Died {...props} />
    case 'move':
      return <Move {...props} />
    case 'erase':
      return <Erase {...props} onErased={onErased} />
    default:
      return <Plain {...props} deed={deed} />
  }
}
