import { Alert, Autocomplete, Button, Group, Modal, MultiSelect, SimpleGrid, Stack, Text, TextInput } from '@mantine/core'
import { type SyntheticEvent, useState } from 'react'
import { useContextOfStore, useOperation } from '../../../data/provider'
import { useText } from '../../../i18n/use-text'
import { words } from '../../../i18n/words'
import { dayOf } from '../../../lib/time'
import { DialogButtons } from '../../../ui/DialogButtons'
import { notify } from '../../../ui/notify'
import type { Estate } from '../coverage-rules'
import { foundTeam, reviseTeam } from '../operations'
import { isFixed, type TeamInput, type TeamKind, type TeamRefusal } from '../rules'
import type { ServiceTeam } from '../schema'
import { teamText } from '../text'
import { useTeamRefusal } from './refusal-text'
import { useDeployed } from './use-people'

/** A team that is corrected, or the kind of a new one. */
export type TeamStart = ServiceTeam | { teamKind: TeamKind }

type Typed = Required<Omit<TeamInput, 'unitId'>>
type Field = keyof Typed

function fieldOf({ code }: TeamRefusal): Field | null {
  if (code === 'name-missing' || code === 'name-taken') return 'name'
  if (code === 'speciality-missing') return 'speciality'
  if (code === 'phone-form') return 'phone'
  return code === 'day-form' ? 'startsOn' : null
}

type FieldsProps = {
  typed: Typed
  estates: readonly Estate[]
  errorOf: (field: Field) => string | undefined
  onType: (change: Partial<Typed>) => void
}

/** What it is called, what it is for, and which estates it serves. */
function WhatAndWhere({ typed, estates, errorOf, onType }: FieldsProps) {
  const text = useText(teamText)
  const { teamKind } = typed
  return (
    <>
      {teamKind === 'special' ? (
        <Autocomplete
          label={text.form.speciality}
          placeholder={text.form.specialityHint}
          size="md"
          data={[...text.usualSpecialities]}
          value={typed.speciality}
          onChange={(speciality) => onType({ speciality })}
          maxLength={30}
          error={errorOf('speciality')}
          data-autofocus
        />
      ) : null}
      <TextInput
        label={text.form.name}
        placeholder={text.form.nameHint[isFixed(teamKind) ? 'fixed' : teamKind === 'special' ? 'special' : 'neighbourhood']}
        value={typed.name}
        onChange={(event) => onType({ name: event.currentTarget.value })}
        maxLength={120}
        error={errorOf('name')}
        autoComplete="off"
        data-autofocus={teamKind === 'special' ? undefined : true}
      />
      {estates.length === 0 ? (
        <Text c="dimmed">{text.form.noEstates}</Text>
      ) : (
        <Group align="flex-end" wrap="nowrap">
          <MultiSelect
            label={text.form.estates}
            placeholder={typed.estateIds.length === 0 ? text.form.estatesHint : ''}
            data={estates.map(({ id, name }) => ({ value: id, label: name }))}
            value={typed.estateIds}
            onChange={(estateIds) => onType({ estateIds })}
            searchable
            hidePickedOptions
            size="md"
            flex={1}
          />
          <Button variant="default" onClick={() => onType({ estateIds: estates.map(({ id }) => id) })}>
            {text.form.allEstates}
          </Button>
        </Group>
      )}
    </>
  )
}

function WhoLeads({ typed, errorOf, onType, units }: FieldsProps & { units: string[] }) {
  const text = useText(teamText).form
  const field = (name: 'leadName' | 'phone' | 'startsOn' | 'note', label: string, more: object = {}) => (
    <TextInput
      label={label}
      value={typed[name]}
      onChange={(event) => onType({ [name]: event.currentTarget.value })}
      error={errorOf(name)}
      autoComplete="off"
      {...more}
    />
  )
  return (
    <>
      <Autocomplete
        label={text.unit}
        placeholder={text.unitHint}
        size="md"
        data={units}
        limit={20}
        value={typed.unitName}
        onChange={(unitName) => onType({ unitName })}
        maxLength={120}
      />
      <SimpleGrid cols={{ base: 1, sm: 3 }}>
        {field('leadName', text.lead, { maxLength: 60 })}
        {field('phone', text.phone, { maxLength: 30, inputMode: 'tel' })}
        {field('startsOn', text.startsOn, { type: 'date' })}
      </SimpleGrid>
      {field('note', text.note, { maxLength: 1000 })}
    </>
  )
}

const typedOf = (start: TeamStart, usualName: string, today: string): Typed => ({
  teamKind: start.teamKind,
  ...('id' in start
    ? {
        name: start.name,
        speciality: start.speciality ?? '',
        estateIds: start.estateIds,
        unitName: start.unitName ?? '',
        leadName: start.leadName ?? '',
        phone: start.phone ?? '',
        startsOn: start.startsOn ?? '',
        note: start.note ?? '',
      }
    : { name: usualName, speciality: '', estateIds: [], unitName: '', leadName: '', phone: '', startsOn: today, note: '' }),
})

/** A new team, or one that is corrected. */
export function TeamDialog({ start, estates, onClose }: { start: TeamStart; estates: readonly Estate[]; onClose: () => void }) {
  const text = useText(teamText)
  const word = useText(words)
  const say = useTeamRefusal()
  const { clock } = useContextOfStore()
  const [found, revise] = [useOperation(foundTeam), useOperation(reviseTeam)]
  const units = useDeployed()?.units ?? []
  const usual = (text.usualName as Readonly<Record<string, string>>)[start.teamKind] ?? ''
  const [typed, setTyped] = useState(() => typedOf(start, usual, dayOf(clock())))
  const [busy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<TeamRefusal | null>(null)
  const named = refusal && fieldOf(refusal)
  const known = 'id' in start ? start : null
  const submit = async (event: SyntheticEvent) => {
    event.preventDefault()
    setBusy(true)
    const unitId = units.find(({ name }) => name === typed.unitName.trim())?.id
    const input = { ...typed, unitId }
    const result = await (known ? revise({ ...input, id: known.id }) : found(input)).finally(() => setBusy(false))
    if (!result.ok) return setRefusal(result.refusal)
    notify('done', known ? text.saved : text.founded(result.value.name))
    onClose()
  }
  const fields: FieldsProps = {
    typed,
    estates,
    errorOf: (field) => (refusal && named === field ? say(refusal) : undefined),
    onType: (change) => {
      setTyped({ ...typed, ...change })
      setRefusal(null)
    },
  }
  const title = known ? text.form.edit(known.name) : text.addOf(text.addKind[start.teamKind])
  return (
    <Modal opened onClose={onClose} title={title} size="xl" closeButtonProps={{ 'aria-label': word.close }}>
      <form onSubmit={submit} noValidate>
        <Stack gap="md">
          <WhatAndWhere {...fields} />
          <WhoLeads {...fields} units={units.map(({ name }) => name)} />
          {refusal && !named ? (
            <Alert color="vermilion" role="alert">
              {say(refusal)}
            </Alert>
          ) : null}
          <DialogButtons onCancel={onClose} busy={busy} />
        </Stack>
      </form>
    </Modal>
  )
}
