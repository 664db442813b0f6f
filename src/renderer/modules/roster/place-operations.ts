import type { Context } from '../../data/context'
import { done, type Result, refused } from '../../lib/result'
import { freePlaceId, namesOf, placeOf } from './homes'
import type { Gone, NotAllowed } from './operations'
import { type PlaceFault, refusePlaceName, tidyPlaceName } from './rules'
import type { Place } from './schema'

/** Kinds that are added by hand; households come with people. */
export type AddedKind = Extract<Place['kind'], 'estate' | 'grid' | 'building' | 'entrance' | 'dwelling'>

/** Adds a place. `beside` are the names of the places next to it, as the index knows them. */
export async function addPlace(
  context: Context,
  input: {
    kind: AddedKind
    name: string
    parentId?: string
    gridId?: string
    useType?: Place['useType']
    beside: readonly string[]
  },
): Promise<Result<Place, NotAllowed | PlaceFault>> {
  if (!context.may('roster.write')) return refused({ code: 'not-allowed' })
  const { kind, parentId, gridId, useType } = input
  const name = tidyPlaceName(kind, input.name)
  const refusal = refusePlaceName(name, input.beside)
  if (refusal) return refused(refusal)
  const top = kind === 'estate' || kind === 'grid'
  if (!top && !(parentId && (await placeOf(context, parentId)))) return refused({ code: 'no-parent' })
  const above = parentId && !top ? await namesOf(context, parentId) : []
  // A dwelling's id names four levels, also where a house has no entrance (import/plan-places.ts).
  const names = kind === 'dwelling' ? [...above, '', '', ''].slice(0, 3).concat(name) : [...above, name]
  const id = await freePlaceId(context, kind, names, parentId)
  if (await placeOf(context, id)) return refused({ code: 'name-taken' })
  return done(
    await context.write('places', {
      id,
      kind,
      name,
      ...(parentId ? { parentId } : {}),
      ...(gridId ? { gridId } : {}),
      ...(useType ? { useType } : {}),
    }),
  )
}

/** Changes what a place is called, its grid, its use or its note. Its id stays, and with it everyone who lives there. */
export async function editPlace(
  context: Context,
  input: { id: string; change: Partial<Pick<Place, 'name' | 'gridId' | 'useType' | 'note'>>; beside: readonly string[] },
): Promise<Result<Place, NotAllowed | Gone | PlaceFault>> {
  if (!context.may('roster.write')) return refused({ code: 'not-allowed' })
  const place = await placeOf(context, input.id)
  if (!place) return refused({ code: 'gone' })
  const { name: typed, ...rest } = input.change
  if (typed === undefined) return done(await context.change('places', place.id, rest))
  const name = tidyPlaceName(place.kind, typed)
  const refusal = name === place.name ? null : refusePlaceName(name, input.beside)
  return refusal ? refused(refusal) : done(await context.change('places', place.id, { ...rest, name }))
}

/** Erases a place nobody lives in and nothing is below of. `isEmpty` is what the index says. */
export async function erasePlace(
  context: Context,
  input: { id: string; isEmpty: boolean },
): Promise<Result<null, NotAllowed | Gone | PlaceFault>> {
  if (!context.may('roster.erase')) return refused({ code: 'not-allowed' })
  if (!(await placeOf(context, input.id))) return refused({ code: 'gone' })
  if (!input.isEmpty) return refused({ code: 'not-empty' })
  await context.erase('places', input.id)
  return done(null)
}
