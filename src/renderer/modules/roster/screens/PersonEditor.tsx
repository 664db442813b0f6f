import { Stack, Text } from '@mantine/core'
import { type ReactNode, useMemo, useRef, useState } from 'react'
import { useOperation } from '../../../data/provider'
import { SaveFault } from '../../../data/save-fault'
import { useText } from '../../../i18n/use-text'
import { words } from '../../../i18n/words'
import { notify } from '../../../ui/notify'
import { editResident } from '../operations'
import { personText } from '../person-text'
import type { Resident } from '../schema'
import type { RosterRow } from '../search/types'
import { FormActions } from './FormActions'
import { FormNotices, Twin } from './FormNotices'
import { LeaveDialog } from './LeaveDialog'
import { PersonFields } from './PersonFields'
import { changeOf, valuesOf } from './person-form'
import { useRefusalText } from './refusal-text'
import { useDraft } from './use-draft'
import { useFormKeys } from './use-form-keys'
import { useLeaving } from './use-leaving'
import { type PersonForm, usePersonForm } from './use-person-form'

/** Whoever saved from the end of a long form must see why it was not. */
const bringIntoSight = (notice: HTMLElement | null) => notice?.scrollIntoView?.({ block: 'center' })

/** Saves what was typed; answers whether it stands now, and keeps the sentence that says why not. */
function useSaving(resident: Resident, form: PersonForm, others: readonly RosterRow[]) {
  const text = useText(personText)
  const say = useRefusalText()
  const { notSaved } = useText(words)
  const edit = useOperation(editResident)
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  const save = async (): Promise<boolean> => {
    if (!form.dirty) return true
    setBusy(true)
    setProblem(null)
    try {
      const memberIds = others.map(({ id }) => id)
      const result = await edit({ id: resident.id, change: changeOf(form.base, form.values), memberIds })
      if (result.ok) notify('done', text.saved)
      else setProblem(say(result.refusal))
      if (!result.ok && result.refusal.code === 'faulty') form.refuse(result.refusal.faults)
      return result.ok
    } catch (fault) {
      if (!(fault instanceof SaveFault)) throw fault
      setProblem(notSaved[fault.code])
      return false
    } finally {
      setBusy(false)
    }
  }
  return { busy, problem, save }
}

type Props = {
  resident: Resident
  members: readonly RosterRow[]
  onDone: () => void
  /** Lays out the page around the two buttons and the form. */
  children: (actions: ReactNode, form: ReactNode) => ReactNode
}

/** Editing a person in place. What somebody else changes meanwhile is merged field by field and told. */
export function PersonEditor({ resident, members, onDone, children }: Props) {
  const screen = useRef<HTMLDivElement>(null)
  const stands = useMemo(() => valuesOf(resident), [resident])
  const others = useMemo(() => members.filter(({ id }) => id !== resident.id), [members, resident.id])
  const around = useMemo(() => ({ inHousehold: resident.householdId !== undefined, others }), [resident.householdId, others])
  const form = usePersonForm(stands, around)
  const draft = useDraft(resident.id, form)
  const { busy, problem, save } = useSaving(resident, form, others)
  const onSave = async () => {
    if (busy || !(await save())) return
    await draft.forget()
    onDone()
  }
  const leaving = useLeaving({ dirty: form.dirty, screen, onGivenUp: draft.forget, onLeft: onDone })
  useFormKeys(true, screen, onSave, leaving.ask)
  const fields = (
    <Stack gap="lg">
      <FormNotices draft={draft} merged={form.merged} clashing={form.clashing} />
      {form.values.citizenNumber === form.base.citizenNumber ? null : (
        <Twin number={form.values.citizenNumber} self={resident.id} />
      )}
      {problem ? (
        <Text key={problem} ref={bringIntoSight} role="alert" c="var(--mantine-color-error)" fw={700}>
          {problem}
        </Text>
      ) : null}
      <PersonFields form={form} />
    </Stack>
  )
  return (
    <div ref={screen}>
      {children(<FormActions busy={busy} onSave={onSave} onLeave={leaving.ask} />, fields)}
      <LeaveDialog opened={leaving.opened} onStay={leaving.onStay} onDiscard={leaving.onDiscard} />
    </div>
  )
}
