import { useCallback, useEffect, useRef, useState } from 'react'
import { useContextOfStore } from '../../../../data/provider'
import { namesOf } from '../../homes'
import type { ImportClient } from '../import-client'
import type { PlannedPlace } from '../types'

const windowSize = 2000

async function plannedPlaces(client: ImportClient): Promise<Map<string, PlannedPlace>> {
  const found = new Map<string, PlannedPlace>()
  for (let from = 0, total = 1; from < total; from += windowSize) {
    const answer = await client.places(from, windowSize)
    total = answer.total
    for (const place of answer.places) found.set(place.id, place)
  }
  return found
}

/** Names from the estate down to the dwelling, as the plan has them; empty where the plan does not know the place. */
function plannedNames(places: ReadonlyMap<string, PlannedPlace>, id: string): string[] {
  const names: string[] = []
  for (let place = places.get(id); place; place = place.parentId ? places.get(place.parentId) : undefined) {
    if (place.kind !== 'household' && place.kind !== 'community') names.unshift(place.name)
  }
  return names
}

/** Answers the address of a home by its id, `百瑞苑 3-2-501`, be it in the store or only in the plan. */
export function useHomes(client: ImportClient): (id: string) => Promise<string> {
  const context = useContextOfStore()
  const planned = useRef<Promise<Map<string, PlannedPlace>> | null>(null)
  return useCallback(
    async (id) => {
      planned.current ??= plannedPlaces(client)
      const known = plannedNames(await planned.current, id)
      const [estate, ...seat] = known.length > 0 ? known : await namesOf(context, id)
      return [estate, seat.filter((name) => name !== '').join('-')].filter((part) => part).join(' ')
    },
    [client, context],
  )
}

/** The address of one home; empty until it is known. */
export function useHome(homeOf: (id: string) => Promise<string>, id: unknown): string {
  const [address, setAddress] = useState('')
  useEffect(() => {
    let wanted = true
    if (typeof id !== 'string') return
    homeOf(id).then(
      (found) => wanted && setAddress(found),
      // The worker was ended with its plan: this row is about to go as well.
      () => undefined,
    )
    return () => {
      wanted = false
    }
  }, [homeOf, id])
  return address
}
