import type { Module } from '../module'
import { councilScreens } from './council-screens'
import { requestDescription } from './description'
import { loopScreens } from './loop-screens'
import { requestSchema } from './schema'

/** 诉求与工单: requests through 征集—会商—执行—反馈—调整, tickets, the call list, the neighbourhood council. */
export const requestsModule: Module = {
  name: 'requests',
  collections: { requests: { schema: requestSchema } },
  screens: [...loopScreens, ...councilScreens],
  descriptions: { requests: requestDescription },
}

export { requestTakers } from './intake-takers'
export { requestCategories } from './subject-input'

/** Asked for by the set-up of a sample center only, so it stays out of the first load. */
export const openRequestSample = () => import('./loop-sample')
