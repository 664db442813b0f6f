import type { Resident } from '../schema'
import type { RosterRow } from '../search/types'
import { useAsked } from '../search/use-roster-index'

const most = 60

/** Everyone of a household as the index knows it, the gone too; empty while it is asked and without a household. */
export function useHousehold(householdId: string | undefined): RosterRow[] {
  const asked = useAsked(
    async (index) =>
      householdId ? (await index.query({ text: '', sort: 'address', presence: 'any', householdId }, 0, most)).rows : [],
    `household ${householdId}`,
  )
  return asked.state === 'known' ? asked.value.filter((row) => row.householdId === householdId) : []
}

/** Who else lives in the dwelling, in other households or in none. */
export function useNeighbours(resident: Pick<Resident, 'id' | 'dwellingId' | 'householdId'>): RosterRow[] {
  const { id, dwellingId, householdId } = resident
  const asked = useAsked(
    async (index) =>
      dwellingId ? (await index.query({ text: '', sort: 'address', presence: 'present', dwellingId }, 0, most)).rows : [],
    `dwelling ${dwellingId}`,
  )
  if (asked.state !== 'known') return []
  return asked.value.filter(
    (row) => row.id !== id && row.dwellingId === dwellingId && (!householdId || row.householdId !== householdId),
  )
}
