import type { Place, Resident } from '../../schema'
import type { Drafts, ImportClient, Write } from '../import-client'
import type { StoreSnapshot } from '../types'

/** A store of two maps that takes drafts as the commit does: for asking what a second import would do. */
export type MapStore = { residents: Map<string, Resident>; places: Map<string, Place> } & StoreSnapshot

export const createMapStore = (): MapStore => ({ residents: new Map(), places: new Map() })

function put<T extends { id: string }>(records: Map<string, T>, write: Write<T>): void {
  const standing = records.get(write.id)
  if (write.kind === 'new' && standing) throw new Error('A new record stands already')
  if (write.kind === 'change' && !standing) throw new Error('A record to change is missing')
  records.set(write.id, { ...standing, ...write.fields, id: write.id } as T)
}

/** Writes everything a plan would, in windows of seven, and answers how many records that were. */
export async function commitTo(store: MapStore, client: Pick<ImportClient, 'draftsOf'>): Promise<number> {
  const { total } = await client.draftsOf(0, 0)
  for (let from = 0; from < total; from += 7) {
    const drafts: Drafts = await client.draftsOf(from, 7)
    for (const place of drafts.places) {
      if (place.kind === 'new' && place.fields.parentId && !store.places.has(place.fields.parentId)) {
        throw new Error(`A ${place.fields.kind} comes before its parent`)
      }
      put(store.places, place)
    }
    for (const resident of drafts.residents) put(store.residents, resident)
  }
  return total
}
