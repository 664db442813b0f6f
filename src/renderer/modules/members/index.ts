import { IconHeartHandshake } from '@tabler/icons-react'
import { lazy } from 'react'
import type { Module } from '../module'
import { checkInScreens } from './checkin-screens'
import { claimText } from './claim-text'
import { checkInDescription, memberDescription } from './descriptions'
import { checkInSchema, memberSchema } from './schema'

/** 下沉党员: sending units, deployed members and their registrations, check-ins, claims, pairings, postings. */
export const membersModule: Module = {
  name: 'members',
  collections: { members: { schema: memberSchema }, checkins: { schema: checkInSchema } },
  screens: [
    ...checkInScreens,
    {
      path: '/claims',
      component: lazy(() => import('./screens/ClaimsScreen').then(({ ClaimsScreen }) => ({ default: ClaimsScreen }))),
      right: 'members.read',
      navigation: {
        order: 34,
        icon: IconHeartHandshake,
        label: { 'zh-CN': claimText['zh-CN'].title, en: claimText.en.title },
      },
    },
  ],
  descriptions: { members: memberDescription, checkins: checkInDescription },
}
