import { Select, Stack, Text, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useOperation } from '../../../data/provider'
import { useText } from '../../../i18n/use-text'
import { ConfirmDialog } from '../../../ui/ConfirmDialog'
import { notify } from '../../../ui/notify'
import { type AddedKind, addPlace, editPlace, erasePlace } from '../place-operations'
import { placeText } from '../place-text'
import { refusePlaceName, tidyPlaceName } from '../rules'
import { type Place, useTypes } from '../schema'
import type { PlaceNode } from '../search/types'
import { useAsked } from '../search/use-roster-index'
import { rosterText } from '../text'
import { useRefusalText } from './refusal-text'

export type PlaceDeed =
  | { deed: 'add'; kind: AddedKind; parentId: string | null; beside: readonly string[] }
  | { deed: 'edit'; node: PlaceNode }
  | { deed: 'erase'; node: PlaceNode }

type Values = { name: string; gridId: string; useType: string }

function Fields({
  kind,
  values,
  fault,
  onType,
}: {
  kind: AddedKind
  values: Values
  fault: string | undefined
  onType: (values: Partial<Values>) => void
}) {
  const text = useText(placeText)
  const common = useText(rosterText)
  const grids = useAsked(async (index) => (await index.facets()).grids, 'grids')
  const gridChoices = grids.state === 'known' ? grids.value.map(({ id, name }) => ({ value: id, label: name })) : []
  return (
    <Stack>
      <TextInput
        label={text.name}
        placeholder={text.nameHint[kind]}
        value={values.name}
        error={fault}
        onChange={(event) => onType({ name: event.currentTarget.value })}
        maxLength={60}
        required
        data-autofocus
        autoComplete="off"
      />
      {kind === 'building' ? (
        <Select
          label={text.grid}
          data={[{ value: '', label: text.noGrid }, ...gridChoices]}
          value={values.gridId}
          onChange={(value) => onType({ gridId: value ?? '' })}
        />
      ) : null}
      {kind === 'dwelling' ? (
        <Select
          label={text.useType}
          data={[{ value: '', label: common.unknown }, ...useTypes.map((value) => ({ value, label: common.useType[value] }))]}
          value={values.useType}
          onChange={(value) => onType({ useType: value ?? '' })}
        />
      ) : null}
    </Stack>
  )
}

const typeOf = (value: string): Place['useType'] => useTypes.find((type) => type === value)

function Add({ kind, parentId, beside, onClose }: Extract<PlaceDeed, { deed: 'add' }> & { onClose: () => void }) {
  const text = useText(placeText)
  const common = useText(rosterText)
  const say = useRefusalText()
  const add = useOperation(addPlace)
  const [values, setValues] = useState<Values>({ name: '', gridId: '', useType: '' })
  const name = tidyPlaceName(kind, values.name)
  const fault = refusePlaceName(name, beside)
  const confirm = async () => {
    const { gridId, useType } = values
    const result = await add({
      kind,
      name,
      parentId: parentId ?? undefined,
      gridId: gridId || undefined,
      useType: typeOf(useType),
      beside,
    })
    if (result.ok) notify('done', text.saved)
    else notify('problem', say(result.refusal))
  }
  return (
    <ConfirmDialog
      opened
      title={text.add[kind]}
      confirmLabel={text.add[kind]}
      disabled={fault !== null}
      onConfirm={confirm}
      onClose={onClose}
    >
      <Fields
        kind={kind}
        values={values}
        fault={fault && name !== '' ? common.place[fault.code] : undefined}
        onType={(typed) => setValues({ ...values, ...typed })}
      />
    </ConfirmDialog>
  )
}

function Edit({ node, onClose }: { node: PlaceNode; onClose: () => void }) {
  const text = useText(placeText)
  const common = useText(rosterText)
  const say = useRefusalText()
  const edit = useOperation(editPlace)
  const [values, setValues] = useState<Values>({ name: node.name, gridId: node.gridId, useType: node.useType ?? '' })
  const siblings = useAsked((index) => index.placesBelow(node.parentId || null), `beside ${node.id}`)
  const beside =
    siblings.state === 'known'
      ? siblings.value.filter((one) => one.kind === node.kind && one.id !== node.id).map(({ name }) => name)
      : []
  const kind = node.kind as AddedKind
  const name = tidyPlaceName(kind, values.name)
  const fault = name === node.name ? null : refusePlaceName(name, beside)
  const confirm = async () => {
    const change = {
      ...(name === node.name ? {} : { name }),
      ...(kind === 'building' ? { gridId: values.gridId || undefined } : {}),
      ...(kind === 'dwelling' ? { useType: typeOf(values.useType) } : {}),
    }
    const result = await edit({ id: node.id, change, beside })
    if (result.ok) notify('done', text.saved)
    else notify('problem', say(result.refusal))
  }
  return (
    <ConfirmDialog
      opened
      title={text.rename}
      confirmLabel={text.rename}
      disabled={fault !== null}
      onConfirm={confirm}
      onClose={onClose}
    >
      <Fields
        kind={kind}
        values={values}
        fault={fault ? common.place[fault.code] : undefined}
        onType={(typed) => setValues({ ...values, ...typed })}
      />
    </ConfirmDialog>
  )
}

function Erase({ node, onClose }: { node: PlaceNode; onClose: () => void }) {
  const text = useText(placeText)
  const say = useRefusalText()
  const erase = useOperation(erasePlace)
  const confirm = async () => {
    const result = await erase({ id: node.id, isEmpty: node.people === 0 && node.children === 0 })
    if (result.ok) notify('done', text.removed)
    else notify('problem', say(result.refusal))
  }
  return (
    <ConfirmDialog opened danger title={text.remove} confirmLabel={text.remove} onConfirm={confirm} onClose={onClose}>
      <Text>{text.removeBody(node.name)}</Text>
    </ConfirmDialog>
  )
}

/** The dialog of what was chosen on the screen of places. */
export function PlaceDialog({ deed, onClose }: { deed: PlaceDeed | null; onClose: () => void }) {
  if (deed === null) return null
  if (deed.deed === 'add') return <Add {...deed} onClose={onClose} />
  return deed.deed === 'edit' ? <Edit node={deed.node} onClose={onClose} /> : <Erase node={deed.node} onClose={onClose} />
}
