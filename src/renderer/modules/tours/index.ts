import { IconMapRoute } from '@tabler/icons-react'
import { lazy } from 'react'
import type { Module, Screen } from '../module'
import { tourDescription } from './description'
import { tourSchema } from './schema'
import { toursText } from './text'

const right = 'teams.read'

const screens: Screen[] = [
  {
    path: '/tours/stops/:id',
    component: lazy(() => import('./screens/StopScreen').then(({ StopScreen }) => ({ default: StopScreen }))),
    right,
  },
  {
    path: '/tours/rounds',
    component: lazy(() => import('./screens/RoundsScreen').then(({ RoundsScreen }) => ({ default: RoundsScreen }))),
    right,
  },
  {
    path: '/tours/holidays',
    component: lazy(() => import('./screens/HolidaysScreen').then(({ HolidaysScreen }) => ({ default: HolidaysScreen }))),
    right,
  },
  {
    path: '/tours/notice',
    component: lazy(() => import('./screens/NoticeScreen').then(({ NoticeScreen }) => ({ default: NoticeScreen }))),
    right,
  },
  {
    path: '/tours',
    component: lazy(() => import('./screens/ToursScreen').then(({ ToursScreen }) => ({ default: ToursScreen }))),
    right,
    navigation: { order: 27, icon: IconMapRoute, label: { 'zh-CN': toursText['zh-CN'].title, en: toursText.en.title } },
  },
]

/** 巡回服务: recurring rounds, their sittings, who signs up and what was done for them. */
export const toursModule: Module = {
  name: 'tours',
  collections: { tours: { schema: tourSchema } },
  screens,
  descriptions: { tours: tourDescription },
}

export { tourTakers } from './intake-takers'
export { KeepStopsPublished } from './screens/KeepStopsPublished'
