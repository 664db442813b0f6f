import { IconUsersGroup } from '@tabler/icons-react'
import { lazy } from 'react'
import type { Screen } from '../module'
import { membersText } from './text'

/** 下沉党员, their units, registering and importing them, receipts. */
export const memberScreens: Screen[] = [
  {
    path: '/members/new',
    component: lazy(() => import('./screens/RegisterScreen').then(({ RegisterScreen }) => ({ default: RegisterScreen }))),
    right: 'members.write',
  },
  {
    path: '/members/import',
    component: lazy(() =>
      import('./import/screens/ListImportScreen').then(({ ListImportScreen }) => ({ default: ListImportScreen })),
    ),
    right: 'members.write',
  },
  {
    path: '/members/receipts/:id',
    component: lazy(() => import('./screens/ReceiptScreen').then(({ ReceiptScreen }) => ({ default: ReceiptScreen }))),
    right: 'members.write',
  },
  {
    path: '/members/:id',
    component: lazy(() => import('./screens/MemberScreen').then(({ MemberScreen }) => ({ default: MemberScreen }))),
    right: 'members.read',
  },
  {
    path: '/members',
    component: lazy(() => import('./screens/MembersScreen').then(({ MembersScreen }) => ({ default: MembersScreen }))),
    right: 'members.read',
    navigation: {
      order: 30,
      icon: IconUsersGroup,
      label: { 'zh-CN': membersText['zh-CN'].title, en: membersText.en.title },
    },
  },
  {
    path: '/units/:id',
    component: lazy(() => import('./screens/UnitScreen').then(({ UnitScreen }) => ({ default: UnitScreen }))),
    under: '/members',
    right: 'members.read',
  },
  {
    path: '/units',
    component: lazy(() => import('./screens/UnitsScreen').then(({ UnitsScreen }) => ({ default: UnitsScreen }))),
    under: '/members',
    right: 'members.read',
  },
]
