import { Alert, Modal, NumberInput, SimpleGrid, Stack, TextInput } from '@mantine/core'
import { type SyntheticEvent, useState } from 'react'
import { useOperation } from '../../../data/provider'
import { useText } from '../../../i18n/use-text'
import { words } from '../../../i18n/words'
import { DialogButtons } from '../../../ui/DialogButtons'
import { notify } from '../../../ui/notify'
import type { SendingUnit } from '../schema'
import { membersText } from '../text'
import { addUnit, editUnit, type UnitRefusal } from '../unit-operations'
import type { UnitField, UnitInput } from '../unit-rules'
import { useRefusalText } from './refusal-text'

const aliasesOf = (typed: string): string[] => typed.split(/[,，、;；\n]+/).map((alias) => alias.trim())

function Fields(props: { unit: UnitInput; refusal: UnitRefusal | null; onChange: (change: Partial<UnitInput>) => void }) {
  const { unit, refusal, onChange } = props
  const all = useText(membersText)
  const text = all.unitPage
  const [aliases, setAliases] = useState((unit.aliases ?? []).join('、'))
  const faultOf = (field: UnitField) => {
    const code = refusal?.code === 'faulty-unit' ? refusal.faults.find((fault) => fault.field === field)?.code : undefined
    return code && all.faults[code]
  }
  const line = (
    field: 'name' | 'creditCode' | 'unitPartyOrg' | 'communityCode' | 'contactName' | 'contactPhone',
    longest = 120,
  ) => (
    <TextInput
      label={text[field]}
      value={unit[field] ?? ''}
      maxLength={longest}
      autoComplete="off"
      error={faultOf(field)}
      onChange={(event) => onChange({ [field]: event.currentTarget.value })}
      data-autofocus={field === 'name' || undefined}
    />
  )
  return (
    <Stack gap="md">
      {line('name')}
      <TextInput
        label={text.aliases}
        description={text.aliasesHint}
        value={aliases}
        error={faultOf('aliases')}
        onChange={(event) => {
          setAliases(event.currentTarget.value)
          onChange({ aliases: aliasesOf(event.currentTarget.value) })
        }}
      />
      <SimpleGrid cols={2}>
        {line('creditCode', 30)}
        {line('unitPartyOrg')}
        {line('contactName', 60)}
        {line('contactPhone', 30)}
        {line('communityCode', 12)}
        <NumberInput
          label={text.expectedMembers}
          value={unit.expectedMembers ?? ''}
          min={0}
          max={100_000}
          allowDecimal={false}
          hideControls
          error={faultOf('expectedMembers')}
          onChange={(value) => onChange({ expectedMembers: value === '' ? undefined : Number(value) })}
        />
      </SimpleGrid>
    </Stack>
  )
}

function Form({ unit, onClose }: { unit: SendingUnit | null; onClose: () => void }) {
  const text = useText(membersText).unitPage
  const say = useRefusalText()
  const add = useOperation(addUnit)
  const edit = useOperation(editUnit)
  const [typed, setTyped] = useState<UnitInput>(unit ?? { name: '' })
  const [refusal, setRefusal] = useState<UnitRefusal | null>(null)
  const [busy, setBusy] = useState(false)
  const submit = async (event: SyntheticEvent) => {
    event.preventDefault()
    setBusy(true)
    const result = await (unit ? edit({ id: unit.id, unit: typed }) : add(typed)).finally(() => setBusy(false))
    if (!result.ok) return setRefusal(result.refusal)
    notify('done', unit ? text.saved : text.added)
    onClose()
  }
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="md">
        <Fields
          unit={typed}
          refusal={refusal}
          onChange={(change) => {
            setTyped({ ...typed, ...change })
            setRefusal(null)
          }}
        />
        {refusal && refusal.code !== 'faulty-unit' ? (
          <Alert role="alert" color="vermilion">
            {say(refusal)}
          </Alert>
        ) : null}
        <DialogButtons onCancel={onClose} busy={busy} />
      </Stack>
    </form>
  )
}

/** A new unit, or the fields of one that is there. */
export function UnitDialog({ opened, unit, onClose }: { opened: boolean; unit: SendingUnit | null; onClose: () => void }) {
  const text = useText(membersText).unitPage
  const word = useText(words)
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={unit ? text.edit : text.add}
      size="lg"
      closeButtonProps={{ 'aria-label': word.close }}
    >
      <Form unit={unit} onClose={onClose} />
    </Modal>
  )
}
