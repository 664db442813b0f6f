import { lazy } from 'react'
import type { Module } from '../module'
import { checkInScreens } from './checkin-screens'
import { claimScreens } from './claim-screens'
import { checkInDescription, memberDescription } from './descriptions'
import { memberScreens } from './member-screens'
import { checkInSchema, memberSchema } from './schema'

/** 下沉党员: sending units, deployed members and their registrations, check-ins, claims, pairings, postings. */
export const membersModule: Module = {
  name: 'members',
  collections: { members: { schema: memberSchema }, checkins: { schema: checkInSchema } },
  screens: [...memberScreens, ...checkInScreens, ...claimScreens],
  descriptions: { members: memberDescription, checkins: checkInDescription },
  beside: {
    household: lazy(() =>
      import('./screens/HouseholdPairings').then(({ HouseholdPairings }) => ({ default: HouseholdPairings })),
    ),
  },
}

export { memberId } from './ids'
export { intakeTakers } from './intake-takers'
export { KeepFirstArrival } from './screens/KeepFirstArrival'
