import { useState } from 'react'
import { type KnownPlaces, type Seat, tidySeat } from '../homes'
import type { PlaceNode } from '../search/types'
import { useAsked } from '../search/use-roster-index'

export const emptySeat: Seat = { estate: '', building: '', entrance: '', roomNo: '' }

/** A place's path as an address to be typed on. */
export const seatOf = (path: readonly PlaceNode[]): Seat => {
  const nameOf = (kind: PlaceNode['kind']) => path.find((node) => node.kind === kind)?.name ?? ''
  return { estate: nameOf('estate'), building: nameOf('building'), entrance: nameOf('entrance'), roomNo: nameOf('dwelling') }
}

export type TypedSeat = {
  seat: Seat
  /** Ids of the places that are there under these names. */
  known: KnownPlaces
  options: Record<keyof Seat, string[]>
  type: (field: keyof Seat, value: string) => void
  set: (seat: Seat) => void
}

function useBelow(parentId: string | undefined | null): PlaceNode[] {
  const asked = useAsked(async (index) => (parentId === undefined ? [] : index.placesBelow(parentId)), `below ${parentId}`)
  return asked.state === 'known' ? asked.value : []
}

const named = (nodes: readonly PlaceNode[], kind: PlaceNode['kind'], name: string): PlaceNode | undefined =>
  name === '' ? undefined : nodes.find((node) => node.kind === kind && node.name === name)

const namesOf = (nodes: readonly PlaceNode[], kind: PlaceNode['kind']): string[] => [
  ...new Set(nodes.filter((node) => node.kind === kind && node.name !== '').map(({ name }) => name)),
]

/** An address as it is typed, level by level, with what is there already to choose from. */
export function useSeat(first: Seat = emptySeat): TypedSeat {
  const [seat, set] = useState(first)
  const tidy = tidySeat(seat)
  const estates = useBelow(null)
  const estate = named(estates, 'estate', tidy.estate)
  const buildings = useBelow(estate?.id)
  const building = named(buildings, 'building', tidy.building)
  const entrances = useBelow(building?.id)
  const entrance = named(entrances, 'entrance', tidy.entrance)
  const rooms = useBelow(tidy.entrance !== '' ? entrance?.id : tidy.building !== '' ? building?.id : estate?.id)
  const dwelling = named(rooms, 'dwelling', tidy.roomNo)
  return {
    seat,
    known: { estate: estate?.id, building: building?.id, entrance: entrance?.id, dwelling: dwelling?.id },
    options: {
      estate: namesOf(estates, 'estate'),
      building: namesOf(buildings, 'building'),
      entrance: namesOf(entrances, 'entrance'),
      roomNo: namesOf(rooms, 'dwelling'),
    },
    type: (field, value) => set((now) => ({ ...now, [field]: value })),
    set,
  }
}
