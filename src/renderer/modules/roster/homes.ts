import type { Context, Draft } from '../../data/context'
import { assert } from '../../lib/assert'
import { done, type Result, refused } from '../../lib/result'
import { placeId } from './ids'
import { type PlaceFault, refusePlaceName, tidyPlaceName } from './rules'
import type { Place, PlaceKind } from './schema'

/** An address as it is typed: estate, building, entrance (may be empty), room. */
export type Seat = { estate: string; building: string; entrance: string; roomNo: string }

/** Places the index knows to be meant, so that a renamed one is not made again. */
export type KnownPlaces = { estate?: string; building?: string; entrance?: string; dwelling?: string }

const levels = [
  { kind: 'estate', field: 'estate', known: 'estate' },
  { kind: 'building', field: 'building', known: 'building' },
  { kind: 'entrance', field: 'entrance', known: 'entrance' },
  { kind: 'dwelling', field: 'roomNo', known: 'dwelling' },
] as const

export async function placeOf(context: Context, id: string): Promise<Place | null> {
  const found = await context.data.places.findOne(id).exec()
  return found ? (found.toMutableJSON() as Place) : null
}

/** Names from the estate down to the place; the import makes ids of the same (import/plan-places.ts). */
export async function namesOf(context: Context, id: string): Promise<string[]> {
  const names = { estate: '', building: '', entrance: '', dwelling: '' }
  let place = await placeOf(context, id)
  const { kind } = place ?? { kind: 'dwelling' }
  for (let steps = 0; place && steps < 8; steps += 1) {
    if (place.kind in names) names[place.kind as keyof typeof names] = place.name
    place = place.parentId ? await placeOf(context, place.parentId) : null
  }
  const { estate, building, entrance, dwelling } = names
  if (kind === 'estate') return [estate]
  if (kind === 'building') return [estate, building]
  return kind === 'entrance' ? [estate, building, entrance] : [estate, building, entrance, dwelling]
}

/** The id of that name, or one more where it is taken by a place that is called otherwise or stands elsewhere today. */
export async function freePlaceId(
  context: Context,
  kind: PlaceKind,
  names: string[],
  parentId: string | undefined,
): Promise<string> {
  const name = names.at(-1)
  const isTop = kind === 'estate' || kind === 'grid'
  for (let turn = 1; ; turn += 1) {
    const id = placeId(context.keyOf, kind, context.centerCode, ...names, ...(turn > 1 ? [`#${turn}`] : []))
    const there = await placeOf(context, id)
    if (!there || (there.name === name && (isTop || there.parentId === parentId))) return id
  }
}

export const tidySeat = (seat: Seat): Seat => ({
  estate: tidyPlaceName('estate', seat.estate),
  building: tidyPlaceName('building', seat.building),
  entrance: tidyPlaceName('entrance', seat.entrance),
  roomNo: tidyPlaceName('dwelling', seat.roomNo),
})

/** Estate and room are needed; a house may have neither building nor entrance. */
export function refuseSeat(seat: Seat): PlaceFault | null {
  for (const name of [seat.estate, seat.roomNo]) if (name === '') return { code: 'name-missing' }
  for (const name of Object.values(seat)) if (name !== '') if (refusePlaceName(name, [])) return { code: 'name-long' }
  return null
}

/** Finds the dwelling of an address, or makes it with everything above it that is missing. Answers the dwelling. */
export async function ensureDwelling(
  context: Context,
  input: { seat: Seat; known?: KnownPlaces },
): Promise<Result<Place, { code: 'not-allowed' } | PlaceFault>> {
  if (!context.may('roster.write')) return refused({ code: 'not-allowed' })
  const seat = tidySeat(input.seat)
  const refusal = refuseSeat(seat)
  if (refusal) return refused(refusal)
  const places: Place[] = []
  const names: string[] = []
  for (const { kind, field, known } of levels) {
    const name = seat[field]
    names.push(name)
    if (name === '') continue
    const meant = input.known?.[known]
    places.push((meant ? await placeOf(context, meant) : null) ?? (await ensurePlace(context, kind, names, places.at(-1)?.id)))
  }
  const dwelling = places.at(-1)
  assert(dwelling, 'an address has a room')
  return done(dwelling)
}

async function ensurePlace(context: Context, kind: PlaceKind, names: string[], parentId: string | undefined): Promise<Place> {
  const name = names.at(-1) ?? ''
  const id = await freePlaceId(context, kind, names, parentId)
  const there = await placeOf(context, id)
  if (there) return there
  const draft: Draft<'places'> = { id, kind, name, ...(parentId ? { parentId } : {}) }
  return context.write('places', draft)
}

/** A household of a dwelling, named in its id after its householder as the import does. Answers the one that stands there, or a new one. */
export async function ensureHousehold(context: Context, dwellingId: string, headName: string): Promise<Place> {
  const names = [...(await namesOf(context, dwellingId)), headName]
  const id = placeId(context.keyOf, 'household', context.centerCode, ...names)
  const there = await placeOf(context, id)
  if (there?.parentId === dwellingId) return there
  if (!there) return context.write('places', { id, kind: 'household', name: '', parentId: dwellingId })
  const other = placeId(context.keyOf, 'household', context.centerCode, ...names, dwellingId)
  return (
    (await placeOf(context, other)) ?? context.write('places', { id: other, kind: 'household', name: '', parentId: dwellingId })
  )
}
