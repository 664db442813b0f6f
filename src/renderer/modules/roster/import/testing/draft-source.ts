import { listDrafts, windowOf } from '../drafts'
import type { ImportClient } from '../import-client'
import type { ImportPlan, StoreSnapshot } from '../types'

/** The drafts of a plan made without a desk. */
export function createDraftSource(plan: ImportPlan, store: StoreSnapshot): Pick<ImportClient, 'draftsOf'> {
  const list = listDrafts(plan, store)
  return { draftsOf: async (from, count) => windowOf(list, from, count) }
}
