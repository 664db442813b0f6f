import { Alert, Stack } from '@mantine/core'
import { type SyntheticEvent, useState } from 'react'
import { useOperation } from '../../../data/provider'
import { useText } from '../../../i18n/use-text'
import { DialogButtons } from '../../../ui/DialogButtons'
import { entryText } from '../entry-text'
import { addEntry, type EntryRefusal, editEntry } from '../operations'
import { type EntryField, type EntryKind, faultsOfEntry, tidyEntry } from '../rules'
import type { CatalogueRecord } from '../schema'
import { EntryFields } from './EntryFields'
import { type EntryValues, inputOf, valuesOf } from './entry-form'

/** Adds an entry, or changes `entry`. */
export function EntryForm({
  kind,
  entry,
  onDone,
  onCancel,
}: {
  kind: EntryKind
  entry: CatalogueRecord | null
  onDone: () => void
  onCancel: () => void
}) {
  const text = useText(entryText)
  const add = useOperation(addEntry)
  const edit = useOperation(editEntry)
  const [values, setValues] = useState<EntryValues>(() => valuesOf(kind, entry ?? {}))
  const [checked, setChecked] = useState(false)
  const [busy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<EntryRefusal | null>(null)
  const input = inputOf(kind, values)
  const faults = checked ? faultsOfEntry(kind, tidyEntry(kind, input)) : []
  const type = (field: EntryField, value: string) => setValues((before) => ({ ...before, [field]: value }))
  const submit = async (event: SyntheticEvent) => {
    event.preventDefault()
    setChecked(true)
    setRefusal(null)
    if (faultsOfEntry(kind, tidyEntry(kind, input)).length > 0) return
    setBusy(true)
    const saved = entry ? edit({ id: entry.id, entry: input }) : add({ kind, entry: input })
    const result = await saved.finally(() => setBusy(false))
    if (result.ok) onDone()
    else setRefusal(result.refusal)
  }
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="lg">
        <EntryFields kind={kind} values={values} faults={faults} onType={type} />
        {faults.length > 0 ? (
          <Alert color="vermilion" role="alert">
            {text.faulty(faults.length)}
          </Alert>
        ) : null}
        {refusal && refusal.code !== 'faulty' ? (
          <Alert color="vermilion" role="alert">
            {text.refusal[refusal.code]}
          </Alert>
        ) : null}
        <DialogButtons onCancel={onCancel} busy={busy} />
      </Stack>
    </form>
  )
}
