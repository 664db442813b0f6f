import type { Module } from '../module'
import { trainingDescription } from './description'
import { mentorScreens } from './mentor-screens'
import { problemScreens } from './problem-screens'
import { trainingSchema } from './schema'

/** 高频问题与案例库, "1+10" mentoring, the growth of secretaries. */
export const trainingModule: Module = {
  name: 'training',
  collections: { training: { schema: trainingSchema } },
  screens: [...problemScreens, ...mentorScreens],
  descriptions: { training: trainingDescription },
}

export { pairingsForExchange, takePairings } from './mentor-exchange'

/** Asked for by the set-up of a sample center only, so it stays out of the first load. */
export const openCaseSample = () => import('./case-sample')
export const openMentorSample = () => import('./mentor-sample')
