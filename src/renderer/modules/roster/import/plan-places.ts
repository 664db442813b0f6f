import { placeId } from '../ids'
import type { Place, PlaceKind } from '../schema'
import type { ReadPerson } from './person-desk'
import type { PlannedPlace, PlanOptions, StoreSnapshot } from './types'

/** Longest name of a place (schema.ts). */
const longestName = 60

export type Home = { dwellingId: string | undefined; path: string[]; gridMismatch: boolean }

/** Collects the places a file names, each once, under the ids every station would give them. */
export type PlaceBook = {
  /** Where a person lives. Nothing is noted down before `claim`. */
  find: (person: ReadPerson) => Home
  /** Notes down the places of somebody who is taken in; tells whether the building stands in another grid already. */
  claim: (person: ReadPerson, home: Home) => boolean
  idOf: (kind: PlaceKind, ...names: string[]) => string
  add: (place: Omit<PlannedPlace, 'known'>) => void
  all: () => PlannedPlace[]
}

const levels = ['estate', 'building', 'entrance', 'dwelling'] as const

/**
 * A dwelling hangs on its entrance, else its building, else its estate. Where a sheet tells the building but no room, the dwelling has
 * an empty name: the person is found in that building still.
 */
export function createPlaceBook(options: PlanOptions, snapshot: StoreSnapshot): PlaceBook {
  const ids = new Map<string, string>()
  const places = new Map<string, PlannedPlace>()

  const idOf = (kind: PlaceKind, ...names: string[]): string => {
    const key = [kind, ...names].join('\u001f')
    let id = ids.get(key)
    if (id === undefined) {
      id = placeId(options.keyOf, kind, options.centerCode, ...names)
      ids.set(key, id)
    }
    return id
  }

  const add = (place: Omit<PlannedPlace, 'known'>): void => {
    if (places.has(place.id)) return
    places.set(place.id, { ...place, name: place.name.slice(0, longestName), known: snapshot.places.has(place.id) })
  }

  const find = ({ seat }: ReadPerson): Home => {
    const estate = (seat.estate || options.defaultEstate || '').slice(0, longestName)
    const path = [estate, seat.building, seat.entrance, seat.roomNo]
    return { path, dwellingId: path.every((name) => name === '') ? undefined : idOf('dwelling', ...path), gridMismatch: false }
  }

  const addChain = (person: ReadPerson, path: string[], gridId: string | undefined): void => {
    let parentId: string | undefined
    if (person.community !== '' && path[0] !== '') {
      parentId = idOf('community')
      add({ id: parentId, kind: 'community', name: person.community })
    }
    levels.forEach((kind, level) => {
      const name = path[level] ?? ''
      if (name === '' && kind !== 'dwelling') return
      const id = idOf(kind, ...path.slice(0, level + 1))
      const holdsGrid = kind === 'building' || (kind === 'dwelling' && path[1] === '')
      const useType: Place['useType'] = kind === 'dwelling' ? person.useType : undefined
      add({ id, kind, name, ...(parentId && { parentId }), ...(holdsGrid && gridId && { gridId }), ...(useType && { useType }) })
      const planned = places.get(id)
      if (planned && holdsGrid && gridId) planned.gridId ??= gridId
      if (planned && useType) planned.useType ??= useType
      parentId = id
    })
  }

  return {
    find,
    idOf,
    add,
    claim(person, home) {
      const gridId = person.grid === '' ? undefined : idOf('grid', person.grid)
      if (gridId) add({ id: gridId, kind: 'grid', name: person.grid })
      if (person.neighbourhoodUnit !== '') {
        add({
          id: idOf('neighbourhoodUnit', person.neighbourhoodUnit),
          kind: 'neighbourhoodUnit',
          name: person.neighbourhoodUnit,
        })
      }
      if (!home.dwellingId) return false
      addChain(person, home.path, gridId)
      const holder = places.get(home.path[1] === '' ? home.dwellingId : idOf('building', ...home.path.slice(0, 2)))
      return gridId !== undefined && holder?.gridId !== undefined && holder.gridId !== gridId
    },
    all: () => [...places.values()],
  }
}
