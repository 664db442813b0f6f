import { IconClipboardList } from '@tabler/icons-react'
import { createElement, lazy } from 'react'
import type { Module } from '../module'
import type { OpenTicket } from './take-in'
import { mattersText } from './text'

/**
 * 办事事项: the city's catalogue of matters, found in everyday words, with a guidance card; taken in at the desk by `openTicket`,
 * which belongs to a module this one does not know. Its records are those of the catalogue and the requests.
 */
export function createMattersModule(openTicket: OpenTicket): Module {
  return {
    name: 'matters',
    collections: {},
    screens: [
      {
        path: '/matters',
        component: lazy(() => import('./screens/MattersScreen').then(({ MattersScreen }) => ({ default: MattersScreen }))),
        right: 'requests.read',
        navigation: {
          order: 28,
          icon: IconClipboardList,
          label: { 'zh-CN': mattersText['zh-CN'].title, en: mattersText.en.title },
        },
      },
      {
        path: '/matters/import',
        component: lazy(() =>
          import('./import/screens/MatterImportScreen').then(({ MatterImportScreen }) => ({ default: MatterImportScreen })),
        ),
        right: 'catalogue.write',
      },
      {
        path: '/matters/use',
        component: lazy(() => import('./screens/MatterUseScreen').then(({ MatterUseScreen }) => ({ default: MatterUseScreen }))),
        right: 'requests.read',
      },
      {
        path: '/matters/receipt/:id',
        component: lazy(() =>
          import('./screens/MatterReceiptScreen').then(({ MatterReceiptScreen }) => ({ default: MatterReceiptScreen })),
        ),
        right: 'requests.read',
      },
      {
        path: '/matters/:id',
        component: lazy(() =>
          import('./screens/MatterScreen').then(({ MatterScreen }) => ({
            default: () => createElement(MatterScreen, { openTicket }),
          })),
        ),
        right: 'requests.read',
      },
    ],
  }
}

export { createMatterFinder } from './finder'
export { nearestFirst } from './rules'
