import type { Module } from '../module'
import { sessionDescription } from './description'
import { sessionSchema } from './schema'

/** 社区学院: courses, sessions, who signs up and comes, hours, certificates, teaching points. */
export const academyModule: Module = {
  name: 'academy',
  collections: { sessions: { schema: sessionSchema } },
  screens: [],
  descriptions: { sessions: sessionDescription },
}

export { createAcademyTakers } from './intake-takers'
export { KeepSessionsPublished } from './screens/KeepSessionsPublished'
