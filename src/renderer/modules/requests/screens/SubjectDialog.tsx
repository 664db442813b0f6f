import { Alert, Autocomplete, Modal, Select, SimpleGrid, Stack, Text, Textarea, TextInput } from '@mantine/core'
import { type SyntheticEvent, useState } from 'react'
import { useLocation } from 'wouter'
import { useContextOfStore, useOperation } from '../../../data/provider'
import { nextReceiptNo } from '../../../data/receipt-client'
import { useText } from '../../../i18n/use-text'
import { words } from '../../../i18n/words'
import { dayOf } from '../../../lib/time'
import { DialogButtons } from '../../../ui/DialogButtons'
import { notify } from '../../../ui/notify'
import { addressOf, severities } from '../subject-filters'
import { dueOnOf, longest, requestCategories, type SubjectInput, type SubjectRefusal } from '../subject-input'
import { editSubject, openSubject } from '../subject-operations'
import type { Subject } from '../subject-rules'
import { subjectText } from '../subject-text'
import { faultText, subjectRefusalText } from './refusal-text'
import { useEstates } from './use-subjects'

type Field = keyof SubjectInput
type Typed = Record<Exclude<Field, 'severity'>, string> & { severity: string }

const typedOf = (subject: Subject | null, kind: Subject['kind'], today: string): Typed => ({
  title: subject?.title ?? '',
  body: subject?.body ?? '',
  category: subject?.category ?? '',
  severity: String(subject?.severity ?? 1),
  estateId: subject?.estateId ?? '',
  place: subject?.place ?? '',
  name: subject?.name ?? '',
  phone: subject?.phone ?? '',
  dueOn: subject ? (subject.dueOn ?? '') : dueOnOf(kind, 1, today),
  note: subject?.note ?? '',
})

type FieldsProps = { typed: Typed; errorOf: (field: Field) => string | undefined; onType: (change: Partial<Typed>) => void }

function AskedFields({ typed, errorOf, onType }: FieldsProps) {
  const text = useText(subjectText)
  const wordField = (field: 'title' | 'place' | 'name' | 'phone', hint?: string) => (
    <TextInput
      label={text.fields[field]}
      placeholder={hint}
      value={typed[field]}
      maxLength={longest[field]}
      onChange={(event) => onType({ [field]: event.currentTarget.value })}
      error={errorOf(field)}
      autoComplete="off"
      data-autofocus={field === 'title' || undefined}
    />
  )
  return (
    <>
      {wordField('title', text.titleHint)}
      <Textarea
        label={text.fields.body}
        value={typed.body}
        maxLength={longest.body}
        onChange={(event) => onType({ body: event.currentTarget.value })}
        error={errorOf('body')}
        autosize
        minRows={2}
        maxRows={6}
      />
      <SimpleGrid cols={2} spacing="md">
        {wordField('name')}
        {wordField('phone')}
      </SimpleGrid>
      {wordField('place', text.placeHint)}
    </>
  )
}

function SortingFields({ typed, errorOf, onType }: FieldsProps) {
  const text = useText(subjectText)
  const estates = useEstates()
  return (
    <SimpleGrid cols={2} spacing="md">
      <Autocomplete
        label={text.category}
        placeholder={text.categoryHint}
        size="md"
        data={requestCategories.map(({ zh }) => zh)}
        value={typed.category}
        onChange={(category) => onType({ category })}
        maxLength={longest.category}
        error={errorOf('category')}
      />
      <Select
        label={text.fields.severity}
        data={severities.map((value) => ({ value: String(value), label: text.severity[value] }))}
        value={typed.severity}
        onChange={(severity) => onType({ severity: severity ?? '1' })}
        error={errorOf('severity')}
      />
      <Select
        label={text.fields.estateId}
        data={estates}
        value={typed.estateId || null}
        onChange={(estateId) => onType({ estateId: estateId ?? '' })}
        searchable={estates.length > 8}
        clearable
      />
      <TextInput
        type="date"
        label={text.fields.dueOn}
        value={typed.dueOn}
        onChange={(event) => onType({ dueOn: event.currentTarget.value })}
        error={errorOf('dueOn')}
      />
    </SimpleGrid>
  )
}

/** Saves what was typed: a new one gets a receipt number from the host, where it answers. */
function useSaving(subject: Subject | null, kind: Subject['kind']) {
  const { clock } = useContextOfStore()
  const [open, edit] = [useOperation(openSubject), useOperation(editSubject)]
  return async (fields: SubjectInput) => {
    if (subject) return edit({ id: subject.id, fields })
    // Without a number it is registered all the same: only the kiosk cannot tell how it stands.
    const receiptNo = fields.title.trim() === '' ? undefined : await nextReceiptNo(dayOf(clock())).catch(() => undefined)
    return open({ ...fields, kind, ...(receiptNo ? { receiptNo } : {}) })
  }
}

function SubjectForm({ subject, kind, onClose }: { subject: Subject | null; kind: Subject['kind']; onClose: () => void }) {
  const text = useText(subjectText)
  const { clock } = useContextOfStore()
  const save = useSaving(subject, kind)
  const [, navigate] = useLocation()
  const [typed, setTyped] = useState(() => typedOf(subject, kind, dayOf(clock())))
  const [busy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<SubjectRefusal | null>(null)
  const faults = refusal?.code === 'faulty' ? refusal.faults : []
  const errorOf = (field: Field) => {
    const fault = faults.find((one) => one.field === field)
    return fault && faultText(text, fault)
  }
  const onType = (change: Partial<Typed>) => {
    setTyped((before) => ({ ...before, ...change }))
    setRefusal(null)
  }
  const submit = async (event: SyntheticEvent) => {
    event.preventDefault()
    setBusy(true)
    const result = await save({ ...typed, severity: Number(typed.severity) }).finally(() => setBusy(false))
    if (!result.ok) return setRefusal(result.refusal)
    notify('done', subject ? text.saved : text.added)
    onClose()
    if (!subject) navigate(addressOf(result.value))
  }
  const fields = { typed, errorOf, onType }
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="md">
        {subject ? null : <Text c="dimmed">{text.formHint[kind]}</Text>}
        <AskedFields {...fields} />
        <SortingFields {...fields} />
        {refusal && faults.length === 0 ? (
          <Alert color="vermilion" role="alert">
            {subjectRefusalText(text, refusal)}
          </Alert>
        ) : null}
        <DialogButtons onCancel={onClose} busy={busy} />
      </Stack>
    </form>
  )
}

/** 登记 or 修改 of a request or a ticket. */
export function SubjectDialog(props: { opened: boolean; subject: Subject | null; kind: Subject['kind']; onClose: () => void }) {
  const { opened, subject, kind, onClose } = props
  const text = useText(subjectText)
  const word = useText(words)
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={subject ? text.editTitle : text.addTitle[kind]}
      size="lg"
      closeButtonProps={{ 'aria-label': word.close }}
    >
      {opened ? <SubjectForm subject={subject} kind={kind} onClose={onClose} /> : null}
    </Modal>
  )
}
