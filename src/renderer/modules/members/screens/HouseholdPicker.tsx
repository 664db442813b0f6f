import { Radio, Select, SimpleGrid, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import { useLive } from '../../../data/live'
import { useText } from '../../../i18n/use-text'
import type { Place } from '../../roster/schema'
import { estates, placesBelow } from '../pairing-queries'
import { pairingText } from '../pairing-text'
import { useHouseholds } from './use-households'

const levels = ['estate', 'building', 'entrance', 'dwelling'] as const
type Level = (typeof levels)[number]
const levelOf = ({ kind }: Place): Level | undefined => levels.find((level) => level === kind)

const byName = (a: Place, b: Place) => a.name.localeCompare(b.name, 'zh', { numeric: true })

/** One step of the address, and below what was chosen the next: a house may have neither building nor entrance. */
function Below({ parentId, onChange }: { parentId: string | null; onChange: (dwellingId: string | null) => void }) {
  const text = useText(pairingText)
  const [chosen, setChosen] = useState<Place | null>(null)
  const live = useLive((data) => (parentId === null ? estates(data) : placesBelow(data, parentId)), [parentId])
  if (live.loading) return null
  const places = live.value
    .map((found) => found.toMutableJSON() as Place)
    .filter((place) => levelOf(place))
    .sort(byName)
  const level = places[0] && levelOf(places[0])
  if (!level) return null
  const choose = (id: string | null) => {
    const place = places.find((known) => known.id === id) ?? null
    setChosen(place)
    onChange(place?.kind === 'dwelling' ? place.id : null)
  }
  return (
    <>
      <Select
        label={text.level[level]}
        data={places.map((place) => ({ value: place.id, label: text.placeName[levelOf(place) ?? 'dwelling'](place.name) }))}
        value={chosen?.id ?? null}
        onChange={choose}
        searchable
        limit={200}
      />
      {chosen && chosen.kind !== 'dwelling' ? <Below key={chosen.id} parentId={chosen.id} onChange={onChange} /> : null}
    </>
  )
}

function Households({
  dwellingId,
  value,
  onChange,
}: {
  dwellingId: string
  value: string | null
  onChange: (id: string) => void
}) {
  const text = useText(pairingText)
  const live = useLive((data) => placesBelow(data, dwellingId), [dwellingId])
  const ids = live.loading ? [] : live.value.filter(({ kind }) => kind === 'household').map(({ id }) => id)
  const households = useHouseholds(ids)
  if (live.loading || !households) return null
  if (ids.length === 0) return <Text c="dimmed">{text.noHouseholds}</Text>
  return (
    <Radio.Group label={text.household} value={value} onChange={onChange}>
      <Stack gap="xs" mt="xs">
        {ids.map((id) => {
          const { head = null, people = 0 } = households.get(id) ?? {}
          return (
            <Radio key={id} value={id} size="md" label={head ? text.householdOf(head.name, people) : text.headless(people)} />
          )
        })}
      </Stack>
    </Radio.Group>
  )
}

/** A household of the roster, by its address and then by its householder. */
export function HouseholdPicker({ value, onChange }: { value: string | null; onChange: (id: string | null) => void }) {
  const [dwellingId, setDwellingId] = useState<string | null>(null)
  const choose = (id: string | null) => {
    setDwellingId(id)
    onChange(null)
  }
  return (
    <Stack gap="md">
      <SimpleGrid cols={{ base: 2, sm: 4 }}>
        <Below parentId={null} onChange={choose} />
      </SimpleGrid>
      {dwellingId ? <Households key={dwellingId} dwellingId={dwellingId} value={value} onChange={onChange} /> : null}
    </Stack>
  )
}
