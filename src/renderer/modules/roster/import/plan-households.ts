import { type Arrival, groupHouseholds, type Household, settleHead } from './households'
import type { PlaceBook } from './plan-places'
import type { StoreSnapshot } from './types'

/** The households the store holds, by the dwelling they are in. */
function householdsIn(snapshot: StoreSnapshot): (dwellingId: string | undefined) => string[] {
  const by = new Map<string, string[]>()
  for (const place of snapshot.places.values()) {
    if (place.kind !== 'household' || place.parentId === undefined) continue
    by.set(place.parentId, [...(by.get(place.parentId) ?? []), place.id])
  }
  return (dwellingId) => (dwellingId === undefined ? [] : (by.get(dwellingId) ?? []))
}

/**
 * The household's document: the one its known members are in, if it is of this dwelling; for members without a head the only one
 * of their dwelling (corrected rows that come back); else named by its number, or by dwelling and head.
 */
function idOf(
  household: Household,
  head: Arrival | undefined,
  book: PlaceBook,
  snapshot: StoreSnapshot,
  standing: ReturnType<typeof householdsIn>,
): string {
  const { home, members, number } = household
  for (const { person, residentId } of head ? [head, ...members] : members) {
    // A refused row does not say where a household is: whoever comes a second time is at home where the first row stands.
    if (person.refusals.length > 0) continue
    const stored = snapshot.residents.get(residentId)?.householdId
    const place = stored === undefined ? undefined : snapshot.places.get(stored)
    if (place && place.parentId === home.dwellingId && (number === '' || place.name === number || place.name === ''))
      return place.id
  }
  const isSecond = number !== '' && household.key !== `no\u001f${number}`
  if (number !== '') return book.idOf('household', 'no', number, isSecond ? (home.dwellingId ?? household.key) : '')
  const [only, ...more] = standing(home.dwellingId)
  if (!head && household.headName === '' && only !== undefined && more.length === 0) return only
  if (home.dwellingId) return book.idOf('household', ...home.path, household.headName || head?.person.name || '')
  return book.idOf('household', 'of', (head ?? household.first).residentId)
}

/** Groups the rows, settles who heads each household, and notes down those of which somebody is taken in. */
export function settleHouseholds(
  arrivals: readonly Arrival[],
  book: PlaceBook,
  snapshot: StoreSnapshot,
): { count: number; of: Map<Arrival, string> } {
  const of = new Map<Arrival, string>()
  const households = groupHouseholds(arrivals)
  const standing = householdsIn(snapshot)
  for (const household of households) {
    const { members, number } = household
    const head = settleHead(household)
    // One number may stand in two dwellings: the household hangs where somebody lives who is taken in.
    const taken = [head, ...members].find((member) => member && member.person.refusals.length === 0)
    const home = taken?.home ?? household.home
    const id = idOf({ ...household, home }, head, book, snapshot, standing)
    for (const member of members) of.set(member, id)
    if (!taken) continue
    book.add({ id, kind: 'household', name: number, ...(home.dwellingId && { parentId: home.dwellingId }) })
  }
  return { count: households.length, of }
}
