import type { Module } from '../module'
import { checkInDescription, memberDescription } from './descriptions'
import { checkInSchema, memberSchema } from './schema'

/** 下沉党员: sending units, deployed members and their registrations, check-ins, claims, pairings, postings. */
export const membersModule: Module = {
  name: 'members',
  collections: { members: { schema: memberSchema }, checkins: { schema: checkInSchema } },
  screens: [],
  descriptions: { members: memberDescription, checkins: checkInDescription },
}
