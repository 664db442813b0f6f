import { listDrafts, residentWrite } from '../drafts'
import type { ImportClient } from '../import-client'
import type { ImportPlan, StoreSnapshot } from '../types'

/** The drafts of a plan made without a desk. */
export function createDraftSource(plan: ImportPlan, store: StoreSnapshot): Pick<ImportClient, 'draftsOf'> {
  const { places, residents } = listDrafts(plan, store)
  return {
    async draftsOf(from, count) {
      const start = Math.max(0, from - places.length)
      const some = places.slice(from, from + count)
      const people = residents.slice(start, start + count - some.length).map(residentWrite)
      return { total: places.length + residents.length, from, places: some, residents: people }
    },
  }
}
