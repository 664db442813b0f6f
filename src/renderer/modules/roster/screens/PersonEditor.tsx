import { Button, Stack, Text } from '@mantine/core'
import { IconDeviceFloppy } from '@tabler/icons-react'
import { type ReactNode, useMemo, useRef, useState } from 'react'
import { useOperation } from '../../../data/provider'
import { useText } from '../../../i18n/use-text'
import { words } from '../../../i18n/words'
import { notify } from '../../../ui/notify'
import { useLeaveGuard } from '../import/screens/use-leave-guard'
import { editResident } from '../operations'
import { personText } from '../person-text'
import type { Resident } from '../schema'
import type { RosterRow } from '../search/types'
import { FormNotices, Twin } from './FormNotices'
import { LeaveDialog } from './LeaveDialog'
import { PersonFields } from './PersonFields'
import { changeOf, valuesOf } from './person-form'
import { useRefusalText } from './refusal-text'
import { useDraft } from './use-draft'
import { useFormKeys } from './use-form-keys'
import { usePersonForm } from './use-person-form'

type Props = {
  resident: Resident
  members: readonly RosterRow[]
  onDone: () => void
  /** Lays out the page around the two buttons and the form. */
  children: (actions: ReactNode, form: ReactNode) => ReactNode
}

/** Editing a person in place. What somebody else changes meanwhile is merged field by field and told. */
export function PersonEditor({ resident, members, onDone, children }: Props) {
  const text = useText(personText)
  const word = useText(words)
  const say = useRefusalText()
  const edit = useOperation(editResident)
  const screen = useRef<HTMLDivElement>(null)
  const stands = useMemo(() => valuesOf(resident), [resident])
  const others = useMemo(() => members.filter(({ id }) => id !== resident.id), [members, resident.id])
  const around = useMemo(() => ({ inHousehold: resident.householdId !== undefined, others }), [resident.householdId, others])
  const form = usePersonForm(stands, around)
  const [restored, setRestored] = useState(false)
  const [busy, setBusy] = useState(false)
  const [leaving, setLeaving] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  const draft = useDraft(resident.id, form.values, form.dirty, (values) => {
    form.restore(values)
    setRestored(true)
  })
  const guard = useLeaveGuard(form.dirty, screen)

  const finish = async () => {
    await draft.forget()
    onDone()
  }
  const save = async () => {
    if (busy) return
    if (!form.dirty) return finish()
    setBusy(true)
    try {
      const result = await edit({
        id: resident.id,
        change: changeOf(form.base, form.values),
        memberIds: others.map(({ id }) => id),
      })
      if (result.ok) {
        notify('done', text.saved)
        await finish()
        return
      }
      if (result.refusal.code === 'faulty') form.refuse(result.refusal.faults)
      setProblem(say(result.refusal))
    } finally {
      setBusy(false)
    }
  }
  const leave = () => (form.dirty ? setLeaving(true) : finish())
  useFormKeys(true, screen, save, leave)

  const actions = (
    <>
      <Button variant="default" onClick={leave}>
        {word.cancel}
      </Button>
      <Button leftSection={<IconDeviceFloppy size={20} />} onClick={save} loading={busy} title={text.saveKey}>
        {text.save}
      </Button>
    </>
  )
  const fields = (
    <Stack gap="lg">
      <FormNotices
        restored={restored}
        onDrop={async () => {
          await draft.forget()
          form.reset()
          setRestored(false)
        }}
        merged={form.merged}
        clashing={form.clashing}
      />
      {form.values.citizenNumber === form.base.citizenNumber ? null : (
        <Twin number={form.values.citizenNumber} self={resident.id} />
      )}
      {problem ? (
        <Text role="alert" c="var(--mantine-color-error)" fw={700}>
          {problem}
        </Text>
      ) : null}
      <PersonFields form={form} />
    </Stack>
  )
  return (
    <div ref={screen}>
      {children(actions, fields)}
      <LeaveDialog
        opened={leaving || guard.asking}
        onStay={() => {
          setLeaving(false)
          guard.stay()
        }}
        onDiscard={async () => {
          await draft.forget()
          if (guard.asking) guard.leave()
          else onDone()
        }}
      />
    </div>
  )
}
