import { Button, Group, Select } from '@mantine/core'
import { IconFilterOff } from '@tabler/icons-react'
import { useText } from '../../../i18n/use-text'
import { fieldText } from '../import/screens/field-text'
import { listText } from '../list-text'
import { type CareTag, careTags } from '../schema'
import type { PlaceOption, RosterFacets, RosterQuery } from '../search/types'
import { type Filters, hasFilters } from './list-state'

const ageGroups: readonly (readonly [number, number | null])[] = [
  [0, 6],
  [7, 17],
  [18, 59],
  [60, 69],
  [70, 79],
  [80, null],
]

type Choice = { value: string; label: string }

function Filter({
  label,
  any,
  choices,
  value,
  width,
  onChoose,
}: {
  label: string
  any: string
  choices: Choice[]
  value: string | undefined
  width: string
  onChoose: (value: string | undefined) => void
}) {
  return (
    <Select
      aria-label={label}
      data={[{ value: '', label: any }, ...choices]}
      value={value ?? ''}
      onChange={(chosen) => onChoose(chosen || undefined)}
      searchable={choices.length > 12}
      w={width}
      maxDropdownHeight={420}
      comboboxProps={{ width: 'max-content', position: 'bottom-start' }}
      className={value === undefined ? undefined : 'yz-filter-set'}
    />
  )
}

const ageKey = (from: number | undefined, to: number | null | undefined): string => `${from ?? 0}-${to ?? ''}`

/** The choices above the list, each with how many live there. */
export function RosterFilters({
  query,
  facets,
  onChange,
}: {
  query: RosterQuery
  facets: RosterFacets | null
  onChange: (filters: Filters) => void
}) {
  const text = useText(listText)
  const { values } = useText(fieldText)
  const counted = (options: PlaceOption[] | undefined, nameOf = (name: string) => name): Choice[] =>
    (options ?? []).map(({ id, name, people }) => ({ value: id, label: text.counted(nameOf(name), people) }))
  const buildings = facets?.buildings.filter(({ parentId }) => parentId === query.estateId)
  const ages = [...ageGroups]
  const hasAge = query.ageFrom !== undefined || query.ageTo !== undefined
  const age = hasAge ? ageKey(query.ageFrom, query.ageTo) : undefined
  if (hasAge && !ages.some(([from, to]) => ageKey(from, to) === age)) ages.push([query.ageFrom ?? 0, query.ageTo ?? null])
  const status = query.verification === 'pending' ? 'pending' : query.presence === 'any' ? undefined : query.presence
  const choosePresence = (chosen: string | undefined): Filters => ({
    verification: chosen === 'pending' ? 'pending' : undefined,
    presence: chosen === 'movedOut' || chosen === 'died' ? chosen : chosen === 'pending' ? 'present' : undefined,
  })
  return (
    <Group gap="xs" role="group" aria-label={text.search}>
      <Filter
        label={text.estate}
        any={text.any.estate}
        choices={counted(facets?.estates)}
        value={query.estateId}
        width="11rem"
        onChoose={(estateId) => onChange({ estateId, buildingId: undefined })}
      />
      {query.estateId ? (
        <Filter
          label={text.building}
          any={text.any.building}
          choices={counted(buildings, text.buildingName)}
          value={query.buildingId}
          width="9rem"
          onChoose={(buildingId) => onChange({ buildingId })}
        />
      ) : null}
      <Filter
        label={text.grid}
        any={text.any.grid}
        choices={counted(facets?.grids)}
        value={query.gridId}
        width="10.5rem"
        onChoose={(gridId) => onChange({ gridId })}
      />
      <Filter
        label={text.age}
        any={text.any.age}
        choices={ages.map(([from, to]) => ({ value: ageKey(from, to), label: text.ageGroup(from, to) }))}
        value={age}
        width="9rem"
        onChoose={(chosen) => {
          const group = ages.find(([from, to]) => ageKey(from, to) === chosen)
          onChange({ ageFrom: group?.[0], ageTo: group?.[1] ?? undefined })
        }}
      />
      <Filter
        label={text.sex}
        any={text.any.sex}
        choices={[
          { value: '1', label: text.male },
          { value: '2', label: text.female },
        ]}
        value={query.sex}
        width="6.5rem"
        onChoose={(sex) => onChange({ sex: sex as '1' | '2' | undefined })}
      />
      <Filter
        label={text.care}
        any={text.any.care}
        choices={careTags.map((tag) => ({ value: tag, label: text.counted(values[tag], facets?.careTags[tag] ?? 0) }))}
        value={query.careTag}
        width="10rem"
        onChoose={(careTag) => onChange({ careTag: careTag as CareTag | undefined })}
      />
      <Filter
        label={text.presence}
        any={text.any.presence}
        choices={(['pending', 'movedOut', 'died'] as const).map((value) => ({ value, label: text.presences[value] }))}
        value={status === 'present' ? undefined : status}
        width="9rem"
        onChoose={(chosen) => onChange(choosePresence(chosen))}
      />
      {hasFilters(query) ? (
        <Button
          variant="subtle"
          color="gray.8"
          px="sm"
          leftSection={<IconFilterOff size={20} />}
          onClick={() => onChange(cleared)}
        >
          {text.clear}
        </Button>
      ) : null}
    </Group>
  )
}

const cleared: Filters = {
  estateId: undefined,
  gridId: undefined,
  buildingId: undefined,
  dwellingId: undefined,
  householdId: undefined,
  sex: undefined,
  ageFrom: undefined,
  ageTo: undefined,
  careTag: undefined,
  presence: undefined,
  verification: undefined,
}
