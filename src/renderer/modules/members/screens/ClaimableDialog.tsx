import { Alert, Autocomplete, Fieldset, Modal, Select, SimpleGrid, Stack, Text, Textarea, TextInput } from '@mantine/core'
import { type ChangeEvent, type SyntheticEvent, useState } from 'react'
import { useOperation } from '../../../data/provider'
import { useText } from '../../../i18n/use-text'
import { words } from '../../../i18n/words'
import { DialogButtons } from '../../../ui/DialogButtons'
import { notify } from '../../../ui/notify'
import { coCreationStages } from '../../catalogue/schema'
import type { Claimable } from '../claim-rules'
import { claimText } from '../claim-text'
import { publish as publishOperation, revise as reviseOperation } from '../claimable-operations'
import { type ClaimableField, type ClaimableRefusal, longestTitle } from '../claimable-rules'
import type { WisherRecord } from '../schema'
import { claimRefusalText } from './claim-refusal-text'
import { fieldOf, inputOf, type TypedClaimable, typedOf } from './claimable-form'

type TextField = Exclude<keyof TypedClaimable, 'stage'>

type Fields = {
  kind: Claimable['kind']
  /** It is there already: its steps say how far a project is. */
  begun: boolean
  typed: TypedClaimable
  type: (change: Partial<TypedClaimable>) => void
  errorOf: (field: ClaimableField) => string | undefined
}

/** What a text field of the form needs; `errorOf` answers for the fields a refusal can name. */
const binder =
  ({ typed, type }: Fields) =>
  (field: TextField) => ({
    value: typed[field],
    onChange: (event: ChangeEvent<HTMLInputElement | HTMLTextAreaElement>) => type({ [field]: event.currentTarget.value }),
    autoComplete: 'off',
  })

function TitleField(fields: Fields) {
  const text = useText(claimText)
  const { kind, typed, type, errorOf } = fields
  const given = { error: errorOf('title'), maxLength: longestTitle, 'data-autofocus': true }
  if (kind !== 'post')
    return (
      <TextInput
        label={kind === 'wish' ? text.wishName : text.name}
        placeholder={kind === 'wish' ? text.wishHint : undefined}
        {...binder(fields)('title')}
        {...given}
      />
    )
  return (
    <Autocomplete
      label={text.name}
      placeholder={text.postHint}
      size="md"
      data={[...text.usualPosts]}
      value={typed.title}
      onChange={(title) => type({ title })}
      {...given}
    />
  )
}

function ProjectFields(fields: Fields) {
  const text = useText(claimText)
  const { begun, typed, type, errorOf } = fields
  const field = binder(fields)
  return (
    <SimpleGrid cols={{ base: 1, sm: 3 }}>
      <Select
        label={text.stageLabel}
        description={begun ? text.stageBegun : undefined}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        disabled={begun}
        data={coCreationStages.map((value, index) => ({ value, label: text.stageAt(index + 1, text.stage[value]) }))}
        value={typed.stage}
        onChange={(value) => type({ stage: coCreationStages.find((known) => known === value) ?? 'plan' })}
      />
      <TextInput label={text.startsOn} placeholder={text.dayHint} {...field('startsOn')} error={errorOf('startsOn')} />
      <TextInput label={text.endsOn} placeholder={text.dayHint} {...field('endsOn')} error={errorOf('endsOn')} />
    </SimpleGrid>
  )
}

function WisherFields(fields: Fields) {
  const text = useText(claimText)
  const field = binder(fields)
  return (
    <Fieldset legend={text.wisherTitle}>
      <SimpleGrid cols={{ base: 1, sm: 3 }}>
        <TextInput label={text.wisherName} {...field('wisherName')} maxLength={60} />
        <TextInput label={text.wisherPhone} {...field('wisherPhone')} maxLength={30} />
        <TextInput label={text.wisherRoom} {...field('wisherRoom')} maxLength={120} />
      </SimpleGrid>
    </Fieldset>
  )
}

function AllFields(fields: Fields) {
  const text = useText(claimText)
  const { kind, errorOf } = fields
  const field = binder(fields)
  return (
    <>
      <TitleField {...fields} />
      <SimpleGrid cols={{ base: 1, sm: 2 }}>
        <TextInput
          label={text.quota}
          description={kind === 'post' ? undefined : text.quotaHint}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          inputMode="numeric"
          {...field('quota')}
          error={errorOf('quota')}
        />
        {kind === 'wish' ? (
          <TextInput label={text.category} placeholder={text.categoryHint} {...field('category')} maxLength={60} />
        ) : (
          <TextInput label={text.place} {...field('place')} maxLength={120} />
        )}
      </SimpleGrid>
      <Textarea label={text.body} autosize minRows={2} maxRows={6} {...field('body')} maxLength={4000} error={errorOf('body')} />
      {kind === 'wish' ? <Text c="dimmed">{text.public}</Text> : null}
      {kind === 'coProject' ? <ProjectFields {...fields} /> : null}
      {kind === 'wish' ? <WisherFields {...fields} /> : null}
    </>
  )
}

/** What is edited; without `target` it is a new one of the kind. */
export type Editing = { kind: Claimable['kind']; target: Claimable | null; wisher: WisherRecord | undefined }

function Form({ kind, target, wisher, onClose }: Editing & { onClose: () => void }) {
  const text = useText(claimText)
  const publish = useOperation(publishOperation)
  const revise = useOperation(reviseOperation)
  const [typed, setTyped] = useState(() => typedOf(kind, target, wisher))
  const [busy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<ClaimableRefusal | null>(null)
  const named = refusal && fieldOf(refusal)
  const submit = async (event: SyntheticEvent) => {
    event.preventDefault()
    setBusy(true)
    const input = inputOf(kind, typed)
    const result = await (target ? revise({ ...input, id: target.id }) : publish(input)).finally(() => setBusy(false))
    if (!result.ok) return setRefusal(result.refusal)
    notify('done', target ? text.saved : text.published(result.value.title))
    onClose()
  }
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="md">
        <AllFields
          kind={kind}
          begun={target !== null}
          typed={typed}
          type={(change) => {
            setTyped({ ...typed, ...change })
            setRefusal(null)
          }}
          errorOf={(field) => (refusal && named === field ? claimRefusalText(text, refusal) : undefined)}
        />
        {refusal && !named ? (
          <Alert color="vermilion" role="alert">
            {claimRefusalText(text, refusal)}
          </Alert>
        ) : null}
        <DialogButtons onCancel={onClose} busy={busy} />
      </Stack>
    </form>
  )
}

/** Adds or edits a post, a wish or a project. */
export function ClaimableDialog({ editing, onClose }: { editing: Editing | null; onClose: () => void }) {
  const text = useText(claimText)
  const word = useText(words)
  const title = editing ? (editing.target ? text.editOf(editing.target.title) : text.add[editing.kind]) : ''
  return (
    <Modal opened={editing !== null} onClose={onClose} title={title} size="xl" closeButtonProps={{ 'aria-label': word.close }}>
      {editing ? <Form {...editing} onClose={onClose} /> : null}
    </Modal>
  )
}
