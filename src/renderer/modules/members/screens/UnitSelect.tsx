import { type ComboboxItem, type OptionsFilter, Select } from '@mantine/core'
import { useMemo, useState } from 'react'
import { useText } from '../../../i18n/use-text'
import type { SendingUnit } from '../schema'
import { membersText } from '../text'
import { tidyUnitName } from '../unit-rules'
import { unitFinder } from './use-directory'

const mostShown = 30
const newUnit = '*new*'

/** One unit of 1,899 by name, short name, pinyin or initials; one that is not there is added by its name. */
export function UnitSelect(props: {
  units: readonly SendingUnit[]
  value: string
  error: string | undefined
  autoFocus?: boolean
  onChange: (id: string) => void
  /** Null where only a known unit will do. */
  onNew: ((name: string) => void) | null
}) {
  const { units, value, error, autoFocus, onChange, onNew } = props
  const text = useText(membersText)
  const [typed, setTyped] = useState('')
  const active = useMemo(() => units.filter((unit) => unit.active || unit.id === value), [units, value])
  const find = useMemo(() => unitFinder(active), [active])
  const chosen = active.find(({ id }) => id === value)
  const name = tidyUnitName(typed)
  const offersNew =
    onNew !== null && /\p{Script=Han}/u.test(name) && name !== chosen?.name && !active.some((unit) => unit.name === name)
  const data = useMemo(() => {
    const known = active.map((unit) => ({ value: unit.id, label: unit.name }))
    return offersNew ? [...known, { value: newUnit, label: text.form.newUnit(name) }] : known
  }, [active, offersNew, name, text])
  const filter: OptionsFilter = ({ options, search, limit }) => {
    const byId = new Map((options as ComboboxItem[]).map((option) => [option.value, option]))
    const found = find(search === chosen?.name ? '' : search).slice(0, limit)
    return [...found.flatMap(({ id }) => byId.get(id) ?? []), ...(byId.has(newUnit) ? [byId.get(newUnit) as ComboboxItem] : [])]
  }
  return (
    <Select
      label={text.unit}
      placeholder={text.form.unitHint}
      data={data}
      value={value || null}
      onChange={(id) => (id === newUnit ? onNew?.(name) : onChange(id ?? ''))}
      onSearchChange={setTyped}
      filter={filter}
      limit={mostShown}
      openOnFocus={false}
      selectFirstOptionOnChange
      searchable
      clearable
      nothingFoundMessage={text.nothingFound}
      maxDropdownHeight={320}
      error={error}
      autoFocus={autoFocus}
    />
  )
}
