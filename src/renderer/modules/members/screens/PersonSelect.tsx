import { type ComboboxItem, type OptionsFilter, Select } from '@mantine/core'
import { useMemo } from 'react'
import { useText } from '../../../i18n/use-text'
import { createNameFinder } from '../../../lib/name-finder'
import { claimText } from '../claim-text'
import type { Person } from './use-claims'

const mostShown = 50

/** One member or unit out of thousands, found by name or pinyin. */
export function PersonSelect({
  label,
  placeholder,
  people,
  value,
  onChange,
  error,
}: {
  label: string
  placeholder: string
  people: readonly Pick<Person, 'id' | 'name' | 'label' | 'pinyin'>[]
  value: string | null
  onChange: (id: string | null) => void
  error?: string
}) {
  const text = useText(claimText)
  const find = useMemo(
    () => createNameFinder(people, ({ name, pinyin, label: shown }) => ({ names: [{ name, pinyin }], also: [shown] })),
    [people],
  )
  const data = useMemo(() => people.map(({ id, label: shown }) => ({ value: id, label: shown })), [people])
  const filter: OptionsFilter = ({ options, search, limit }) => {
    const byId = new Map((options as ComboboxItem[]).map((option) => [option.value, option]))
    return find(search)
      .slice(0, limit)
      .flatMap(({ id }) => byId.get(id) ?? [])
  }
  return (
    <Select
      label={label}
      placeholder={placeholder}
      data={data}
      value={value}
      onChange={onChange}
      filter={filter}
      limit={mostShown}
      searchable
      clearable
      allowDeselect
      nothingFoundMessage={text.nothingFound}
      maxDropdownHeight={300}
      error={error}
      data-autofocus
    />
  )
}
