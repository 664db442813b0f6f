import { IconTools, IconUserCheck } from '@tabler/icons-react'
import { lazy } from 'react'
import type { Screen } from '../module'
import { checkInText } from './checkin-text'
import { talentText } from './talent-text'

/** 活动签到, what is added up from it, and 专业人才库. */
export const checkInScreens: Screen[] = [
  {
    path: '/checkins/card/:id',
    component: lazy(() =>
      import('./screens/ServiceCardScreen').then(({ ServiceCardScreen }) => ({ default: ServiceCardScreen })),
    ),
    right: 'members.read',
  },
  {
    path: '/checkins/sheets',
    component: lazy(() => import('./screens/UnitSheetsScreen').then(({ UnitSheetsScreen }) => ({ default: UnitSheetsScreen }))),
    right: 'members.read',
  },
  {
    path: '/checkins',
    component: lazy(() => import('./screens/CheckInsScreen').then(({ CheckInsScreen }) => ({ default: CheckInsScreen }))),
    right: 'members.read',
    navigation: {
      order: 32,
      icon: IconUserCheck,
      label: { 'zh-CN': checkInText['zh-CN'].title, en: checkInText.en.title },
    },
  },
  {
    path: '/talents',
    component: lazy(() => import('./screens/TalentPoolScreen').then(({ TalentPoolScreen }) => ({ default: TalentPoolScreen }))),
    right: 'members.read',
    navigation: { order: 33, icon: IconTools, label: { 'zh-CN': talentText['zh-CN'].title, en: talentText.en.title } },
  },
]
