import { useEffect, useState } from 'react'
import type { Data } from '../../../data/collections'
import { useContextOfStore } from '../../../data/provider'
import { isHeadRelation } from '../../../lib/national/relations'
import { peopleOfHouseholds } from '../../roster/queries'
import type { Place, Resident } from '../../roster/schema'

/** A household as it is shown: where it lives, who its householder is, how many they are. */
export type Household = { places: Place[]; head: Pick<Resident, 'id' | 'name'> | null; people: number }

/** More levels than an address has. */
const mostSteps = 8

async function placesAbove(data: Data, ids: readonly string[]): Promise<Map<string, Place>> {
  const known = new Map<string, Place>()
  let asked = [...ids]
  for (let step = 0; step < mostSteps && asked.length > 0; step += 1) {
    const found = await data.places.findByIds(asked).exec()
    const parents = new Set<string>()
    for (const [id, place] of found) {
      known.set(id, place.toMutableJSON() as Place)
      if (place.parentId && !known.has(place.parentId)) parents.add(place.parentId)
    }
    asked = [...parents]
  }
  return known
}

function pathOf(id: string, known: ReadonlyMap<string, Place>): Place[] {
  const path: Place[] = []
  for (let place = known.get(id); place && path.length < mostSteps; place = known.get(place.parentId ?? '')) path.unshift(place)
  return path
}

export async function readHouseholds(data: Data, ids: readonly string[]): Promise<Map<string, Household>> {
  if (ids.length === 0) return new Map()
  const [places, people] = await Promise.all([placesAbove(data, ids), peopleOfHouseholds(data, ids)])
  const households = new Map<string, Household>()
  for (const id of ids) {
    if (!places.has(id)) continue
    const own = people.filter(({ householdId }) => householdId === id)
    const head = own.find(({ relationToHead }) => isHeadRelation(relationToHead)) ?? null
    households.set(id, { places: pathOf(id, places), head: head && { id: head.id, name: head.name }, people: own.length })
  }
  return households
}

/** Some households of the roster, asked once and not kept live. */
export function useHouseholds(ids: readonly string[]): ReadonlyMap<string, Household> | null {
  const { data } = useContextOfStore()
  const [known, setKnown] = useState<{ asked: string; households: ReadonlyMap<string, Household> } | null>(null)
  const asked = [...new Set(ids)].sort().join(' ')
  useEffect(() => {
    let stands = true
    readHouseholds(data, asked.split(' ').filter(Boolean)).then(
      (households) => stands && setKnown({ asked, households }),
      // A store that fails under a screen is a fault of the whole screen: its fault boundary shows it.
      (error: unknown) =>
        setKnown(() => {
          throw error
        }),
    )
    return () => {
      stands = false
    }
  }, [data, asked])
  return known?.asked === asked ? known.households : null
}
