import { IconUserCheck } from '@tabler/icons-react'
import { lazy } from 'react'
import type { Screen } from '../module'
import { checkInText } from './checkin-text'

/** 活动签到, and what is added up from it. */
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
]
