import { IconDeviceTablet, IconInbox } from '@tabler/icons-react'
import { createElement, lazy } from 'react'
import type { Module } from '../module'
import { intakeDescription } from './description'
import { kiosksText } from './intake-text'
import type { Takers } from './operations'
import { intakeSchema } from './schema'
import { intakeText } from './text'

/**
 * 进件: what was handed in at the center's kiosks, for the desk to check; 自助屏: the kiosks themselves. `takers` make of what is accepted what
 * belongs to other modules, which this one does not know.
 */
export function createIntakeModule(takers: Takers): Module {
  const component = lazy(() =>
    import('./screens/IntakeScreen').then(({ IntakeScreen }) => ({ default: () => createElement(IntakeScreen, { takers }) })),
  )
  return {
    name: 'intake',
    collections: { intake: { schema: intakeSchema } },
    screens: [
      { path: '/intake/:id', component, right: 'intake.read' },
      {
        path: '/intake',
        component,
        right: 'intake.read',
        navigation: { order: 40, icon: IconInbox, label: { 'zh-CN': intakeText['zh-CN'].title, en: intakeText.en.title } },
      },
      {
        path: '/kiosks',
        component: lazy(() => import('./screens/KiosksScreen').then(({ KiosksScreen }) => ({ default: KiosksScreen }))),
        right: 'kiosk.manage',
        navigation: { order: 50, icon: IconDeviceTablet, label: { 'zh-CN': kiosksText['zh-CN'].title, en: kiosksText.en.title } },
      },
    ],
    descriptions: { intake: intakeDescription },
  }
}

export { progressId } from './rules'
export { CollectIntake } from './screens/CollectIntake'
export { sealIntake } from './seal'
