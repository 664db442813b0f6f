import type { Data } from '../../data/collections'
import type { CatalogueKind } from './schema'

/** Everything of some kinds; a few hundred records at most. */
export const catalogueOf = (data: Data, ...kinds: CatalogueKind[]) => data.catalogue.find({ selector: { kind: { $in: kinds } } })

/** What a member can check in to: activities (活动) and standing duties (常设任务), closed ones included. */
export const activitiesAndDuties = (data: Data) => catalogueOf(data, 'activity', 'duty')
