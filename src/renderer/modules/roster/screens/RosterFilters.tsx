import { Group, Select } from '@mantine/core'
import { useText } from '../../../i18n/use-text'
import { fieldText } from '../import/screens/field-text'
import { listText } from '../list-text'
import { careTags } from '../schema'
import type { PlaceOption, RosterFacets, RosterQuery } from '../search/types'
import type { Filters } from './list-state'

type Choice = { value: string; label: string }
type Props = { query: RosterQuery; facets: RosterFacets | null; onChange: (filters: Filters) => void }

function Filter(props: {
  label: string
  any: string
  choices: Choice[]
  value: string | undefined
  width: string
  onChoose: (value: string | undefined) => void
}) {
  const { label, any, choices, value, width, onChoose } = props
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

function PlaceFilters({ query, facets, onChange }: Props) {
  const text = useText(listText)
  const counted = (options: PlaceOption[], nameOf = (name: string) => name): Choice[] =>
    options.map(({ id, name, people }) => ({ value: id, label: text.counted(nameOf(name), people) }))
  const buildings = (facets?.buildings ?? []).filter(({ parentId }) => parentId === query.estateId)
  return (
    <>
      <Filter
        label={text.estate}
        any={text.any.estate}
        choices={counted(facets?.estates ?? [])}
        value={query.estateId}
        width="10.5rem"
        onChoose={(estateId) => onChange({ estateId, buildingId: undefined })}
      />
      {query.estateId ? (
        <Filter
          label={text.building}
          any={text.any.building}
          choices={counted(buildings, text.buildingName)}
          value={query.buildingId}
          width="8rem"
          onChoose={(buildingId) => onChange({ buildingId })}
        />
      ) : null}
      <Filter
        label={text.grid}
        any={text.any.grid}
        choices={counted(facets?.grids ?? [])}
        value={query.gridId}
        width="9.5rem"
        onChoose={(gridId) => onChange({ gridId })}
      />
    </>
  )
}

const ageGroups: readonly (readonly [from: number, to: number | null])[] = [
  [0, 6],
  [7, 17],
  [18, 59],
  [60, 69],
  [70, 79],
  [80, null],
]

const ageKey = (from: number | undefined, to: number | null | undefined): string => `${from ?? 0}-${to ?? ''}`

function AgeFilter({ query, onChange }: Omit<Props, 'facets'>) {
  const text = useText(listText)
  const asked = query.ageFrom !== undefined || query.ageTo !== undefined
  const value = asked ? ageKey(query.ageFrom, query.ageTo) : undefined
  // The overview asks for other groups than these; the one asked for is always among the choices.
  const listed = ageGroups.some(([from, to]) => ageKey(from, to) === value)
  const groups = asked && !listed ? [...ageGroups, [query.ageFrom ?? 0, query.ageTo ?? null] as const] : ageGroups
  return (
    <Filter
      label={text.age}
      any={text.any.age}
      choices={groups.map(([from, to]) => ({ value: ageKey(from, to), label: text.ageGroup(from, to) }))}
      value={value}
      width="8.5rem"
      onChoose={(chosen) => {
        const group = groups.find(([from, to]) => ageKey(from, to) === chosen)
        onChange({ ageFrom: group?.[0], ageTo: group?.[1] ?? undefined })
      }}
    />
  )
}

function PresenceFilter({ query, onChange }: Omit<Props, 'facets'>) {
  const text = useText(listText)
  const gone = query.presence === 'movedOut' || query.presence === 'died' ? query.presence : undefined
  return (
    <Filter
      label={text.presence}
      any={query.text.trim() === '' ? text.any.presence : text.any.presenceOfSearch}
      choices={(['pending', 'movedOut', 'died'] as const).map((value) => ({ value, label: text.presences[value] }))}
      value={query.verification ?? gone}
      width="9.5rem"
      onChoose={(chosen) =>
        onChange({
          verification: chosen === 'pending' ? 'pending' : undefined,
          presence: chosen === 'movedOut' || chosen === 'died' ? chosen : chosen === 'pending' ? 'present' : undefined,
        })
      }
    />
  )
}

/** The choices above the list, each with how many live there. */
export function RosterFilters({ query, facets, onChange }: Props) {
  const text = useText(listText)
  const { values } = useText(fieldText)
  return (
    <Group gap="xs" role="group" aria-label={text.filters}>
      <PlaceFilters query={query} facets={facets} onChange={onChange} />
      <AgeFilter query={query} onChange={onChange} />
      <Filter
        label={text.sex}
        any={text.any.sex}
        choices={[
          { value: '1', label: text.male },
          { value: '2', label: text.female },
        ]}
        value={query.sex}
        width="6rem"
        onChoose={(sex) => onChange({ sex: sex === '1' || sex === '2' ? sex : undefined })}
      />
      <Filter
        label={text.care}
        any={text.any.care}
        choices={careTags.map((tag) => ({ value: tag, label: text.counted(values[tag], facets?.careTags[tag] ?? 0) }))}
        value={query.careTag}
        width="11rem"
        onChoose={(chosen) => onChange({ careTag: careTags.find((tag) => tag === chosen) })}
      />
      <PresenceFilter query={query} onChange={onChange} />
    </Group>
  )
}
