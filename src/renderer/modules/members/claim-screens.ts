import { IconHeartHandshake } from '@tabler/icons-react'
import { lazy } from 'react'
import type { Screen } from '../module'
import { claimText } from './claim-text'

/** 岗位认领, and beside it 结对帮扶 and 挂职: what members take on. */
export const claimScreens: Screen[] = [
  {
    path: '/claims',
    component: lazy(() => import('./screens/ClaimsScreen').then(({ ClaimsScreen }) => ({ default: ClaimsScreen }))),
    right: 'members.read',
    navigation: { order: 34, icon: IconHeartHandshake, label: { 'zh-CN': claimText['zh-CN'].title, en: claimText.en.title } },
  },
  {
    path: '/pairings',
    component: lazy(() => import('./screens/PairingsScreen').then(({ PairingsScreen }) => ({ default: PairingsScreen }))),
    under: '/claims',
    right: 'members.read',
  },
  {
    path: '/postings/:id/sheet',
    component: lazy(() => import('./screens/HandOverScreen').then(({ HandOverScreen }) => ({ default: HandOverScreen }))),
    under: '/claims',
    right: 'members.read',
  },
  {
    path: '/postings',
    component: lazy(() => import('./screens/PostingsScreen').then(({ PostingsScreen }) => ({ default: PostingsScreen }))),
    under: '/claims',
    right: 'members.read',
  },
]
