import { IconChartHistogram } from '@tabler/icons-react'
import { lazy } from 'react'
import type { Module } from '../module'
import { overviewText } from './text'

/** 服务概况: what the other modules' records say together. It writes nothing and keeps nothing. */
export const overviewModule: Module = {
  name: 'overview',
  collections: {},
  screens: [
    {
      path: '/services',
      component: lazy(() =>
        import('./screens/CoverageOverviewScreen').then(({ CoverageOverviewScreen }) => ({ default: CoverageOverviewScreen })),
      ),
      right: 'requests.read',
      navigation: {
        order: 29,
        icon: IconChartHistogram,
        label: { 'zh-CN': overviewText['zh-CN'].title, en: overviewText.en.title },
      },
    },
  ],
}
