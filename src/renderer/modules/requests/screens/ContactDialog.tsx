import { Alert, Autocomplete, Modal, Select, SimpleGrid, Stack, TextInput } from '@mantine/core'
import { type SyntheticEvent, useState } from 'react'
import { useOperation } from '../../../data/provider'
import { useText } from '../../../i18n/use-text'
import { words } from '../../../i18n/words'
import { DialogButtons } from '../../../ui/DialogButtons'
import { notify } from '../../../ui/notify'
import { keepContact } from '../call-operations'
import type { ContactRefusal } from '../call-rules'
import { callText } from '../call-text'
import type { CallContact } from '../schema'
import { useEstates } from './use-subjects'

type Typed = { name: string; phone: string; role: string; estateId: string; category: string; callerId: string; note: string }

const typedOf = (contact: CallContact | null): Typed => ({
  name: contact?.name ?? '',
  phone: contact?.phone ?? '',
  role: contact?.role ?? '',
  estateId: contact?.estateId ?? '',
  category: contact?.category ?? '',
  callerId: contact?.callerId ?? '',
  note: contact?.note ?? '',
})

type FieldsProps = {
  typed: Typed
  contact: CallContact | null
  contacts: readonly CallContact[]
  refusal: ContactRefusal | null
  onType: (change: Partial<Typed>) => void
}

function ContactFields({ typed, contact, contacts, refusal, onType }: FieldsProps) {
  const text = useText(callText)
  const estates = useEstates()
  const wordField = (field: 'name' | 'phone' | 'category' | 'note', most: number, hint?: string, error?: string) => (
    <TextInput
      label={text[field]}
      placeholder={hint}
      value={typed[field]}
      maxLength={most}
      onChange={(event) => onType({ [field]: event.currentTarget.value })}
      error={error}
      autoComplete="off"
      data-autofocus={field === 'name' || undefined}
    />
  )
  const others = contacts.filter(({ id }) => id !== contact?.id).map(({ id, name }) => ({ value: id, label: name }))
  return (
    <SimpleGrid cols={2} spacing="md">
      {wordField('name', 60, undefined, refusal?.code === 'name-missing' ? text.refusal['name-missing'] : undefined)}
      {wordField('phone', 30, undefined, refusal?.code === 'phone-missing' ? text.refusal['phone-missing'] : undefined)}
      <Autocomplete
        label={text.role}
        placeholder={text.roleHint}
        size="md"
        data={[...text.usualRoles]}
        value={typed.role}
        onChange={(role) => onType({ role })}
        maxLength={60}
      />
      <Select
        label={text.caller}
        data={[{ value: '', label: text.desk }, ...others]}
        value={typed.callerId}
        onChange={(callerId) => onType({ callerId: callerId ?? '' })}
        searchable={others.length > 8}
        error={refusal?.code === 'circle' ? text.refusal.circle : undefined}
      />
      <Select
        label={text.estate}
        data={estates}
        value={typed.estateId || null}
        onChange={(estateId) => onType({ estateId: estateId ?? '' })}
        clearable
      />
      {wordField('category', 60, text.categoryHint)}
    </SimpleGrid>
  )
}

function ContactForm(props: { contact: CallContact | null; contacts: readonly CallContact[]; onClose: () => void }) {
  const { contact, contacts, onClose } = props
  const text = useText(callText)
  const keep = useOperation(keepContact)
  const [typed, setTyped] = useState(() => typedOf(contact))
  const [busy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<ContactRefusal | null>(null)
  const submit = async (event: SyntheticEvent) => {
    event.preventDefault()
    setBusy(true)
    const result = await keep({ id: contact?.id ?? null, contact: typed }).finally(() => setBusy(false))
    if (!result.ok) return setRefusal(result.refusal)
    notify('done', text.saved)
    onClose()
  }
  const onType = (change: Partial<Typed>) => {
    setTyped((before) => ({ ...before, ...change }))
    setRefusal(null)
  }
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="md">
        <ContactFields typed={typed} contact={contact} contacts={contacts} refusal={refusal} onType={onType} />
        {refusal?.code === 'gone' || refusal?.code === 'not-allowed' ? (
          <Alert color="vermilion" role="alert">
            {text.refusal[refusal.code]}
          </Alert>
        ) : null}
        <DialogButtons onCancel={onClose} busy={busy} />
      </Stack>
    </form>
  )
}

/** Somebody to be called in an emergency: new, or put right. */
export function ContactDialog(props: {
  editing: CallContact | 'new' | null
  contacts: readonly CallContact[]
  onClose: () => void
}) {
  const { editing, contacts, onClose } = props
  const text = useText(callText)
  const word = useText(words)
  return (
    <Modal
      opened={editing !== null}
      onClose={onClose}
      title={editing === 'new' ? text.add : text.edit}
      size="lg"
      closeButtonProps={{ 'aria-label': word.close }}
    >
      {editing ? <ContactForm contact={editing === 'new' ? null : editing} contacts={contacts} onClose={onClose} /> : null}
    </Modal>
  )
}
